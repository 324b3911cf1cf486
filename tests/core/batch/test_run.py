"""A run over many invoices: every invoice gets its outcome once, whatever happens."""

import itertools
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import pytest

from gui.core.accounts.account import Account, Environment
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.vault import Vault
from gui.core.batch.outcome import Outcome, RowState
from gui.core.batch.run import BatchRun, Consequence, Ending, consequence_of
from gui.core.cancellation import Cancellation
from gui.core.errors import (
    Canceled,
    Failure,
    InvoiceNotFound,
    LookupFailure,
    ProgramFault,
    RateLimited,
    ServiceFailed,
    StoreLocked,
    TimedOut,
    TimeoutPhase,
    Unauthorized,
    Unreachable,
    UnreachableCause,
    in_union,
)
from gui.core.http.pacing import Pacer
from gui.core.invoice import InvoiceId
from gui.core.link import CheckoutLink, admit
from gui.core.lookup import InvoiceLookup
from gui.core.status import InvoiceStatus
from tests.desktop import PATIENCE_S
from tests.doubles import FailingStore

ACCOUNT = Account("a", "A", Environment.CUSTOM, "http://127.0.0.1:9")
OFFLINE = Unreachable(UnreachableCause.NO_ROUTE, "127.0.0.1")


class Till:
    """Answers as `script` says for an id: a status word, or a failure; and counts what it saw."""

    def __init__(self, script: Callable[[str], str | Failure] = lambda _: "Placed") -> None:
        self.script = script
        self.status_script: Callable[[str], str | Failure] = script
        self.asked: list[str] = []
        self.at_once = 0
        self.most_at_once = 0
        self.gate = threading.Event()
        self.gate.set()
        self._lock = threading.Lock()

    def fetch(
        self,
        credentials: Credentials,
        invoice_id: InvoiceId,
        cancellation: Cancellation,
        on_retry: Callable[[], None],
    ) -> CheckoutLink:
        with self._lock:
            self.asked.append(invoice_id.value)
            self.at_once += 1
            self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            while not self._may_answer(invoice_id.value):
                if cancellation.is_canceled:
                    raise Canceled
            said = self.script(invoice_id.value)
            if isinstance(said, Failure):
                raise said
            return admit(f"https://www.bluetape.com/i/r?id={invoice_id.path_segment()}")
        finally:
            with self._lock:
                self.at_once -= 1

    def _may_answer(self, _: str) -> bool:
        return self.gate.wait(0.01)

    def fetch_status(
        self, credentials: Credentials, invoice_id: InvoiceId, cancellation: Cancellation
    ) -> InvoiceStatus:
        said = self.status_script(invoice_id.value)
        if isinstance(said, Failure):
            raise said
        if said == "none":
            raise ServiceFailed(500)
        if said == "broken":
            raise ZeroDivisionError
        return InvoiceStatus(said)

    def test_connection(self, credentials: Credentials, cancellation: Cancellation) -> None:
        raise AssertionError


class Watcher:
    """A run, and all that it tells."""

    def __init__(
        self,
        till: Till,
        ids: Sequence[str],
        pacer: Pacer | None = None,
        places: Sequence[int] | None = None,
    ) -> None:
        vault = Vault(FailingStore())
        vault.keep_for_session(ACCOUNT.key, Credentials(ACCOUNT.base_address, "key", "id"))
        self.outcomes: dict[int, Outcome] = {}
        self.endings: list[Ending] = []
        self.pauses: list[LookupFailure] = []
        self.ended = threading.Event()
        self.paused = threading.Event()
        self.run = BatchRun(
            InvoiceLookup(till, vault),
            ACCOUNT,
            [InvoiceId(each) for each in ids],
            pacer or Pacer(),
            self._on_outcome,
            self._on_end,
            self._on_pause,
            places,
        )
        self.run.start()

    def _on_outcome(self, place: int, outcome: Outcome) -> None:
        assert place not in self.outcomes
        assert not self.endings
        self.outcomes[place] = outcome

    def _on_end(self, ending: Ending) -> None:
        self.endings.append(ending)
        self.ended.set()

    def _on_pause(self, failure: LookupFailure) -> None:
        self.pauses.append(failure)
        self.paused.set()

    def states(self) -> list[RowState]:
        assert self.ended.wait(PATIENCE_S)
        assert len(self.endings) == 1
        return [self.outcomes[place].state for place in sorted(self.outcomes)]


def ids(count: int) -> list[str]:
    return [f"INV-{number}" for number in range(count)]


@pytest.mark.parametrize("places", [[], [3], [7, 2, 5], [*range(1, 30, 2)]])
def test_only_what_is_still_to_be_asked_is(places: list[int]) -> None:
    till = Till()
    watcher = Watcher(till, ids(30), places=places)
    assert watcher.states() == [RowState.READY] * len(places)
    assert set(watcher.outcomes) == set(places)
    assert sorted(till.asked) == sorted(f"INV-{place}" for place in places)
    assert watcher.endings == [Ending()]


def test_what_was_settled_before_is_not_left_out_by_a_cancel() -> None:
    till = Till()
    till.gate.clear()
    watcher = Watcher(till, ids(30), places=[4, 9])
    watcher.run.cancel()
    assert watcher.states() == [RowState.SKIPPED] * 2
    assert set(watcher.outcomes) == {4, 9}


@pytest.mark.expects_log("ZeroDivisionError")
def test_each_state_is_what_the_server_says() -> None:
    said: dict[str, str | Failure] = {
        "ready": "Placed",
        "paid": "Paid",
        "canceled": "cancelled",
        "other": "Partially Paid",
        "none": "none",
        "broken": "broken",
        "unknown": InvoiceNotFound(),
        "failed": ServiceFailed(500),
    }
    watcher = Watcher(Till(said.__getitem__), list(said))
    assert watcher.states() == [
        RowState.READY,
        RowState.PAID,
        RowState.CANCELED,
        RowState.OTHER_STATUS,
        RowState.NO_STATUS,
        RowState.NO_STATUS,
        RowState.NOT_FOUND,
        RowState.FAILED,
    ]
    assert watcher.endings == [Ending()]
    link = watcher.outcomes[0].link
    assert link is not None
    assert link.named_invoice == "ready"
    assert isinstance(watcher.outcomes[7].failure, ServiceFailed)
    # Those without a status have a link, and why there is none.
    assert [type(watcher.outcomes[place].failure) for place in range(6)] == [
        *[type(None)] * 4,
        ServiceFailed,
        ProgramFault,
    ]


def test_several_at_once_and_no_more() -> None:
    till = Till()
    till.gate.clear()
    watcher = Watcher(till, ids(40), Pacer(4))
    while till.at_once < 4:
        pass
    assert till.most_at_once == 4
    till.gate.set()
    assert watcher.states() == [RowState.READY] * 40
    assert sorted(till.asked) == sorted(ids(40))
    assert till.most_at_once == 4


@pytest.mark.parametrize("failure", [Unauthorized(401), StoreLocked()])
def test_a_refused_key_stops_all_of_it(failure: Failure) -> None:
    till = Till(lambda invoice_id: failure if invoice_id == "INV-2" else "Placed")
    watcher = Watcher(till, ids(500), Pacer(1))
    states = watcher.states()
    assert states[:3] == [RowState.READY, RowState.READY, RowState.FAILED]
    assert set(states[3:]) == {RowState.SKIPPED}
    assert watcher.endings == [Ending(failure=in_union(failure))]
    # With a key that is refused, nobody asks twice: once more is the vault's doing.
    assert len(till.asked) <= 4


def test_the_network_is_waited_for_after_five_in_a_row() -> None:
    is_offline = threading.Event()
    is_offline.set()
    till = Till(lambda _: OFFLINE if is_offline.is_set() else "Placed")
    watcher = Watcher(till, ids(30), Pacer(2))
    assert watcher.paused.wait(PATIENCE_S)
    assert watcher.pauses == [OFFLINE]
    assert not watcher.ended.wait(0.1)
    assert len(till.asked) <= 5 + 2
    is_offline.clear()
    watcher.run.go_on()
    states = watcher.states()
    assert set(states) == {RowState.READY, RowState.FAILED}
    assert 5 <= states.count(RowState.FAILED) <= 7


def test_failures_with_links_between_do_not_count() -> None:
    timed_out = TimedOut(TimeoutPhase.ANSWER, 15, "host")
    till = Till(lambda invoice_id: "Placed" if int(invoice_id[4:]) % 5 == 0 else timed_out)
    watcher = Watcher(till, ids(60), Pacer(1))
    assert watcher.states().count(RowState.READY) == 12
    assert watcher.pauses == []


def test_what_the_server_has_no_time_for_is_asked_again() -> None:
    tries: dict[str, int] = {}

    def script(invoice_id: str) -> str | Failure:
        tries[invoice_id] = tries.get(invoice_id, 0) + 1
        return RateLimited(0) if invoice_id == "INV-1" and tries[invoice_id] < 3 else "Placed"

    watcher = Watcher(Till(script), ids(3), Pacer(1))
    assert watcher.states() == [RowState.READY] * 3


def test_but_not_for_ever() -> None:
    till = Till(lambda _: RateLimited(0))
    watcher = Watcher(till, ["INV-1"], Pacer(1))
    assert watcher.states() == [RowState.FAILED]
    assert till.asked == ["INV-1"] * 5


class FirstComeLast(Pacer):
    """One turn at a time; whoever came first has to let another one go first."""

    def __init__(self) -> None:
        super().__init__(1)
        self._numbers = itertools.count()
        self._another_went = threading.Event()

    @contextmanager
    def turn(self, cancellation: Cancellation) -> Iterator[None]:
        if next(self._numbers) == 0:
            assert self._another_went.wait(PATIENCE_S)
        with super().turn(cancellation):
            yield
        self._another_went.set()


def test_they_are_asked_for_in_their_order() -> None:
    till = Till()
    Watcher(till, ids(20), FirstComeLast()).states()
    assert till.asked == ids(20)


@pytest.mark.parametrize("failure", [Unauthorized(401), StoreLocked()])
def test_so_does_one_that_is_refused_for_the_status(failure: Failure) -> None:
    till = Till()
    till.status_script = lambda invoice_id: failure if invoice_id == "INV-2" else "Placed"
    watcher = Watcher(till, ids(50), Pacer(1))
    states = watcher.states()
    assert states[:3] == [RowState.READY, RowState.READY, RowState.FAILED]
    assert watcher.outcomes[2].link is None
    assert set(states[3:]) == {RowState.SKIPPED}


def test_nobody_knows_what_is_paid_while_the_network_is_gone() -> None:
    till = Till()
    till.status_script = lambda _: OFFLINE
    watcher = Watcher(till, ids(30), Pacer(1))
    assert watcher.paused.wait(PATIENCE_S)
    watcher.run.cancel()
    states = watcher.states()
    assert set(states) == {RowState.FAILED, RowState.SKIPPED}
    assert all(outcome.link is None for outcome in watcher.outcomes.values())


def test_nor_while_the_server_has_no_time_to_say() -> None:
    tries: list[str] = []

    def status(invoice_id: str) -> str | Failure:
        tries.append(invoice_id)
        return RateLimited(0) if len(tries) < 3 else "Paid"

    till = Till()
    till.status_script = status
    assert Watcher(till, ["INV-1"], Pacer(1)).states() == [RowState.PAID]


def test_a_receiver_that_breaks_ends_the_run_all_the_same() -> None:
    ended = threading.Event()
    excepthook, threading.excepthook = threading.excepthook, lambda _: None
    try:
        vault = Vault(FailingStore())
        vault.keep_for_session(ACCOUNT.key, Credentials(ACCOUNT.base_address, "key", "id"))

        def breaks(_place: int, _outcome: Outcome) -> None:
            raise ZeroDivisionError

        run = BatchRun(
            *(InvoiceLookup(Till(), vault), ACCOUNT, [InvoiceId("INV-1")], Pacer()),
            breaks,
            lambda _: ended.set(),
        )
        run.start()
        assert ended.wait(PATIENCE_S)
    finally:
        threading.excepthook = excepthook


def test_a_pause_begins_nothing() -> None:
    till = Till()
    till.gate.clear()
    watcher = Watcher(till, ids(50), Pacer(3))
    while till.at_once < 3:
        pass
    watcher.run.pause()
    till.gate.set()
    assert not watcher.ended.wait(0.2)
    assert len(till.asked) == 3
    watcher.run.go_on()
    assert watcher.states() == [RowState.READY] * 50


@pytest.mark.parametrize("is_paused", [False, True])
def test_cancel_ends_it_with_what_is_there(*, is_paused: bool) -> None:
    till = Till()
    till.gate.clear()
    watcher = Watcher(till, ids(50), Pacer(3))
    while till.at_once < 3:
        pass
    if is_paused:
        watcher.run.pause()
    watcher.run.cancel()
    assert set(watcher.states()) == {RowState.SKIPPED}
    assert len(watcher.outcomes) == 50
    assert watcher.endings == [Ending(is_canceled=True)]


def test_cancel_while_everybody_is_held() -> None:
    pacer = Pacer()
    pacer.note(RateLimited(3_600))
    watcher = Watcher(Till(), ids(5), pacer)
    watcher.run.cancel()
    assert watcher.states() == [RowState.SKIPPED] * 5


@pytest.mark.expects_log("ZeroDivisionError")
def test_a_mistake_of_ours_costs_one_row() -> None:
    def script(invoice_id: str) -> str | Failure:
        if invoice_id == "INV-1":
            raise ZeroDivisionError
        return "Placed"

    watcher = Watcher(Till(script), ids(3))
    assert watcher.states() == [RowState.READY, RowState.FAILED, RowState.READY]


def test_no_thread_is_left() -> None:
    before = threading.active_count()
    Watcher(Till(), ids(20)).states()
    deadline = threading.Event()
    for _ in range(1_000):
        if threading.active_count() <= before:
            break
        deadline.wait(0.01)
    assert threading.active_count() <= before


def test_consequences() -> None:
    assert consequence_of(ServiceFailed(503, retry_after_s=1)) is Consequence.ASK_AGAIN
    assert consequence_of(ServiceFailed(503)) is Consequence.NONE


def test_what_is_about_to_be_asked_for_is_told_before_its_outcome() -> None:
    told: list[tuple[str, int]] = []
    ended = threading.Event()
    vault = Vault(FailingStore())
    vault.keep_for_session(ACCOUNT.key, Credentials(ACCOUNT.base_address, "key", "id"))
    BatchRun(
        InvoiceLookup(Till(), vault),
        ACCOUNT,
        [InvoiceId(each) for each in ids(20)],
        Pacer(),
        lambda place, _: told.append(("told", place)),
        lambda _: ended.set(),
        on_asking=lambda place: told.append(("asking", place)),
    ).start()
    assert ended.wait(PATIENCE_S)
    for place in range(20):
        assert told.index(("asking", place)) < told.index(("told", place))
