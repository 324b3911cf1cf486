"""What is asked of the history, and from where on."""

from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from gui.core.accounts.account import Environment
from gui.core.history.entry import Kept, VerdictThen


@dataclass(frozen=True, slots=True)
class Query:
    """Which rows; what is empty leaves none out.

    `text` is in the invoice id, in the person's name, or in the link where links are kept, whatever
    its case; one or two characters are the first of id or name. `since` and `until` are in UTC, the
    second is not included. `is_changed`: only rows whose link has changed.
    """

    text: str = ""
    since: datetime | None = None
    until: datetime | None = None
    verdicts: frozenset[VerdictThen] = frozenset()
    ways: frozenset[str] = frozenset()
    is_changed: bool = False
    person: str = ""
    account_key: str = ""
    environment: Environment | None = None


class Cursor(NamedTuple):
    """A place between two rows: what comes after it is older than the row of this number."""

    number: int

    @classmethod
    def after(cls, row: Kept) -> "Cursor":
        """Return the place straight after a row."""
        return cls(row.number)
