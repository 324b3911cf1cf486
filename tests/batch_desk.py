"""The window for several invoices as tests have it: its presenter, with real threads."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from gui.core.accounts.account import Account, Environment
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.vault import Vault
from gui.core.handover.draft_folder import DraftFolder
from gui.core.http.pacing import Pacer
from gui.core.lookup import InvoiceLookup
from gui.presenters.batch.batch import BatchPresenter
from gui.presenters.batch.batch_state import BatchState, Checking, Choosing, HandingOver, LookingUp
from gui.presenters.batch.exported_results import ExportedResults
from gui.presenters.batch.exports import BatchExports
from gui.presenters.batch.list_run import Asker
from gui.presenters.handover.picture_work import PictureWork
from gui.presenters.intents import Intents
from gui.tasks import Bridge, ThreadLane
from gui.widgets.batch.batch_window import BatchPages, BatchWindow
from gui.widgets.batch.check_page import CheckPage
from gui.widgets.batch.choose_page import ChoosePage
from gui.widgets.batch.run_page import RunPage
from gui.widgets.handover.picture_renderer import PictureRenderer
from tests.core.batch.test_run import Till
from tests.doubles import FailingStore, HeldSettings, ScriptedClipboard, ScriptedMailProgram
from tests.waiting import until_here

ACCOUNT = Account("a", "ACME", Environment.CUSTOM, "http://127.0.0.1:9")
OTHER = Account("b", "OTHER", Environment.PRODUCTION)


class HoldingTill(Till):
    """Answers those that it may, and the others when its gate is opened. Which these are is settled
    as they come: threads come in any order.
    """

    def __init__(self) -> None:
        super().__init__()
        self._answers = 0
        self._held: tuple[str, ...] = ()

    def hold_after(self, answers: int) -> None:
        """From now on so many are answered, whichever come first."""
        with self._lock:
            self._answers = answers
        self.gate.clear()

    def hold(self, *ids: str) -> None:
        """All but these are answered."""
        self._held = ids
        self.hold_after(sys.maxsize)

    def _may_answer(self, invoice_id: str) -> bool:
        with self._lock:
            if self._answers > 0 and invoice_id not in self._held:
                self._answers -= 1
                return True
        return super()._may_answer(invoice_id)


def looked_up(qtbot: QtBot, desk: "BatchDesk", text: str) -> BatchWindow:
    """The window in front of a list that was looked up."""
    window = desk.window()
    qtbot.addWidget(window, before_close_func=lambda _: desk.close())
    with qtbot.waitExposed(window):
        window.show()
    desk.run(text)
    return window


def held_back(desk: "BatchDesk", begin: Callable[[], object]) -> Callable[[], None]:
    """Have an export done; it has ended for the window when what is returned is called."""
    late: list[tuple[Any, Any]] = []
    arrive = desk.exports._on_exported
    with pytest.MonkeyPatch.context() as held:
        held.setattr(desk.exports, "_on_exported", lambda *what: late.append(what))
        begin()
        desk.until(lambda: bool(late), "it is exported")
    return lambda: arrive(*late[0])


class BatchDesk:
    """A presenter in front of a `Till`; everything it published is in `states`."""

    def __init__(self, folder: Path | None = None, account: Account | None = ACCOUNT) -> None:
        self.till = HoldingTill()
        vault = Vault(FailingStore())
        vault.keep_for_session(ACCOUNT.key, Credentials(ACCOUNT.base_address, "key", "id"))
        self.intents = Intents()
        self.bridge = Bridge()
        self.lane = ThreadLane(self.bridge, "batch", workers=2)
        self.pacer = Pacer()
        self.now_s = 0.0
        asker = Asker(InvoiceLookup(self.till, vault), self.pacer)
        self.presenter = BatchPresenter(asker, self.lane, folder, lambda: self.now_s)
        self.states: list[BatchState] = []
        self.said: list[str] = []
        self.changed: list[int] = []
        self.presenter.state_changed.connect(self.states.append)
        self.presenter.said.connect(lambda text: self.said.append(text) if text else None)
        self.presenter.lines_changed.connect(self.changed.extend)
        self.presenter.set_account(account)

    def window(self, samples: int = 0) -> BatchWindow:
        """The window in front of the presenter, with what exports."""
        work = PictureWork(PictureRenderer(), DraftFolder(Path("/nowhere")))
        self.clipboard = ScriptedClipboard()
        self.exports = BatchExports(
            *(work, self.lane, self.lane),
            *(self.clipboard, ScriptedMailProgram(), HeldSettings()),
        )
        self.results = ExportedResults(self.presenter, self.exports)
        run = RunPage(self.presenter, self.exports, self.intents)
        choose = ChoosePage(self.presenter.choice, samples)
        pages = BatchPages(choose, CheckPage(self.presenter), run)
        return BatchWindow(self.presenter, self.exports, self.results, pages, self.intents)

    def until(self, condition: Callable[[], bool], what: str) -> None:
        until_here(condition, what)

    def check(self, text: str) -> Checking:
        """Have a list read; returns how it reads."""
        self.presenter.choice.read_text(text)
        self.until(lambda: not self._is_reading, "the list is read")
        assert isinstance(self.presenter.state, Checking), self.presenter.state
        return self.presenter.state

    @property
    def _is_reading(self) -> bool:
        state = self.presenter.state
        return isinstance(state, Choosing) and bool(state.reading)

    def run(self, text: str) -> HandingOver:
        """Have a list looked up to its end."""
        self.check(text)
        self.presenter.start()
        return self.end()

    def end(self) -> HandingOver:
        """Wait for the end of what runs."""
        self.until(lambda: isinstance(self.presenter.state, HandingOver), "the run is over")
        assert isinstance(self.presenter.state, HandingOver)
        return self.presenter.state

    @property
    def running(self) -> LookingUp:
        assert isinstance(self.presenter.state, LookingUp), self.presenter.state
        return self.presenter.state

    def statuses(self) -> list[str]:
        lines = self.presenter.lines
        assert lines is not None
        return [lines.line(place).status for place in range(len(lines))]

    def close(self) -> None:
        self.till.gate.set()
        self.presenter.close(keeps=False)
        assert self.lane.close(60, finishes=True)
