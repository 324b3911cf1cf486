"""The desktop's clipboard, browser and file manager."""

import time
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, QUrl, Signal, Slot
from PySide6.QtGui import QClipboard, QDesktopServices, QGuiApplication, QImage

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

    def put(self, text: str, *, html: str = "", png: bytes = b"") -> bool:
        content = QMimeData()
        if text:
            content.setText(text)
        if html:
            content.setHtml(html)
        image = QImage.fromData(png) if png else QImage()
        if png:
            content.setImageData(image)
        clipboard = QGuiApplication.clipboard()
        clipboard.setMimeData(content)
        self._put_at = time.monotonic()
        # Another program can hold the clipboard, and Qt does not say that setting it failed.
        return _holds(clipboard, text, html, image)

    @Slot()
    def _on_data_changed(self) -> None:
        # Not read: its new owner may hang, and the window would with it.
        is_recent = time.monotonic() - self._put_at < self._WATCHED_S
        if is_recent and not QGuiApplication.clipboard().ownsClipboard():
            self.taken.emit()


def _holds(clipboard: QClipboard, text: str, html: str, image: QImage) -> bool:
    """Whether what can be read is what was put there, whole and nothing else."""
    found = clipboard.mimeData()
    if not image.isNull():
        return bool(found.imageData() == image)
    return found.text() == text and (found.html() == html if html else not found.hasHtml())


class SystemBrowser:
    """The browser of the system."""

    def open(self, link: CheckoutLink) -> bool:
        url = QUrl(link.address, QUrl.ParsingMode.StrictMode)
        # What the browser gets is what the gate let through, or nothing.
        if url.toString(QUrl.ComponentFormattingOption.FullyEncoded) != link.address:
            return False
        return QDesktopServices.openUrl(url)


def open_folder(folder: Path) -> bool:
    """Show the folder in the system's file manager; returns whether one took it."""
    return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
