"""`--batch`: a list of invoices without a window, for scripts and the month-end run.

Results go to stdout as they come, in the order of the list, or into a file; words and progress to
stderr. Nothing is ever asked.
"""

import sys
import threading
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from gui.commands.exit_status import exit_status
from gui.commands.progress import ProgressBar
from gui.commands.results import code_of, result_json
from gui.commands.windowless import (
    UnknownAccount,
    chosen_account,
    opened_sources,
    say,
    say_if_test,
)
from gui.core.accounts.account import Account
from gui.core.batch.cell_ids import IdProblem, shown_cell
from gui.core.batch.intake import Intake, Layout, column_called, layout_of, take_in
from gui.core.batch.outcome import Outcome, RowState
from gui.core.batch.reading import read_table, table_in
from gui.core.batch.run import BatchRun, Ending
from gui.core.batch.table import MAX_BYTES, Cell, Table, TableRefused
from gui.core.cancellation import Cancellation
from gui.core.errors import LookupFailure, NoCredentials
from gui.core.files import FileNotWritten, write_new
from gui.core.text import plain
from gui.presenters.batch.results import Row, csv_of, workbook_of
from gui.presenters.batch.words import refusal_of, refused_id, state_name
from gui.presenters.counts import Counts
from gui.presenters.handover.words import why_not_written
from gui.presenters.messages import FailureContext, lookup_message
from gui.presenters.translation import translate
from gui.process.exit_codes import NETWORK, NOT_WRITTEN, OTHER, SOME_FAILED, USAGE
from gui.process.streams import write_line
from gui.sources import Sources

STDIN = "-"
DEMO_LIST = "demo"
# Ctrl+C is heard between two waits, on Windows.
_WAIT_S = 0.2


@dataclass(frozen=True, slots=True)
class BatchOptions:
    """What was asked for: `file` may be stdin, or the demo's list."""

    file: str
    column: str = ""
    account_name: str = ""
    output: str = ""
    as_json: bool = False
    even_if_paid: bool = False


def batch(options: BatchOptions, *, is_demo: bool = False, is_debug: bool = False) -> int:
    """Look a list of invoices up; returns the exit status."""
    with opened_sources(is_demo=is_demo, is_debug=is_debug) as sources:
        if sources is None:
            return OTHER
        try:
            return _batch(sources, options)
        except TableRefused as refused:
            say(refusal_of(refused))
        except UnknownAccount:
            pass
        return USAGE


def _batch(sources: Sources, options: BatchOptions) -> int:
    output = Path(options.output) if options.output else None
    if output is not None and output.exists():
        # Before anything is asked: it could not be written in the end.
        text = translate("batch", "{file} exists already. Nothing was looked up.")
        say(text.format(file=plain(output.name)))
        return NOT_WRITTEN
    account = chosen_account(sources.settings, options.account_name)
    table = _table(options.file, is_demo=sources.service is not None)
    layout = _layout(table, options.column)
    if layout is None:
        text = translate("batch", "There is no column “{name}”.")
        say(text.format(name=plain(options.column, 60)))
        return USAGE
    intake = take_in(table, layout, sources.demo_origin)
    _say_what_was_understood(table, layout, intake)
    if account is None:
        failure = NoCredentials(account_exists=False)
        _say_failure(failure, None)
        return exit_status(failure)
    say_if_test(account)
    results = _Results(table, layout, intake, account, options)
    status = results.look_up(sources)
    if output is not None:
        return results.write(output, sources.settings.preferences.decimals) or status
    return status


def _table(file: str, *, is_demo: bool) -> Table:
    if is_demo and file == DEMO_LIST:
        from gui.demo.sample_list import sample_table

        return sample_table()
    if file == STDIN:
        stdin = sys.stdin.buffer if sys.stdin is not None else None
        return table_in(stdin.read(MAX_BYTES + 1) if stdin is not None else b"", Cancellation())
    return read_table(Path(file), Cancellation())


def _layout(table: Table, column: str) -> Layout | None:
    found = layout_of(table)
    if not column:
        return found
    named = column_called(table, column)
    if named is None:
        return None
    is_heading = shown_cell(table.rows[0][named]).strip().casefold() == column.strip().casefold()
    return Layout(named, has_heading=is_heading or found.has_heading)


def _say_what_was_understood(table: Table, layout: Layout, intake: Intake) -> None:
    counts = Counts()
    parts = [counts.ids(len(intake.entries))]
    if intake.duplicates:
        parts.append(counts.duplicates(len(intake.duplicates)))
    if intake.refused:
        parts.append(counts.refused(len(intake.refused)))
    if layout.has_heading and table.width > 1:
        text = translate("batch", "ID column: {name}")
        parts.insert(0, text.format(name=shown_cell(table.rows[0][layout.id_column])))
    say(" · ".join(parts))
    text = translate("batch", "Row {row}: {cell} – {why}")
    for refused in intake.refused:
        cell = shown_cell(refused.cell)
        say(text.format(row=refused.row, cell=cell, why=refused_id(refused.problem)))


def _say_failure(failure: LookupFailure, account: Account | None) -> None:
    message = lookup_message(failure, FailureContext("", account))
    say(f"{message.title}\n{message.text}")


class _Results:
    """The rows of a list, told in its order as soon as all before them are known."""

    def __init__(
        self,
        table: Table,
        layout: Layout,
        intake: Intake,
        account: Account,
        options: BatchOptions,
    ) -> None:
        self._table = table
        self._layout = layout
        self._intake = intake
        self._account = account
        self._options = options
        self._refused = {refused.row: refused.problem for refused in intake.refused}
        self._place = {row: at for at, e in enumerate(intake.entries) for row in e.rows}
        self._rows = sorted((*self._refused, *self._place))
        self._outcomes: dict[int, Outcome] = {}
        self._changed = threading.Condition()
        self._ending: Ending | None = None
        self._paused_by: LookupFailure | None = None
        self._told = 0

    def look_up(self, sources: Sources) -> int:
        """Ask for all of them; returns the exit status."""
        sources.ask_as(sources.settings.preferences)
        ids = [entry.invoice_id for entry in self._intake.entries]
        run = BatchRun(
            *(sources.lookup, self._account, ids, sources.client.pacer),
            self._on_outcome,
            self._on_end,
            self._on_pause,
        )
        bar = ProgressBar(len(ids))
        is_read = True
        if ids:
            run.start()
        else:
            self._ending = Ending()
        try:
            while is_read and not self._is_over():
                bar.show(len(self._outcomes))
                is_read = self._tell()
                if self._paused_by is not None:
                    # Nobody is there to say "go on".
                    run.cancel()
            is_read = is_read and self._tell()
        finally:
            run.cancel()
            bar.end()
        if not is_read:
            return NOT_WRITTEN
        return self._status()

    def write(self, output: Path, decimals: int) -> int:
        """Write all of them into a file; returns 0, or the status of having failed."""
        rows = [self._row(number) for number in self._rows]
        heading = self._table.rows[0] if self._layout.has_heading else ()
        make = csv_of if output.suffix.lower() == ".csv" else workbook_of
        content = make(
            heading, rows, self._layout.id_column, decimals, is_test=not self._account.is_production
        )
        try:
            write_new(output, content, replaces=False)
        except FileNotWritten as problem:
            text = translate("batch", "{file} was not written. {reason}")
            reason = why_not_written(problem.problem)
            say(text.format(file=plain(output.name), reason=reason))
            return NOT_WRITTEN
        return 0

    def _on_outcome(self, place: int, outcome: Outcome) -> None:
        with self._changed:
            self._outcomes[place] = outcome
            self._changed.notify_all()

    def _on_pause(self, failure: LookupFailure) -> None:
        with self._changed:
            self._paused_by = failure
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
        outcome, invoice_id = self._outcomes[place], self._intake.entries[place].invoice_id
        has_link = outcome.state.is_owed or self._options.even_if_paid
        return Row(number, cells, outcome, invoice_id.value, has_link=has_link)

    def _tell(self) -> bool:
        """Print what can be told; returns whether there is somebody who reads it."""
        while self._told < len(self._rows):
            number = self._rows[self._told]
            if number in self._place and self._place[number] not in self._outcomes:
                break
            if not self._options.output and not write_line(sys.stdout, self._line(number)):
                return False
            self._told += 1
        return True

    def _line(self, number: int) -> str:
        row = self._row(number)
        refused: IdProblem | None = row.refused
        shown = row.invoice_id or shown_cell(self._cell(number))
        if self._options.as_json:
            return result_json(
                shown, row.outcome, has_link=row.has_link, row=number, refused=refused
            )
        status = row.outcome.status
        amount = f"{status.total:f}" if status is not None and status.total is not None else ""
        link = row.link.address if row.link is not None else ""
        word = status.word if status is not None else ""
        parts = (shown, row.outcome.state.value, word, amount, link, code_of(row.outcome, refused))
        return "\t".join(plain(part, len(part) + 1) for part in parts)

    def _cell(self, number: int) -> Cell:
        cells = self._table.rows[number - 1]
        return cells[self._layout.id_column] if self._layout.id_column < len(cells) else None

    def _status(self) -> int:
        counts = Counter(outcome.state for outcome in self._outcomes.values())
        said = (f"{state_name(state)}: {counts[state]}" for state in RowState if counts[state])
        say(" · ".join(said))
        stopped_by = self._ending.failure if self._ending is not None else None
        if stopped_by is not None or self._paused_by is not None:
            failure = stopped_by or self._paused_by
            assert failure is not None
            _say_failure(failure, self._account)
            return exit_status(failure) if stopped_by is not None else NETWORK
        has_failed = any(state.is_failure for state in counts) or bool(self._refused)
        return SOME_FAILED if has_failed else 0
