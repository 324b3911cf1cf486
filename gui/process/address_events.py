"""Addresses of our own that come as events: macOS hands them to the program that runs already."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QFileOpenEvent, QGuiApplication

from gui.process.addresses import AddressHoldsMore, invoice_id_in
from gui.process.options import ActivationRequest


class AddressEvents(QObject):
    """Watches the application for them; `requested` carries an `ActivationRequest`."""

    requested = Signal(object)

    def __init__(self, application: QGuiApplication) -> None:
        super().__init__()
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        if isinstance(event, QFileOpenEvent):
            try:
                # As it was sent: any other form of Qt's is decoded in part already.
                address = bytes(event.url().toEncoded().data()).decode("ascii")
                self.requested.emit(ActivationRequest(invoice_id_in(address), is_address=True))
            except AddressHoldsMore:
                self.requested.emit(ActivationRequest(is_address=True, is_refused=True))
            return True
        return super().eventFilter(watched, event)
