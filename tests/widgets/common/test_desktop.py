"""Clipboard and browser: what was let through the gate, unchanged, or nothing."""

import subprocess

import pytest
from PySide6.QtCore import QBuffer, QMimeData, QSize, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication, QImage
from pytestqt.qtbot import QtBot

from gui.core.link import CheckoutLink, admit
from gui.presenters.handover.ways import WAYS
from gui.widgets.common.desktop import SystemBrowser, SystemClipboard
from tests.core.test_link import test_refuses as gate_table
from tests.presenters.lookup.test_lookup import Desk

ADDRESSES = [
    "https://www.bluetape.com/i/r?account=7aec7f522d88&id=2eb1acd98a86",
    "https://www.bluetape.com/a%20b/@c;d=1,2",
    "https://www.bluetape.com/?a=b?c/d&e=%C3%BC%2F%25",
    "https://www.bluetape.com/a%2fb/%c3%a9//%7ed?id=%2f",
    "https://bluetape.com",
]


@pytest.mark.needs_desktop
def test_another_process_reads_the_clipboard(qtbot: QtBot) -> None:
    assert SystemClipboard().put(ADDRESSES[0])
    reader = subprocess.Popen(
        ["xclip", "-selection", "clipboard", "-o"], stdout=subprocess.PIPE, text=True
    )
    # The clipboard's owner answers from its event loop.
    qtbot.waitUntil(lambda: reader.poll() is not None)
    out, _ = reader.communicate()
    assert out == ADDRESSES[0]


def test_a_clipboard_that_keeps_something_else_is_a_failure(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_another_program = QMimeData()
    of_another_program.setText("of another program")

    class Held:
        def setMimeData(self, content: QMimeData) -> None:
            pass

        def mimeData(self) -> QMimeData:
            return of_another_program

    clipboard = SystemClipboard()
    monkeypatch.setattr("gui.widgets.common.desktop.QGuiApplication.clipboard", Held)
    assert not clipboard.put("x")
    assert not clipboard.put("of another program", html="<b>x</b>")
    assert not clipboard.put("", png=_png())
    assert clipboard.put("of another program")


def _png() -> bytes:
    image = QImage(3, 2, QImage.Format.Format_RGB32)
    image.fill(0xFF00FF)
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    assert image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def test_a_link_and_an_image_are_read_back(qtbot: QtBot) -> None:
    clipboard = SystemClipboard()
    assert clipboard.put("https://x", html='<a href="https://x">Pay</a>')
    found = QGuiApplication.clipboard().mimeData()
    assert (found.text(), found.html()) == ("https://x", '<a href="https://x">Pay</a>')
    assert clipboard.put("", png=_png())
    assert QGuiApplication.clipboard().image().size() == QSize(3, 2)
    assert not QGuiApplication.clipboard().mimeData().hasHtml()


@pytest.fixture
def openings(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system's opener was given, as the bytes a browser would get."""
    found: list[str] = []

    def open_url(url: QUrl) -> bool:
        found.append(bytes(url.toEncoded().data()).decode())
        return True

    monkeypatch.setattr(QDesktopServices, "openUrl", open_url)
    return found


@pytest.mark.parametrize("raw", ADDRESSES)
def test_the_browser_gets_what_the_gate_let_through(openings: list[str], raw: str) -> None:
    link = admit(raw)
    assert SystemBrowser().open(link)
    assert openings == [link.address]


def test_what_qt_would_change_is_not_opened(openings: list[str]) -> None:
    odd = CheckoutLink("https://www.bluetape.com/a b", "www.bluetape.com")
    assert not SystemBrowser().open(odd)
    assert openings == []


def test_no_opener_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: False)
    assert not SystemBrowser().open(admit(ADDRESSES[0]))


HOSTILE = [case[0] for case in gate_table.pytestmark[0].args[1]]


@pytest.mark.parametrize("raw", HOSTILE)
def test_hostile_addresses_reach_neither_clipboard_nor_qr_nor_browser(
    qtbot: QtBot, openings: list[str], raw: str
) -> None:
    """The whole table, from the client's answer to all ways out of the window."""

    class Client:
        def fetch(self, *_: object) -> CheckoutLink:
            return admit(raw)

        fetch_status = fetch

    desk = Desk(client=Client())  # type: ignore[arg-type]
    desk.open = SystemBrowser().open  # type: ignore[method-assign]
    desk.presenter.lookup("one")
    desk.finish()
    for way in WAYS:
        desk.hand_over.request(way)
    assert desk.storage.waiting == 0
    assert desk.state.message is not None
    assert desk.state.message.title == "The link BlueTape returned does not look right"
    assert desk.state.qr is None
    assert desk.clipboard == []
    assert openings == []
