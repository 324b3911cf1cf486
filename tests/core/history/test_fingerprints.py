"""Fingerprints, and their key in the keyring: the real one, a slow one, a locked one, none."""

import hashlib
import hmac
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.core.accounts.keyring_store import platform_backend
from gui.core.errors import StoreAbsent, StoreFailed, StoreLocked
from gui.core.history import fingerprints
from gui.core.history.fingerprints import KeyOfRun, KeyringKey, fingerprint, mark
from gui.core.history.ledger import Ledger
from gui.core.history.place import HistoryPlace
from gui.core.history.problems import LedgerProblem
from tests.core.history.ledgers import all_of, bytes_in, handed_over, invoice, link_of
from tests.faults.secrets import found_in

SERVICE = f"Checkout Desk test history {os.getpid()}"
USER = "fingerprints of links"


class Backend:
    """A keyring in memory that can be slow, locked, forgetful or gone."""

    def __init__(self) -> None:
        self.entries: dict[tuple[str, str], str] = {}
        self.failure: Exception | None = None
        self.forgets = False
        self.asked = 0
        self.is_asked = threading.Event()
        self.answers = threading.Event()
        self.answers.set()

    def get_password(self, service: str, user: str) -> str | None:
        self.asked += 1
        self.is_asked.set()
        self.answers.wait()
        if self.failure:
            raise self.failure
        return self.entries.get((service, user))

    def set_password(self, service: str, user: str, entry: str) -> None:
        if not self.forgets:
            self.entries[service, user] = entry


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch) -> Iterator[Backend]:
    backend = Backend()
    monkeypatch.setattr(fingerprints, "platform_backend", lambda: backend)
    yield backend
    backend.answers.set()


def wait_for_helpers() -> None:
    for thread in threading.enumerate():
        if thread.name == "history key":
            thread.join()


def test_a_fingerprint_is_an_hmac_of_sixteen_bytes() -> None:
    key, link = b"k" * 32, link_of(1)
    expected = hmac.new(key, link.address.encode(), hashlib.sha256).digest()[:16]
    assert fingerprint(key, link) == expected
    assert fingerprint(key, link_of(2)) != expected
    assert fingerprint(b"n" * 32, link) != expected
    assert mark(key) != mark(b"n" * 32)


def test_a_key_is_made_once_and_read_back(backend: Backend) -> None:
    key = KeyringKey(SERVICE).get()
    assert key
    assert len(key) == 32
    assert backend.entries == {(SERVICE, USER): f"1 {key.hex()}"}
    again = KeyringKey(SERVICE)
    assert again.get() == key
    asked = backend.asked
    assert again.get() == key
    assert backend.asked == asked
    assert KeyringKey(SERVICE + " 2").get() != key
    # Short enough for the Windows vault.
    assert len(f"1 {key.hex()}".encode("utf-16-le")) <= 2560


@pytest.mark.parametrize("entry", ["", "1", "1 zz", "x " + "00" * 32, "1 " + "00" * 31, "00" * 32])
def test_what_is_no_key_is_replaced(backend: Backend, entry: str) -> None:
    backend.entries[SERVICE, USER] = entry
    key = KeyringKey(SERVICE).get()
    assert key
    assert backend.entries[SERVICE, USER] == f"1 {key.hex()}"


@pytest.mark.parametrize("entry", ["2 " + "00" * 32, "12 another kind of key"])
def test_a_key_of_a_newer_version_is_left_to_it(backend: Backend, entry: str) -> None:
    backend.entries[SERVICE, USER] = entry
    key = KeyringKey(SERVICE)
    assert key.get() is None
    assert backend.entries[SERVICE, USER] == entry
    # That one was removed, or this program brought up to date.
    backend.entries.clear()
    assert key.get() is not None


def test_of_two_that_make_one_the_last_counts(backend: Backend) -> None:
    first, second = KeyringKey(SERVICE), KeyringKey(SERVICE)
    old = first.get()
    # As by a program that found none at the same time.
    backend.entries[SERVICE, USER] = "1 " + "07" * 32
    assert second.get() == bytes([7]) * 32
    assert first.get() == old
    first.forget()
    assert first.get() == bytes([7]) * 32


def test_what_is_not_kept_is_no_key(backend: Backend) -> None:
    backend.forgets = True
    assert KeyringKey(SERVICE).get() is None


@pytest.mark.parametrize("failure", [StoreAbsent(), StoreFailed("x"), OSError("canary")])
def test_without_a_keyring_there_is_no_key_until_there_is_one(
    backend: Backend, failure: Exception
) -> None:
    key = KeyringKey(SERVICE)
    backend.failure = failure
    assert key.get() is None
    backend.failure = None
    assert key.get() is not None


def test_a_prompt_that_was_dismissed_is_not_opened_again(backend: Backend) -> None:
    key = KeyringKey(SERVICE)
    backend.failure = StoreLocked()
    assert key.get() is None
    assert key.get() is None
    assert backend.asked == 1


def test_nobody_waits_twice_for_a_keyring_that_does_not_answer(backend: Backend) -> None:
    backend.answers.clear()
    key = KeyringKey(SERVICE, patience_s=0.05)
    assert key.get() is None
    assert key.get() is None
    assert backend.asked == 1
    # What is answered late counts from then on.
    backend.answers.set()
    wait_for_helpers()
    assert key.get() is not None


def test_at_the_end_nobody_waits_for_a_prompt_and_the_row_is_there(
    tmp_path: Path, backend: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    backend.answers.clear()
    # Nobody answers for as long as a test takes.
    monkeypatch.setattr(KeyringKey.__init__, "__defaults__", (SERVICE, 1e6))
    place = HistoryPlace(tmp_path)
    ledger = place.open()
    problems: list[frozenset[LedgerProblem]] = []
    lane = threading.Thread(target=lambda: problems.append(ledger.write([handed_over(1)])))
    lane.start()
    assert backend.is_asked.wait(60)
    place.hurry()
    lane.join(60)
    assert problems == [{LedgerProblem.NO_KEYRING}]
    assert [row.fingerprint for row in all_of(ledger)] == [b""]
    ledger.close()
    # Nor does anything that is opened by then.
    late = place.open()
    assert late.write([handed_over(2)]) == {LedgerProblem.NO_KEYRING}
    late.close()


def test_at_the_end_a_keyring_that_answers_is_still_asked(backend: Backend) -> None:
    key = KeyringKey(SERVICE)
    key.hurry()
    assert key.get() is not None


def test_where_there_is_no_thread_there_is_no_key(
    backend: Backend, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise RuntimeError

    key = KeyringKey(SERVICE)
    with monkeypatch.context() as patch:
        patch.setattr(threading.Thread, "start", refuse)
        assert key.get() is None
    assert key.get() is not None


@pytest.mark.parametrize("failure", [None, StoreAbsent()])
def test_the_key_is_in_no_file_and_no_log(
    tmp_path: Path,
    backend: Backend,
    caplog: pytest.LogCaptureFixture,
    failure: Exception | None,
) -> None:
    caplog.set_level("DEBUG")
    backend.failure = failure
    key = KeyringKey(SERVICE)
    ledger = Ledger(tmp_path, key)
    expected = {LedgerProblem.NO_KEYRING} if failure else set()
    assert ledger.write([handed_over(n) for n in range(50)]) == expected
    ledger.seen(invoice("INV-10001"), link_of(1, 1))
    assert len(all_of(ledger)) == 50
    secret = key.get()
    assert (secret is None) == bool(failure)
    for data in (bytes_in(tmp_path), caplog.text.encode(), repr(vars(ledger)).encode()):
        assert secret is None or secret not in data
        assert secret is None or found_in(data, secret.hex()) == []
    ledger.close()


def test_a_key_of_a_run_is_nowhere_else() -> None:
    one, two = KeyOfRun(), KeyOfRun()
    assert one.get() == one.get()
    assert one.get() != two.get()
    one.forget()
    assert one.get() is not None


@pytest.mark.needs_desktop
def test_round_trip_through_the_real_keyring() -> None:
    key = KeyringKey(SERVICE).get()
    assert key
    assert KeyringKey(SERVICE).get() == key
    assert platform_backend().get_password(SERVICE, USER) == f"1 {key.hex()}"
    platform_backend().delete_password(SERVICE, USER)
    assert KeyringKey(SERVICE).get() not in {None, key}
    platform_backend().delete_password(SERVICE, USER)
