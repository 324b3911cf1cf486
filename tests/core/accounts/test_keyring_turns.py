"""Work on one entry goes one after the other, and what was given up changes nothing.

The real store in front of a backend in memory, which blocks at a call of the test's choice as a
keyring does that waits for its prompt: every call of every change, given up there.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from gui.core.accounts.credentials import Credentials
from gui.core.accounts.keyring_store import KeyringStore
from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled, NoCredentials
from tests.desktop import PATIENCE_S, until

SERVER = "https://api.bluetape.com/genericBthubService"
OLD, GIVEN_UP, WANTED = (Credentials(SERVER, name, "id") for name in ("old", "given-up", "wanted"))

Change = Callable[[KeyringStore, Cancellation], None]


def save_given_up(store: KeyringStore, cancellation: Cancellation) -> None:
    store.save("k", GIVEN_UP, cancellation)


def save_what_is_held(store: KeyringStore, cancellation: Cancellation) -> None:
    def held() -> Credentials:
        if cancellation.is_canceled:
            raise Canceled
        return GIVEN_UP

    store.save("k", held, cancellation)


def remove(store: KeyringStore, cancellation: Cancellation) -> None:
    store.remove("k", cancellation)


class BlockingBackend:
    """A backend in memory; the call with number `blocks_at` waits until it is released.

    It waits before it does what it is asked for or, with `blocks_late`, between that and its
    return. `garbles` is how many writes go wrong, so that the store takes its longer way.
    """

    def __init__(self) -> None:
        self.entries: dict[str, str] = {}
        self.blocks_at = -1
        self.blocks_late = False
        self.garbles = 0
        self.calls = 0
        self.is_blocked, self.is_released = threading.Event(), threading.Event()

    def get_password(self, service: str, _user: str) -> str | None:
        with self._call():
            return self.entries.get(service)

    def set_password(self, service: str, _user: str, value: str) -> None:
        with self._call():
            self.garbles -= 1
            self.entries[service] = value + "?" if self.garbles >= 0 else value

    def delete_password(self, service: str, _user: str) -> None:
        with self._call():
            self.entries.pop(service, None)

    @contextmanager
    def _call(self) -> Iterator[None]:
        blocks = self.calls == self.blocks_at
        self.calls += 1
        if blocks and not self.blocks_late:
            self._block()
        yield
        if blocks and self.blocks_late:
            self._block()

    def _block(self) -> None:
        self.is_blocked.set()
        assert self.is_released.wait(PATIENCE_S)


class Bench:
    def __init__(self, *, has_entry: bool, blocks_late: bool = False) -> None:
        self.backend = BlockingBackend()
        self.backend.blocks_late = blocks_late
        self.store = KeyringStore("turns")
        self.store._backend = self.backend  # type: ignore[assignment]
        if has_entry:
            self.store.save("k", OLD)

    def stored(self) -> str | None:
        try:
            return self.store.load("k", SERVER).api_key
        except NoCredentials:
            return None

    def start(
        self, change: Change, cancellation: Cancellation, ends: list[str]
    ) -> threading.Thread:
        def run() -> None:
            try:
                change(self.store, cancellation)
                ends.append("done")
            except Canceled:
                ends.append("canceled")

        thread = threading.Thread(target=run)
        thread.start()
        return thread

    @contextmanager
    def blocked_at(self, number: int, change: Change, garbles: int) -> Iterator["Blocked | None"]:
        """The change, blocked at that call of its own; `None` where it ended before."""
        self.backend.garbles = garbles
        self.backend.blocks_at = self.backend.calls + number
        blocked = Blocked()
        thread = self.start(change, blocked.cancellation, blocked.ends)
        while thread.is_alive() and not self.backend.is_blocked.wait(0.001):
            pass
        try:
            yield blocked if self.backend.is_blocked.is_set() else None
        finally:
            self.backend.is_released.set()
            thread.join(PATIENCE_S)
            assert not thread.is_alive()


class Blocked:
    def __init__(self) -> None:
        self.cancellation = Cancellation()
        self.ends: list[str] = []


CALLS = range(12)
CHANGES = [
    pytest.param(save_given_up, 0, id="save"),
    pytest.param(save_what_is_held, 0, id="save of what is let go"),
    pytest.param(save_given_up, 1, id="save that is written twice"),
    pytest.param(remove, 0, id="removal"),
]
ENTRY = pytest.mark.parametrize("has_entry", [True, False], ids=["old entry", "no entry"])
BLOCK = pytest.mark.parametrize("blocks_late", [False, True], ids=["before", "after"])


@ENTRY
@BLOCK
@pytest.mark.parametrize(("change", "garbles"), CHANGES)
def test_given_up_at_any_call_it_changes_nothing(
    change: Change, garbles: int, *, has_entry: bool, blocks_late: bool
) -> None:
    tried = 0
    for number in CALLS:
        bench = Bench(has_entry=has_entry, blocks_late=blocks_late)
        before = bench.stored()
        with bench.blocked_at(number, change, garbles) as blocked:
            if blocked is not None:
                tried += 1
                assert blocked.cancellation.cancel()
        if blocked is not None:
            assert blocked.ends == ["canceled"], number
            assert bench.stored() == before, number
    assert tried > 2


@pytest.mark.parametrize("change", [save_given_up, remove])
def test_given_up_while_it_looks_it_does_not_begin(change: Change) -> None:
    bench = Bench(has_entry=True)
    with bench.blocked_at(0, change, 0) as blocked:
        assert blocked is not None
        blocked.cancellation.cancel()
        calls = bench.backend.calls
    assert blocked.ends == ["canceled"]
    assert bench.backend.calls == calls, "nothing is written, to be taken back"


@ENTRY
@BLOCK
@pytest.mark.parametrize(("change", "garbles"), CHANGES)
def test_the_next_change_counts_whatever_the_first_was_doing(
    change: Change, garbles: int, *, has_entry: bool, blocks_late: bool
) -> None:
    for number in CALLS:
        bench = Bench(has_entry=has_entry, blocks_late=blocks_late)
        ends: list[str] = []
        with bench.blocked_at(number, change, garbles) as blocked:
            if blocked is None:
                continue
            blocked.cancellation.cancel()
            following = bench.start(
                lambda store, cancellation: store.save("k", WANTED, cancellation),
                Cancellation(),
                ends,
            )
            if number == 0:
                # The first only looked: nobody waits for it, it may never wake.
                following.join(PATIENCE_S)
                assert ends == ["done"]
        following.join(PATIENCE_S)
        assert ends == ["done"], number
        assert bench.stored() == "wanted", number


def test_nobody_reads_what_may_yet_be_taken_back() -> None:
    bench = Bench(has_entry=True)
    read: list[str | None] = []
    # Its third call reads back what it wrote.
    with bench.blocked_at(2, save_given_up, 0) as blocked:
        assert blocked is not None
        assert "given-up" in next(iter(bench.backend.entries.values()))
        reader = threading.Thread(target=lambda: read.append(bench.stored()))
        reader.start()
        blocked.cancellation.cancel()
        assert read == []
    reader.join(PATIENCE_S)
    assert read == ["old"]


def test_whoever_waits_for_a_turn_can_give_up_and_others_have_theirs() -> None:
    bench = Bench(has_entry=True)
    ends: list[str] = []
    with bench.blocked_at(1, remove, 0) as blocked:
        assert blocked is not None
        bench.store.save("another", WANTED)
        waiting = Cancellation()
        thread = bench.start(save_given_up, waiting, ends)
        until(lambda: bool(bench.store._turns.changed._waiters), "it waits")  # type: ignore[attr-defined]
        waiting.cancel()
        thread.join(PATIENCE_S)
        assert ends == ["canceled"]
    assert blocked.ends == ["done"]
    assert bench.stored() is None


def test_what_is_done_cannot_be_given_up() -> None:
    bench = Bench(has_entry=True)
    cancellation = Cancellation()
    bench.store.save("k", WANTED, cancellation)
    assert not cancellation.cancel()
    assert not cancellation.is_canceled
    assert bench.stored() == "wanted"


def test_what_was_given_up_before_is_not_begun() -> None:
    bench = Bench(has_entry=True)
    canceled = Cancellation()
    canceled.cancel()
    calls = bench.backend.calls
    for change in (save_given_up, remove):
        with pytest.raises(Canceled):
            change(bench.store, canceled)
    assert bench.backend.calls == calls


@pytest.mark.parametrize("change", [save_given_up, remove])
def test_who_ends_waits_for_what_has_begun_and_for_nothing_else(change: Change) -> None:
    bench = Bench(has_entry=True)
    # It only looks, and may wait for a password for ever.
    with bench.blocked_at(0, change, 0) as blocked:
        assert blocked is not None
        blocked.cancellation.cancel()
        assert bench.store.let_end(10)
    bench = Bench(has_entry=True)
    with bench.blocked_at(1, change, 0) as blocked:
        assert blocked is not None
        blocked.cancellation.cancel()
        assert not bench.store.let_end(0)
        bench.backend.is_released.set()
        assert bench.store.let_end(10)
        assert bench.stored() == "old"
