"""The SVG of a QR code."""

from PySide6.QtGui import QImage

from gui.core.handover.picture import Picture
from gui.core.handover.qr import make_qr
from gui.core.handover.qr_svg import qr_svg
from gui.core.link import admit
from tests.codes import read_codes

LINK = admit("https://www.bluetape.com/i/r?account=7aec7f522d88&id=2eb1acd98a86")


def test_an_svg_code_says_the_link(qapp: object) -> None:
    picture = Picture(LINK, make_qr(LINK.address), "", "Scan <to> & pay", "TEST")
    data = qr_svg(picture)
    assert read_codes(QImage.fromData(data)) == [LINK.address]
    assert b"Scan &lt;to&gt; &amp; pay" in data
    assert b">TEST</text>" in data
