"""HandOverRequests: what is asked for by key may come before there is a link, or without one."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.core.invoice import shown_id
from gui.presenters import messages
from gui.presenters.handover.offer_state import COPY_FORMS, Absence, Way
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.messages import Severity
from gui.presenters.notices_state import Notice
from gui.presenters.ports import SettingsHolder

HOLD_MS = 1_500


class HandOverRequests(QObject):
    """Grants a request where there is a link, and is never silent where there is none.

    A copy that is asked for while the lookup runs is remembered, the last one, and granted when the
    link is there. Nobody has seen by then whether that is still payable, so the copy is held for
    the verdict, but not for long. Cancel, a failure and another id take it back.
    """

    granted = Signal(object)
    notice_arose = Signal(object)
    waited = Signal()
    """What was remembered is granted: that it is waited for is outdated."""

    def __init__(self, settings: SettingsHolder) -> None:
        super().__init__()
        self._settings = settings
        self._state = LookupState()
        self._remembered: Way | None = None
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self._grant_remembered)

    def show_lookup(self, state: LookupState) -> None:
        """This is how the lookup stands. Called when what is offered is in step with it."""
        is_same = state.invoice_id == self._state.invoice_id
        self._state = state
        way = self._remembered
        if way is None:
            return
        if not is_same or state.phase is Phase.EMPTY:
            self._forget()
        elif state.phase is Phase.FAILED:
            self._forget()
            self._refuse(way, "")
        elif state.is_settled:
            self._grant_remembered()
        elif self._hold.isActive() is not (state.phase is Phase.READY):
            # The link is there; or it is asked for once more.
            self._wait()

    def request(self, way: Way, typed: str = "") -> None:
        """Hand the link over in this way; `typed` is what stands in the field."""
        is_copy = way is Way.COPY_LINK or way in COPY_FORMS
        if is_copy and (self._state.phase is Phase.FETCHING or self._hold.isActive()):
            self._remembered = way
            self._wait()
        elif self._state.phase is Phase.READY:
            self.granted.emit(way)
        else:
            self._refuse(way, typed)

    @Slot()
    def cancel(self) -> None:
        """Take back a copy whose link is there; the lookup's own end takes back any other."""
        if self._remembered is not None and self._hold.isActive():
            way = self._remembered
            self._forget()
            text = messages.nothing_handed_over(way, Absence.CANCELED, "")
            self.notice_arose.emit(Notice(text, severity=None))

    def _wait(self) -> None:
        """Say what is waited for."""
        invoice = shown_id(self._state.invoice_id)
        if self._state.phase is Phase.FETCHING:
            self._hold.stop()
            text = messages.copied_soon(invoice)
        else:
            # Who asks again does not wait longer.
            if not self._hold.isActive():
                self._hold.start()
            text = messages.copied_when_checked(invoice)
        self.notice_arose.emit(Notice(text, severity=None))

    def _forget(self) -> None:
        self._remembered = None
        self._hold.stop()

    @Slot()
    def _grant_remembered(self) -> None:
        way = self._remembered
        assert way is not None
        self._forget()
        self.waited.emit()
        self.granted.emit(way)

    def request_default_copy(self, typed: str = "") -> None:
        """Copy in the form that the settings name."""
        named = self._settings.in_force.preferences.copy_form
        self.request(next((w for w in COPY_FORMS if w.value == named), COPY_FORMS[0]), typed)

    def _refuse(self, way: Way, typed: str) -> None:
        invoice = shown_id(self._state.invoice_id or typed)
        if self._state.phase is Phase.FETCHING:
            absence = Absence.COMING
        elif not invoice:
            absence = Absence.NO_ID
        elif self._state.phase is Phase.EMPTY:
            absence = Absence.NOT_ASKED_FOR
        else:
            absence = Absence.NONE
        text = messages.nothing_handed_over(way, absence, invoice)
        self.notice_arose.emit(Notice(text, Severity.LOOK_FIRST))
