"""HandOverRequests: what is asked for by key may come before there is a link, or without one."""

from PySide6.QtCore import QObject, Signal

from gui.core.invoice import shown_id
from gui.presenters import messages
from gui.presenters.handover.offer_state import COPY_FORMS, Absence, Way
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.messages import Severity
from gui.presenters.notices_state import Notice
from gui.presenters.ports import SettingsHolder


class HandOverRequests(QObject):
    """Grants a request where there is a link, and is never silent where there is none.

    A copy that is asked for while the lookup runs is remembered, the last one, and granted when the
    link is there. Cancel, a failure and another id take it back.
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

    def show_lookup(self, state: LookupState) -> None:
        """This is how the lookup stands. Called when what is offered is in step with it."""
        is_same = state.invoice_id == self._state.invoice_id
        self._state = state
        way = self._remembered
        if way is None or (is_same and state.phase is Phase.FETCHING):
            return
        self._remembered = None
        if is_same and state.phase is Phase.READY:
            self.waited.emit()
            self.granted.emit(way)
        elif is_same and state.phase is Phase.FAILED:
            self._refuse(way, "")

    def request(self, way: Way, typed: str = "") -> None:
        """Hand the link over in this way; `typed` is what stands in the field."""
        if self._state.phase is Phase.READY:
            self.granted.emit(way)
        elif self._state.phase is Phase.FETCHING and (way is Way.COPY_LINK or way in COPY_FORMS):
            self._remembered = way
            text = messages.copied_soon(shown_id(self._state.invoice_id))
            self.notice_arose.emit(Notice(text, severity=None))
        else:
            self._refuse(way, typed)

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
