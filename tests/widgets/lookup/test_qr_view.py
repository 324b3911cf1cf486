"""The QR code, read back from a grab of the real window by an independent decoder."""

import itertools
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible, QImage
from pytestqt.qtbot import QtBot

from gui.core.handover.qr import make_qr
from gui.widgets.lookup.qr_view import QrView
from tests.codes import read_codes
from tests.faults.scenario import exhaustive

LINK = "https://www.bluetape.com/i/r?account=7aec7f522d88&id=2eb1acd98a86"

GRAB = """
    import sys
    from PySide6.QtWidgets import QApplication
    from gui.core.link import admit
    from gui.core.invoice import InvoiceId
    from gui.core.lookup import Found
    from gui.demo.samples import DEMO_ACCOUNT
    from gui.presenters.lookup.lookup_state import LookupState, Phase
    from gui.presenters.intents import Intents
    from gui.widgets.main_window import MainWindow
    from gui.widgets.common.theme import DARK, LIGHT, Theme

    app = QApplication([])
    theme = Theme(app)
    theme.apply({"Dark": DARK, "Light": LIGHT}[sys.argv[2]])
    window = MainWindow(Intents())
    for step in window.completions:
        step()
    link = admit(sys.argv[3])
    found = Found(InvoiceId("x"), DEMO_ACCOUNT, link).with_qr()
    window.show_lookup(LookupState(Phase.READY, "x", found=found))
    window.place("")
    window.show()
    for _ in range(20):
        app.processEvents()
    window.grab().save(sys.argv[1])
    qr = window.page._link._qr.view
    grab = qr.grab()
    grab.save(sys.argv[1] + ".qr.png")
    print(grab.devicePixelRatio())
"""


def runs(image: QImage, y: int) -> list[int]:
    """Lengths of the runs of equal pixels along a row; only black and white may be there."""
    row = [image.pixelColor(x, y).lightness() for x in range(image.width())]
    assert set(row) <= {0, 255}
    lengths = [1]
    for before, after in itertools.pairwise(row):
        if before == after:
            lengths[-1] += 1
        else:
            lengths.append(1)
    return lengths


@pytest.mark.needs_desktop
@pytest.mark.parametrize("factor", ["1.25", *map(exhaustive, ["1", "1.5", "2", "3"])])
@pytest.mark.parametrize("scheme_name", ["Dark", exhaustive("Light")])
@pytest.mark.parametrize("link", [LINK, LINK + "&x=" + "y" * 300], ids=["short", "long"])
def test_read_back_from_the_window(
    tmp_path: Path, factor: str, scheme_name: str, link: str
) -> None:
    picture = tmp_path / "window.png"
    result = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(GRAB), str(picture), scheme_name, link],
        env={**os.environ, "QT_SCALE_FACTOR": factor},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert (result.returncode, result.stderr) == (0, "")
    assert float(result.stdout) == float(factor)
    # At three the screen is too small for all of the window.
    shown = f"{picture}.qr.png" if factor == "3" else str(picture)
    assert read_codes(QImage(shown)) == [link]

    # Whole device pixels: every run is a multiple of one module, with four modules of white.
    whole = QImage(str(picture) + ".qr.png")
    size = make_qr(link).size
    module = int(whole.width() // (size + 8))
    # Without the round corners of the quiet zone.
    edge = round(6 * float(factor))
    code = whole.copy(whole.rect().adjusted(edge, edge, -edge, -edge))
    assert module >= 2
    dark_rows = [y for y in range(code.height()) if len(runs(code, y)) > 1]
    for y in dark_rows:
        lengths = runs(code, y)
        assert all(length % module == 0 for length in lengths[1:-1])
        assert min(lengths[0], lengths[-1]) + edge >= 4 * module
    assert len(dark_rows) == size * module
    assert min(dark_rows[0], code.height() - 1 - dark_rows[-1]) + edge >= 4 * module - 1


def test_is_an_image_for_screen_readers(qtbot: QtBot) -> None:
    view = QrView()
    qtbot.addWidget(view)
    view.show_code(make_qr("https://a"), "Scan to pay invoice 7")
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface.role() is QAccessible.Role.Graphic
    assert interface.text(QAccessible.Text.Name) == "QR code"
    assert interface.text(QAccessible.Text.Description) == "Scan to pay invoice 7"


def test_without_a_code_it_is_blank(qtbot: QtBot) -> None:
    view = QrView()
    qtbot.addWidget(view)
    view.resize(view.sizeHint())
    image = view.grab().toImage()
    side = range(6, image.width() - 6, 9)
    white = {image.pixelColor(x, y).rgb() for x in side for y in side}
    assert white == {0xFFFFFFFF}
