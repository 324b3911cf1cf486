"""A desktop and a keyring that get locked: a process of its own, real buses and keyrings."""

import os
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE, Popen

import pytest

from gui.core.accounts.credentials import Credentials
from gui.core.accounts.keyring_store import KeyringStore
from tests.buses import SESSION_BUS, ScreenSaver, is_listened_for, screen_saver
from tests.desktop import (
    PATIENCE_S,
    desk,
    environments,
    log_in,
    program,
    save_custom_account,
    until,
)
from tests.faults.test_keyring import dismiss_prompt
from tests.faults.window import window as watched
from tests.keyrings import KeyringSession, keyring_session
from tests.test_end_to_end import copy_link
from tests.test_end_to_end_batch import check
from tests.wire import LINK, Connection, reply, serving

pytestmark = pytest.mark.needs_desktop

ID = "2eb1acd98a86"
_IDS = [f"INV-{number}" for number in range(40)]


class Till:
    """Answers so many requests, and more when it is told to; `keys` are those it was shown."""

    def __init__(self, answers: int) -> None:
        self.keys: list[str] = []
        self._may_answer = threading.Semaphore(answers)

    def answer(self, more: int) -> None:
        self._may_answer.release(more)

    def serve(self, connection: Connection) -> None:
        while request := connection.read_request():
            [key] = [line for line in request.splitlines() if line.startswith(b"X-BlueTape-Key: ")]
            self.keys.append(key.decode().partition(": ")[2])
            self._may_answer.acquire(timeout=PATIENCE_S)
            connection.send(reply())


@contextmanager
def command(folder: Path, session: KeyringSession, *arguments: str) -> Iterator[Popen[str]]:
    """The program in a session, as a script there runs it."""
    environment = {**os.environ, **environments(folder), **session.environment}
    command = [*program(), *arguments]
    with Popen(command, env=environment, stdout=PIPE, stderr=PIPE, text=True) as running:
        try:
            yield running
        finally:
            running.kill()


def lock_screen(saver: ScreenSaver, folder: Path, bus: str = "SESSION") -> None:
    """Lock it, and wait until the program has heard of that."""
    until(lambda: is_listened_for("ActiveChanged", bus), "the program listens")
    saver.tell(is_active=True)
    until(lambda: "the desktop is locked" in log_in(folder), "it has heard of the lock")


def kill_keyring(session: KeyringSession, folder: Path) -> None:
    """Have it crash, and wait until the program has heard of that."""
    session.send(signal.SIGKILL)
    until(lambda: "the keyring is gone" in log_in(folder), "it has heard of the crash")


def test_a_locked_screen_has_the_keyring_read_again(tmp_path: Path) -> None:
    till = Till(answers=1_000)
    with serving(till.serve) as server, screen_saver() as saver:
        account = save_custom_account(tmp_path, f"http://127.0.0.1:{server.port}")
        old, new = (Credentials(account.base_address, key, "id") for key in ("old", "new"))
        KeyringStore().save(account.key, old)
        with desk(tmp_path, "--invoice", ID) as running:
            running.wait_for_window("Checkout Desk")
            copy_link(running, LINK)
            KeyringStore().save(account.key, new)
            asked = len(till.keys)
            running.press_until(["F5"], lambda: len(till.keys) > asked, "it is asked again")
            assert set(till.keys) == {"old"}
            lock_screen(saver, tmp_path)
            running.press_until(["F5"], lambda: till.keys[-1] == "new", "the keyring is read again")
            assert running.close() == 0
        KeyringStore().remove(account.key)


def test_what_is_looked_up_while_the_screen_gets_locked_comes_to_its_end(tmp_path: Path) -> None:
    till = Till(answers=0)
    with serving(till.serve) as server, screen_saver() as saver:
        account = save_custom_account(tmp_path, f"http://127.0.0.1:{server.port}")
        KeyringStore().save(account.key, Credentials(account.base_address, "key", "id"))
        with desk(tmp_path, "--invoice", ID) as running:
            running.wait_for_window("Checkout Desk")
            until(lambda: bool(till.keys), "it is asked for")
            lock_screen(saver, tmp_path)
            till.answer(1_000)
            copy_link(running, LINK)
            assert running.close() == 0
        KeyringStore().remove(account.key)


def test_a_list_goes_on_behind_a_locked_screen_and_stops_with_the_keyring(tmp_path: Path) -> None:
    till = Till(answers=8)
    with serving(till.serve) as server, keyring_session(tmp_path / "home") as session:
        account = save_custom_account(tmp_path, f"http://127.0.0.1:{server.port}")
        session.save(account.key, Credentials(account.base_address, "key", "id"))
        bus = session.environment[SESSION_BUS]
        with watched(tmp_path, **session.environment) as running, screen_saver(bus=bus) as saver:
            running.wait_for_window("Checkout Desk")
            check(running, _IDS)
            running.press("space")
            until(lambda: running.ask("list")["shown"] > 0, "some are looked up")
            lock_screen(saver, tmp_path, bus)
            assert running.ask("list")["step"] == "LookingUp"

            session.lock()
            until(lambda: running.ask("list")["step"] == "HandingOver", "the list is stopped")
            stopped = running.ask("list")
            assert stopped["why"] == "Stopped: the keyring was locked"
            assert 0 < stopped["shown"] < len(_IDS)

            session.unlock()
            till.answer(1_000)
            running.ask("look_up_others")
            until(lambda: running.ask("list")["shown"] == len(_IDS), "the others are looked up")
            assert running.ask("list")["why"] == ""


def test_a_command_goes_on_behind_a_locked_screen_and_ends_with_the_keyring(
    tmp_path: Path,
) -> None:
    till = Till(answers=8)
    (tmp_path / "list.csv").write_text("\n".join(_IDS), "utf-8")
    with serving(till.serve) as server, keyring_session(tmp_path / "home") as session:
        account = save_custom_account(tmp_path, f"http://127.0.0.1:{server.port}")
        old, new = (Credentials(account.base_address, key, "id") for key in ("old", "new"))
        session.save(account.key, old)
        bus = session.environment[SESSION_BUS]
        with command(tmp_path, session, "--batch", str(tmp_path / "list.csv")) as running:
            until(lambda: len(till.keys) > 8, "some are answered")
            assert set(till.keys) == {"old"}
            session.save(account.key, new)
            with screen_saver(bus=bus) as saver:
                lock_screen(saver, tmp_path, bus)
            till.answer(8)
            until(lambda: till.keys[-4:] == ["new"] * 4, "the keyring is read again")

            session.lock()
            out, err = running.communicate(timeout=PATIENCE_S)
        till.answer(1_000)
    assert running.returncode == 1
    assert "This computer’s keyring is locked" in err
    states = [line.split("\t")[1] for line in out.splitlines()]
    assert len(states) == len(_IDS)
    assert {*states} == {"ready", "skipped"}


def test_a_list_asks_a_keyring_that_crashed_again_and_ends_with_words(tmp_path: Path) -> None:
    till = Till(answers=8)
    with serving(till.serve) as server, keyring_session(tmp_path / "home") as session:
        account = save_custom_account(tmp_path, f"http://127.0.0.1:{server.port}")
        session.save(account.key, Credentials(account.base_address, "key", "id"))
        with watched(tmp_path, **session.environment) as running:
            running.wait_for_window("Checkout Desk")
            check(running, _IDS)
            running.press("space")
            until(lambda: running.ask("list")["shown"] > 0, "some are looked up")
            kill_keyring(session, tmp_path)
            till.answer(8)
            # The bus starts another one, which is locked.
            dismiss_prompt()
            until(lambda: running.ask("list")["step"] == "HandingOver", "the list is stopped")
            stopped = running.ask("list")
            assert stopped["why"] == "This computer’s keyring is locked"
            assert 0 < stopped["shown"] < len(_IDS)

            session.unlock()
            till.answer(1_000)
            running.ask("look_up_others")
            until(lambda: running.ask("list")["shown"] == len(_IDS), "the others are looked up")


def test_a_command_goes_on_with_the_next_keyring(tmp_path: Path) -> None:
    till = Till(answers=8)
    (tmp_path / "list.csv").write_text("\n".join(_IDS), "utf-8")
    with serving(till.serve) as server, keyring_session(tmp_path / "home") as session:
        account = save_custom_account(tmp_path, f"http://127.0.0.1:{server.port}")
        old, new = (Credentials(account.base_address, key, "id") for key in ("old", "new"))
        session.save(account.key, old)
        with command(tmp_path, session, "--batch", str(tmp_path / "list.csv")) as running:
            until(lambda: len(till.keys) > 8, "some are answered")
            kill_keyring(session, tmp_path)
            session.unlock()
            session.save(account.key, new)
            till.answer(1_000)
            out, _ = running.communicate(timeout=PATIENCE_S)
    assert running.returncode == 0
    assert {line.split("\t")[1] for line in out.splitlines()} == {"ready"}
    assert till.keys[-1] == "new"
