"""The client against real sockets and real TLS."""

import ssl
from collections.abc import Callable
from pathlib import Path

import pytest

from gui.core.accounts.credentials import Credentials
from gui.core.cancellation import Cancellation
from gui.core.errors import (
    Canceled,
    Failure,
    Rejected,
    ServiceFailed,
    TlsRejected,
    Unauthorized,
    WrongAddress,
)
from gui.core.http.client import PROBE_ID, CheckoutClient
from gui.core.http.transport import Transport
from gui.core.invoice import InvoiceId
from tests.systems import named_roots
from tests.wire import (
    GOOD_BODY,
    LINK,
    Authority,
    Connection,
    Server,
    always,
    answering,
    reply,
    serving,
)

INVOICE = InvoiceId("2eb1acd98a86")


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


def credentials(port: int, scheme: str = "http", host: str = "127.0.0.1") -> Credentials:
    return Credentials(f"{scheme}://{host}:{port}/base", "canary-key", "canary-account")


def fetch(server: Server, invoice: InvoiceId = INVOICE) -> str:
    return CheckoutClient().fetch(credentials(server.port), invoice, Cancellation()).address


def failure_of(work: Callable[[], object]) -> Failure:
    with pytest.raises(Failure) as caught:
        work()
    # Nothing of the libraries' own exceptions, whose texts hold addresses and headers.
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None
    assert "canary" not in repr(caught.value)
    return caught.value


def test_asks_as_documented() -> None:
    with serving(always(reply())) as server:
        assert fetch(server) == LINK
    head = server.received.decode()
    assert head.startswith("GET /base/integration/invoice/2eb1acd98a86/checkout HTTP/1.1\r\n")
    assert "X-BlueTape-Key: canary-key\r\n" in head
    assert "X-Integration-AccountId: canary-account\r\n" in head
    assert "Accept-Encoding: identity\r\n" in head
    assert "Cookie" not in head


@pytest.mark.parametrize(
    ("value", "path"),
    [
        ("a/b", b"/invoice/a%2Fb/checkout "),
        ("a?b#c", b"/invoice/a%3Fb%23c/checkout "),
        ("%2e%2e", b"/invoice/%252e%252e/checkout "),
        ("ü 1", b"/invoice/%C3%BC%201/checkout "),
        ("...", b"/invoice/.../checkout "),
    ],
)
def test_an_id_is_one_path_segment_on_the_wire(value: str, path: bytes) -> None:
    with serving(always(reply())) as server:
        fetch(server, InvoiceId.parse(value))
    assert b"GET /base/integration" + path + b"HTTP/1.1" in server.received


JSON_404 = b'{"code": "404", "reason": "Invoice not found."}'


def test_a_redirect_is_not_followed() -> None:
    with serving(always(reply())) as second:
        location = f"Location: http://127.0.0.1:{second.port}/"
        with serving(always(reply(b"", "302 Found", headers=(location,)))) as first:
            failure_of(lambda: fetch(first))
    assert not second.connections
    assert first.requests == 1


def test_connections_are_kept_and_a_closed_one_is_replaced_silently() -> None:
    with serving(answering(reply(), reply())) as server:
        client = CheckoutClient()
        for _ in range(3):
            client.fetch(credentials(server.port), INVOICE, Cancellation())
    assert [bytes(c.received).count(b"GET ") for c in server.connections] == [2, 1]


def test_a_kept_connection_closed_over_a_request_is_replaced_once() -> None:
    def once_then_close(connection: Connection) -> None:
        connection.read_request()
        connection.send(reply())
        connection.read_request()

    with serving(once_then_close) as server:
        client = CheckoutClient()
        for _ in range(2):
            client.fetch(credentials(server.port), INVOICE, Cancellation())
    assert [bytes(c.received).count(b"GET ") for c in server.connections] == [2, 1]


def test_no_netrc(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("default login canary password canary\n")
    monkeypatch.setenv("NETRC", str(netrc))
    with serving(always(reply())) as server:
        fetch(server)
    assert b"Authorization" not in server.received


def test_cookies_are_not_kept() -> None:
    with serving(always(reply(headers=("Set-Cookie: a=b; Path=/",)))) as server:
        client = CheckoutClient()
        for _ in range(2):
            client.fetch(credentials(server.port), INVOICE, Cancellation())
    assert server.requests == 2
    assert b"Cookie" not in server.received


def test_a_second_answer_is_never_taken_for_the_next_invoice() -> None:
    wrong = reply(GOOD_BODY.replace(b"2eb1acd98a86", b"another"))
    with serving(answering(reply() + wrong, wrong)) as server:
        client = CheckoutClient()
        for _ in range(2):
            link = client.fetch(credentials(server.port), INVOICE, Cancellation())
            assert link.address == LINK


def test_canceled_before_it_began() -> None:
    cancellation = Cancellation()
    cancellation.cancel()
    with serving(always(reply())) as server:
        failure = failure_of(
            lambda: CheckoutClient().fetch(credentials(server.port), INVOICE, cancellation)
        )
    assert isinstance(failure, Canceled)
    assert server.received == b""


def tls_fetch(
    authority: Authority,
    server: Server,
    host: str = "localhost",
    context: ssl.SSLContext | None = None,
) -> str:
    context = context or authority.client_context()
    client = CheckoutClient(Transport(lambda: context))
    there = credentials(server.port, "https", host)
    return client.fetch(there, INVOICE, Cancellation()).address


def test_tls(authority: Authority) -> None:
    with serving(always(reply()), authority.server_context()) as server:
        assert tls_fetch(authority, server) == LINK
        assert tls_fetch(authority, server, "127.0.0.1") == LINK


def test_no_other_list_of_roots_is_added(authority: Authority) -> None:
    context = authority.client_context()
    before = context.cert_store_stats()
    with serving(always(reply()), authority.server_context()) as server:
        tls_fetch(authority, server, context=context)
    assert context.cert_store_stats() == before == {"x509": 1, "crl": 0, "x509_ca": 1}


@named_roots
def test_the_system_trust_store_decides(
    authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # On Linux the store is OpenSSL's, and this variable is how OpenSSL is pointed to another.
    bundle = tmp_path / "roots.pem"
    authority.root.cert_pem.write_to_path(bundle)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(bundle))
    monkeypatch.setenv("CURL_CA_BUNDLE", str(bundle))
    with serving(always(reply()), authority.server_context()) as server:
        there = credentials(server.port, "https", "localhost")
        failure = failure_of(lambda: CheckoutClient().fetch(there, INVOICE, Cancellation()))
        assert isinstance(failure, TlsRejected)
        monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
        link = CheckoutClient().fetch(there, INVOICE, Cancellation())
        assert link.address == LINK


def test_no_key_log_file_appears(
    authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gui.core.http.transport import system_tls_context

    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    context = system_tls_context()
    authority.root.configure_trust(context)
    with serving(always(reply()), authority.server_context()) as server:
        assert tls_fetch(authority, server, context=context) == LINK
    assert list(tmp_path.iterdir()) == []


def test_the_loopback_is_never_asked_through_a_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.delenv("no_proxy", raising=False)
    with serving(always(reply())) as server:
        assert fetch(server) == LINK


@pytest.mark.parametrize(
    ("answer", "failure"),
    [
        (reply(JSON_404, "404 Not Found"), None),
        (reply(), None),
        (reply(b"", "401 Unauthorized"), Unauthorized),
        (reply(b"<h1>", "404 Not Found", "text/html"), WrongAddress),
        (reply(b"", "400 Bad Request"), Rejected),
        (reply(b"", "500 Oops"), ServiceFailed),
    ],
)
def test_connection_test(answer: bytes, failure: type[Failure] | None) -> None:
    with serving(always(answer)) as server:
        client = CheckoutClient()

        def test() -> None:
            client.test_connection(credentials(server.port), Cancellation())

        if failure is None:
            test()
        else:
            assert type(failure_of(test)) is failure
    assert PROBE_ID.value.encode() in server.received
