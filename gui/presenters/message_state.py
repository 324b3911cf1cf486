"""A message: what went wrong, in words, and the next steps from there, as frozen values."""

from dataclasses import dataclass
from enum import Enum

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


@dataclass(frozen=True, slots=True)
class Message:
    """`details` holds the server's words; `support` is for copying and is not shown."""

    title: str
    text: str
    severity: Severity = Severity.FAILED
    actions: tuple[Action, ...] = ()
    details: str = ""
    support: str = ""
