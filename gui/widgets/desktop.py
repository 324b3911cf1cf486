"""The desktop's clipboard and browser."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from gui.core.link import CheckoutLink


class SystemClipboard:
    """The clipboard of the system. Nothing is put there unasked."""

    def put(self, text: str) -> bool:
        clipboard = QGuiApplication.clipboard()
        clipboard.setText(text)
        # Another program can hold the clipboard, and Qt does not say that setting it failed.
        return clipboard.text() == text


class SystemBrowser:
    """The browser of the system."""

    def open(self, link: CheckoutLink) -> bool:
        url = QUrl(link.address, QUrl.ParsingMode.StrictMode)
        # What the browser gets is what the gate let through, or nothing.
        if url.toString(QUrl.ComponentFormattingOption.FullyEncoded) != link.address:
            return False
        return QDesktopServices.openUrl(url)
