"""A QR code with its caption as SVG: one path for the modules, text as text."""

from html import escape

from gui.core.picture import Picture
from gui.core.qr import QUIET_ZONE

# In modules, the unit of the picture.
_LINE = 3.0
_SIZE = 2.0
_MARK_COLOUR = "#8a4b00"
_FONT = "sans-serif"


def qr_svg(picture: Picture) -> bytes:
    """Return the picture as an SVG document, as large as wanted: its unit is one module."""
    side = picture.qr.size + 2 * QUIET_ZONE
    lines = [
        (picture.mark, "bold", _MARK_COLOUR),
        (picture.caption, "normal", "#000000"),
        (picture.link.host, "bold", "#000000"),
    ]
    shown = [line for line in lines if line[0]]
    height = side + _LINE * len(shown) + 1
    size = f'viewBox="0 0 {side} {height:g}" width="{side * 24}" height="{height * 24:g}"'
    parts = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size}>',
        f"<title>{escape(picture.caption)}</title>",
        f'<rect width="{side}" height="{height:g}" fill="#ffffff"/>',
        f'<path fill="#000000" shape-rendering="crispEdges" d="{_modules(picture)}"/>',
    ]
    for number, (text, weight, colour) in enumerate(shown):
        y = side + _LINE * number + _SIZE * 0.8
        parts.append(
            f'<text x="{side / 2:g}" y="{y:g}" font-family="{_FONT}" '
            f'font-size="{_fitting(text, side):g}" font-weight="{weight}" fill="{colour}" '
            f'text-anchor="middle">{escape(text)}</text>'
        )
    return "\n".join([*parts, "</svg>", ""]).encode("utf-8")


def _modules(picture: Picture) -> str:
    """Each run of dark modules in a row as one rectangle."""
    path = []
    for y, row in enumerate(picture.qr.rows):
        start = 0
        for run in row.split(b"\0"):
            if run:
                path.append(f"M{start + QUIET_ZONE} {y + QUIET_ZONE}h{len(run)}v1h-{len(run)}z")
            start += len(run) + 1
    return "".join(path)


def _fitting(text: str, width: float) -> float:
    """The size at which the text fits; nobody can measure it here, so letters count as wide."""
    return min(_SIZE, (width - 2) / max(len(text), 1) / 0.62)
