"""What the window of the history shows, as frozen values."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from gui.core.batch.outcome import RowState


class Option(NamedTuple):
    """One value of a filter, and its words; the key of what leaves nothing out is empty."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is looked for: a text, and the keys of what is chosen in the filters.

    `month` is one of a year that is the `period`.
    """

    text: str = ""
    period: str = ""
    month: str = ""
    verdict: str = ""
    way: str = ""
    person: str = ""
    is_changed: bool = False


class Filling(Enum):
    """What stands in the place of the rows."""

    ROWS = "rows"
    LOADING = "loading"
    NO_MATCH = "no match"
    NOTHING_YET = "nothing yet"
    OFF = "off"
    BROKEN = "broken"


@dataclass(frozen=True, slots=True)
class HistoryState:
    """`people` is empty where there is one, `months` unless a year is chosen. `changed` counts the
    rows whose link is another now.

    `title` and `text` are the words of what stands in the place of the rows, `warning` of what has
    to be seen beside them. `kept` says how much is kept, and how long. `has_links`: links are kept.
    `has_checked`: of some invoices it is known what BlueTape says now.
    """

    chosen: Chosen
    periods: tuple[Option, ...]
    verdicts: tuple[Option, ...]
    ways: tuple[Option, ...]
    people: tuple[Option, ...] = ()
    months: tuple[Option, ...] = ()
    changed: int = 0
    filling: Filling = Filling.LOADING
    title: str = ""
    text: str = ""
    warning: str = ""
    kept: str = ""
    has_rows: bool = False
    can_clear: bool = False
    has_links: bool = False
    has_checked: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One hand-over in words. `now` is what BlueTape said when it was asked again, if it was.

    `mark` is there for what cannot be paid.
    """

    when: str
    when_in_full: str
    invoice_id: str
    way: str
    person: str
    verdict: RowState
    verdict_text: str
    is_changed: bool
    mark: str = ""
    now: RowState | None = None
    now_text: str = ""


@dataclass(frozen=True, slots=True)
class DeedLine:
    """One of the hand-overs of an invoice."""

    text: str
    when: str
    when_in_full: str


@dataclass(frozen=True, slots=True)
class LinkChanged:
    """That the link is another now. `links` are what was handed over when, where that is kept.

    `asks_to_look_up`: nobody has the new one yet.
    """

    title: str
    text: str
    links: tuple[tuple[str, str], ...] = ()
    asks_to_look_up: bool = False


@dataclass(frozen=True, slots=True)
class Details:
    """What is known of the invoice of a row, or of how many `selected` invoices it is about.

    `facts` are labels with their values. `why_not` says why it cannot be looked up or checked.
    """

    selected: int
    title: str
    amount: str = ""
    line: Line | None = None
    changed: LinkChanged | None = None
    facts: tuple[tuple[str, str], ...] = ()
    deeds: tuple[DeedLine, ...] = ()
    more_deeds: str = ""
    can_ask: bool = False
    why_not: str = ""
    can_copy: bool = False


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked before something is done; `button` does it, by `go_on`."""

    title: str
    text: str
    button: str
    go_on: Callable[[], object]


class ExportFormat(Enum):
    """What the history can be saved as; the value is the suffix of the file."""

    WORKBOOK = "xlsx"
    CSV = "csv"
