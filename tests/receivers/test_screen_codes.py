"""The codes of the window read by zbar, which shares nothing with what makes them."""

import random
import string
from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter

from gui.core.handover.qr import QUIET_ZONE, make_qr
from gui.widgets.lookup.qr_view import qr_image
from tests.codes import read_by_zbar

pytestmark = pytest.mark.exhaustive

ALPHABETS = (string.digits, string.hexdigits, string.ascii_letters + string.digits + "-._~%&=")


@pytest.mark.parametrize("length", [1, 12, 60, 150, 400, 900, 1_600, 2_100])
@pytest.mark.parametrize("alphabet", ALPHABETS, ids=["digits", "hex", "any"])
def test_a_link_of_any_length(tmp_path: Path, length: int, alphabet: str) -> None:
    letters = random.Random(length)
    for _ in range(3):
        link = "https://www.bluetape.com/i/r?id=" + "".join(letters.choices(alphabet, k=length))
        code = qr_image(make_qr(link))
        side = code.width() + 2 * QUIET_ZONE
        paper = QImage(4 * side, 4 * side, QImage.Format.Format_Grayscale8)
        paper.fill(255)
        painter = QPainter(paper)
        painter.drawImage(
            4 * QUIET_ZONE, 4 * QUIET_ZONE, code.scaled(4 * code.width(), 4 * code.width())
        )
        painter.end()
        file = tmp_path / "code.png"
        assert paper.save(str(file))
        assert read_by_zbar(file) == [link]
