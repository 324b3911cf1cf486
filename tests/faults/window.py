"""The real window in a process of its own, and the verdict on it."""

import contextlib
import json
import os
import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from gui.core.accounts.account import Account
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.keyring_store import KeyringStore
from gui.core.preferences import Preferences
from tests.desktop import ROOT, Desk, at_work, save_custom_account, settings_of, until
from tests.faults.heartbeat import Gap
from tests.machine import Taken

KEY = "canary-key-hGf4-93kd"
ACCOUNT_ID = "canary-account-Zq81"
GAP_LIMIT_S = 0.1
GROWTH_LIMIT_KB = 32 * 1024
# Without its folder in front: `secrets.py` in there is not Python's.
WATCHED = (sys.executable, "-P", str(ROOT / "tests" / "faults" / "watched.py"))


class Window(Desk):
    """A running program that answers questions."""

    def __init__(
        self, folder: Path, *arguments: str, command: Sequence[str] = WATCHED, **environment: str
    ) -> None:
        asked, self._asking = os.pipe()
        self._answered, answering = os.pipe()
        super().__init__(
            folder,
            *arguments,
            command=command,
            descriptors=(asked, answering),
            WATCH_QUESTIONS=str(asked),
            WATCH_ANSWERS=str(answering),
            PYTHONPATH=str(ROOT),
            **environment,
        )
        os.close(asked)
        os.close(answering)
        self._answers = os.fdopen(self._answered, "rb")

    def ask(self, question: str) -> Any:
        os.write(self._asking, question.encode() + b"\n")
        return json.loads(self._answers.readline())

    @property
    def state(self) -> dict[str, Any]:
        found: dict[str, Any] = self.ask("state")
        return found

    def repeat(self) -> dict[str, Any]:
        """Press F5 and wait for the lookup's end; returns the state."""
        # F5 gives up what runs, and the end of that would pass for the one of its own.
        until(lambda: self.state["phase"] in {"ready", "failed"}, "the lookup before is over")
        ended = self.state["ended"]
        self.ask("forget_progress")
        # After a dialog it takes the window manager a moment to give the keys back.
        until(lambda: bool(self.ask("is_active")), "the window has the keys")
        self.press("F5")
        until(lambda: self.state["ended"] > ended, "the lookup has ended")
        return self.state

    def take_gap(self) -> Gap:
        """The longest of its event loop since last asked."""
        judged_s, clock_s, taken, seen = self.ask("gap")
        return Gap(judged_s, clock_s, Taken(*taken), seen)

    def assert_was_alive(self) -> None:
        """Its event loop did not stop since last asked."""
        gap = self.take_gap()
        assert gap.judged_s < GAP_LIMIT_S, f"{gap[:3]}\n{gap.seen}"

    def resident_kb(self) -> int:
        status = Path(f"/proc/{self.process.pid}/status").read_text("ascii")
        [line] = [line for line in status.splitlines() if line.startswith("VmRSS:")]
        return int(line.split()[1])

    @contextlib.contextmanager
    def watching_memory(self) -> Iterator[list[int]]:
        """Note the resident size every 20 ms, in KiB; the first is from before."""
        sizes = [self.resident_kb()]
        is_over = threading.Event()

        def watch() -> None:
            while not is_over.wait(0.02):
                sizes.append(self.resident_kb())

        watcher = threading.Thread(target=watch)
        watcher.start()
        try:
            yield sizes
        finally:
            is_over.set()
            watcher.join()

    def release(self) -> None:
        os.close(self._asking)
        self._answers.close()


@contextlib.contextmanager
def window(folder: Path, *arguments: str, **environment: str) -> Iterator[Window]:
    with at_work(Window(folder, *arguments, **environment)) as running:
        try:
            yield running
        finally:
            running.release()


@contextlib.contextmanager
def account_at(
    folder: Path, server: str, key: str = "faults", preferences: Preferences | None = None
) -> Iterator[Account]:
    """An account with credentials in the real keyring, and gone from it afterwards."""
    account = save_custom_account(folder, server, key, preferences)
    store = KeyringStore()
    store.save(account.key, Credentials(account.base_address, KEY, ACCOUNT_ID))
    yield account
    store.remove(account.key)


class Verdict:
    """What must hold for every fault, whatever it is."""

    def __init__(self, running: Window, account: Account) -> None:
        self._window = running
        self._account = account
        self._settings = settings_of(running.folder).path.read_bytes()

    @contextlib.contextmanager
    def holds(self, deadline_s: float = 15.5) -> Iterator[None]:
        running = self._window
        running.take_gap()
        with running.watching_memory() as sizes:
            yield
        # 2: in time, from the request to the end of the lookup.
        assert running.state["lookup_s"] < deadline_s
        # 1: alive, and the event loop answered.
        assert running.process.poll() is None
        running.assert_was_alive()
        # 3: memory.
        assert max(sizes) - sizes[0] < GROWTH_LIMIT_KB
        # 4: nothing is lost.
        assert settings_of(running.folder).path.read_bytes() == self._settings
        store = KeyringStore()
        saved = store.load(self._account.key, self._account.base_address)
        assert (saved.api_key, saved.account_id) == (KEY, ACCOUNT_ID)
        # 5: no secret where a screen reader or a person could find it.
        said = json.dumps(running.ask("tree")) + json.dumps(running.state)
        assert KEY not in said
        assert ACCOUNT_ID not in said
