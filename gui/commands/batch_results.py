"""What became of a list: told row by row, in its order, or written into a file."""

import math
import re
import sys
import threading
import time
from collections import Counter
from pathlib import Path

from gui.commands.earlier import Earlier
from gui.commands.exit_status import exit_status
from gui.commands.locks import listen_for_locks
from gui.commands.progress import ProgressBar
from gui.commands.results import code_of, result_json
from gui.commands.windowless import say
from gui.core.accounts.account import Account
from gui.core.batch.cell_ids import shown_cell
from gui.core.batch.intake import Intake, Layout
from gui.core.batch.outcome import SKIPPED, Outcome, RowState
from gui.core.batch.run import BatchRun, Ending
from gui.core.batch.table import Cell, Table
from gui.core.errors import LookupFailure, StoreLocked
from gui.core.files import FileNotWritten, write_new
from gui.core.invoice import shown_id
from gui.core.link import CheckoutLink
from gui.core.status import InvoiceStatus
from gui.core.text import plain
from gui.core.unfinished import Unfinished
from gui.presenters.batch.export_orders import each_once
from gui.presenters.batch.results import Row, csv_of, workbook_of
from gui.presenters.batch.words import state_name
from gui.presenters.counts import Counts
from gui.presenters.handover.words import why_not_written
from gui.presenters.link_words import note_on_link
from gui.presenters.messages import FailureContext, lookup_message
from gui.presenters.translation import translate
from gui.process.exit_codes import NOT_WRITTEN, OTHER, SOME_FAILED
from gui.process.streams import is_terminal, write_line
from gui.sources import Sources

# Ctrl+C is heard between two waits, on Windows.
_WAIT_S = 0.2
_WORTH_SAYING_S = 3.0
_MINUTE_S = 60
_BREAKS = re.compile(r"[\t\r\n]")


def say_not_written(output: Path, problem: FileNotWritten) -> None:
    """Say that a file was not written, and why."""
    text = translate("batch", "{file} was not written. {reason}")
    say(text.format(file=plain(output.name, 60), reason=why_not_written(problem.problem)))


def _say_failure(failure: LookupFailure, account: Account) -> None:
    message = lookup_message(failure, FailureContext("", account))
    say(message.in_full)


class BatchResults:
    """The rows of a list, told in its order as soon as all before them are known."""

    def __init__(
        self,
        table: Table,
        layout: Layout,
        intake: Intake,
        account: Account,
        *,
        has_lines: bool,
        as_json: bool,
        even_if_paid: bool,
        earlier: Earlier,
    ) -> None:
        """`earlier` is asked of each line by what its invoice was handed over before."""
        self._table = table
        self._layout = layout
        self._intake = intake
        self._account = account
        self._has_lines = has_lines
        self._as_json = as_json
        self._even_if_paid = even_if_paid
        self._earlier = earlier
        self._refused = {refused.row: refused.problem for refused in intake.refused}
        self._place = {row: at for at, e in enumerate(intake.entries) for row in e.rows}
        self._rows = sorted((*self._refused, *self._place))
        self._outcomes: dict[int, Outcome] = {}
        self._changed = threading.Condition()
        self._ending: Ending | None = None
        self._given_up_for: LookupFailure | None = None
        self._told = 0
        self._said_until_s = 0.0
        self._bar = ProgressBar(0)

    def look_up(self, sources: Sources) -> int:
        """Ask for all of them; returns the exit status.

        Raises:
            KeyboardInterrupt: it was ended early; what was found by then is known.
        """
        sources.ask_as(sources.settings.preferences)
        ids = [entry.invoice_id for entry in self._intake.entries]
        pacer = sources.client.pacer

        def give_up(failure: LookupFailure) -> None:
            # Nobody is there to say "go on".
            with self._changed:
                self._given_up_for = self._given_up_for or failure
            run.cancel()

        run = BatchRun(
            *(sources.lookup, self._account, ids, pacer),
            self._on_outcome,
            self._on_end,
            give_up,
        )
        has_lines = self._has_lines
        # The bar and the lines on one terminal would be one line.
        self._bar = ProgressBar(0 if has_lines and is_terminal(sys.stdout) else len(ids))
        is_read = True
        if ids:
            listen_for_locks(sources, lambda: give_up(StoreLocked()))
            run.start()
        else:
            self._ending = Ending()
        try:
            while is_read and not self._is_over():
                self._bar.show(len(self._outcomes))
                self._say_hold(pacer.held_s)
                is_read = not has_lines or self._tell()
            is_read = is_read and (not has_lines or self._tell())
        finally:
            run.cancel()
            self._bar.end()
        return self._status() if is_read else NOT_WRITTEN

    def write(self, output: Path, decimals: int, unfinished: Unfinished) -> bool:
        """Write what there is into a file; returns whether it was. Else it is printed."""
        rows = [self._row(number) for number in self._rows]
        heading = self._layout.heading(self._table)
        make = csv_of if output.suffix.lower() == ".csv" else workbook_of
        content = make(
            heading, rows, self._layout.id_column, decimals, is_test=not self._account.is_production
        )
        try:
            write_new(output, content, unfinished, replaces=False)
        except FileNotWritten as problem:
            say_not_written(output, problem)
            self._tell()
            return False
        self._told = len(self._rows)
        return True

    @property
    def handed_over(self) -> list[tuple[str, CheckoutLink, InvoiceStatus | None]]:
        """The invoices whose links were printed or written, each once."""
        rows = each_once(map(self._row, self._rows[: self._told]))
        return [(row.invoice_id, row.link, row.outcome.status) for row in rows if row.link]

    def _say_hold(self, held_s: float) -> None:
        """Say once for each hold how long it is, where people would wonder."""
        until_s = time.monotonic() + held_s
        # Those who asked at the same time are told one after the other.
        is_longer = until_s > self._said_until_s + max(1, held_s / 10)
        if held_s < _WORTH_SAYING_S or not is_longer:
            return
        self._said_until_s = until_s
        seconds = math.ceil(held_s)
        counts = Counts()
        self._bar.end()
        say(
            counts.wait_seconds(seconds)
            if seconds < 2 * _MINUTE_S
            else counts.wait_minutes(seconds // _MINUTE_S)
        )

    def _on_outcome(self, place: int, outcome: Outcome) -> None:
        with self._changed:
            self._outcomes[place] = outcome
            self._changed.notify_all()

    def _on_end(self, ending: Ending) -> None:
        with self._changed:
            self._ending = ending
            self._changed.notify_all()

    def _is_over(self) -> bool:
        with self._changed:
            if self._ending is None:
                self._changed.wait(_WAIT_S)
            return self._ending is not None

    def _row(self, number: int) -> Row:
        cells = self._table.rows[number - 1]
        refused = self._refused.get(number)
        if refused is not None:
            return Row(number, cells, Outcome(RowState.REFUSED), refused=refused)
        place = self._place[number]
        outcome = self._outcomes.get(place, SKIPPED)
        invoice_id = self._intake.entries[place].invoice_id
        has_link = outcome.state.is_owed or self._even_if_paid
        return Row(number, cells, outcome, invoice_id.value, has_link=has_link)

    def _tell(self) -> bool:
        """Print what can be told; returns whether there is somebody who reads it."""
        while self._told < len(self._rows):
            number = self._rows[self._told]
            is_known = number in self._refused or self._place[number] in self._outcomes
            if not is_known and self._ending is None:
                break
            line = self._line(number)
            # First: what is written arrives, even if somebody ends it at that very moment.
            self._told += 1
            if not write_line(sys.stdout, line):
                self._told -= 1
                return False
            self._say_what_is_odd(self._row(number))
        return True

    def _say_what_is_odd(self, row: Row) -> None:
        """Say it of a link that was printed: a line has no place for it."""
        if row.link is not None and (why := note_on_link(row.link, row.invoice_id)):
            self._bar.end()
            text = translate("batch", "Row {row}: {cell} – {why}")
            say(text.format(row=row.number, cell=shown_id(row.invoice_id), why=why))

    def _line(self, number: int) -> str:
        row = self._row(number)
        shown = row.invoice_id or shown_cell(self._cell(number))
        if self._as_json:
            return result_json(
                *(shown, row.outcome),
                has_link=row.has_link,
                row=number,
                refused=row.refused,
                handed_over=self._earlier(row.invoice_id, row.outcome.link),
            )
        status = row.outcome.status
        amount = f"{status.total:f}" if status is not None and status.total is not None else ""
        link = row.link.address if row.link is not None else ""
        word = status.word if status is not None else ""
        parts = (
            shown,
            row.outcome.state.value,
            word,
            amount,
            link,
            code_of(row.outcome, row.refused),
        )
        # An id is told as it stands: scripts look for it in their lists.
        return "\t".join(_BREAKS.sub(" ", part) for part in parts)

    def _cell(self, number: int) -> Cell:
        cells = self._table.rows[number - 1]
        return cells[self._layout.id_column] if self._layout.id_column < len(cells) else None

    def _status(self) -> int:
        counts = Counter(outcome.state for outcome in self._outcomes.values())
        said = (f"{state_name(state)}: {counts[state]}" for state in RowState if counts[state])
        if counts:
            say(" · ".join(said))
        failures = self._failed_for()
        for failure in failures:
            _say_failure(failure, self._account)
        if failures:
            statuses = {exit_status(failure) for failure in failures}
            return statuses.pop() if len(statuses) == 1 else OTHER
        has_failed = any(state.is_failure for state in counts) or bool(self._refused)
        return SOME_FAILED if has_failed else 0

    def _failed_for(self) -> list[LookupFailure]:
        """What kept all of it from going on, or from being of any use; one of each kind."""
        ending = self._ending or Ending()
        if ending.failure is not None:
            return [ending.failure]
        # It may have come to its end just before it was to be given up.
        if ending.is_canceled and self._given_up_for is not None:
            return [self._given_up_for]
        outcomes = self._outcomes.values()
        # Too few to stop for it, or nothing to stop for: the next one may have been answered.
        if any(outcome.state is not RowState.FAILED for outcome in outcomes):
            return []
        return [*{type(o.failure): o.failure for o in outcomes if o.failure is not None}.values()]
