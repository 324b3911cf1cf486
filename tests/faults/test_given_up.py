"""Work on the keyring that was given up, and its prompt answered afterwards: it changes nothing.

The real keyring, which asks for its password in a window of its own; the real lanes and presenters.
"""

import subprocess
import sys
import textwrap
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from uuid import uuid4

import pytest
from PySide6.QtCore import QCoreApplication

from gui.core.accounts import keyring_store
from gui.core.accounts.account import Account, Environment
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.keyring_store import KeyringStore
from gui.core.accounts.policy import Policy
from gui.core.accounts.vault import Vault
from gui.core.errors import NoCredentials
from gui.core.settings import Settings
from gui.presenters.accounts.account_editor import AccountEditor, AccountForm
from gui.presenters.accounts.accounts import AccountsPresenter
from gui.presenters.notices import Notices, Topic
from gui.tasks import Bridge, ThreadLane
from tests.desktop import PATIENCE_S, until, xdotool
from tests.desktop import window as x_window
from tests.doubles import HeldSettings, ScriptedClient, ScriptedClipboard
from tests.faults.scenario import exhaustive
from tests.keyrings import KeyringSession, keyring_session
from tests.threads import strings_held_by

pytestmark = [pytest.mark.needs_desktop, pytest.mark.timeout(120)]

PROMPT = "[Uu]nlock|[Kk]eyring"
ACME = Account("given-up", "Acme Supply", Environment.SANDBOX)
LANE = "lane under test"
OLD = Credentials(ACME.base_address, "old-key", "old-id")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeyringSession]:
    with keyring_session(tmp_path_factory.mktemp("given-up") / "home") as session:
        yield session


@dataclass
class Desk:
    """The parts of the program that work on the keyring, before one that can be locked."""

    keyring: KeyringSession
    lane: ThreadLane
    store: KeyringStore
    vault: Vault

    def editor(self, account: Account | None) -> AccountEditor:
        return AccountEditor(
            account,
            frozenset(),
            ScriptedClient(),
            self.vault,
            self.lane,
            self.lane,
            ScriptedClipboard(),
            Policy(),
        )

    def wait_for_prompt(self) -> None:
        until(lambda: bool(x_window(PROMPT)), "the prompt is open")

    def answer_prompts_until(self, condition: Callable[[], bool]) -> None:
        """Unlock the keyring whenever it asks. A second prompt may come when the first has gone."""

        def is_met() -> bool:
            QCoreApplication.processEvents()
            window = x_window(PROMPT)
            if window:
                xdotool("windowfocus", window)
                xdotool("key", "ctrl+a", "p", "w", "Return")
            return not window and condition()

        until(is_met, "the prompts are answered and what waited for them has happened")

    def end(self) -> None:
        """Answer the prompts, and wait until nobody works on the keyring any more."""
        self.lane.close(0)
        self.answer_prompts_until(lambda: not _at_work())

    def stored(self, key: str) -> str:
        try:
            return KeyringStore().load(key, ACME.base_address).api_key
        except NoCredentials:
            return ""

    def stored_after_unlocking(self, key: str) -> str:
        """What is stored; the keyring may ask for its password once more."""
        found: list[str] = []
        reader = threading.Thread(target=lambda: found.append(self.stored(key)))
        reader.start()
        self.answer_prompts_until(lambda: bool(found))
        reader.join()
        return found[0]


def _at_work() -> list[threading.Thread]:
    return [t for t in threading.enumerate() if t.name == "keyring"]


@pytest.fixture
def desk(qapp: object, session: KeyringSession, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    address = session.environment["DBUS_SESSION_BUS_ADDRESS"]
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
    KeyringStore().save(ACME.key, OLD)
    lane = ThreadLane(Bridge(), LANE)
    session.lock()
    store = KeyringStore()
    desk = Desk(session, lane, store, Vault(store))
    yield desk
    desk.end()
    KeyringStore().remove(ACME.key)


def form(key: str, *, account_id: str = "another-id", session_only: bool = False) -> AccountForm:
    return AccountForm(ACME.name, ACME.environment, "", session_only, key, account_id)


def for_this_session(editor: AccountEditor) -> None:
    editor.stop()
    editor.save(form("session", session_only=True))


def the_dialog_is_closed(editor: AccountEditor) -> None:
    editor.stop()


GIVE_UPS = [for_this_session, the_dialog_is_closed]


@pytest.mark.parametrize("give_up", GIVE_UPS)
@pytest.mark.parametrize("account", [ACME, exhaustive(None)], ids=["edited", "added"])
def test_a_save_given_up_stores_nothing(
    desk: Desk, give_up: Callable[[AccountEditor], None], account: Account | None
) -> None:
    editor = desk.editor(account)
    editor.save(form("given-up"))
    desk.wait_for_prompt()
    give_up(editor)
    desk.end()
    assert desk.stored(editor._key) == ("old-key" if account else "")


def test_the_next_save_wins(desk: Desk) -> None:
    first, second = desk.editor(ACME), desk.editor(ACME)
    saved: list[Account] = []
    second.saved.connect(saved.append)
    first.save(form("given-up"))
    desk.wait_for_prompt()
    first.stop()
    second.save(form("wanted"))
    desk.answer_prompts_until(lambda: bool(saved))
    desk.end()
    assert desk.stored(ACME.key) == "wanted"


def patience_is_over(editor: AccountEditor) -> None:
    def is_told() -> bool:
        QCoreApplication.processEvents()
        return editor.state.message is not None

    until(is_told, "patience is over")


@pytest.mark.parametrize(
    ("begin", "account_id", "give_up"),
    [
        (AccountEditor.save, "another-id", the_dialog_is_closed),
        exhaustive(AccountEditor.save, "another-id", patience_is_over),
        # What is missing is read from the keyring first.
        exhaustive(AccountEditor.save, "", patience_is_over),
        exhaustive(AccountEditor.test, "", the_dialog_is_closed),
    ],
    ids=["save", "save until patience is over", "save a new key only", "test a new key"],
)
def test_what_was_given_up_is_not_held_by_the_call_that_still_waits(
    desk: Desk,
    begin: Callable[[AccountEditor, AccountForm], None],
    account_id: str,
    give_up: Callable[[AccountEditor], None],
) -> None:
    desk.vault = Vault(desk.store, patience_s=2)
    editor, secret = desk.editor(ACME), f"canary-{uuid4().hex}"

    def is_held() -> bool:
        workers = [t for t in threading.enumerate() if t.name in {"keyring", LANE}]
        return any(secret in text for worker in workers for text in strings_held_by(worker))

    begin(editor, form(secret, account_id=account_id))
    assert is_held()
    if give_up is not patience_is_over:
        desk.wait_for_prompt()
    give_up(editor)
    until(lambda: not is_held(), "nobody holds it any more")
    [waiting] = _at_work()
    assert waiting.is_alive()


def test_a_removal_given_up_removes_nothing(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    removed: list[str] = []
    monkeypatch.setattr(desk.store, "_delete", removed.append)
    notices = Notices()
    accounts = AccountsPresenter(
        HeldSettings(Settings((ACME,), ACME.key)),
        Vault(desk.store, patience_s=1),
        desk.lane,
        notices,
    )
    accounts.remove(ACME.key)
    desk.wait_for_prompt()

    def is_told() -> bool:
        QCoreApplication.processEvents()
        return [notice.topic for notice in notices.shown] == [Topic.REMOVAL]

    until(is_told, "patience is over")
    desk.end()
    # Not even to be put back.
    assert removed == []
    assert desk.stored(ACME.key) == "old-key"


def test_what_the_keyring_asked_for_in_mid_change_is_taken_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It was locked again between looking and writing, so that writing waits for the prompt."""
    backend = keyring_store.platform_backend()
    write = backend.set_password
    has_looked, may_write = threading.Event(), threading.Event()

    def locked_first(*entry: str) -> None:
        monkeypatch.setattr(backend, "set_password", write)
        has_looked.set()
        assert may_write.wait(PATIENCE_S)
        write(*entry)

    monkeypatch.setattr(backend, "set_password", locked_first)
    monkeypatch.setattr(keyring_store, "platform_backend", lambda: backend)
    first, second = desk.editor(ACME), desk.editor(ACME)
    saved: list[Account] = []
    second.saved.connect(saved.append)
    first.save(form("given-up"))
    desk.answer_prompts_until(has_looked.is_set)
    desk.keyring.lock()
    may_write.set()
    desk.wait_for_prompt()
    first.stop()
    second.save(form("wanted", account_id=""))
    desk.answer_prompts_until(lambda: bool(saved))
    desk.end()
    # The second kept the id that it found: the first had put it back.
    kept = KeyringStore().load(ACME.key, ACME.base_address)
    assert (kept.api_key, kept.account_id) == ("wanted", "old-id")


def test_a_program_that_is_gone_writes_nothing(desk: Desk) -> None:
    code = f"""
        from gui.core.accounts.credentials import Credentials
        from gui.core.accounts.keyring_store import KeyringStore
        KeyringStore().save({ACME.key!r}, Credentials({ACME.base_address!r}, "given-up", "id"))
    """
    with subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)]) as program:
        desk.wait_for_prompt()
        program.kill()
    desk.answer_prompts_until(lambda: True)
    assert desk.stored_after_unlocking(ACME.key) == "old-key"


@pytest.mark.exhaustive
@pytest.mark.parametrize("run", range(20))
def test_the_next_save_wins_each_time(desk: Desk, run: int) -> None:
    test_the_next_save_wins(desk)
