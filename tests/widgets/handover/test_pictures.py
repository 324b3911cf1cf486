"""What leaves as a picture, read by other programs: a QR reader, Qt's SVG, poppler's PDF."""

import itertools
import subprocess
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage

from gui.core.handover.draft_folder import DraftFolder
from gui.core.handover.pdf_reader import bitmap_of
from gui.core.handover.picture import (
    LEAST_WIDTH,
    PASTED_WIDTH,
    WIDTH_MM,
    Bitmap,
    Picture,
    PictureFormat,
    PictureKind,
)
from gui.core.handover.qr import fitting_qr, make_qr
from gui.core.handover.qr_proof import QrNotProven, prove, prove_pdf
from gui.core.invoice import shown_id
from gui.core.link import admit
from gui.presenters.handover.picture_work import PictureWork
from gui.presenters.handover.ways import WAYS, SaveFile
from gui.widgets.handover.picture_layout import laid_out
from gui.widgets.handover.picture_renderer import PictureRenderer
from gui.widgets.lookup.qr_view import qr_image
from tests.codes import level_of, read_codes
from tests.systems import poppler

MARK = "TEST – NOT PAYABLE"
_BAND = QColor("#fff3df")


def picture(*, mark: str = "", invoice_id: str = "2eb1acd98a86", padding: int = 0) -> Picture:
    address = f"https://www.bluetape.com/i/r?account=7aec7f522d88&id={'x' * padding}1"
    link = admit(address)
    shown = shown_id(invoice_id)
    facts = (("Invoice", shown), ("Amount", "4,550.00"))
    steps = ("Point your phone camera at the code.", "Check the page.", "Pay.")
    caption = f"Scan to pay invoice {shown}"
    handling = "" if mark else "BlueTape handles this payment for Acme Supply."
    title = "Pay Acme Supply"
    return Picture(link, make_qr(address), title, caption, mark, facts, steps, handling)


PICTURES = [
    picture(),
    picture(mark=MARK),
    picture(invoice_id="Ünïcödé-請求書-" * 12),
    picture(mark=MARK, padding=1_500),
]
SHOWN = [
    pytest.param(PICTURES[0], id="plain", marks=pytest.mark.exhaustive),
    pytest.param(PICTURES[1], id="test"),
    pytest.param(PICTURES[2], id="long id"),
    pytest.param(PICTURES[3], id="long link", marks=pytest.mark.exhaustive),
]


NO_DRAFTS = DraftFolder(Path("/nowhere"))


def drawn(shown: Picture, kind: PictureKind) -> QImage:
    drawing = PictureRenderer().draw(shown, kind, PictureFormat.PNG)
    image = QImage.fromData(drawing.data)
    assert not image.isNull()
    return image


@pytest.mark.parametrize("kind", list(PictureKind))
@pytest.mark.parametrize("shown", SHOWN)
def test_a_png_is_large_and_its_modules_are_sharp(
    qapp: object, shown: Picture, kind: PictureKind
) -> None:
    image = drawn(shown, kind)
    assert image.width() >= LEAST_WIDTH
    assert read_codes(image) == [shown.link.address]
    code = laid_out(shown, kind).code
    module = code.width() / shown.qr.size
    assert module == int(module)
    assert (code.left(), code.top()) == (int(code.left()), int(code.top()))
    for y, row in enumerate(shown.qr.rows):
        for x, is_dark in enumerate(row):
            colour = 0xFF000000 if is_dark else 0xFFFFFFFF
            left, top = int(code.left() + x * module), int(code.top() + y * module)
            last = int(module) - 1
            for corner in ((0, 0), (last, 0), (0, last), (last, last)):
                assert image.pixel(left + corner[0], top + corner[1]) == colour


@pytest.mark.parametrize("kind", list(PictureKind))
@pytest.mark.parametrize("shown", SHOWN)
def test_no_word_is_cut_off_and_none_lies_on_another(
    qapp: object, shown: Picture, kind: PictureKind
) -> None:
    layout = laid_out(shown, kind)
    words = [shown.mark] if shown.mark else []
    if kind is PictureKind.CARD:
        words += [shown.title, *itertools.chain(*shown.facts)]
        words += [f"{number} {step}" for number, step in enumerate(shown.steps, 1)]
    else:
        words.append(shown.caption)
    whole = " ".join([*words, shown.link.host])
    if kind is PictureKind.CARD:
        whole += shown.handling
    drawn_words = "".join(line.text for line in layout.lines)
    assert drawn_words.replace(" ", "") == whole.replace(" ", "")
    places: list[QRectF] = []
    for line in layout.lines:
        used = QFontMetricsF(line.font).boundingRect(
            line.rect, line.side | Qt.AlignmentFlag.AlignVCenter, line.text
        )
        assert QRectF(0, 0, layout.width, layout.height).contains(used), line.text
        assert not used.intersects(layout.code), line.text
        assert not any(used.intersects(rule) for rule in layout.rules), line.text
        places.append(used)
    assert not any(one.intersects(other) for one, other in itertools.combinations(places, 2))
    # Each number in its ring, and none of these on another, or on words.
    assert len(layout.rings) == (len(shown.steps) if kind is PictureKind.CARD else 0)
    for ring in layout.rings:
        [inside] = [place for place in places if ring.intersects(place)]
        assert ring.contains(inside)
    assert not any(one.intersects(other) for one, other in itertools.combinations(layout.rings, 2))


def test_lines_are_broken_between_words_where_they_can_be(qapp: object) -> None:
    shown = replace(
        picture(mark="TEST – NO SE PUEDE PAGAR"), caption="Scan to pay invoice " + "word-" * 9
    )
    lines = [line.text for line in laid_out(shown, PictureKind.QR).lines]
    assert lines[0] == "TEST – NO SE PUEDE PAGAR"
    caption = lines[1:-1]
    assert len(caption) > 1
    assert all(line.endswith(("-", "invoice", "pay")) for line in caption)


@pytest.mark.parametrize("kind", list(PictureKind))
@pytest.mark.parametrize("shown", SHOWN)
def test_a_picture_to_be_pasted_fits_a_mail_and_says_how_large_it_is_on_paper(
    qapp: object, shown: Picture, kind: PictureKind
) -> None:
    work = PictureWork(PictureRenderer(), NO_DRAFTS)
    pasted = QImage.fromData(work.pasted(shown, kind))
    saved = QImage.fromData(work.proven(shown, kind, PictureFormat.PNG))
    # A module is whole pixels, and a long link has up to 189 of them side by side.
    assert PASTED_WIDTH <= pasted.width() < PASTED_WIDTH + 200
    assert saved.width() >= LEAST_WIDTH
    for image in (pasted, saved):
        assert read_codes(image) == [shown.link.address]
        dots_per_metre = image.dotsPerMeterX(), image.dotsPerMeterY()
        width_mm, height_mm = (
            1_000 * pixels / dots
            for pixels, dots in zip((image.width(), image.height()), dots_per_metre, strict=True)
        )
        assert width_mm == pytest.approx(WIDTH_MM, abs=0.1)
        assert height_mm / width_mm == pytest.approx(image.height() / image.width())


@pytest.mark.parametrize("kind", list(PictureKind))
def test_the_mark_is_a_band_in_colour_and_production_has_none(
    qapp: object, kind: PictureKind
) -> None:
    marked, live = drawn(PICTURES[1], kind), drawn(PICTURES[0], kind)
    corner = QPoint(3, 3)
    assert marked.pixelColor(corner) == _BAND
    colours = {live.pixel(x, y) for x in range(live.width()) for y in range(0, live.height(), 7)}
    assert _BAND.rgb() not in colours
    assert live.height() < marked.height()


@poppler
@pytest.mark.parametrize("kind", list(PictureKind))
@pytest.mark.parametrize("shown", SHOWN)
def test_another_program_reads_the_pdf(
    qapp: object, tmp_path: Path, shown: Picture, kind: PictureKind
) -> None:
    file = tmp_path / "card.pdf"
    file.write_bytes(PictureRenderer().draw(shown, kind, PictureFormat.PDF).data)
    subprocess.run(
        ["pdftoppm", "-r", "200", "-png", "-singlefile", file, tmp_path / "page"],
        check=True,
        timeout=60,
    )
    assert read_codes(QImage(str(tmp_path / "page.png"))) == [shown.link.address]
    text = subprocess.run(
        ["pdftotext", file, "-"], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    assert "www.bluetape.com" in text
    assert (MARK in text) is bool(shown.mark)
    info = subprocess.run(
        ["pdfinfo", file], check=True, capture_output=True, text=True, timeout=60
    ).stdout
    assert "Pages:           1\n" in info


@pytest.mark.parametrize("shown", SHOWN)
def test_qt_reads_the_svg(qapp: object, shown: Picture) -> None:
    drawing = PictureRenderer().draw(shown, PictureKind.QR, PictureFormat.SVG)
    image = QImage.fromData(drawing.data)
    assert image.width() >= LEAST_WIDTH
    assert read_codes(image) == [shown.link.address]
    assert (MARK in drawing.data.decode()) is bool(shown.mark)
    assert shown.link.host in drawing.data.decode()


# In characters; the longest are what fits a QR code of version 40 with correction Q, and with M.
LENGTHS = [*range(100, 2_331, 97), 1_663, 1_664, 1_900, 1_919, 1_920, 2_330]


@pytest.mark.parametrize(
    ("length", "is_sturdier"), [(65, True), (1_663, True), (1_664, False), (2_331, False)]
)
def test_a_code_for_paper_is_sturdier_where_the_link_fits_one(
    length: int, is_sturdier: bool
) -> None:
    shown = as_long_as(length)
    for qr, level in ((shown.qr, "M"), (shown.sturdy().qr, "Q" if is_sturdier else "M")):
        image = qr_image(qr).scaledToWidth(8 * (qr.size + 8))
        assert read_codes(image) == [shown.link.address]
        assert level_of(image) == level


def as_long_as(length: int) -> Picture:
    shown = picture(mark=MARK)
    shown = picture(mark=MARK, padding=length - len(shown.link.address))
    assert len(shown.link.address) == length
    return shown


@pytest.mark.parametrize(
    ("kind", "file_format"),
    [
        pytest.param(way.kind.picture, f, marks=[poppler] if f is PictureFormat.PDF else [])
        for way in WAYS
        if isinstance(way.kind, SaveFile)
        for f in way.kind.formats
    ],
)
@pytest.mark.parametrize(
    "length",
    [
        2_331,
        *(pytest.param(each, marks=pytest.mark.exhaustive) for each in LENGTHS),
    ],
)
def test_every_link_that_fits_a_code_can_be_saved(
    qapp: object, tmp_path: Path, kind: PictureKind, file_format: PictureFormat, length: int
) -> None:
    shown = as_long_as(length)
    file = tmp_path / f"code.{file_format.value}"
    work = PictureWork(PictureRenderer(), NO_DRAFTS)
    work.save(shown, kind, file_format, file, replaces=False)
    image = page_of(file) if file_format is PictureFormat.PDF else QImage(str(file))
    assert read_codes(image) == [shown.link.address]


def page_of(file: Path) -> QImage:
    """The page of a PDF, as a program that is not Qt shows it."""
    subprocess.run(
        ["pdftoppm", "-r", "200", "-png", "-singlefile", file, file.with_name("page")],
        check=True,
        timeout=60,
    )
    return QImage(str(file.with_name("page.png")))


@poppler
@pytest.mark.parametrize("kind", list(PictureKind))
@pytest.mark.parametrize("shown", SHOWN)
def test_the_reader_of_pdfs_sees_what_poppler_sees(
    qapp: object, tmp_path: Path, shown: Picture, kind: PictureKind
) -> None:
    file = tmp_path / "card.pdf"
    file.write_bytes(PictureRenderer().draw(shown, kind, PictureFormat.PDF).data)
    theirs = page_of(file).convertToFormat(QImage.Format.Format_Grayscale8)
    ours = bitmap_of(file.read_bytes())
    layout = laid_out(shown, kind)
    module = layout.code.width() / shown.qr.size
    for y, row in enumerate(shown.qr.rows):
        for x, is_dark in enumerate(row):
            across = (layout.code.left() + (x + 0.5) * module) / layout.width
            down = (layout.code.top() + (y + 0.5) * module) / layout.height
            mine = ours.pixels[int(down * ours.height) * ours.width + int(across * ours.width)]
            assert (mine == 0) is bool(is_dark)
            pixel = theirs.pixelColor(int(across * theirs.width()), int(down * theirs.height()))
            assert (pixel.value() < 128) is bool(is_dark)


def with_drawing(pdf: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """The PDF, with its page drawn in another way."""
    start = pdf.index(b"/FlateDecode\n>>\nstream\n") + len(b"/FlateDecode\n>>\nstream\n")
    stream = zlib.decompressobj()
    drawing = stream.decompress(pdf[start:])
    return pdf[:start] + zlib.compress(change(drawing)) + stream.unused_data


@pytest.mark.parametrize(
    ("what", "change"),
    [
        ("modules in white", lambda s: s.replace(b"\n0 0 0 scn", b"\n1 1 1 scn")),
        ("all painted over", lambda s: s + b"1 1 1 scn 0 0 9999 9999 re f\n"),
        ("a line across", lambda s: s + b"0 0 0 SCN 0 0 m 600 900 l S\n"),
        ("a wide white line", lambda s: s + b"1 1 1 SCN 531 w 531 0 m 531 1229 l S\n"),
        ("one as it was before", lambda s: s + b"1 1 1 SCN 531 w q 1 w Q 531 0 m 531 1229 l S\n"),
        ("one by its matrix", lambda s: s + b"1 1 1 SCN 1 w 9 0 0 531 0 0 cm 9 0 m 9 9 l S\n"),
        ("one of less than nothing", lambda s: s + b"1 1 1 SCN -531 w 531 0 m 531 1229 l S\n"),
        ("no width is said", lambda s: b"0 0 m 9 9 l S\n" + s),
        ("ink that is not seen", lambda s: s.replace(b"/GSa gs", b"/GState5 gs")),
        ("another colour space", lambda s: s.replace(b"/CSp cs", b"/PCSp cs")),
        ("a pattern", lambda s: s.replace(b"0 0 0 scn", b"0 0 0 /Pat6 scn")),
        ("another rule of filling", lambda s: s.replace(b"h\nf\n", b"h\nf*\n")),
        ("what is not known", lambda s: s + b"/Sh1 sh\n"),
        ("too few numbers", lambda s: s + b"1 2 re f\n"),
        ("more restored than saved", lambda s: s + b"Q Q Q Q Q\n"),
        ("a shape from nowhere", lambda s: b"1 2 l f\n" + s),
        ("nothing", lambda _: b""),
    ],
)
def test_a_pdf_that_shows_something_else_is_refused(
    qapp: object, what: str, change: Callable[[bytes], bytes]
) -> None:
    shown = PICTURES[1]
    pdf = PictureRenderer().draw(shown, PictureKind.QR, PictureFormat.PDF).data
    prove_pdf(with_drawing(pdf, lambda same: same), shown.link)
    with pytest.raises(QrNotProven):
        prove_pdf(with_drawing(pdf, change), shown.link)


@pytest.mark.parametrize("kept", [0, 9, 1_000, 3_000])
def test_a_pdf_that_is_cut_is_refused(qapp: object, kept: int) -> None:
    shown = PICTURES[1]
    pdf = PictureRenderer().draw(shown, PictureKind.QR, PictureFormat.PDF).data
    with pytest.raises(QrNotProven):
        prove_pdf(pdf[:kept], shown.link)


def test_letters_in_colours_and_outlines_do_not_get_in_the_way(qapp: object) -> None:
    shown = PICTURES[1]
    pdf = PictureRenderer().draw(shown, PictureKind.QR, PictureFormat.PDF).data
    odd = b"q 1 0 0 1 20 20 cm 9 0 0 9 0 0 cm /Im5 Do Q 5 5 m 5 9 9 9 9 5 c h f\n"
    prove_pdf(with_drawing(pdf, lambda drawing: drawing + odd), shown.link)


@pytest.mark.parametrize("file_format", list(PictureFormat))
def test_the_bitmap_is_that_of_the_file(qapp: object, file_format: PictureFormat) -> None:
    shown = PICTURES[0]
    drawing = PictureRenderer().draw(shown, PictureKind.QR, file_format)
    prove(drawing.bitmap, shown.link)
    assert len(drawing.bitmap.pixels) == drawing.bitmap.width * drawing.bitmap.height
    if file_format is PictureFormat.PNG:
        image = QImage.fromData(drawing.data).convertToFormat(QImage.Format.Format_Grayscale8)
        row = bytes(image.constScanLine(500))[: image.width()]
        width = drawing.bitmap.width
        assert drawing.bitmap.pixels[500 * width : 501 * width] == row


def test_the_proof_refuses_what_it_is_for(qapp: object) -> None:
    shown = PICTURES[0]
    bitmap = PictureRenderer().draw(shown, PictureKind.CARD, PictureFormat.PNG).bitmap
    prove(bitmap, shown.link)
    other = admit(shown.link.address.replace("id=1", "id=2"))
    white = bytes([255]) * len(bitmap.pixels)
    # One module of three hundred upside down is repaired by every reader; half of them is not.
    half = bitmap.pixels[: len(white) // 2] + white[len(white) // 2 :]
    for link, pixels in ((other, bitmap.pixels), (shown.link, white), (shown.link, half)):
        with pytest.raises(QrNotProven):
            prove(replace(bitmap, pixels=pixels), link)
    twice = Bitmap(bitmap.width, 2 * bitmap.height, 2 * bitmap.pixels)
    with pytest.raises(QrNotProven):
        prove(twice, shown.link)


def test_what_fits_no_code_is_no_picture() -> None:
    assert fitting_qr("https://www.bluetape.com/" + "x" * 4_000) is None
