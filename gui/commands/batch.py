"""`--batch`: a list of invoices without a window, for scripts and the month-end run.

Results go to stdout as they come, in the order of the list, or into a file; words and progress to
stderr. Nothing is ever asked.
"""

import gc
import sys
from dataclasses import dataclass
from pathlib import Path

from gui.commands.batch_results import BatchResults, say_not_written
from gui.commands.earlier import earlier_hand_overs
from gui.commands.exit_status import exit_status
from gui.commands.interrupts import hear_no_more, like_ctrl_c
from gui.commands.note import note
from gui.commands.windowless import (
    UnknownAccount,
    chosen_account,
    opened_sources,
    say,
    say_if_test,
)
from gui.core.batch.cell_ids import shown_cell
from gui.core.batch.intake import (
    Intake,
    Layout,
    column_letters,
    layout_called,
    layout_of,
    take_in,
)
from gui.core.batch.reading import read_table, table_in
from gui.core.batch.table import MAX_BYTES, Table, TableProblem, TableRefused
from gui.core.cancellation import Cancellation
from gui.core.errors import NoCredentials
from gui.core.files import FileNotWritten, check_is_free
from gui.core.paths import unfinished_folder
from gui.core.text import plain
from gui.core.unfinished import Unfinished
from gui.presenters.batch.batch_counts import BatchCounts
from gui.presenters.batch.words import NOTHING_BELOW_HEADING, refusal_of, refused_id
from gui.presenters.history.ways_then import BATCH_COMMAND
from gui.presenters.messages import FailureContext
from gui.presenters.support import explained
from gui.presenters.translation import translate
from gui.process.exit_codes import INTERRUPTED, NOT_WRITTEN, OTHER, USAGE
from gui.sources import Sources

STDIN = "-"
DEMO_LIST = "demo"


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
    """Look up a list of invoices; returns the exit status."""
    # Of ten thousand lookups there is some, and nothing of Qt's among it.
    gc.enable()
    with opened_sources(is_demo=is_demo, is_debug=is_debug) as sources:
        if sources is None:
            return OTHER
        try:
            with like_ctrl_c():
                return _batch(sources, options)
        except TableRefused as refused:
            say(refusal_of(refused))
        except UnknownAccount:
            pass
        except Exception as error:  # noqa: BLE001  (whatever it was, it gets words and a status)
            failure, message = explained(error, FailureContext(), "batch")
            say(message.in_full)
            return exit_status(failure)
        return USAGE


def _batch(sources: Sources, options: BatchOptions) -> int:
    output = Path(options.output) if options.output else None
    # Before anything is asked: nobody waits for what cannot be kept.
    if output is not None and not _can_be_written(output):
        return NOT_WRITTEN
    unfinished = Unfinished(unfinished_folder())
    # What runs left that were killed.
    unfinished.sweep()
    account = chosen_account(sources.settings, sources.policy, options.account_name)
    table = _table(options.file, is_demo=sources.service is not None)
    layout = layout_called(table, options.column) if options.column else layout_of(table)
    if layout is None:
        text = translate("batch", "There is no column “{name}”.")
        say(text.format(name=plain(options.column, 60)))
        return USAGE
    intake = take_in(table, layout, sources.demo_origin)
    if intake.is_empty:
        say(NOTHING_BELOW_HEADING())
        return USAGE
    _say_what_was_understood(table, layout, intake)
    if account is None:
        raise NoCredentials(account_exists=False)
    say_if_test(account)
    with earlier_hand_overs(sources, account) as earlier:
        results = BatchResults(
            *(table, layout, intake, account),
            has_lines=output is None,
            as_json=options.as_json,
            even_if_paid=options.even_if_paid,
            earlier=earlier,
        )
        try:
            status = results.look_up(sources)
        except KeyboardInterrupt:
            status = INTERRUPTED
        hear_no_more()
        decimals = sources.settings.preferences.decimals
        if output is not None and not results.write(output, decimals, unfinished):
            status = NOT_WRITTEN
    note(sources, account, results.handed_over, BATCH_COMMAND)
    return status


def _can_be_written(output: Path) -> bool:
    try:
        check_is_free(output)
    except FileNotWritten as problem:
        say_not_written(output, problem)
        return False
    return True


def _table(file: str, *, is_demo: bool) -> Table:
    if is_demo and file == DEMO_LIST:
        from gui.demo.sample_list import sample_table

        return sample_table()
    if file != STDIN:
        return read_table(Path(file), Cancellation())
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1) if sys.stdin is not None else b""
    except OSError:
        raise TableRefused(TableProblem.DENIED) from None
    return table_in(data, Cancellation())


def _say_what_was_understood(table: Table, layout: Layout, intake: Intake) -> None:
    counts = BatchCounts()
    parts = [counts.typed(len(intake.entries))]
    if intake.duplicates:
        parts.append(counts.duplicates(len(intake.duplicates)))
    if intake.refused:
        parts.append(counts.refused(len(intake.refused)))
    if table.width > 1:
        text = translate("batch", "ID column: {name}")
        heading = layout.heading(table)[layout.id_column : layout.id_column + 1]
        name = shown_cell(heading[0]) if heading else column_letters(layout.id_column)
        parts.insert(0, text.format(name=name))
    say(" · ".join(parts))
    with_cell = translate("batch", "Row {row}: {cell} – {why}")
    for refused in intake.refused:
        cell, why = shown_cell(refused.cell), refused_id(refused.problem)
        text = with_cell if cell else translate("batch", "Row {row}: {why}")
        say(text.format(row=refused.row, cell=cell, why=why))
