"""SettingsKeeper: the settings as they are now, and the file in step with them."""

import logging
from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QObject, Signal

from gui.core.accounts.policy import Policy
from gui.core.logs import describe
from gui.core.settings import Settings, SettingsWriter
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Notices, Topic
from gui.presenters.settings.words import NOT_SAVED, kept_aside
from gui.tasks import Failed, Lane, Ok, Outcome

log = logging.getLogger(__name__)


class SettingsKeeper(QObject):
    """The one place that holds the settings. A change that cannot be saved holds all the same.

    What is held and saved are the user's own; what counts is `in_force`, after the company's.
    Whether it could be saved is said each time that it was tried.
    """

    changed = Signal(object)

    def __init__(
        self,
        settings: Settings,
        writer: SettingsWriter,
        storage: Lane,
        policy: Policy,
        notices: Notices,
    ) -> None:
        super().__init__()
        self._notices = notices
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

    def _on_saved(self, outcome: Outcome[Path | None]) -> None:
        match outcome:
            case Ok(aside):
                self._notices.withdraw(Topic.SETTINGS_UNSAVED)
                if aside is not None:
                    log.warning("settings that were not read are kept as %s", aside.name)
                    words = partial(kept_aside, aside.name)
                    self._notices.say(Notice(words, Severity.FAILED, Topic.SETTINGS_ASIDE))
            case Failed(error):
                log.error("settings not saved: %s", describe(error))
                self._notices.say(Notice(NOT_SAVED, Severity.FAILED, Topic.SETTINGS_UNSAVED))
            case _:
                assert_never(outcome)
