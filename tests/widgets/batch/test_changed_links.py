"""Rows whose link is another one than was sent before: how they look, and where they stand."""

from collections.abc import Callable, Iterator, Sequence

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from gui.core.accounts.account import Account
from gui.presenters.batch.batch_state import LookingUp
from gui.presenters.batch.lines import SortBy
from gui.presenters.batch.list_notes import Invoice, ListNotes, Notes
from gui.presenters.history.note_state import ListNote
from gui.widgets.batch.batch_window import BatchWindow
from gui.widgets.batch.invoice_model import COLUMNS
from gui.widgets.batch.invoice_table import InvoiceTable
from gui.widgets.common.theme import DARK, LIGHT, Colours, Theme
from tests.batch_desk import BatchDesk

LIST = "\n".join(f"INV-{number}" for number in range(6))
CHANGED = ListNote("Link differs from the one sent on 3 Mar", is_warning=True)
NOTES = {"INV-1": CHANGED, "INV-2": ListNote("Copied 3 Mar"), "INV-4": CHANGED}
BY_NEED = "what needs a look comes first"


class Desk(BatchDesk):
    """Somebody knows the history, and answers when told to."""

    def __init__(self) -> None:
        super().__init__()
        self._asked: list[tuple[Sequence[Invoice], Callable[[Notes], None]]] = []
        ListNotes(self.presenter, self._on_asked)
        self.shown = self.window()

    def _on_asked(
        self, _: Account, invoices: Sequence[Invoice], receive: Callable[[Notes], None]
    ) -> None:
        self._asked.append((invoices, receive))

    def answer(self) -> None:
        asked, self._asked = self._asked, []
        for invoices, receive in asked:
            receive([NOTES.get(invoice_id, ListNote()) for invoice_id, *_ in invoices])


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk()
    desk.till.status_script = lambda each: {"INV-1": "Paid"}.get(each, "Placed")
    qtbot.addWidget(desk.shown, before_close_func=lambda _: desk.close())
    with qtbot.waitExposed(desk.shown):
        desk.shown.show()
    yield desk
    desk.close()


def rows_of(window: BatchWindow) -> InvoiceTable:
    table = window.findChild(InvoiceTable)
    assert table is not None
    return table


def ids(window: BatchWindow) -> list[str]:
    model = rows_of(window).model()
    return [str(model.index(row, 0).data())[-1] for row in range(model.rowCount())]


def words(window: BatchWindow) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def note_in(table: InvoiceTable, row: int) -> QImage:
    index = table.model().index(row, COLUMNS.index(SortBy.NOTE))
    QApplication.processEvents()
    return table.viewport().grab(table.visualRect(index)).toImage()


def has(picture: QImage, colour: str) -> bool:
    wanted = QColor(colour)
    return any(
        picture.pixelColor(x, y) == wanted
        for x in range(picture.width())
        for y in range(picture.height())
    )


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_the_note_is_in_the_colour_of_what_needs_a_look(
    desk: Desk, theme: Theme, colours: Colours
) -> None:
    theme.apply(colours)
    desk.run(LIST)
    desk.answer()
    table = rows_of(desk.shown)
    table.sort(SortBy.ID)
    notes = [note_in(table, row) for row in range(6)]
    assert [has(note, colours.look) for note in notes] == [row == 4 for row in range(6)]
    assert has(notes[2], colours.dim)
    # Nor by its colour alone: screen readers and pointers find the words.
    assert table.model().index(4, COLUMNS.index(SortBy.NOTE)).data() == CHANGED.text


def test_it_comes_first_among_those_that_are_ready(desk: Desk) -> None:
    desk.till.hold("INV-5")
    desk.check(LIST)
    desk.presenter.start()
    desk.until(lambda: desk.running.done == 5, "most are there")
    desk.until(lambda: len(desk.changed) > 5, "it is told")
    desk.answer()
    # Nothing moves while it runs.
    assert isinstance(desk.presenter.state, LookingUp)
    assert ids(desk.shown) == [*"012345"]
    desk.till.gate.set()
    desk.end()
    # What is paid is not to be sent again, whatever became of its link.
    assert ids(desk.shown) == [*"140235"]
    assert BY_NEED in words(desk.shown)


@pytest.mark.parametrize("goes_back", [True, False])
def test_what_was_sorted_while_it_ran_is_sorted_again_or_not_said_to_be(
    desk: Desk, *, goes_back: bool
) -> None:
    desk.till.hold("INV-5")
    desk.check(LIST)
    desk.presenter.start()
    desk.until(lambda: desk.running.done == 5, "most are there")
    desk.until(lambda: len(desk.changed) > 5, "it is told")
    rows_of(desk.shown).sort(SortBy.STATUS)
    if goes_back:
        rows_of(desk.shown).go_to_first()
    desk.answer()
    desk.till.gate.set()
    desk.end()
    # The keys went with their row, which is not the first any more: somebody may be at it.
    assert ids(desk.shown) == [*("140235" if goes_back else "102345")]
    assert (BY_NEED in words(desk.shown)) is goes_back


def test_what_comes_after_the_end_goes_to_its_place(desk: Desk) -> None:
    desk.run(LIST)
    assert ids(desk.shown) == [*"102345"]
    desk.answer()
    assert ids(desk.shown) == [*"140235"]
    assert BY_NEED in words(desk.shown)
    # The keys stay at the first row.
    assert rows_of(desk.shown).currentIndex().row() == 0
    # Other decimals are no reason to move.
    rows_of(desk.shown).selectRow(3)
    desk.presenter.set_decimals(4)
    assert BY_NEED in words(desk.shown)


def test_nothing_moves_under_somebodys_hand(desk: Desk) -> None:
    desk.run(LIST)
    rows_of(desk.shown).selectRow(2)
    desk.answer()
    assert ids(desk.shown) == [*"102345"]
    # Nor is it said that they are in that order.
    assert BY_NEED not in words(desk.shown)
    rows_of(desk.shown).horizontalHeader().sectionClicked.emit(COLUMNS.index(SortBy.STATUS))
    assert ids(desk.shown) == [*"140235"]
    assert BY_NEED in words(desk.shown)


def test_an_order_that_somebody_chose_stays(desk: Desk) -> None:
    desk.run(LIST)
    rows_of(desk.shown).sort(SortBy.ID)
    desk.answer()
    assert ids(desk.shown) == [*"012345"]
