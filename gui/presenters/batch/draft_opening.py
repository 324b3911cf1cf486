"""DraftOpening: mail drafts on their way into the mail program, until somebody cancels that."""

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, Signal

from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled
from gui.core.handover.mail import Form, Mail, MailFiles, NotForMailto, NotMailed
from gui.presenters.ports import MailProgram
from gui.tasks import Failed, Lane, Ok, Outcome, Task

Draft = tuple[Mail, Path]


@dataclass(frozen=True, slots=True)
class Opened:
    """What came `of` so many drafts: how many were opened, how many of those as text alone, and
    which were `left` because it was canceled. `error` ended it.
    """

    of: int
    count: int = 0
    as_text: int = 0
    left: tuple[Draft, ...] = ()
    error: BaseException | None = None


class DraftOpening(QObject):
    """`went_on` carries how many drafts were tried so far, `ended` what came of all: an `Opened`.

    Canceled, it ends at once. A draft for which a program is being started by then counts as
    opened: nobody can keep it from that any more.
    """

    went_on = Signal(int)
    ended = Signal(object)

    def __init__(self, program: MailProgram, lane: Lane) -> None:
        super().__init__()
        self._program = program
        self._lane = lane
        self._tell = lane.posting(self._on_told)
        self._giving: _Giving | None = None
        self._task: Task | None = None

    def begin(self, drafts: Sequence[Draft]) -> None:
        """Open these, one after the other."""
        self._giving = giving = _Giving(drafts, self._program)
        work = partial(giving.give, lambda: self._tell(giving))
        self._task = self._lane.submit(work, self._on_outcome, on_cancel=giving.close)

    def cancel(self) -> None:
        """Open no further one."""
        giving, task = self._giving, self._task
        if giving is not None and task is not None:
            task.cancel()
            self._end(giving.opened())

    def _on_told(self, giving: "_Giving") -> None:
        if giving is self._giving:
            self.went_on.emit(giving.tried)

    def _on_outcome(self, outcome: Outcome[None]) -> None:
        assert self._giving is not None
        match outcome:
            case Ok():
                self._end(self._giving.opened())
            case Failed(error):
                self._end(self._giving.opened(error))
            case _:
                assert_never(outcome)

    def _end(self, opened: Opened) -> None:
        self._giving = self._task = None
        self.ended.emit(opened)


class _Giving:
    """Gives drafts to the mail program, on a worker; closed from the window's thread."""

    def __init__(self, drafts: Sequence[Draft], program: MailProgram) -> None:
        self._drafts = tuple(drafts)
        self._program = program
        self._lock = threading.Lock()
        self._forms: list[Form | None] = []
        # Of the one that is being given, and whether one more is being started, come what may.
        self._at_hand: Cancellation | None = None
        self._closed = threading.Event()
        self._is_one_under_way = False

    @property
    def tried(self) -> int:
        return len(self._forms)

    def give(self, tell: Callable[[], None]) -> None:
        """Give them one after the other; `tell` that there was one more."""
        for mail, file in self._drafts:
            one = Cancellation()
            with self._lock:
                if self._closed.is_set():
                    return
                self._at_hand = one
            form = None
            try:
                form = self._program.give(mail, MailFiles(file, None), one)
            except Canceled:
                return
            except (NotMailed, NotForMailto):
                pass
            with self._lock:
                if self._closed.is_set():
                    return
                self._at_hand = None
                self._forms.append(form)
            tell()

    def close(self) -> None:
        """Give no further one."""
        with self._lock:
            self._closed.set()
            at_hand, self._at_hand = self._at_hand, None
            self._is_one_under_way = at_hand is not None and not at_hand.cancel()

    def opened(self, error: BaseException | None = None) -> Opened:
        """Return what came of them."""
        with self._lock:
            forms = [form for form in self._forms if form is not None]
            tried = len(self._forms) + self._is_one_under_way
            return Opened(
                len(self._drafts),
                len(forms) + self._is_one_under_way,
                forms.count(Form.TEXT),
                self._drafts[tried:] if self._closed.is_set() else (),
                error,
            )
