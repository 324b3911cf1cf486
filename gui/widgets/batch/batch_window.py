"""BatchWindow: several invoices, from a list to what is handed over. Beside the main window."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, assert_never

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QStackedLayout, QWidget

from gui.core.accounts.account import Account
from gui.presenters import shortcuts
from gui.presenters.accounts.header_state import Header
from gui.presenters.batch.batch import BatchPresenter
from gui.presenters.batch.batch_state import (
    BatchState,
    Checking,
    Choosing,
    HandingOver,
    LookingUp,
)
from gui.presenters.batch.exported_results import ExportedResults
from gui.presenters.batch.exports import BatchExports
from gui.presenters.intents import Intents
from gui.widgets.batch.check_page import CheckPage
from gui.widgets.batch.choose_page import ChoosePage
from gui.widgets.batch.leave_question import LeaveQuestion
from gui.widgets.batch.run_page import RunPage
from gui.widgets.batch.step_header import StepHeader
from gui.widgets.common.announcements import announce
from gui.widgets.common.dropped import dropped_file
from gui.widgets.common.notes import Note
from gui.widgets.common.side_window import SideWindow

_LEAST = QSize(480, 320)
# Below, large text would scroll sideways.
_LEAST_LETTERS = 50


class BatchPages(NamedTuple):
    """What it shows, one at a time."""

    choose: ChoosePage
    check: CheckPage
    run: RunPage


class BatchWindow(SideWindow):
    """Shows what its presenter publishes; when it has ended, everything in it is given up."""

    def __init__(
        self,
        presenter: BatchPresenter,
        exports: BatchExports,
        results: ExportedResults,
        pages: BatchPages,
        intents: Intents,
    ) -> None:
        super().__init__(intents, spacing=16)
        self.setAcceptDrops(True)
        least = _LEAST_LETTERS * self.fontMetrics().averageCharWidth()
        self.setMinimumSize(_LEAST.expandedTo(QSize(least, 0)))
        self._presenter = presenter
        self._exports = exports
        self._question = LeaveQuestion(self, self.come_forward, presenter, results)
        self._may_close = False
        self._state: BatchState | None = None
        self._header = StepHeader()
        self._choose, self._check, self.run = pages
        self._pages = QStackedLayout()
        for page in pages:
            self._pages.addWidget(_scrolling(page))
        self._busy = Note()
        self.column.addWidget(self._header)
        self.column.addWidget(self._busy)
        self.column.addLayout(self._pages, 1)
        self._wire()
        key = QShortcut(QKeySequence(shortcuts.CANCEL.keys), self)
        key.activated.connect(self._on_escape)
        self._account: Account | None = None
        self._show_account(None)
        self.show_state(presenter.state)

    def _wire(self) -> None:
        for signal, slot in (
            (self._choose.canceled, self._on_escape),
            (self._check.canceled, self.close),
            (self.run.another_wanted, self._on_another_wanted),
            (self.run.closed, self.close),
            (self._presenter.state_changed, self.show_state),
            (self._presenter.said, self._say),
        ):
            signal.connect(slot)

    def take_text(self, text: str) -> None:
        """Have these ids in the field, or in the place of a list that was only checked."""
        state = self._presenter.state
        if isinstance(state, Choosing) and not state.reading:
            self._choose.put_text(text)
        elif self._takes_a_list:
            self._presenter.choice.read_text(text)

    def take_file(self, file: Path) -> None:
        """Read this list, in the place of one that was only checked."""
        if self._takes_a_list:
            self._presenter.choice.read_file(file)

    @property
    def _takes_a_list(self) -> bool:
        """Whether no list is lost by it; says so where one would be."""
        if isinstance(self._presenter.state, Choosing | Checking):
            return True
        self._busy.show_words(
            self.tr("There is still a list in this window"),
            self.tr("To look up another one, choose “New list…” when this one is finished."),
        )
        return False

    def _show_account(self, account: Account | None) -> None:
        self._account = account
        header = Header(account.name, account.environment) if account is not None else Header()
        self._header.show_header(header)
        is_test = bool(header.account) and not header.is_production
        self.show_title(self.tr("Several invoices – Checkout Desk"), is_test=is_test)

    def show_state(self, state: BatchState) -> None:
        """Show the state; another step has its first control focused."""
        before, self._state = self._state, state
        if self._presenter.account != self._account:
            self._show_account(self._presenter.account)
        page: ChoosePage | CheckPage | RunPage
        match state:
            case Choosing():
                page, step = self._choose, 0
                self._choose.show_state(state)
            case Checking():
                page, step = self._check, 0
                self._check.show_state(state)
            case LookingUp():
                page, step = self.run, 1
                self.run.show_state(state)
            case HandingOver():
                page, step = self.run, 2
                self.run.show_state(state)
            case _:
                assert_never(state)
        if type(before) is not type(state):
            self._busy.show_words("", "")
            self._header.show_step(step)
        number = (self._choose, self._check, self.run).index(page)
        if self._pages.currentIndex() != number or before is None:
            self._pages.setCurrentIndex(number)
            page.focus()

    def asks_to_quit(self, go_on: Callable[[], object], *, is_kept: bool) -> bool:
        """Return whether something has to be answered before the program ends; then `go_on` is
        called if it may."""
        return self._question.asks_to_quit(go_on, is_kept=is_kept)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_close and self._question.asks(self._close):
            event.ignore()
        else:
            super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        is_before_a_run = isinstance(self._state, Choosing | Checking)
        if is_before_a_run and dropped_file(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = dropped_file(event.mimeData())
        if file is not None and isinstance(self._state, Choosing | Checking):
            event.acceptProposedAction()
            self._presenter.choice.read_file(file)

    def _close(self) -> None:
        self._may_close = True
        self.close()

    def _on_another_wanted(self) -> None:
        if not self._question.asks(self._begin_anew):
            self._begin_anew()

    def _begin_anew(self) -> None:
        self._exports.cancel()
        self._exports.dismiss()
        self._presenter.begin_anew()

    def _on_escape(self) -> None:
        if isinstance(self._state, Choosing) and self._state.reading:
            self._presenter.choice.cancel()
        elif isinstance(self._state, Choosing | Checking):
            self.close()
        else:
            self.run.leave()

    def _say(self, text: str) -> None:
        announce(self._header, text)


def _scrolling(page: QWidget) -> QScrollArea:
    """Nothing is out of reach with large text, or on a small screen."""
    area = QScrollArea()
    area.setObjectName("windowArea")
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    page.setObjectName("window")
    area.setWidget(page)
    return area
