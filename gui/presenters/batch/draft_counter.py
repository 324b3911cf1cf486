"""DraftCounter: which drafts would come of what is chosen, found out on a lane."""

import logging
from collections.abc import Callable
from typing import TypeAlias, assert_never

from PySide6.QtCore import QObject, Signal

from gui.core.batch.mail_columns import MailColumns
from gui.core.batch.outcome import RowState
from gui.core.cancellation import Cancellation
from gui.core.logs import describe
from gui.presenters.batch.draft_plan import DraftPlan, planned_drafts
from gui.presenters.batch.export_orders import ExportList, Grouping
from gui.presenters.single_task import SingleTask
from gui.tasks import Failed, Lane, Ok, Outcome

log = logging.getLogger(__name__)


class DraftCounter(QObject):
    """Of one list. `planned` carries a `DraftPlan`, the one of the last question alone."""

    planned = Signal(object)

    def __init__(self, batch: ExportList, lane: Lane) -> None:
        super().__init__()
        self._batch = batch
        self._task = SingleTask(lane)

    def ask(self, grouping: Grouping, columns: MailColumns, also: frozenset[RowState]) -> None:
        """Find it out; of a long list that takes a moment."""

        def plan(_cancellation: Cancellation) -> DraftPlan:
            return planned_drafts(self._batch, grouping, columns, also)

        self._task.begin(plan, self._on_planned)

    def give_up(self) -> None:
        """Nobody asks any more."""
        self._task.give_up()

    def _on_planned(self, outcome: Outcome[DraftPlan]) -> None:
        match outcome:
            case Ok(plan):
                self.planned.emit(plan)
            case Failed(error):
                log.error("drafts: %s", describe(error))
            case _:
                assert_never(outcome)


CounterOf: TypeAlias = Callable[[ExportList], DraftCounter]
