"""HistoryWindow: what was handed over, when and how. Beside the main window."""

from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QEvent, QModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.core.history.entry import Kept
from gui.presenters import shortcuts
from gui.presenters.history.history import HistoryPresenter
from gui.presenters.history.history_counts import HistoryCounts
from gui.presenters.history.history_state import Chosen, Details, Filling, HistoryState
from gui.presenters.history.history_work import HistoryWork
from gui.presenters.intents import Intents
from gui.presenters.report_state import Report
from gui.widgets.common.announcements import announce
from gui.widgets.common.notes import Note
from gui.widgets.common.report_bar import ReportBar
from gui.widgets.common.room import Room
from gui.widgets.common.side_window import SideWindow
from gui.widgets.history.details_panel import WIDTH, DetailsPanel
from gui.widgets.history.entry_table import EntryTable
from gui.widgets.history.history_filters import HistoryFilters
from gui.widgets.history.history_foot import HistoryFoot
from gui.widgets.history.history_questions import HistoryQuestions
from gui.widgets.history.rows_card import RowsCard

# When somebody stops typing, not at each letter.
_SPOKEN_AFTER_MS = 700


class HistoryParts(NamedTuple):
    """The largest of what it is made of."""

    filters: HistoryFilters
    table: EntryTable
    panel: DetailsPanel


class HistoryWindow(SideWindow):
    """Shows what its presenter publishes."""

    def __init__(
        self,
        presenter: HistoryPresenter,
        work: HistoryWork,
        parts: HistoryParts,
        intents: Intents,
        *,
        is_test: bool = False,
    ) -> None:
        """`is_test`: it is about practice invoices."""
        super().__init__(intents, spacing=12)
        self.setMinimumSize(480, 360)
        self._presenter = presenter
        self._work = work
        self._order: tuple[QWidget, ...] = ()
        self._shows_details = False
        self._wanted: Kept | None = None
        self._has_rows = False
        self._speak = QTimer(self, singleShot=True, interval=_SPOKEN_AFTER_MS)
        self._speak.timeout.connect(self._say_found)
        self._filters, self._table, self._panel = parts
        self._note = Note()
        self._report = ReportBar()
        self._model = self._table.entries
        self._card = RowsCard(self._table, intents)
        self._foot = HistoryFoot(intents)
        self._questions = HistoryQuestions(self, work)
        self._lay_out()
        self._wire(intents)
        self.show_title(self.tr("History – Checkout Desk"), is_test=is_test)
        self.show_state(presenter.state)
        self._filters.put(presenter.state.chosen)
        self.show_report(work.report)
        self._filters.search.setFocus()

    def _lay_out(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(self._card, 1)
        body.addWidget(self._panel)
        for widget in (self._filters, self._note, self._report):
            self.column.addWidget(widget)
        self.column.addLayout(body, 1)
        self.column.addWidget(self._foot)

    def _wire(self, intents: Intents) -> None:
        presenter, work = self._presenter, self._work
        table, foot = self._table, self._foot
        questions, card, report = self._questions, self._card, self._report
        for signal, slot in (
            (self._filters.changed, presenter.search),
            (self._filters.search.left, self._go_to_rows),
            (self._model.more_wanted, presenter.more),
            (table.picked, self._on_picked),
            (table.looked_up, work.look_up),
            (table.checked, work.check_selected),
            (self._panel.back.clicked, self._on_back),
            (card.filters_cleared, self._clear_filters),
            (card.repeated, presenter.repeat),
            (report.action.clicked, work.go_on),
            (report.cancel.clicked, work.cancel),
            (report.dismiss.clicked, work.dismiss),
            (report.file_wanted, intents.show_in_folder),
            (foot.details_wanted, self._on_details_wanted),
            (foot.export.chosen, questions.ask_where),
            (foot.clear_wanted, questions.ask_to_clear),
            (foot.closed, self.close),
            (presenter.state_changed, self.show_state),
            (presenter.listed, self._on_listed),
            (presenter.added, self._on_added),
            (presenter.came, self._on_came),
            (presenter.known, self._model.replace),
            (presenter.reworded, self._on_reworded),
            (presenter.details_changed, self.show_details),
            (work.said.changed, self.show_report),
        ):
            signal.connect(slot)
        for keys, slot in (
            (shortcuts.FIND.keys, self._filters.go_to_search),
            (shortcuts.CANCEL.keys, self._on_escape),
            (shortcuts.REPEAT.keys, presenter.repeat),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def show_state(self, state: HistoryState) -> None:
        """Show what is found, or why there is nothing."""
        self._filters.show_state(state)
        self._note.show_words(state.warning, "")
        self._card.show_state(state)
        self._foot.show_state(state)
        self._table.show_columns(has_people=bool(state.people), has_now=state.has_checked)
        self._has_rows = state.filling in {Filling.ROWS, Filling.LOADING, Filling.NO_MATCH}
        self.take_room()

    @Slot(object)
    def show_details(self, details: Details) -> None:
        """Show what is known of what is selected."""
        self._panel.show_details(details)
        self._table.can_look_up = details.can_ask and details.selected == 1
        self._table.can_check = details.can_ask

    @Slot(object)
    def show_report(self, report: Report) -> None:
        """Show how far something is, or what came of it."""
        self._report.show_report(report)
        self._panel.set_can_check(can_check=not report.is_running)
        self._foot.set_is_busy(is_busy=report.is_running)

    def show_row(self, kept: Kept) -> None:
        """Show all hand-overs of its invoice, this one selected."""
        self._wanted, self._shows_details = kept, True
        chosen = Chosen(kept.invoice_id)
        self._filters.put(chosen)
        self._presenter.search(chosen)
        at = self._panel.back if self._panel.back.isVisible() else self._table
        at.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            # What was found on the page meanwhile may say that a link has changed.
            self._presenter.refresh()

    def take_room(self) -> None:
        """Where it is narrow, have the details stand in the place of the rows."""
        super().take_room()
        is_tight = self.room is Room.TIGHT
        shows_panel = self._has_rows and (not is_tight or self._shows_details)
        self._card.setVisible(not (is_tight and shows_panel))
        self._panel.setVisible(shows_panel)
        self._panel.back.setVisible(is_tight)
        # Text in another size takes as many letters.
        width = WIDTH * self.fontMetrics().lineSpacing() // 16
        self._panel.setMaximumWidth(16_777_215 if is_tight else max(WIDTH, width))
        self._panel.setMinimumWidth(0 if is_tight else max(WIDTH, width))
        self._foot.set_has_details(has_details=is_tight and self._has_rows and not shows_panel)
        self._foot.set_is_narrow(is_narrow=is_tight)
        self._put_in_order()

    def _put_in_order(self) -> None:
        """The keyboard follows what is seen."""
        order = (
            *(*self._filters.controls, *self._report.controls, self._table, self._card.button),
            *(*self._panel.controls, *self._foot.controls),
        )
        if order != self._order:
            self._order = order
            for first, second in pairwise(order):
                QWidget.setTabOrder(first, second)

    def _go_to_rows(self) -> None:
        if self._model.rowCount():
            self._table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot(object, bool)
    def _on_listed(self, rows: object, has_more: bool) -> None:
        wanted = [self._wanted] if self._wanted else self._table.selected()
        self._wanted = None
        numbers = [kept.number for kept in wanted]
        self._model.show_rows(rows, has_more=has_more)  # type: ignore[arg-type]
        self._table.select(numbers)
        self._speak.start()

    def _say_found(self) -> None:
        count = self._model.rowCount()
        if self._filters.is_set and count:
            has_more = self._model.canFetchMore(QModelIndex())
            said = HistoryCounts().found_more if has_more else HistoryCounts().found
            announce(self._table, said(count))

    @Slot(object, bool)
    def _on_added(self, rows: object, has_more: bool) -> None:
        self._model.add(rows, has_more=has_more)  # type: ignore[arg-type]

    @Slot(object)
    def _on_came(self, rows: object) -> None:
        self._model.put_in_front(rows)  # type: ignore[arg-type]

    @Slot()
    def _on_reworded(self) -> None:
        self._model.forget_lines()
        self._table.viewport().update()

    @Slot()
    def _on_picked(self) -> None:
        self._presenter.pick(self._table.selected())

    def _on_details_wanted(self) -> None:
        self._shows_details = True
        self.take_room()
        self._panel.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_back(self) -> None:
        self._shows_details = False
        self.take_room()
        self._go_to_rows()

    def _clear_filters(self) -> None:
        self._filters.clear()
        self._filters.go_to_search()

    def _on_escape(self) -> None:
        if self._panel.back.isVisible():
            self._on_back()
        elif self._filters.is_set:
            self._clear_filters()
        else:
            self.close()
