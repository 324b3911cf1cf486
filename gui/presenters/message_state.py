"""A message: what went wrong, in words, and the next steps from there, as frozen values."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from gui.presenters.translation import QT_TRANSLATE_NOOP


class Severity(Enum):
    FAILED = "failed"
    LOOK_FIRST = "look first"
    GOOD = "good"


class Action(Enum):
    """The next step a message offers as a button."""

    TRY_AGAIN = "try again"
    EDIT_ACCOUNT = "edit account"
    ADD_ACCOUNT = "add account"
    SWITCH_ACCOUNT = "switch account"
    SESSION_ONLY = "session only"
    SEVERAL_INVOICES = "several invoices"


ACTION_NAMES = {
    Action.TRY_AGAIN: QT_TRANSLATE_NOOP("messages", "Try again"),
    Action.EDIT_ACCOUNT: QT_TRANSLATE_NOOP("messages", "Edit account…"),
    Action.ADD_ACCOUNT: QT_TRANSLATE_NOOP("messages", "Add account…"),
    Action.SWITCH_ACCOUNT: QT_TRANSLATE_NOOP("messages", "Switch account"),
    Action.SESSION_ONLY: QT_TRANSLATE_NOOP("messages", "Use for this session only…"),
    Action.SEVERAL_INVOICES: QT_TRANSLATE_NOOP("messages", "Look up all of them…"),
}


class Hint(NamedTuple):
    """Something good to know; `icon` names a file."""

    icon: str
    text: str


@dataclass(frozen=True, slots=True)
class Message:
    """`details` holds the server's words; `support` is for copying and is not shown. `hints` stand
    below, beside each what it is about.
    """

    title: str
    text: str
    severity: Severity = Severity.FAILED
    actions: tuple[Action, ...] = ()
    details: str = ""
    support: str = ""
    hints: tuple[Hint, ...] = ()

    @property
    def in_full(self) -> str:
        """All of it, for those who hear it, and where nothing is seen."""
        parts = (self.title, self.text, *(hint.text for hint in self.hints))
        return "\n".join(part for part in parts if part)
