"""HistoryTroubles: what is wrong with the history, said for as long as it is so."""

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from gui.core.history.problems import LedgerProblem
from gui.presenters.history.problem_words import said_of
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Notices, Topic

if TYPE_CHECKING:
    from gui.core.history.ledger import Ledger

# With the next good write it is not over: rows may be gone for good.
_LASTING = {LedgerProblem.DAMAGED_PUT_ASIDE}


class Facts(NamedTuple):
    """What is wrong with a ledger, and how many rows were whole in one that was put aside."""

    problems: frozenset[LedgerProblem] = frozenset()
    rescued: int = 0

    @classmethod
    def of(cls, ledger: "Ledger") -> "Facts":
        """Return those of a ledger."""
        return cls(ledger.facts, ledger.rescued)


class HistoryTroubles:
    """Each is said once, in one notice with the others that there are."""

    def __init__(self, notices: Notices) -> None:
        self._notices = notices
        self._problems: frozenset[LedgerProblem] = frozenset()
        self.rescued = 0
        """How many rows were whole in the last history that was put aside."""

    def show_facts(self, facts: Facts) -> None:
        """This is wrong with a ledger, and nothing else."""
        if facts.problems & _LASTING:
            self.rescued = facts.rescued
        self.show(facts.problems)

    def add_facts(self, facts: Facts) -> None:
        """Another ledger at the same file came across this."""
        if facts.problems:
            self.show_facts(facts._replace(problems=facts.problems | self._problems))

    def show(self, problems: frozenset[LedgerProblem]) -> None:
        """This is wrong; what is not among it is over, but for what lasts until it is dismissed."""
        before, self._problems = self._problems, problems | (self._problems & _LASTING)
        if not self._problems:
            self._notices.withdraw(Topic.HISTORY_TROUBLE)
            return
        is_said = any(notice.topic is Topic.HISTORY_TROUBLE for notice in self._notices.shown)
        if self._problems - before or (is_said and self._problems != before):
            ordered = [problem for problem in LedgerProblem if problem in self._problems]
            words = partial(_all_said, ordered, self.rescued)
            self._notices.say(Notice(words, Severity.LOOK_FIRST, Topic.HISTORY_TROUBLE))

    def forget_damage(self) -> None:
        """There is nothing any more that rows could be missing from."""
        self._problems -= _LASTING
        self.show(self._problems)


def _all_said(problems: Iterable[LedgerProblem], rescued: int) -> str:
    return "\n".join(said_of(problem, rescued) for problem in problems)
