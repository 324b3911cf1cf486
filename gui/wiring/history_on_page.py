"""HistoryOnPage: what is handed over is noted, and the page says what was. A piece of `app`."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.core.accounts.account import Account
from gui.core.history.entry import Kept
from gui.core.history.person import this_person
from gui.core.invoice import InvoiceId
from gui.presenters.handover.hand_over import HandOverPresenter
from gui.presenters.history.history_keeper import HistoryKeeper
from gui.presenters.history.history_notes import HistoryNotes, notes_in_list
from gui.presenters.history.history_recent import recent_links
from gui.presenters.history.note_state import HistoryNote, ListNote
from gui.presenters.history.ways_then import export_name
from gui.presenters.lookup.lookup_state import LookupState
from gui.presenters.lookup.recent import LIMIT, Recent
from gui.presenters.lookup.recent_state import RecentLink
from gui.presenters.notices import Notices
from gui.presenters.ports import SettingsHolder
from gui.presenters.single_task import SingleTask
from gui.sources import Sources
from gui.tasks import Bridge, Ok, Outcome, ThreadLane
from gui.widgets.main_window import MainWindow

if TYPE_CHECKING:
    from gui.core.history.ledger import Ledger
    from gui.presenters.batch.export_orders import ExportList
    from gui.presenters.batch.list_notes import Invoice
    from gui.presenters.batch.results import Row

# The link is painted first: what a worker does takes the interpreter from that.
_AFTER_PAINT_MS = 50


class HistoryOnPage(QObject):
    """`keeper` is for everybody who hands something over, or asks what was.

    `comparison_wanted` carries the row whose link is another one than the one that is shown, and
    that one.
    """

    comparison_wanted = Signal(object, object)

    def __init__(
        self,
        window: MainWindow,
        sources: Sources,
        bridge: Bridge,
        settings: SettingsHolder,
        notices: Notices,
        hand_over: HandOverPresenter,
        recent: Recent,
    ) -> None:
        super().__init__()
        self._window = window
        self._settings = settings
        self._recent = recent
        self._lane = ThreadLane(bridge, "history")
        self._tidying = ThreadLane(bridge, "tidying")
        self.keeper = HistoryKeeper(
            *(sources.history, self._lane, self._tidying, settings, notices, this_person),
            may_tidy=sources.loaded.is_the_users,
        )
        self._notes = HistoryNotes(self.keeper)
        self._notes.changed.connect(self._show_note)
        self._notes.found.connect(self._note_earlier)
        hand_over.handed_over.connect(self.keeper.note)
        self._state = LookupState()
        self._after_paint = QTimer(self, singleShot=True, interval=_AFTER_PAINT_MS)
        self._after_paint.timeout.connect(self._on_painted)
        self._account: Account | None = None
        self._kept = self._chosen
        self._asked = SingleTask(self._lane)
        self.keeper.cleared.connect(self._look_for_earlier)

    @Slot()
    def begin(self) -> None:
        """Take away what was kept long enough."""
        self.keeper.tidy()

    def show_lookup(self, state: LookupState) -> None:
        """This is how the lookup stands."""
        self._state = state
        self.keeper.tidy_once_a_day()
        if state.found is None:
            self._after_paint.stop()
            self._notes.show_lookup(state)
        elif not self._after_paint.isActive():
            self._after_paint.start()

    def set_account(self, account: Account | None) -> None:
        """This account is in use, or none."""
        self._recent.set_account(account)
        if account != self._account:
            self._account = account
            self._look_for_earlier()

    def use(self, sources: Sources) -> None:
        """Note in another history from now on."""
        self.keeper.use(sources.history)

    def take_over(self) -> None:
        """Keep it as it is chosen by now."""
        before, self._kept = self._kept, self._chosen
        if self._kept != before:
            self.keeper.tidy()
            self._notes.ask_anew()
            self._look_for_earlier()

    def show_anew(self) -> None:
        """Say it again: in another language, or in a window that was made anew."""
        self._show_note(self._notes.note)
        self._notes.say_anew()

    @Slot()
    def compare(self) -> None:
        """Somebody wants to see what differs from the link that is shown."""
        differing, link = self._notes.differing, self._state.link
        if differing is not None and link is not None:
            self.comparison_wanted.emit(differing, link)

    @Slot()
    def forget_what_was_got(self) -> None:
        """Keep none of it on the page but what the history has."""
        self._recent.forget()
        self._look_for_earlier()

    @Slot(object, object, str)
    def note_export(self, batch: "ExportList", rows: "Sequence[Row]", kind: str) -> None:
        """The links of these rows of a list went out."""
        self.keeper.note_rows(
            batch.account,
            [
                (row.invoice_id, row.outcome.link, row.outcome.status)
                for row in rows
                if row.outcome.link is not None
            ],
            export_name(kind),
        )

    def ask_for_notes(
        self,
        account: Account,
        invoices: "Sequence[Invoice]",
        receiver: Callable[[Sequence[ListNote] | None], None],
    ) -> None:
        """Give what is to be said of invoices of a list, in their order; nothing is an empty text.

        Where nobody can say for now, `None` is given; where nothing was ever kept, nothing is.
        """

        def on_answer(outcome: Outcome[list[ListNote] | None]) -> None:
            if not isinstance(outcome, Ok):
                receiver(None)
            elif outcome.value is not None:
                receiver(outcome.value)

        if self.keeper.is_on:
            now = self.keeper.now()

            def look(ledger: "Ledger") -> list[ListNote]:
                return notes_in_list(account, invoices, now, self.keeper.me, ledger)

            self._lane.submit(partial(self.keeper.looked, look), on_answer)

    def shut_down(self, timeout_s: float) -> bool:
        """Note what waits, and stop; returns whether that was possible in time."""
        self.keeper.close()
        has_noted = self._lane.close(timeout_s, finishes=True)
        # What it is at is whole, wherever it is left.
        return self._tidying.close(timeout_s / 2) and has_noted

    @property
    def _chosen(self) -> tuple[bool, bool, int]:
        return self.keeper.is_on, self.keeper.keeps_links, self.keeper.days

    @Slot(object)
    def _show_note(self, note: HistoryNote | None) -> None:
        self._window.page.note.show_history(note)

    @Slot()
    def _on_painted(self) -> None:
        self._notes.show_lookup(self._state)

    @Slot(object)
    def _note_earlier(self, last: Kept) -> None:
        self._recent.note_earlier(InvoiceId(last.invoice_id), last.way, last.at)

    @Slot()
    def _look_for_earlier(self) -> None:
        account = self._account
        if account is None or not self.keeper.is_on:
            self._asked.give_up()
            self._recent.show_earlier(account, ())
            return
        decimals = self._settings.in_force.preferences.decimals
        find = partial(recent_links, account, LIMIT, decimals)
        self._asked.begin(lambda _: self.keeper.looked(find), partial(self._on_earlier, account))

    def _on_earlier(self, account: Account, outcome: Outcome[list[RecentLink] | None]) -> None:
        found = outcome.value if isinstance(outcome, Ok) else None
        self._recent.show_earlier(account, found or ())
