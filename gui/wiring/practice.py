"""Practice: the demo in the user's own window, for as long as it is wanted. A piece of `app`.

It has a practice service, credentials in memory and a client of its own. What the user has, in
settings and keyring, stays as it is.
"""

from PySide6.QtCore import QObject, Signal, Slot

from gui.core.preferences import Preferences
from gui.demo.samples import SAMPLES
from gui.presenters.accounts.accounts import AccountsState
from gui.presenters.lookup.lookup import LookupPresenter
from gui.sources import Sources, demo_sources
from gui.tasks import Failed, Lane, Outcome
from gui.widgets.main_window import MainWindow


class Practice(QObject):
    """Is on or not; `accounts` is what there is while it is on.

    `changed`: it began or is over, and the window was made anew for it.
    """

    changed = Signal()

    def __init__(
        self, window: MainWindow, lookup: LookupPresenter, users: Sources, storage: Lane
    ) -> None:
        super().__init__()
        self._window = window
        self._lookup = lookup
        self._users = users
        self._storage = storage
        self._sources: Sources | None = None
        self._preferences = Preferences()

    @property
    def is_on(self) -> bool:
        return self._sources is not None

    @property
    def sources(self) -> Sources | None:
        """What is asked while it is on."""
        return self._sources

    @property
    def accounts(self) -> AccountsState:
        assert self._sources is not None
        settings = self._sources.settings
        return AccountsState(settings.accounts, settings.current)

    @Slot()
    def begin(self) -> None:
        """Ask a practice service from now on."""
        if self._sources is not None:
            return
        self._sources = demo_sources()
        self._sources.ask_as(self._preferences)
        self._lookup.ask_through(self._sources.lookup, self._sources.demo_origin)
        self._window.practise(SAMPLES)
        self.changed.emit()

    def take_over(self, preferences: Preferences) -> None:
        """Ask in these ways from now on."""
        self._preferences = preferences
        if self._sources is not None:
            self._sources.ask_as(preferences)

    @Slot()
    def end(self) -> None:
        """Ask the user's own again."""
        if self._sources is None:
            return
        sources, self._sources = self._sources, None
        self._lookup.ask_through(self._users.lookup, self._users.demo_origin)
        for account in sources.settings.accounts:
            self._lookup.give_up_asking(account.key)
        # The service takes a moment to end.
        self._storage.submit(sources.stop, self._on_stopped)
        self._window.practise(())
        self.changed.emit()

    def stop(self) -> None:
        """Stop the service with the program."""
        if self._sources is not None:
            self._sources.stop()

    def _on_stopped(self, outcome: Outcome[None]) -> None:
        if isinstance(outcome, Failed):
            raise outcome.error
