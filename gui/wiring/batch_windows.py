"""BatchWindows: the window for several invoices, a piece of the composition root."""

from collections.abc import Callable, Generator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from gui.core.paths import journals_folder
from gui.presenters.accounts.accounts import AccountsState
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Notices, Topic
from gui.presenters.ports import Clipboard, SettingsHolder
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate
from gui.sources import Sources
from gui.tasks import Bridge, Lane, Ok, Outcome, ThreadLane
from gui.widgets.main_window import MainWindow
from gui.wiring.side_windows import SideWindows

if TYPE_CHECKING:
    from gui.presenters.batch.batch import BatchPresenter
    from gui.presenters.batch.exported_results import ExportedResults
    from gui.presenters.batch.exports import BatchExports
    from gui.presenters.batch.list_notes import ListHistory
    from gui.presenters.handover.picture_work import PictureWork
    from gui.widgets.batch.batch_window import BatchWindow

_LEFT = QT_TRANSLATE_NOOP(
    "batch",
    "A list of invoices is still open. Open Several invoices to go on with it, or to discard it.",
)

_MODULES = (
    "gui.core.batch.intake",
    "gui.core.batch.journal",
    "gui.presenters.batch.export_orders",
    "gui.presenters.batch.understood",
    "gui.presenters.batch.list_choice",
    "gui.presenters.batch.list_run",
    "gui.presenters.batch.batch",
    "gui.presenters.batch.export_work",
    "gui.presenters.batch.exports",
    "gui.presenters.batch.list_notes",
    "gui.widgets.batch.choose_page",
    "gui.widgets.batch.check_page",
    "gui.widgets.batch.invoice_table",
    "gui.widgets.batch.run_page",
    "gui.widgets.batch.batch_window",
)


class BatchWindows(SideWindows):
    """Opens it with what is to be looked up, and asks before a list is lost."""

    presenter: "BatchPresenter | None"
    window: "BatchWindow | None"

    def __init__(
        self,
        window: MainWindow,
        sources: Sources,
        bridge: Bridge,
        storage: Lane,
        mailing: Lane,
        clipboard: Clipboard,
        work: "PictureWork",
        settings: SettingsHolder,
        notices: Notices,
        history: "ListHistory",
    ) -> None:
        super().__init__(window, sources, _MODULES)
        self._history = history
        self._bridge = bridge
        self._mailing = mailing
        self._clipboard = clipboard
        self._work = work
        self._settings = settings
        self._notices = notices
        self._accounts = AccountsState()
        self._lanes: tuple[ThreadLane, ...] = ()
        self._may_quit = False
        # What is to be done with the window that is being opened.
        self._wanted: list[Callable[[BatchWindow], object]] = []
        self.exports: BatchExports | None = None
        self._results: ExportedResults | None = None
        self._others_may_close = window.may_close
        window.may_close = self._may_close
        if sources.service is None:
            storage.submit(_is_something_left, self._on_looked)

    def _on_looked(self, outcome: Outcome[bool]) -> None:
        if isinstance(outcome, Ok) and outcome.value and self.window is None:
            words = partial(translate, "batch", _LEFT)
            self._notices.say(Notice(words, Severity.LOOK_FIRST, Topic.LIST_LEFT))

    @Slot(str)
    def open(self, text: str = "") -> None:
        """Open it, with ids that were pasted if there are some."""
        if text:
            self._wanted.append(lambda window: window.take_text(text))
        self._open()

    @Slot(object)
    def open_file(self, file: Path) -> None:
        """Open it with a list that was dropped."""
        self._wanted.append(lambda window: window.take_file(file))
        self._open()

    def ask_through(self, sources: Sources) -> None:
        """Ask this one from now on; a list that was looked up through the other is given up."""
        if sources is not self._sources:
            self._give_up(keeps=True)
            self._sources = sources

    def show_accounts(self, accounts: AccountsState) -> None:
        """These accounts are there now, and one is in use."""
        self._accounts = accounts
        if self.presenter is not None:
            self.presenter.set_account(accounts.current, accounts.accounts)

    def stop_asking(self, account_key: str, *, is_locked: bool = False) -> None:
        """The credentials of this account are others now, or locked away."""
        if self.presenter is not None:
            self.presenter.stop_asking(account_key, is_locked=is_locked)

    def set_decimals(self, decimals: int) -> None:
        """Write amounts with so many decimals at least."""
        if self.presenter is not None:
            self.presenter.set_decimals(decimals)

    def shut_down(self, timeout_s: float) -> bool:
        """Stop everything; returns whether every worker has ended.

        What is in no workbook or CSV file is left for the next start.
        """
        self._give_up(keeps=self._results is None or not self._results.are_in_a_table)
        # All of them, whatever became of the first.
        ended = [lane.close(timeout_s, finishes=True) for lane in self._lanes]
        return all(ended)

    def _show(self) -> None:
        self._notices.withdraw(Topic.LIST_LEFT)
        super()._show()
        assert self.window is not None
        while self._wanted:
            self._wanted.pop(0)(self.window)

    def _put_together(self) -> None:
        from gui.core.handover.mail_program import MailProgram
        from gui.presenters.batch.batch import BatchPresenter
        from gui.presenters.batch.exported_results import ExportedResults
        from gui.presenters.batch.exports import BatchExports
        from gui.presenters.batch.list_notes import ListNotes
        from gui.presenters.batch.list_run import Asker

        if not self._lanes:
            # A file on a network folder that hangs keeps no journal from being written.
            # Nor one that was canceled while it hung any other export.
            names = ("lists", "exports")
            self._lanes = tuple(ThreadLane(self._bridge, name, workers=2) for name in names)
        lists, leaving = self._lanes
        sources = self._sources
        asker = Asker(sources.lookup, sources.client.pacer, sources.demo_origin)
        folder = None if sources.service is not None else journals_folder()
        self.presenter = BatchPresenter(asker, lists, folder)
        self.show_accounts(self._accounts)
        self.presenter.set_decimals(self._settings.in_force.preferences.decimals)
        self.exports = BatchExports(
            *(self._work, leaving, self._mailing),
            *(self._clipboard, MailProgram(), self._settings),
        )
        self.exports.handed_over.connect(self._history.note_export)
        self._results = ExportedResults(self.presenter, self.exports)
        ListNotes(self.presenter, self._history.ask_for_notes)
        self.presenter.choice.look_for_left()

    def _made(self) -> Generator[None, None, "BatchWindow"]:
        from gui.demo.sample_list import LENGTH
        from gui.widgets.batch.batch_window import BatchPages, BatchWindow
        from gui.widgets.batch.check_page import CheckPage
        from gui.widgets.batch.choose_page import ChoosePage
        from gui.widgets.batch.run_page import RunPage

        assert self.presenter is not None
        assert self.exports is not None
        assert self._results is not None
        samples = LENGTH if self._sources.service is not None else 0
        choose = ChoosePage(self.presenter.choice, samples)
        choose.samples_wanted.connect(self._on_samples_wanted)
        yield
        check = CheckPage(self.presenter)
        yield
        run = RunPage(self.presenter, self.exports, self._main.intents)
        yield
        pages = BatchPages(choose, check, run)
        return BatchWindow(self.presenter, self.exports, self._results, pages, self._main.intents)

    @Slot()
    def _on_samples_wanted(self) -> None:
        from gui.core.batch.intake import layout_of
        from gui.demo.sample_list import sample_table

        assert self.presenter is not None
        table = sample_table()
        self.presenter.choice.read_table("demo", table, layout_of(table))

    def _give_up(self, *, keeps: bool = False) -> None:
        """The list is given up with it, unless this `keeps` it for the next start: whoever closes
        the window has what is wanted of it, or said so.
        """
        super()._give_up()
        self._wanted.clear()
        presenter, self.presenter, self._results = self.presenter, None, None
        if self.exports is not None:
            self.exports.cancel()
            self.exports = None
        if presenter is not None:
            presenter.close(keeps=keeps)
            presenter.deleteLater()

    def _may_close(self) -> bool:
        window, is_kept = self.window, self._sources.service is None
        if window is not None and not self._may_quit:
            if window.asks_to_quit(self._quit, is_kept=is_kept):
                return False
        return self._others_may_close is None or self._others_may_close()

    def _quit(self) -> None:
        self._may_quit = True
        self._main.close()
        # Somebody else may still have kept it open.
        self._may_quit = False


def _is_something_left() -> bool:
    """Whether an earlier run of the program left a list; what is too old goes."""
    from gui.core.batch.old_journals import remove_old

    return remove_old(journals_folder(), datetime.now(UTC))
