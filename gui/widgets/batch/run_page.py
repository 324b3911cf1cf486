"""RunPage: a list while it is looked up, and what came of it."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.presenters import shortcuts
from gui.presenters.batch.batch import BatchPresenter
from gui.presenters.batch.batch_state import ChipKey, HandingOver, LookingUp
from gui.presenters.batch.exports import BatchExports
from gui.presenters.batch.lines import SortBy
from gui.presenters.intents import Intents
from gui.presenters.message_state import Action
from gui.widgets.batch.export_bar import ExportBar
from gui.widgets.batch.export_button import ExportButton
from gui.widgets.batch.filters import Filters
from gui.widgets.batch.invoice_card import InvoiceCard
from gui.widgets.batch.invoice_model import InvoiceModel
from gui.widgets.batch.invoice_table import InvoiceTable
from gui.widgets.batch.page_title import PageTitle, TitleButton, fit_buttons
from gui.widgets.common.labels import CAPTION, plain_label, set_look
from gui.widgets.common.message_panel import MessagePanel
from gui.widgets.common.notes import Note

_BAR_HEIGHT = 8


class RunPage(QWidget):
    """Shows a `LookingUp` or a `HandingOver`, and the lines of its presenter."""

    another_wanted = Signal()
    closed = Signal()

    def __init__(self, presenter: BatchPresenter, exports: BatchExports, intents: Intents) -> None:
        super().__init__()
        self._presenter = presenter
        self._exports = exports
        self._intents = intents
        self._is_over = self._is_paused = self._has_results = False
        self._order: tuple[QWidget, ...] = ()
        self._title = PageTitle()
        self._pause = TitleButton(self.tr("Pause"))
        self._pause.say(self.tr("&Pause"))
        self._pause.clicked.connect(self._on_pause)
        self._cancel = self._button(self.tr("Cancel"), presenter.cancel)
        self._cancel.setAccessibleName(self.tr("Cancel"))
        self._copy = TitleButton(self.tr("Copy for Excel"))
        self._copy.say(self.tr("Copy for E&xcel"))
        self._copy.clicked.connect(self._on_copy)
        self._retry = TitleButton(self.tr("Retry failed"))
        self._retry.clicked.connect(presenter.retry)
        self._export = ExportButton(presenter.export_list, exports.begin, exports.counter)
        self._exported = ExportBar(exports, presenter.export_list, intents)
        self._another = self._button(self.tr("&New list…"), self.another_wanted)
        self._close = self._button(self.tr("Close"), self.closed)
        self._bar = QProgressBar()
        self._bar.setObjectName("list")
        self._bar.setAccessibleName(self.tr("Progress"))
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(_BAR_HEIGHT)
        self._message = MessagePanel(
            intents.copy_support.emit,
            intents.explain.emit,
            {
                Action.TRY_AGAIN: self._try_again,
                Action.EDIT_ACCOUNT: intents.edit_account.emit,
                Action.SWITCH_ACCOUNT: intents.list_accounts.emit,
                Action.SESSION_ONLY: intents.use_session_only.emit,
            },
        )
        self._message.hide()
        self._warning = Note()
        self._filters = Filters()
        self._filters.changed.connect(self._on_filtered)
        self._model = InvoiceModel()
        self._model.emptied.connect(self._enable)
        self._table = InvoiceTable(self._model)
        self._table.opened.connect(self._on_opened)
        self._table.copied.connect(self._on_copy_rows)
        self._table.sorted_by.connect(self._on_sorted)
        presenter.listed.connect(self._on_listed)
        presenter.lines_changed.connect(self._on_lines_changed)
        exports.state_changed.connect(self._enable)
        self._about = plain_label(scale=CAPTION, tone="dim")
        self._lay_out()
        self._on_listed()
        find = QShortcut(QKeySequence(shortcuts.FIND.keys), self)
        find.activated.connect(self._filters.go_to_find)

    def _lay_out(self) -> None:
        card = InvoiceCard(self._table, self._model)
        self._clear_button = card.clear_button
        self._clear_button.clicked.connect(self._clear)
        self._foot = QHBoxLayout()
        self._foot.setSpacing(8)
        self._foot.addWidget(self._about, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self._title, self._bar, self._exported, self._message, self._warning):
            layout.addWidget(widget)
        layout.addWidget(self._filters)
        layout.addWidget(card, 1)
        layout.addLayout(self._foot)
        self._draw_icons()
        self._put_buttons()

    def focus(self) -> None:
        """Go to the rows."""
        self._table.setFocus()

    def show_state(self, state: LookingUp | HandingOver) -> None:
        """Show how far it is, or what came of it."""
        self._title.show_words(state.title, state.about)
        self._bar.setMaximum(state.total)
        self._bar.setValue(state.done)
        self._filters.show_chips(state.chips)
        self._warning.show_words(state.warning, "")
        if state.message is not None:
            self._message.show_message(state.message)
        elif not self._message.isHidden():
            self._message.clear()
        self._message.setVisible(state.message is not None)
        is_over = isinstance(state, HandingOver)
        if is_over != self._is_over:
            self._is_over = is_over
            self._put_buttons()
            if is_over:
                self._table.sort_at_the_end()
        if isinstance(state, LookingUp):
            self._show_running(state)
        else:
            self._show_end(state)
        self._has_results = bool(state.done)
        self._enable()
        self._put_in_order()

    def _put_in_order(self) -> None:
        """The keyboard follows what is seen."""
        above, below = self._rows_of_buttons
        order = (
            *(*above, *self._exported.controls, *self._message.controls),
            *(*self._filters.controls, self._table, self._clear_button, *below),
        )
        if order != self._order:
            self._order = order
            for first, second in pairwise(order):
                QWidget.setTabOrder(first, second)

    def _show_running(self, state: LookingUp) -> None:
        set_look(self._bar, "look", "waits" if state.is_paused else "")
        if state.is_paused != self._is_paused:
            self._is_paused = state.is_paused
            self._pause.say(self.tr("&Go on") if state.is_paused else self.tr("&Pause"))
            name = self.tr("Go on") if state.is_paused else self.tr("Pause")
            self._pause.setAccessibleName(name)
            self._draw_icons()
            self._title.fit()
        for button in (self._pause, self._cancel):
            button.setEnabled(not state.is_ending)
        self._about.setText(self.tr("You can keep using Checkout Desk and copy the finished rows."))

    def _show_end(self, state: HandingOver) -> None:
        is_whole = state.message is None and state.done == state.total
        set_look(self._bar, "look", "done" if is_whole else "waits")
        self._retry.say(state.retry)
        self._retry.setVisible(bool(state.retry))
        self._title.fit()
        self._say_order()

    def _enable(self, *_: object) -> None:
        """One export at a time."""
        is_busy = self._exports.is_busy and bool(self._exports.state.text)
        can_leave = self._has_results and not is_busy
        self._copy.setEnabled(can_leave and bool(self._model.places))
        self._export.setEnabled(can_leave and self._is_over)

    def _say_order(self) -> None:
        if self._is_over:
            is_by_need = self._table.order == (SortBy.STATUS, False)
            text = self.tr("Sorted so that what needs a look comes first.")
            self._about.setText(text if is_by_need else "")

    def _put_buttons(self) -> None:
        """While it runs, what ends it stands on top; after that, what is made of it."""
        top = (self._copy, self._retry, self._export)
        running = ((self._pause, self._cancel), (self._copy, self._export))
        over = (top, (self._another, self._close))
        above, below = over if self._is_over else running
        focused = self.window().focusWidget()
        for row, buttons in ((self._title.row, above), (self._foot, below)):
            for button in buttons:
                row.removeWidget(button)
                row.addWidget(button, alignment=Qt.AlignmentFlag.AlignVCenter)
        # After they have their place: for a moment each would be a window.
        for button in (*top, *running[0], *over[1]):
            button.setVisible(button in above or button in below)
        set_look(self._export, "role", "primary" if self._is_over else "")
        self._rows_of_buttons = (above, below)
        self._fit_foot()
        if focused in (self._pause, self._cancel, self._retry, self._another) and (
            isinstance(focused, QWidget) and focused.isHidden()
        ):
            self.focus()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_foot()

    def _fit_foot(self) -> None:
        _, below = self._rows_of_buttons
        room = self.width() - self._about.minimumSizeHint().width()
        fit_buttons(below, self._foot.spacing(), room)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._draw_icons()

    def _draw_icons(self) -> None:
        self._pause.draw("play" if self._is_paused else "pause")
        self._copy.draw("copy")
        self._retry.draw("refresh")

    def _button(self, text: str, answer: Callable[[], object] | SignalInstance) -> QPushButton:
        button = QPushButton(text)
        button.setAutoDefault(False)
        button.clicked.connect(answer)
        return button

    def _on_pause(self) -> None:
        if isinstance(self._presenter.state, LookingUp) and self._presenter.state.is_paused:
            self._presenter.go_on()
        else:
            self._presenter.pause()

    def _try_again(self) -> None:
        if self._is_over:
            self._presenter.retry()
        else:
            self._presenter.go_on()

    def _on_copy(self) -> None:
        self._copy_rows(self._model.places if self._filters.is_set else ())

    def _on_copy_rows(self) -> None:
        if places := self._table.selected_places():
            self._copy_rows(places)

    def _copy_rows(self, places: Sequence[int]) -> None:
        rows = self._presenter.export_list(places)
        if rows is not None:
            self._exports.copy(rows)

    def _on_opened(self, place: int) -> None:
        invoice_id = self._presenter.invoice_id(place)
        if invoice_id is not None:
            self._intents.look_up_on_page.emit(invoice_id)

    def _on_sorted(self, by: SortBy, descends: bool) -> None:
        self._model.sort_by(by, descends=descends)
        self._say_order()

    def _on_listed(self) -> None:
        self._table.forget_order()
        self._model.show_lines(self._presenter.lines)
        self._filters.clear()

    def _on_lines_changed(self, places: Sequence[int]) -> None:
        self._model.show_changes(places)
        lines = self._presenter.lines
        # Notes come after the end, too.
        if self._is_over and lines is not None and any(map(lines.warns, places)):
            self._table.mend_order()
            self._say_order()

    def _on_filtered(self, chip: ChipKey | None, wanted: str) -> None:
        self._model.filter(chip, wanted)

    def _clear(self) -> None:
        self._filters.clear()
        self.focus()

    def leave(self) -> None:
        """Escape: back to all rows."""
        if self._filters.is_set:
            self._clear()
