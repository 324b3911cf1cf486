"""The client against real sockets and real TLS."""

import socket
import ssl
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gui.core.cancellation import Cancellation
from gui.core.client import PROBE_ID, CheckoutClient
from gui.core.credentials import Credentials
from gui.core.errors import (
    Canceled,
    Failure,
    Rejected,
    ServiceFailed,
    TimedOut,
    TimeoutPhase,
    TlsRejected,
    Unauthorized,
    Unreachable,
    UnreachableCause,
    WrongAddress,
)
from gui.core.exchange import Limits
from gui.core.invoice import InvoiceId
from gui.core.transport import Transport
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
QUICK = Limits(connect_s=0.6, total_s=1.2)


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


def credentials(port: int, scheme: str = "http", host: str = "127.0.0.1") -> Credentials:
    return Credentials(f"{scheme}://{host}:{port}/base", "canary-key", "canary-account")


def fetch(server: Server, invoice: InvoiceId = INVOICE, limits: Limits = QUICK) -> str:
    client = CheckoutClient(limits=limits)
    return client.fetch(credentials(server.port), invoice, Cancellation()).address


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
        client = CheckoutClient(limits=QUICK)
        for _ in range(3):
            client.fetch(credentials(server.port), INVOICE, Cancellation())
    assert [bytes(c.received).count(b"GET ") for c in server.connections] == [2, 1]


def test_a_kept_connection_closed_over_a_request_is_replaced_once() -> None:
    def once_then_close(connection: Connection) -> None:
        connection.read_request()
        connection.send(reply())
        connection.read_request()

    with serving(once_then_close) as server:
        client = CheckoutClient(limits=QUICK)
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
        client = CheckoutClient(limits=QUICK)
        for _ in range(2):
            client.fetch(credentials(server.port), INVOICE, Cancellation())
    assert server.requests == 2
    assert b"Cookie" not in server.received


def test_a_second_answer_is_never_taken_for_the_next_invoice() -> None:
    wrong = reply(GOOD_BODY.replace(b"2eb1acd98a86", b"another"))
    with serving(answering(reply() + wrong, wrong)) as server:
        client = CheckoutClient(limits=QUICK)
        for _ in range(2):
            link = client.fetch(credentials(server.port), INVOICE, Cancellation())
            assert link.address == LINK


def test_cancel_works_in_mid_request_and_the_server_sees_it() -> None:
    cancellation = Cancellation()
    arrived = threading.Event()

    def script(connection: Connection) -> None:
        connection.read_request()
        arrived.set()
        connection.wait_for_close()

    with serving(script) as server:
        failures: list[Failure] = []

        def work() -> None:
            client = CheckoutClient()
            failures.append(
                failure_of(lambda: client.fetch(credentials(server.port), INVOICE, cancellation))
            )

        worker = threading.Thread(target=work)
        worker.start()
        assert arrived.wait(5)
        canceled = time.monotonic()
        cancellation.cancel()
        worker.join(5)
        assert [type(failure) for failure in failures] == [Canceled]
        closed = server.connections[0].closed_at
        deadline = time.monotonic() + 5
        while closed is None and time.monotonic() < deadline:
            time.sleep(0.01)
            closed = server.connections[0].closed_at
    assert closed is not None
    assert closed - canceled < 5


def test_canceled_before_it_began() -> None:
    cancellation = Cancellation()
    cancellation.cancel()
    with serving(always(reply())) as server:
        failure = failure_of(
            lambda: CheckoutClient().fetch(credentials(server.port), INVOICE, cancellation)
        )
    assert isinstance(failure, Canceled)
    assert server.received == b""


def test_nobody_listens() -> None:
    with serving(always(reply())) as server:
        pass
    failure = failure_of(lambda: fetch(server))
    assert isinstance(failure, Unreachable)
    assert failure.cause is UnreachableCause.REFUSED


def test_a_name_that_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    # Asking a real name server would leave this machine.
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    there = Credentials("https://no-such-host.invalid", "canary", "canary")
    failure = failure_of(lambda: CheckoutClient().fetch(there, INVOICE, Cancellation()))
    assert isinstance(failure, Unreachable)
    assert failure.cause is UnreachableCause.NAME
    assert failure.host == "no-such-host.invalid"


def test_a_silent_name_server_is_left_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()

    def silent(*_: object, **__: object) -> list[object]:
        gate.wait(30)
        return []

    monkeypatch.setattr(socket, "getaddrinfo", silent)
    there = Credentials("https://no-such-host.invalid", "canary", "canary")
    started = time.monotonic()
    failure = failure_of(lambda: CheckoutClient(limits=QUICK).fetch(there, INVOICE, Cancellation()))
    assert time.monotonic() - started < QUICK.connect_s + 0.5
    gate.set()
    assert vars(failure) == vars(
        TimedOut(TimeoutPhase.NAME, QUICK.connect_s, "no-such-host.invalid")
    )


def test_an_address_that_is_silent_does_not_hold_up_the_next(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    # A full backlog: the kernel answers nothing to the next connection.
    with socket.socket() as silent, serving(always(reply())) as server:
        silent.bind(("127.0.0.1", 0))
        silent.listen(0)
        fillers = [socket.socket() for _ in range(4)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(silent.getsockname())
        addresses = [silent.getsockname(), ("127.0.0.1", server.port)]
        monkeypatch.setattr(
            socket,
            "getaddrinfo",
            lambda *_, **__: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", a) for a in addresses],
        )
        assert fetch(server, limits=Limits(connect_s=3, total_s=4)) == LINK
        for filler in fillers:
            filler.close()


def tls_fetch(
    authority: Authority,
    server: Server,
    host: str = "localhost",
    context: ssl.SSLContext | None = None,
) -> str:
    context = context or authority.client_context()
    client = CheckoutClient(Transport(lambda: context), QUICK)
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
        failure = failure_of(
            lambda: CheckoutClient(limits=QUICK).fetch(there, INVOICE, Cancellation())
        )
        assert isinstance(failure, TlsRejected)
        monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
        link = CheckoutClient(limits=QUICK).fetch(there, INVOICE, Cancellation())
        assert link.address == LINK


def test_no_key_log_file_appears(
    authority: Authority, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gui.core.transport import system_tls_context

    monkeypatch.setenv("SSLKEYLOGFILE", str(tmp_path / "keys"))
    context = system_tls_context()
    authority.root.configure_trust(context)
    with serving(always(reply()), authority.server_context()) as server:
        assert tls_fetch(authority, server, context=context) == LINK
    assert list(tmp_path.iterdir()) == []


def connect_proxy(target_port: int, answer: bytes) -> Callable[[Connection], None]:
    def script(connection: Connection) -> None:
        head = connection.read_request()
        assert head.startswith(b"CONNECT api.example:443 ")
        connection.send(answer)
        if b" 200 " not in answer:
            return
        with socket.create_connection(("127.0.0.1", target_port)) as target:

            def back() -> None:
                while data := target.recv(65536):
                    connection.send(data)

            thread = threading.Thread(target=back, daemon=True)
            thread.start()
            while data := connection.sock.recv(65536):
                connection.received += data
                target.sendall(data)

    return script


def through_proxy(authority: Authority, monkeypatch: pytest.MonkeyPatch, port: int) -> str:
    monkeypatch.setenv("https_proxy", f"http://localhost:{port}")
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    context = authority.client_context()
    client = CheckoutClient(Transport(lambda: context), QUICK)
    there = Credentials("https://api.example", "canary-key", "canary-account")
    return client.fetch(there, INVOICE, Cancellation()).address


def test_through_a_proxy_the_keys_travel_encrypted(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving(always(reply()), authority.server_context("api.example")) as server:
        established = b"HTTP/1.1 200 Connection established\r\n\r\n"
        with serving(connect_proxy(server.port, established)) as proxy:
            assert through_proxy(authority, monkeypatch, proxy.port) == LINK
            assert b"canary" not in proxy.received
    assert b"canary-key" in server.received


@pytest.mark.parametrize(
    ("answer", "cause"),
    [
        (b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", UnreachableCause.PROXY_SIGN_IN),
        (b"HTTP/1.1 403 Forbidden\r\n\r\n<html>", UnreachableCause.PROXY_REFUSED),
        (b"", UnreachableCause.PROXY),
    ],
)
def test_a_proxy_that_refuses_is_named(
    authority: Authority,
    monkeypatch: pytest.MonkeyPatch,
    answer: bytes,
    cause: UnreachableCause,
) -> None:
    with serving(connect_proxy(0, answer)) as proxy:
        failure = failure_of(lambda: through_proxy(authority, monkeypatch, proxy.port))
    assert isinstance(failure, Unreachable)
    assert failure.cause is cause
    assert failure.host == "localhost"


def test_a_dead_proxy_is_named(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving(answering()) as proxy:
        pass
    failure = failure_of(lambda: through_proxy(authority, monkeypatch, proxy.port))
    assert vars(failure) == vars(Unreachable(UnreachableCause.PROXY, "localhost"))


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
        client = CheckoutClient(limits=QUICK)

        def test() -> None:
            client.test_connection(credentials(server.port), Cancellation())

        if failure is None:
            test()
        else:
            assert type(failure_of(test)) is failure
    assert PROBE_ID.value.encode() in server.received
