"""The reference: what anyone writes in an hour with the same packages, and it does the job.

One window, `requests`, `keyring`, `segno`, a `QThread` for each lookup. Nothing is kept from one
lookup to the next but the connection; no deadline, no check, no verdict. It reads the same keyring
entry and asks the same server, and measures itself as `inside.py` measures Checkout Desk.
"""

import io
import os
import sys
import time

import keyring
import requests
import segno
from PySide6.QtCore import QThread, QTimer, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from benchmarks.watch import LOOKUPS, Watch

SERVICE, BASE = os.environ["PLAIN_SERVICE"], os.environ["PLAIN_BASE"]
session = requests.Session()


class Lookup(QThread):
    found = Signal(str)
    failed = Signal(str)

    def __init__(self, invoice_id: str) -> None:
        super().__init__()
        self._invoice_id = invoice_id

    def run(self) -> None:
        try:
            entry = keyring.get_password(SERVICE, "BlueTape API") or ""
            _, _, key, account = entry.split(" ")
            reply = session.get(
                f"{BASE}/integration/invoice/{self._invoice_id}/checkout",
                headers={"X-BlueTape-Key": key, "X-Integration-AccountId": account},
                timeout=15,
            )
            reply.raise_for_status()
            _times.answered = time.perf_counter()
            self.found.emit(reply.json()["checkOutUrl"])
        except Exception as error:  # noqa: BLE001  (the plain program shows whatever it was)
            self.failed.emit(str(error))


class Picture(QLabel):
    def paintEvent(self, event: object) -> None:  # noqa: N802
        super().paintEvent(event)  # type: ignore[arg-type]
        if _times.is_awaited:
            _times.is_awaited = False
            _times.painted()


class Window(QMainWindow):
    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Payment links")
        self._id, self._link, self._code = QLineEdit(), QLineEdit(), Picture()
        self._link.setReadOnly(True)
        self._buttons = [QPushButton(text) for text in ("Get link", "Copy link", "Open")]
        row = QHBoxLayout()
        for button in self._buttons:
            row.addWidget(button)
        column = QVBoxLayout()
        for part in (self._id, self._link, self._code):
            column.addWidget(part)
        column.addLayout(row)
        body = QWidget()
        body.setLayout(column)
        self.setCentralWidget(body)
        self.resize(800, 560)

    def look_up(self, invoice_id: str) -> None:
        self._id.setText(invoice_id)
        self._buttons[0].setEnabled(False)
        self._lookup = Lookup(invoice_id)
        self._lookup.found.connect(self._on_found)
        self._lookup.failed.connect(sys.exit)
        self._lookup.start()

    def _on_found(self, link: str) -> None:
        self._lookup.wait()
        self._link.setText(link)
        drawing = io.BytesIO()
        segno.make(link, error="m", micro=False).save(drawing, kind="png", scale=4)
        pixmap = QPixmap()
        pixmap.loadFromData(drawing.getvalue())
        self._code.setPixmap(pixmap)
        self._buttons[0].setEnabled(True)
        _times.is_awaited = True


class Times:
    """What is measured: from Enter, and from the answer, to the painted code."""

    def __init__(self) -> None:
        self.asked = self.answered = 0.0
        self.is_awaited = False
        self._whole_ms: list[float] = []
        self._shown_ms: list[float] = []

    def ask(self) -> None:
        if len(self._whole_ms) == LOOKUPS:
            _watch.found |= {"whole_ms": self._whole_ms, "shown_ms": self._shown_ms}
            _watch.report_when_idle(_application.quit)
            return
        self.asked = time.perf_counter()
        _window.look_up(f"invoice-{len(self._whole_ms)}")

    def painted(self) -> None:
        now = time.perf_counter()
        self._whole_ms.append((now - self.asked) * 1000)
        self._shown_ms.append((now - self.answered) * 1000)
        QTimer.singleShot(30, self.ask)


if __name__ == "__main__":
    _application = QApplication(sys.argv)
    _watch, _times, _window = Watch(), Times(), Window()
    _window.show()
    QTimer.singleShot(1_500, _times.ask)
    sys.exit(_application.exec())
