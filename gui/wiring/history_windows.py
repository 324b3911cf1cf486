"""HistoryWindows: the window of the history, a piece of the composition root."""

from collections.abc import Generator
from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from gui.core.unfinished import Unfinished
from gui.presenters.history.history_keeper import HistoryKeeper
from gui.presenters.ports import Clipboard, SettingsHolder
from gui.sources import Sources
from gui.tasks import Bridge, ThreadLane
from gui.widgets.main_window import MainWindow
from gui.wiring.side_windows import SideWindows

if TYPE_CHECKING:
    from gui.core.history.entry import Kept
    from gui.core.link import CheckoutLink
    from gui.presenters.accounts.accounts import AccountsState
    from gui.presenters.history.history import HistoryPresenter
    from gui.presenters.history.history_work import HistoryWork
    from gui.widgets.history.history_window import HistoryWindow

_MODULES = (
    "gui.core.batch.intake",
    "gui.presenters.history.lines",
    "gui.presenters.history.history_export",
    "gui.presenters.history.check_again",
    "gui.presenters.history.history",
    "gui.presenters.history.history_work",
    "gui.widgets.history.details_panel",
    "gui.widgets.history.entry_table",
    "gui.widgets.history.history_filters",
    "gui.widgets.history.history_window",
)


class HistoryWindows(SideWindows):
    """Opens it, also at the row that somebody compares with a link."""

    presenter: "HistoryPresenter | None"
    window: "HistoryWindow | None"

    def __init__(
        self,
        window: MainWindow,
        sources: Sources,
        bridge: Bridge,
        keeper: HistoryKeeper,
        clipboard: Clipboard,
        settings: SettingsHolder,
        unfinished: Unfinished,
    ) -> None:
        """`unfinished` takes note of files until they are there."""
        super().__init__(window, sources, _MODULES)
        self._unfinished = unfinished
        self._bridge = bridge
        self._keeper = keeper
        self._clipboard = clipboard
        self._settings = settings
        self._accounts: AccountsState | None = None
        self._saving: ThreadLane | None = None
        # What is to be compared once the window is there.
        self._compared: tuple[Kept, CheckoutLink] | None = None
        self.work: HistoryWork | None = None

    @Slot()
    def open(self) -> None:
        """Open it, as soon as it is there."""
        self._keeper.tidy_once_a_day()
        self._open()

    @Slot(object, object)
    def compare(self, differing: "Kept", link: "CheckoutLink") -> None:
        """Open it at a row whose link is another one than this, which the invoice has now."""
        self._compared = (differing, link)
        self.open()

    def ask_through(self, sources: Sources) -> None:
        """Ask this one from now on: it is about another history."""
        if sources is not self._sources:
            self._give_up()
            self._sources = sources

    def show_accounts(self, accounts: "AccountsState") -> None:
        """These accounts are there now, and one is in use."""
        self._accounts = accounts
        if self.presenter is not None and self.work is not None:
            self.presenter.set_accounts(accounts.accounts)
            self.work.set_account(accounts.current)

    def stop_asking(self, account_key: str, *, is_locked: bool = False) -> None:
        """The credentials of this account are others now, gone, or locked away."""
        if self.work is not None:
            self.work.stop_asking(account_key, is_locked=is_locked)

    def take_over(self) -> None:
        """Other preferences are in force."""
        if self.presenter is not None:
            self.presenter.set_decimals(self._settings.in_force.preferences.decimals)
            self.presenter.say_anew()
            self.presenter.repeat()

    def shut_down(self, timeout_s: float) -> bool:
        """Stop everything; returns whether every worker has ended."""
        self._give_up()
        return self._saving is None or self._saving.close(timeout_s)

    def _show(self) -> None:
        super()._show()
        if self._compared is None or self.presenter is None or self.window is None:
            return
        # Not before the steps have loaded it.
        from gui.presenters.history.lines import invoice_of

        (differing, link), self._compared = self._compared, None
        self.presenter.reader.today[invoice_of(differing)] = link.address
        self.window.show_row(differing)

    def _put_together(self) -> None:
        from gui.presenters.history.check_again import CheckAgain
        from gui.presenters.history.history import HistoryPresenter
        from gui.presenters.history.history_export import HistoryExport
        from gui.presenters.history.history_work import HistoryWork
        from gui.presenters.history.lines import Reader

        if self._saving is None:
            # What is handed over meanwhile does not wait for a file to be written.
            self._saving = ThreadLane(self._bridge, "history export")
        sources, keeper = self._sources, self._keeper
        decimals = self._settings.in_force.preferences.decimals
        is_practice = sources.service is not None
        reader = Reader(keeper.me, decimals=decimals, is_practice=is_practice)
        self.presenter = HistoryPresenter(keeper, reader)
        self.work = HistoryWork(
            self.presenter,
            keeper,
            CheckAgain(keeper, reader, sources.lookup, sources.client.pacer),
            HistoryExport(keeper, self._saving, reader, self._unfinished),
            self._clipboard,
            sources.demo_origin,
        )
        self.work.opened.connect(self._main.intents.look_up_on_page)
        self.work.switched.connect(self._main.intents.switch_account)
        if self._accounts is not None:
            self.show_accounts(self._accounts)

    def _made(self) -> Generator[None, None, "HistoryWindow"]:
        from gui.widgets.history.details_panel import DetailsPanel
        from gui.widgets.history.entry_model import EntryModel
        from gui.widgets.history.entry_table import EntryTable
        from gui.widgets.history.history_filters import HistoryFilters
        from gui.widgets.history.history_window import HistoryParts, HistoryWindow

        assert self.presenter is not None
        assert self.work is not None
        filters = HistoryFilters()
        yield
        table = EntryTable(EntryModel(self.presenter.line))
        yield
        panel = DetailsPanel(self.work)
        yield
        parts, intents = HistoryParts(filters, table, panel), self._main.intents
        is_test = self._sources.service is not None
        window = HistoryWindow(self.presenter, self.work, parts, intents, is_test=is_test)
        self.presenter.repeat()
        return window

    def _give_up(self) -> None:
        super()._give_up()
        self._compared = None
        presenter, self.presenter = self.presenter, None
        work, self.work = self.work, None
        if work is not None:
            work.close()
            work.deleteLater()
        if presenter is not None:
            presenter.close()
            presenter.deleteLater()
