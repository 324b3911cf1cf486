"""Where shutting a socket down wakes nobody who reads from it, as on Windows."""

import threading

import pytest

from gui.core.accounts.credentials import Credentials
from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled, Failure, TimedOut
from gui.core.http import exchange, wakeful_reads
from gui.core.http.client import CheckoutClient
from gui.core.http.exchange import Limits
from gui.core.http.transport import Transport
from gui.core.invoice import InvoiceId
from tests.desktop import PATIENCE_S, until
from tests.faults.scenario import exhaustive
from tests.wire import LINK, Authority, Connection, Script, always, reply, serving

INVOICE = InvoiceId("2eb1acd98a86")
LONG = Limits(connect_s=30, total_s=60)
HEAD = reply()[:-10]


@pytest.fixture(autouse=True)
def _as_on_windows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "_shut_down", lambda handle: None)
    monkeypatch.setattr(wakeful_reads, "NEEDED", True)


def silent_after(answer: bytes) -> Script:
    """A script that answers this much, and then nothing until the other side closes."""

    def script(connection: Connection) -> None:
        connection.read_request()
        connection.send(answer)
        connection.wait_for_close()

    return script


@pytest.mark.parametrize("scheme", [exhaustive("http"), "https"])
@pytest.mark.parametrize("answer", [b"", reply()[:30], HEAD], ids=["nothing", "head", "body"])
@pytest.mark.parametrize("is_canceled", [True, False])
def test_a_silent_server_keeps_nobody_waiting(
    scheme: str, answer: bytes, *, is_canceled: bool
) -> None:
    authority, cancellation = Authority(), Cancellation()
    limits = LONG if is_canceled else Limits(connect_s=30, total_s=0.5)
    client = CheckoutClient(limits=limits, transport=Transport(authority.client_context))
    tls = authority.server_context() if scheme == "https" else None
    failures: list[Failure] = []

    def work() -> None:
        try:
            client.fetch(Credentials(there, "key", "account"), INVOICE, cancellation)
        except Failure as failure:
            failures.append(failure)

    with serving(silent_after(answer), tls) as server:
        there = f"{scheme}://localhost:{server.port}/base"
        worker = threading.Thread(target=work, daemon=True)
        worker.start()
        # Half a second may be over before it has asked.
        until(lambda: bool(server.requests or failures), "it asks")
        if is_canceled:
            cancellation.cancel()
        worker.join(PATIENCE_S)
        assert [type(failure) for failure in failures] == [Canceled if is_canceled else TimedOut]


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_answers_are_read_as_ever(scheme: str) -> None:
    authority = Authority()
    client = CheckoutClient(limits=LONG, transport=Transport(authority.client_context))
    tls = authority.server_context() if scheme == "https" else None

    def slowly(connection: Connection) -> None:
        while connection.read_request():
            connection.send_slowly(reply(), 0.0005)

    for script in (always(reply()), slowly):
        with serving(script, tls) as server:
            there = Credentials(f"{scheme}://localhost:{server.port}/base", "key", "account")
            for _ in range(2):
                assert client.fetch(there, INVOICE, Cancellation()).address == LINK
            # The connection is kept, as ever.
            assert len(server.connections) == 1
