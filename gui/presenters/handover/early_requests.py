"""EarlyRequests: what is asked for by key may come before there is a link, or without one."""

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.core.invoice import shown_id
from gui.presenters.handover.ways import Way, copy_form, in_words
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Notices, Topic
from gui.presenters.ports import SettingsHolder
from gui.presenters.translation import translate, with_values

HOLD_MS = 1_500


class EarlyRequests(QObject):
    """Grants a request where there is a link, and is never silent where there is none.

    A copy that is asked for while the lookup runs is remembered, the last one, and granted when the
    link is there. Nobody has seen by then whether that is still payable, so the copy is held for
    the verdict, but not for long. Cancel, a failure and another id take it back.
    """

    granted = Signal(object)

    def __init__(self, settings: SettingsHolder, notices: Notices) -> None:
        super().__init__()
        self._notices = notices
        self._settings = settings
        self._state = LookupState()
        self._remembered: Way | None = None
        self._hold = QTimer(self)
        self._hold.setSingleShot(True)
        self._hold.setInterval(HOLD_MS)
        self._hold.timeout.connect(self._grant_remembered)

    def show_lookup(self, state: LookupState) -> None:
        """This is how the lookup stands. Called when what is offered is in step with it."""
        before, self._state = self._state, state
        is_same = state.invoice_id == before.invoice_id
        way = self._remembered
        if way is None:
            return
        if not is_same or state.phase is Phase.EMPTY:
            self._forget()
            if state.was_canceled:
                canceled = translate("hand over", "The lookup of {id} was canceled.")
                self._say_canceled(way, with_values(canceled, id=shown_id(before.invoice_id)))
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
        if way.kind.is_copy and (self._state.phase is Phase.FETCHING or self._hold.isActive()):
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
            self._say_canceled(way, translate("hand over", "The copy was canceled."))

    def _wait(self) -> None:
        """Say what is waited for."""
        if self._state.phase is Phase.FETCHING:
            self._hold.stop()
            text = translate("hand over", "Will copy as soon as the link for {id} arrives…")
        else:
            # Who asks again does not wait longer.
            if not self._hold.isActive():
                self._hold.start()
            text = translate(
                "hand over", "Checking whether {id} is still payable before its link is copied…"
            )
        shown = with_values(text, id=shown_id(self._state.invoice_id))
        self._notices.say(Notice(shown, severity=None))

    def _forget(self) -> None:
        self._remembered = None
        self._hold.stop()

    @Slot()
    def _grant_remembered(self) -> None:
        way = self._remembered
        assert way is not None
        self._forget()
        # That it is waited for is outdated.
        self._notices.withdraw(Topic.FEEDBACK)
        self.granted.emit(way)

    def request_default_copy(self, typed: str = "") -> None:
        """Copy in the form that the settings name."""
        self.request(copy_form(self._settings.in_force.preferences.copy_form), typed)

    def _say_canceled(self, way: Way, reason: str) -> None:
        text = in_words(way.kind.verb.refusal, reason=reason)
        self._notices.say(Notice(text, severity=None))

    def _refuse(self, way: Way, typed: str) -> None:
        invoice = shown_id(self._state.invoice_id or typed)
        if self._state.phase is Phase.FETCHING:
            reason = translate("hand over", "The link for {id} has not arrived yet.")
        elif not invoice:
            reason = translate("hand over", "Enter an invoice ID first.")
        elif self._state.phase is Phase.EMPTY:
            reason = translate("hand over", "Press Enter first to get the link for {id}.")
        else:
            reason = translate("hand over", "There is no link for {id}.")
        text = in_words(way.kind.verb.refusal, reason=with_values(reason, id=invoice))
        self._notices.say(Notice(text, Severity.LOOK_FIRST))
