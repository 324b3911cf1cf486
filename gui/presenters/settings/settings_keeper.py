"""SettingsKeeper: the settings as they are now, and the file in step with them."""

import logging
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from gui.core.accounts.policy import Policy
from gui.core.logs import describe
from gui.core.settings import Settings
from gui.tasks import Failed, Lane, Outcome

log = logging.getLogger(__name__)


class SettingsWriter(Protocol):
    def save(self, settings: Settings) -> None: ...


class SettingsKeeper(QObject):
    """The one place that holds the settings. A change that cannot be saved holds all the same.

    What is held and saved are the user's own; what counts is `in_force`, after the company's.
    `saved` says whether it could: each time that it was tried.
    """

    changed = Signal(object)
    saved = Signal(bool)

    def __init__(
        self, settings: Settings, writer: SettingsWriter, storage: Lane, policy: Policy
    ) -> None:
        super().__init__()
        self.settings = settings
        self.policy = policy
        self._writer = writer
        self._storage = storage

    @property
    def in_force(self) -> Settings:
        return self.policy.applied_to(self.settings)

    def change(self, settings: Settings) -> None:
        """Hold these from now on, and save them."""
        self.settings = settings
        self.changed.emit(settings)
        self._storage.submit(partial(self._writer.save, settings), self._on_saved)

    def _on_saved(self, outcome: Outcome[None]) -> None:
        if isinstance(outcome, Failed):
            log.error("settings not saved: %s", describe(outcome.error))
        self.saved.emit(not isinstance(outcome, Failed))
