"""Every fault of the tables, against the client with real sockets and real TLS."""

import json
import logging
from collections.abc import Callable
from urllib.parse import quote

import pytest
from _pytest.mark import ParameterSet

from gui.core.accounts.credentials import Credentials
from gui.core.cancellation import Cancellation
from gui.core.errors import Failure, LinkProblem, TimedOut, UntrustedLink
from gui.core.http.client import CheckoutClient
from gui.core.http.exchange import Limits
from gui.core.http.retries import RetryPolicy
from gui.core.http.transport import Transport
from gui.core.invoice import InvoiceId
from gui.core.link import CheckoutLink
from tests.faults import framing, gate, network, outside_text, payload, status, tls
from tests.faults.scenario import ID, SUCCEEDS, Fault, by_ending, is_as_expected
from tests.machine import Stopwatch
from tests.wire import Authority, Server, always, reply, serving

INVOICE = InvoiceId(ID)
KEY, ACCOUNT = "canary-key-4f1d", "canary-account-77"
# Long enough for a busy machine to connect and ask, and for the good lookup afterwards.
QUICK = Limits(connect_s=4, total_s=4)
GRACE_S = 0.5

IN_CLEAR = (
    *network.QUICK,
    *framing.TABLE,
    *status.TABLE,
    *payload.TABLE,
    *gate.TABLE,
    *outside_text.TABLE,
)


def named(fault: Fault) -> ParameterSet:
    return pytest.param(fault, id=fault.name)


def by_name(*faults: Fault) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("fault", [*map(named, faults)])


class Till:
    """A client, and what it made of each lookup."""

    def __init__(
        self, authority: Authority, limits: Limits | None = None, base_s: float = 0.02
    ) -> None:
        context = authority.client_context()
        self._client = CheckoutClient(
            Transport(lambda: context), limits, RetryPolicy(base_s=base_s)
        )
        self.retries = 0
        self.took_s = 0.0

    def look_up(self, server: Server, scheme: str = "http") -> CheckoutLink | Failure:
        host = "localhost" if scheme == "https" else "127.0.0.1"
        there = Credentials(f"{scheme}://{host}:{server.port}/base", KEY, ACCOUNT)
        watch = Stopwatch()
        try:
            return self._client.fetch(there, INVOICE, Cancellation(), self._on_retry)
        except Failure as failure:
            return failure
        finally:
            self.took_s = watch.seconds()

    def _on_retry(self) -> None:
        self.retries += 1


@pytest.fixture(autouse=True)
def quiet_library(caplog: pytest.LogCaptureFixture) -> None:
    # As in the program's own log: some warnings of the library's name addresses.
    caplog.set_level(logging.ERROR, "urllib3")


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.fixture
def till(authority: Authority) -> Till:
    return Till(authority)


def check(fault: Fault, till: Till, server: Server, scheme: str = "http") -> None:
    outcome = till.look_up(server, scheme)
    assert is_as_expected(outcome, fault.expected), outcome
    assert KEY not in repr(outcome)
    assert ACCOUNT not in repr(outcome)
    if isinstance(outcome, Failure):
        # Nothing of the libraries' own exceptions, whose texts hold addresses and headers.
        assert outcome.__cause__ is None
        assert outcome.__suppress_context__ or outcome.__context__ is None
    assert server.requests == fault.requests
    if server.requests:
        assert till.retries == server.requests - 1
    # A good lookup straight after succeeds.
    server.recover()
    if scheme == "http":
        assert is_as_expected(till.look_up(server), SUCCEEDS)


@pytest.mark.parametrize("fault", [*map(named, IN_CLEAR), *by_ending(network.ENDLESS)])
def test_a_fault_ends_as_it_should(fault: Fault, authority: Authority) -> None:
    # Only where time has to run out: a busy machine may take longer over anything else.
    till = Till(authority, QUICK if fault.expected[0] is TimedOut else None)
    with serving(fault.script) as server:
        check(fault, till, server)
        assert till.took_s < QUICK.total_s + GRACE_S


@pytest.mark.parametrize("fault", by_ending((*network.SLOW, *status.HONOURED)))
def test_a_fault_that_takes_its_time(fault: Fault, authority: Authority) -> None:
    with serving(fault.script) as server:
        check(fault, Till(authority), server)


@by_name(*tls.REJECTED)
def test_what_cannot_be_trusted_receives_nothing(
    fault: Fault, till: Till, authority: Authority
) -> None:
    context = fault.tls(authority) if fault.tls else None
    with serving(fault.script, context) as server:
        check(fault, till, server, "https")
        assert b"canary" not in server.received
        assert b"GET" not in server.received


@by_name(*tls.ENDINGS)
def test_the_end_of_a_tls_connection(fault: Fault, till: Till, authority: Authority) -> None:
    assert fault.tls is not None
    with serving(fault.script, fault.tls(authority)) as server:
        check(fault, till, server, "https")


@pytest.mark.parametrize("inside", [KEY, quote(KEY.replace("-", "%2D"), safe="%")])
def test_a_link_that_holds_the_key_is_not_handed_out(till: Till, inside: str) -> None:
    content = json.dumps({"checkOutUrl": f"https://www.bluetape.com/i/r?id=1&k={inside}"})
    with serving(always(reply(content.encode()))) as server:
        outcome = till.look_up(server)
    assert isinstance(outcome, UntrustedLink)
    assert outcome.problem is LinkProblem.KEY_INSIDE
    assert KEY not in outcome.raw


CUTTABLE: dict[str, tuple[bytes, Callable[[Authority], object] | None]] = {
    "with a length": (reply(), None),
    "in chunks": (framing.CHUNKED + framing.WHOLE_CHUNKS, None),
    "until the end, in TLS": (framing.head() + framing.GOOD_BODY, tls.trusted),
}


@pytest.mark.parametrize("framed", CUTTABLE)
def test_an_answer_cut_anywhere_is_never_a_success(framed: str, authority: Authority) -> None:
    whole, context = CUTTABLE[framed]
    till = Till(authority, base_s=0.0)
    tls_context = context(authority) if context else None
    with serving(always(reply()), tls_context) as server:  # type: ignore[arg-type]
        for length in range(len(whole)):
            server.script = network.after_request(network.sends(whole[:length]))
            outcome = till.look_up(server, "https" if context else "http")
            assert isinstance(outcome, Failure), whole[:length]
