"""A QR code with its caption as SVG: one path a row of modules, text as text."""

from gui.core.handover.picture import LEAST_WIDTH, Picture
from gui.core.handover.qr import QUIET_ZONE
from gui.core.text import in_html

# In modules.
_LINE = 3.0
_SIZE = 2.0
_MARK_COLOUR = "#8a4b00"
_FONT = "sans-serif"


def qr_svg(picture: Picture) -> bytes:
    """Return the picture as an SVG document, as large as wanted.

    Programs that turn it into pixels without asking make at least `LEAST_WIDTH` of them, a whole
    number for each module. Letters are sized in that unit: some readers round small sizes to none.
    """
    side = picture.qr.size + 2 * QUIET_ZONE
    module = -(-LEAST_WIDTH // side)
    lines = [
        (picture.mark, "bold", _MARK_COLOUR),
        (picture.caption, "normal", "#000000"),
        (picture.link.host, "bold", "#000000"),
    ]
    shown = [line for line in lines if line[0]]
    width, height = side * module, (side + _LINE * len(shown) + 1) * module
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height:g}" '
            f'width="{width}" height="{height:g}">'
        ),
        f"<title>{in_html(picture.caption)}</title>",
        f'<rect width="{width}" height="{height:g}" fill="#ffffff"/>',
        f'<g transform="scale({module})" shape-rendering="crispEdges">',
        *_rows(picture),
        "</g>",
    ]
    for number, (text, weight, colour) in enumerate(shown):
        y = (side + _LINE * number + _SIZE * 0.8) * module
        parts.append(
            f'<text x="{width / 2:g}" y="{y:g}" font-family="{_FONT}" '
            f'font-size="{_fitting(text, side) * module:.0f}" font-weight="{weight}" '
            f'fill="{colour}" text-anchor="middle">{in_html(text)}</text>'
        )
    return "\n".join([*parts, "</svg>", ""]).encode("utf-8")


def _rows(picture: Picture) -> list[str]:
    """Each row as one path, and in it each run of dark modules as one rectangle.

    One path for all is shorter, but Qt's reader, for one, cuts a path off when it gets long.
    """
    paths = []
    for y, runs in enumerate(picture.qr.dark_runs(), QUIET_ZONE):
        shapes = (f"M{x + QUIET_ZONE} {y}h{length}v1h-{length}z" for x, length in runs)
        paths.append(f'<path d="{"".join(shapes)}"/>')
    return paths


def _fitting(text: str, width: float) -> float:
    """The size at which the text fits; nobody can measure it here, so letters count as wide."""
    return min(_SIZE, (width - 2) / max(len(text), 1) / 0.62)
