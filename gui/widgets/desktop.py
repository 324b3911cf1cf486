"""The desktop's clipboard and browser."""

import time

from PySide6.QtCore import QObject, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication

from gui.core.link import CheckoutLink


class SystemClipboard(QObject):
    """The clipboard of the system. Nothing is put there unasked.

    `taken` says that another program put something else there right after we did.
    """

    taken = Signal()

    # Later than this somebody copied something else, which is nobody's fault.
    _WATCHED_S = 1.0

    def __init__(self) -> None:
        super().__init__()
        self._put_at = -self._WATCHED_S
        QGuiApplication.clipboard().dataChanged.connect(self._on_data_changed)

    def put(self, text: str) -> bool:
        clipboard = QGuiApplication.clipboard()
        clipboard.setText(text)
        self._put_at = time.monotonic()
        # Another program can hold the clipboard, and Qt does not say that setting it failed.
        return clipboard.text() == text

    @Slot()
    def _on_data_changed(self) -> None:
        # Not read: its new owner may hang, and the window would with it.
        is_recent = time.monotonic() - self._put_at < self._WATCHED_S
        if is_recent and not QGuiApplication.clipboard().ownsClipboard():
            self.taken.emit()


class SystemBrowser:
    """The browser of the system."""

    def open(self, link: CheckoutLink) -> bool:
        url = QUrl(link.address, QUrl.ParsingMode.StrictMode)
        # What the browser gets is what the gate let through, or nothing.
        if url.toString(QUrl.ComponentFormattingOption.FullyEncoded) != link.address:
            return False
        return QDesktopServices.openUrl(url)
