"""A list as it leaves the program: the rows of the file it came from, with what was found."""

from collections.abc import Iterable, Sequence

from gui.core.accounts.account import Account
from gui.core.batch.outcome import Outcome, RowState
from gui.presenters.batch.export_orders import ExportList
from gui.presenters.batch.results import Row
from gui.presenters.batch.understood import Understood

_REFUSED = Outcome(RowState.REFUSED)


def export_list(found: Understood, account: Account, places: Sequence[int] = ()) -> ExportList:
    """Return the rows in their order, those with an id twice, too.

    With `places`, only the rows of these lines.
    """
    rows = (*_rows_with_ids(found), *_refused_rows(found))
    if places:
        wanted = _numbers_of(found, places)
        rows = tuple(row for row in rows if row.number in wanted)
    return ExportList(
        account,
        tuple(sorted(rows, key=lambda row: row.number)),
        found.layout.heading(found.table),
        found.layout.id_column,
        found.source,
        found.lines.decimals,
    )


def _rows_with_ids(found: Understood) -> Iterable[Row]:
    for place, entry in enumerate(found.intake.entries):
        outcome = found.lines.outcome(place)
        for number in entry.rows:
            cells = found.table.rows[number - 1]
            has_link = outcome.state.is_owed
            yield Row(number, cells, outcome, entry.invoice_id.value, has_link=has_link)


def _refused_rows(found: Understood) -> Iterable[Row]:
    for refused in found.intake.refused:
        cells = found.table.rows[refused.row - 1]
        yield Row(refused.row, cells, _REFUSED, refused=refused.problem)


def _numbers_of(found: Understood, places: Sequence[int]) -> set[int]:
    entries, refused = found.intake.entries, found.intake.refused
    numbers: set[int] = set()
    for place in places:
        if place < len(entries):
            numbers.update(entries[place].rows)
        else:
            numbers.add(refused[place - len(entries)].row)
    return numbers
