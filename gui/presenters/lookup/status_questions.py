"""StatusQuestions: what BlueTape says of an invoice, in time or after its link went out."""

from dataclasses import dataclass
from functools import partial
from typing import assert_never

from PySide6.QtCore import QObject, Signal

from gui.core.accounts.account import Account
from gui.core.invoice import InvoiceId
from gui.core.lookup import InvoiceLookup
from gui.core.status import InvoiceStatus
from gui.presenters.lookup.lookup_state import LookupState
from gui.presenters.lookup.verdict_state import Verdict, verdict_on
from gui.presenters.single_task import SingleTask
from gui.presenters.support import note_failure
from gui.tasks import Failed, Lane, Ok, Outcome


class StatusQuestions(QObject):
    """One question a lookup. It ends with the lookup, unless the link was on its way out by then:
    that question goes on, to its own deadline, and its answer comes late.
    """

    answered = Signal(object)
    answered_late = Signal(object, object)
    """The answer, after what was shown when the lookup ended."""

    def __init__(self, lookup: InvoiceLookup, lane: Lane) -> None:
        super().__init__()
        self._lookup = lookup
        self._lane = lane
        self._asked: _Question | None = None
        self._left: list[_Question] = []

    def ask_through(self, lookup: InvoiceLookup) -> None:
        """Ask this one from now on."""
        self._lookup = lookup

    def ask(self, account: Account, invoice: InvoiceId) -> None:
        """Ask about the invoice that is looked up now."""
        question = _Question(account, SingleTask(self._lane))
        self._asked = question
        question.task.begin(
            partial(self._lookup.ask_status, account, invoice), partial(self._on_answer, question)
        )

    def keep(self) -> None:
        """The link is on its way out: the answer is wanted, however late."""
        if self._asked is not None:
            self._asked.is_kept = True

    def leave(self, shown: LookupState) -> None:
        """The lookup ends, with this shown."""
        question, self._asked = self._asked, None
        if question is None:
            return
        if question.is_kept:
            question.shown = shown
            self._left.append(question)
        else:
            question.task.give_up()

    def give_up(self, account_key: str) -> None:
        """Nothing is asked with this account's credentials any more."""
        for question in [q for q in self._left if q.account.key == account_key]:
            question.task.give_up()
            self._left.remove(question)

    def _on_answer(self, question: "_Question", outcome: Outcome[InvoiceStatus]) -> None:
        if question is self._asked:
            self._asked = None
            self.answered.emit(outcome)
        else:
            self._left.remove(question)
            self.answered_late.emit(question.shown, outcome)


def verdict_of(outcome: Outcome[InvoiceStatus], decimals: int) -> Verdict:
    """Return what an answer means, whenever it came."""
    match outcome:
        case Ok(status):
            return verdict_on(status, decimals)
        case Failed(error):
            note_failure(error, "status")
            return verdict_on(None)
        case _:
            assert_never(outcome)


@dataclass(eq=False)
class _Question:
    account: Account
    task: SingleTask
    is_kept: bool = False
    shown: LookupState | None = None
