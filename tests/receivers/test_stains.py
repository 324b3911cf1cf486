"""A printed code with stains on it, read by zbar: what error correction Q is worth beside M."""

import random
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from gui.core.handover.picture import WIDTH_MM, Picture, PictureKind
from gui.core.handover.qr import make_qr
from gui.core.link import admit
from gui.widgets.handover.picture_layout import Layout, laid_out, paint_into
from tests.codes import read_by_zbar

pytestmark = pytest.mark.exhaustive

LINK = admit("https://www.bluetape.com/i/r?account=7aec7f522d88&id=2eb1acd98a86")
SHOWN = Picture(LINK, make_qr(LINK.address), "Invoice 1", "Scan to pay invoice 1")
DPI = 150
TRIES = 20
# Of the code, without its quiet zone.
STAINED = 0.08
# Of its width, from the middle to the rim.
STAIN = (0.02, 0.05)


def printed(layout: Layout) -> tuple[QImage, QRectF]:
    """The picture as a printer sets it, and where the code is."""
    scale = WIDTH_MM / 25.4 * DPI / layout.width
    paper = QImage(
        round(layout.width * scale), round(layout.height * scale), QImage.Format.Format_RGB32
    )
    painter = QPainter(paper)
    paint_into(painter, layout, QRectF(paper.rect()))
    painter.end()
    code = layout.code
    return paper, QRectF(
        code.left() * scale, code.top() * scale, code.width() * scale, code.height() * scale
    )


def stain(paper: QImage, code: QRectF, colour: QColor, seed: int) -> None:
    """Put drops on the code until this part of it is covered; the same ones for the same seed."""
    drops = random.Random(seed)
    covered = QImage(paper.size(), QImage.Format.Format_Grayscale8)
    covered.fill(Qt.GlobalColor.black)
    painters = QPainter(paper), QPainter(covered)
    painters[1].setClipRect(code)
    for painter, shown in zip(painters, (colour, QColor("white")), strict=True):
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(shown)
    while bytes(covered.constBits()).count(255) < STAINED * code.width() * code.height():
        middle = QPointF(
            code.left() + drops.random() * code.width(), code.top() + drops.random() * code.height()
        )
        radius = drops.uniform(*STAIN) * code.width()
        for painter in painters:
            painter.drawEllipse(middle, radius, radius)
    for painter in painters:
        painter.end()


def times_read(shown: Picture, colour: str, file: Path) -> int:
    read = 0
    for seed in range(TRIES):
        paper, code = printed(laid_out(shown, PictureKind.QR))
        stain(paper, code, QColor(colour), seed)
        assert paper.save(str(file))
        read += read_by_zbar(file) == [LINK.address]
    return read


@pytest.mark.parametrize("colour", ["#5a3a1e", "#ffffff"], ids=["coffee", "scratches"])
def test_a_code_for_paper_is_read_more_often(qapp: object, tmp_path: Path, colour: str) -> None:
    file = tmp_path / "stained.png"
    on_screen, on_paper = (times_read(each, colour, file) for each in (SHOWN, SHOWN.sturdy()))
    print(f"read by zbar, of {TRIES}: {on_screen} with M, {on_paper} with Q")
    assert on_paper > 2 * on_screen
    assert on_paper >= TRIES // 2
