"""What the window for several invoices shows, a frozen value for each of its steps."""

from dataclasses import dataclass
from typing import TypeAlias

from gui.core.batch.outcome import RowState
from gui.presenters.message_state import Message


@dataclass(frozen=True, slots=True)
class LeftList:
    """A list that an earlier run of the program did not end."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Choosing:
    """`count` is how many ids were typed; `reading` names what is being read, `refused` says why
    the last list could not be."""

    count: int = 0
    reading: str = ""
    refused: str = ""
    left: LeftList | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """The first rows of some columns as they stand in the list; `shown` says which rows.

    `columns` count from 0, in the list.
    """

    columns: tuple[int, ...]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[bool, ...]
    """Of each column, whether it holds numbers."""
    shown: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Ids or rows that need a word: which, where, and why."""

    name: str
    place: str = ""
    why: str = ""


@dataclass(frozen=True, slots=True)
class Checking:
    """What was understood of a list, before anything is asked.

    `takes` says how long that takes, if anybody knows; `why_not` why it cannot be looked up now;
    `is_busy` while another column is read.
    """

    title: str
    about: str
    columns: tuple[str, ...]
    id_column: int
    found_by: str
    preview: Preview
    read: str
    ids: str
    duplicates: str
    twice: tuple[Finding, ...]
    refused: str
    left_out: tuple[Finding, ...]
    start: str
    takes: str
    why_not: str = ""
    is_busy: bool = False


@dataclass(frozen=True, slots=True)
class ChipKey:
    """Rows that read alike: their state, and of another status its word."""

    state: RowState
    word: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    key: ChipKey
    text: str
    count: int


@dataclass(frozen=True, slots=True)
class LookingUp:
    """`message` says why the run waits by itself, `warning` what goes wrong beside it.

    `is_ending`: it was canceled, and what is asked for is being given up.
    """

    title: str
    about: str
    total: int
    done: int
    chips: tuple[Chip, ...]
    is_paused: bool = False
    is_ending: bool = False
    message: Message | None = None
    warning: str = ""


@dataclass(frozen=True, slots=True)
class HandingOver:
    """`message` says what ended the run before its end; `retry` is empty where nothing failed."""

    title: str
    about: str
    total: int
    done: int
    chips: tuple[Chip, ...]
    retry: str = ""
    message: Message | None = None
    warning: str = ""


BatchState: TypeAlias = Choosing | Checking | LookingUp | HandingOver
