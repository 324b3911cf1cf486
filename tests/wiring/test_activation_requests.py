"""Addresses that any page can call: how many of them become requests."""

import os
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from gui.app import App
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.keyring_store import KeyringStore
from gui.demo.samples import SAMPLES
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.notices import Notices
from gui.process.faults import FaultReporter
from gui.process.options import ActivationRequest, Options
from gui.wiring.activation_requests import ActivationRequests
from tests.desktop import PATIENCE_S, ROOT, another_start, environments, save_custom_account, until
from tests.desktop import Desk as Running
from tests.desktop import desk as running_program
from tests.windows import id_field, shut_down, whole_window
from tests.wire import Server, always, reply, serving

FOUND, PAID = "2eb1acd98a86", "demo-paid"


@dataclass
class Desk:
    """The demo's App in a window, and the time as the test has it."""

    app: App
    now: float = 0.0
    requests: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.app.activation_requests = ActivationRequests(
            self.app.window, self.app.notices, clock=lambda: self.now
        )
        self.now = 100.0
        self.app.lookup.state_changed.connect(self._note)

    def _note(self, state: LookupState) -> None:
        # Each begins without a word on how far it is.
        if state.phase is Phase.FETCHING and not state.progress:
            self.requests.append(state.invoice_id)

    @property
    def field(self) -> QLineEdit:
        return id_field(self.app.window)

    @property
    def said(self) -> list[str]:
        return [notice.text for notice in self.app.notices.shown]

    def call(self, invoice_id: str) -> None:
        self.app.activation_requests.take(ActivationRequest(invoice_id, is_address=True))

    def wait_for(self, qtbot: QtBot, phase: Phase) -> None:
        qtbot.waitUntil(lambda: self.app.lookup.state.phase is phase)


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    window = whole_window(SAMPLES)
    qtbot.addWidget(window)
    window.show()
    app = App(Options(is_demo=True), FaultReporter(), window)
    app.start()
    yield Desk(app)
    shut_down(app)


def test_an_address_is_looked_up_where_nothing_else_is(desk: Desk, qtbot: QtBot) -> None:
    desk.call(FOUND)
    desk.wait_for(qtbot, Phase.READY)
    assert desk.requests == [FOUND]
    assert desk.field.text() == FOUND
    assert desk.said == []


def test_six_in_six_seconds_are_one_request(desk: Desk, qtbot: QtBot) -> None:
    for number in range(6):
        desk.call(f"demo-unknown-{number}")
        desk.now += 1
    assert desk.requests == ["demo-unknown-0"]
    assert desk.field.text() == "demo-unknown-5"
    # What was asked for is not shown under another id.
    assert desk.app.lookup.state.phase is Phase.EMPTY
    assert desk.said == [
        "“demo-unknown-5” came from a link in another program. Press Enter to look it up."
    ]


@pytest.mark.parametrize("first", [FOUND, "demo-unknown"])
def test_while_something_else_is_shown_the_user_is_asked(
    desk: Desk, qtbot: QtBot, first: str
) -> None:
    desk.app.window.page.look_up(first)
    desk.wait_for(qtbot, Phase.READY if first == FOUND else Phase.FAILED)
    desk.now += 60
    desk.call(PAID)
    assert desk.requests == [first]
    assert desk.field.text() == PAID
    assert desk.app.lookup.state.link is None, "the field and the link never disagree"
    assert PAID in desk.said[0]
    qtbot.keyClick(desk.field, Qt.Key.Key_Return)
    desk.wait_for(qtbot, Phase.READY)
    assert desk.requests == [first, PAID]
    assert desk.said == []


@pytest.mark.parametrize(
    "calls", [[PAID, PAID, PAID], [" ", PAID], ["\x00", PAID], ["\u200b", PAID]]
)
def test_calling_again_does_not_answer_the_question(
    desk: Desk, qtbot: QtBot, calls: list[str]
) -> None:
    desk.app.window.page.look_up(FOUND)
    desk.wait_for(qtbot, Phase.READY)
    for call in calls:
        desk.now += 60
        desk.call(call)
    assert desk.requests == [FOUND]
    assert desk.field.text() == PAID
    assert PAID in desk.said[0]
    qtbot.keyClick(desk.field, Qt.Key.Key_Return)
    desk.wait_for(qtbot, Phase.READY)
    desk.now += 60
    desk.call(PAID)
    assert desk.requests == [FOUND, PAID]


def test_what_the_user_was_typing_can_be_had_back(desk: Desk, qtbot: QtBot) -> None:
    qtbot.keyClicks(desk.field, "INV-12")
    desk.call(PAID)
    assert desk.requests == []
    assert desk.field.text() == PAID
    desk.field.undo()
    assert desk.field.text() == "INV-12"


def test_the_same_address_again_is_no_request(desk: Desk, qtbot: QtBot) -> None:
    for _ in range(3):
        desk.call(FOUND)
    desk.wait_for(qtbot, Phase.READY)
    desk.now += 60
    desk.call(FOUND)
    assert desk.requests == [FOUND]
    assert desk.app.lookup.state.link is not None


def test_one_that_failed_is_not_asked_again_within_two_seconds(desk: Desk, qtbot: QtBot) -> None:
    for pause, requests in ((0, 1), (1, 1), (1.5, 2)):
        desk.now += pause
        desk.call("demo-unknown")
        desk.wait_for(qtbot, Phase.FAILED)
        assert len(desk.requests) == requests


def test_an_empty_field_within_two_seconds_asks_as_well(desk: Desk, qtbot: QtBot) -> None:
    desk.call(FOUND)
    desk.field.clear()
    desk.now += 1
    desk.call(PAID)
    assert desk.requests == [FOUND]
    assert PAID in desk.said[0]
    desk.field.clear()
    desk.now += 1
    desk.call(PAID)
    assert desk.requests == [FOUND, PAID]


def test_a_command_is_the_users_own_act(desk: Desk, qtbot: QtBot) -> None:
    desk.call(FOUND)
    desk.app.activation_requests.take(ActivationRequest(PAID))
    desk.wait_for(qtbot, Phase.READY)
    assert desk.requests == [FOUND, PAID]
    assert desk.field.text() == PAID


def test_among_many_starts_an_address_asks(qtbot: QtBot) -> None:
    # Each of them could become a window of its own, where the first is slow to listen.
    window = whole_window(SAMPLES)
    qtbot.addWidget(window)
    crowded = ActivationRequests(window, Notices(), is_crowded=True)
    asked: list[str] = []
    window.intents.look_up.connect(asked.append)
    crowded.carry_out(ActivationRequest(FOUND, is_address=True))
    assert asked == []
    assert window.page.typed_id == FOUND


@pytest.mark.needs_desktop
def test_starts_by_addresses_are_one_request_and_enter_is_the_next(tmp_path: Path) -> None:
    with serving(always(reply())) as server:
        account = save_custom_account(tmp_path, f"http://127.0.0.1:{server.port}")
        KeyringStore().save(account.key, Credentials(account.base_address, "key", "id"))
        with running_program(tmp_path, "checkout-desk:one") as running:
            until(lambda: asked_for(server) == ["one"], "the first is asked for")
            for invoice_id in ("two", "three"):
                start_again(tmp_path, f"checkout-desk:{invoice_id}")
            press_return(running)
            until(lambda: len(asked_for(server)) > 1, "Enter asks for the last")
            assert asked_for(server) == ["one", "three"]
            # A command is the user's own act.
            start_again(tmp_path, "four")
            until(lambda: asked_for(server) == ["four", "one", "three"], "it is asked for at once")
            assert running.close() == 0
        KeyringStore().remove(account.key)


def asked_for(server: Server) -> list[str]:
    """The ids in the order of the alphabet: each connection has a ledger of its own."""
    return sorted(re.findall(r"GET /integration/invoice/(\w+)/checkout", server.received.decode()))


def start_again(folder: Path, argument: str) -> None:
    """A start that hands over to the program that runs, and ends."""
    values = {**os.environ, **environments(folder)}
    done = subprocess.run([*another_start(), argument], cwd=ROOT, env=values, timeout=PATIENCE_S)
    assert done.returncode == 0


def press_return(running: Running) -> None:
    running.wait_for_window("Checkout Desk")
    running.press("Return")
