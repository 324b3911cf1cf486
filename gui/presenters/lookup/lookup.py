"""LookupPresenter: from what was typed to a link that can be handed over, or a message."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.core.accounts.account import Account
from gui.core.cancellation import Cancellation
from gui.core.errors import InvalidInvoiceId, NoCredentials
from gui.core.invoice import InvoiceId, shown_id
from gui.core.lookup import Found, InvoiceLookup
from gui.core.preferences import Preferences
from gui.core.status import InvoiceStatus
from gui.presenters.amounts import USUAL_DECIMALS
from gui.presenters.link_words import note_on_link
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.lookup.status_questions import StatusQuestions, verdict_of
from gui.presenters.lookup.verdict_state import pending_verdict, verdict_on
from gui.presenters.lookup.words import time_it_takes, understood_as, why_unknown
from gui.presenters.messages import FailureContext
from gui.presenters.notices import Notice, Notices, Topic
from gui.presenters.single_task import SingleTask
from gui.presenters.support import explained
from gui.presenters.translation import translate, with_values
from gui.tasks import Failed, Lane, Ok, Outcome

if TYPE_CHECKING:
    from gui.presenters.message_state import Hint

PROGRESS_AFTER_MS = 300
STILL_TRYING_AFTER_MS = 3_000


class LookupPresenter(QObject):
    """One lookup at a time; the latest wins, and what arrives late is dropped.

    The invoice's status is asked for beside the link, on a lane of its own: whatever becomes of it,
    the link neither fails nor waits for it.
    """

    state_changed = Signal(object)
    late_verdict = Signal(object)
    """What was shown when the lookup ended, with the verdict that came after `keep_asking`."""

    def __init__(
        self,
        lookup: InvoiceLookup,
        network: Lane,
        statuses: Lane,
        notices: Notices,
        *,
        demo_origin: str | None = None,
    ) -> None:
        super().__init__()
        self._demo_origin = demo_origin
        self._notices = notices
        self._lookup = lookup
        self._network = network
        self._task = SingleTask(network)
        self._account: Account | None = None
        self._invoice: InvoiceId | None = None
        self._status = StatusQuestions(lookup, statuses)
        self._status.answered.connect(self._on_status)
        self._status.answered_late.connect(self._on_late_status)
        self._verdict = pending_verdict()
        self._why_unknown: Hint | None = None
        self._decimals = USUAL_DECIMALS
        self._most_s: int = Preferences().total_s
        self.state = LookupState()
        self._progress_timer = self._timer(PROGRESS_AFTER_MS, self._on_progress_due)
        self._still_trying_timer = self._timer(STILL_TRYING_AFTER_MS, self._on_still_trying_due)

    def set_account(self, account: Account | None) -> None:
        """Look up in this account from now on. What was shown belongs to the other one."""
        if account != self._account:
            self._account = account
            self.clear()

    def ask_through(self, lookup: InvoiceLookup, demo_origin: str | None) -> None:
        """Ask this one from now on. What was got from the other is not shown any more."""
        self.clear()
        self._invoice = None
        self._lookup, self._demo_origin = lookup, demo_origin
        self._status.ask_through(lookup)

    def give_up_asking(self, account_key: str) -> None:
        """The account's credentials are others now, or gone: nothing is asked with them."""
        self._status.give_up(account_key)

    def set_decimals(self, decimals: int) -> None:
        """Write amounts with so many decimals at least, the one that is shown, too."""
        self._decimals = decimals
        if self._verdict.status is not None:
            self._verdict = verdict_on(self._verdict.status, decimals)
            if self.state.phase is Phase.READY:
                self._publish(replace(self.state, verdict=self._verdict))

    def set_time_limit(self, most_s: int) -> None:
        """A lookup takes so many seconds at most."""
        self._most_s = most_s

    def lookup(self, typed: str) -> None:
        """Look up what was typed. The same id again, while it is asked for, is one request."""
        try:
            invoice = self._understood(typed)
        except InvalidInvoiceId as failure:
            self._stop()
            self._invoice = None
            self._notices.move_on()
            self._fail(failure, FailureContext(typed.strip(), self._account))
            return
        if invoice.value == self.state.invoice_id:
            if self.state.phase is Phase.FETCHING:
                return
            if self.state.phase is Phase.READY:
                shown = translate(
                    "lookup", "This is the payment link for {id}. Press F5 to get it again."
                )
                self._notices.say(Notice(with_values(shown, id=shown_id(invoice.value))))
                return
        self._start(invoice)
        if invoice.value != typed.strip():
            text = understood_as(invoice.value)
            self._notices.say(Notice(text, severity=None, topic=Topic.UNDERSTOOD))

    def repeat(self) -> None:
        """Ask again for the invoice whose id stands in the field, if it was asked for before."""
        if self._invoice is not None and self.state.phase is not Phase.FETCHING:
            self._start(self._invoice)

    def look_up_again(self, invoice: InvoiceId) -> None:
        """Look this one up anew; it was understood before. One that is asked for is one request."""
        if self.state.phase is not Phase.FETCHING or invoice != self._invoice:
            self._start(invoice)

    def check_again(self) -> None:
        """Ask once more whether the invoice whose link is shown is still payable."""
        if self.state.phase is not Phase.READY or self._account is None or self._invoice is None:
            return
        self._expect_status()
        self._publish(replace(self.state, verdict=self._verdict, hint=None))
        self._status.ask(self._account, self._invoice)

    def edit(self) -> None:
        """Another id stands in the field than the one that was understood."""
        self._invoice = None
        self.clear()

    def clear(self) -> None:
        """What is shown is stale. The id in the field is still the one that was understood."""
        self._stop()
        self._notices.move_on()
        if self.state != LookupState():
            self._publish(LookupState())

    def cancel(self) -> None:
        """Stop the lookup that is running."""
        if self.state.phase is Phase.FETCHING:
            self._stop()
            text = translate("lookup", "Lookup of {id} canceled").format(
                id=shown_id(self.state.invoice_id)
            )
            self._notices.move_on()
            self._publish(LookupState(was_canceled=True))
            # Whoever waited for the link has said it by now, with what did not come of it.
            if not self._notices.has(Topic.FEEDBACK):
                self._notices.say(Notice(text, severity=None))

    def keep_asking(self) -> None:
        """The link is being handed over: what is asked of its invoice is asked to the end."""
        self._status.keep()

    def _understood(self, typed: str) -> InvoiceId:
        # What the field shows of a lookup was understood already, until it is edited: an id that a
        # link names may look as if something was written around it.
        if self._invoice is not None and typed == self._invoice.value:
            return self._invoice
        return InvoiceId.parse(typed, demo_origin=self._demo_origin)

    def _start(self, invoice: InvoiceId) -> None:
        self._stop()
        self._invoice = invoice
        self._notices.move_on()
        account = self._account
        if account is None:
            self._fail(NoCredentials(account_exists=False), FailureContext(invoice.value))
            return
        self._publish(LookupState(Phase.FETCHING, invoice.value))
        self._progress_timer.start()
        self._still_trying_timer.start()
        on_retry = self._network.posting(self._on_retry)
        find = partial(_find, self._lookup, account, invoice, on_retry)
        self._task.begin(find, self._on_found)
        # After the link's: where the computer is slow, that one goes first.
        self._status.ask(account, invoice)

    @Slot(object)
    def _on_status(self, outcome: Outcome[InvoiceStatus]) -> None:
        self._verdict = verdict_of(outcome, self._decimals)
        if isinstance(outcome, Failed):
            context = FailureContext(self.state.invoice_id, self._account)
            self._why_unknown = why_unknown(outcome.error, context)
        if self.state.phase is Phase.READY:
            self._publish(replace(self.state, verdict=self._verdict, hint=self._why_unknown))

    @Slot(object, object)
    def _on_late_status(self, shown: LookupState, outcome: Outcome[InvoiceStatus]) -> None:
        self.late_verdict.emit(replace(shown, verdict=verdict_of(outcome, self._decimals)))

    def _on_retry(self, cancellation: Cancellation) -> None:
        # One that was canceled may still be on its way here.
        if not cancellation.is_canceled and self.state.phase is Phase.FETCHING:
            self._progress_timer.stop()
            self._still_trying_timer.stop()
            self._show_progress(translate("lookup", "That did not work. Trying again…"))

    def _on_found(self, outcome: Outcome[Found]) -> None:
        match outcome:
            case Ok(found):
                self._end_waiting()
                self._publish(
                    LookupState(
                        Phase.READY,
                        self.state.invoice_id,
                        found=found,
                        verdict=self._verdict,
                        note=note_on_link(found.link, self.state.invoice_id),
                        hint=self._why_unknown,
                    )
                )
            case Failed(error):
                self._stop()
                self._fail(error, FailureContext(self.state.invoice_id, self._account))
            case _:
                assert_never(outcome)

    def _fail(self, error: BaseException, context: FailureContext) -> None:
        _, message = explained(error, context, "lookup")
        self._publish(LookupState(Phase.FAILED, context.invoice_id, message=message))

    def _stop(self) -> None:
        self._end_waiting()
        self._expect_status()
        self._status.leave(self.state)

    def _expect_status(self) -> None:
        self._verdict, self._why_unknown = pending_verdict(), None

    def _end_waiting(self) -> None:
        self._progress_timer.stop()
        self._still_trying_timer.stop()
        self._task.give_up()

    def _publish(self, state: LookupState) -> None:
        self.state = state
        self.state_changed.emit(state)

    def _timer(self, interval_ms: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(slot)
        return timer

    @Slot()
    def _on_progress_due(self) -> None:
        text = translate("lookup", "Getting the payment link for {id}…")
        self._show_progress(with_values(text, id=shown_id(self.state.invoice_id)))

    @Slot()
    def _on_still_trying_due(self) -> None:
        waits_for_user = self._account is not None and self._lookup.waits_for_keyring(self._account)
        if waits_for_user:
            text = translate(
                "lookup",
                "Waiting for the keyring. It may be asking for your password in another window.",
            )
        else:
            text = translate("lookup", "Still trying. The service is taking longer than usual.")
        self._show_progress(text, has_limit=not waits_for_user)

    def _show_progress(self, text: str, *, has_limit: bool = True) -> None:
        if self.state.phase is Phase.FETCHING:
            hint = time_it_takes(self._most_s) if has_limit else None
            self._publish(replace(self.state, progress=text, hint=hint))


def _find(
    lookup: InvoiceLookup,
    account: Account,
    invoice: InvoiceId,
    on_retry: Callable[[Cancellation], None],
    cancellation: Cancellation,
) -> Found:
    return lookup.find(account, invoice, cancellation, partial(on_retry, cancellation)).with_qr()
