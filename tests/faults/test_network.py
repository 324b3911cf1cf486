"""Faults before a connection is there, on its way through a proxy, and in time itself."""

import errno
import itertools
import os
import signal
import socket
import subprocess
import sys
import textwrap
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from gui.core.accounts.credentials import Credentials
from gui.core.cancellation import Cancellation
from gui.core.errors import (
    Canceled,
    Failure,
    RateLimited,
    TimedOut,
    TimeoutPhase,
    TlsCause,
    TlsRejected,
    Unreachable,
    UnreachableCause,
)
from gui.core.http import dialing
from gui.core.http.client import CheckoutClient
from gui.core.http.exchange import Limits
from gui.core.http.replies import retry_after_s
from gui.core.http.retries import RetryPolicy
from gui.core.http.transport import Transport
from gui.core.invoice import InvoiceId
from gui.core.link import CheckoutLink
from tests.desktop import until
from tests.faults import network, tls
from tests.faults.scenario import (
    SUCCEEDS,
    after_request,
    exhaustive,
    is_as_expected,
    is_silent,
    sends,
)
from tests.machine import Stopwatch
from tests.systems import named_roots, windows_trust
from tests.wire import GOOD_BODY, LINK, Authority, Connection, Script, always, reply, serving

INVOICE = InvoiceId("2eb1acd98a86")
# Where the deadline is what a test is about.
QUICK = Limits(connect_s=0.8, total_s=2.0)
# Else a busy machine has its time: it took longer than 5 s to connect. And a lost packet is sent
# again after 1 s, 3 s, 7 s and 15 s, for the server may be slow to take it.
PATIENT = Limits(connect_s=30, total_s=40)
GRACE_S = 0.5
UNKNOWN_HOST = "no-such-host.invalid"


def look_up(
    base: str,
    limits: Limits = PATIENT,
    transport: Transport | None = None,
    cancellation: Cancellation | None = None,
    base_s: float = 0.02,
) -> CheckoutLink | Failure:
    client = CheckoutClient(transport, limits, RetryPolicy(base_s=base_s))
    credentials = Credentials(base, "canary-key-4f1d", "canary-account-77")
    try:
        return client.fetch(credentials, INVOICE, cancellation or Cancellation())
    except Failure as failure:
        return failure


def here(port: int) -> str:
    return f"http://127.0.0.1:{port}"


def resolving_to(
    monkeypatch: pytest.MonkeyPatch, *addresses: tuple[socket.AddressFamily, tuple[object, ...]]
) -> None:
    found = [(family, socket.SOCK_STREAM, 6, "", where) for family, where in addresses]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)


@contextmanager
def never_accepting(host: str = "127.0.0.1") -> Iterator[tuple[object, ...]]:
    """An address whose backlog is full: the kernel answers nothing to the next connection."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as listener:
        listener.bind((host, 0))
        listener.listen(0)
        fillers = [socket.socket(family) for _ in range(4)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(listener.getsockname())
        yield listener.getsockname()
        for filler in fillers:
            filler.close()


@contextmanager
def losing_a_packet() -> Iterator[tuple[object, ...]]:
    """A server that the first packet does not reach; the kernel sends another a second later."""

    def is_being_called() -> bool:
        """A connection is under way: state 2 of what the kernel lists."""
        sockets = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()]
        return any(found[2:4] == [f"0100007F:{port:04X}", "02"] for found in sockets)

    def serve() -> None:
        until(is_being_called, "the first packet is lost")
        # From now on there is room.
        listener.accept()[0].close()
        caller, _ = listener.accept()
        with caller, suppress(OSError):
            caller.recv(65536)
            caller.sendall(reply())

    with (
        socket.create_server(("127.0.0.1", 0), backlog=0) as listener,
        socket.socket() as filler,
        socket.socket() as last,
    ):
        port = listener.getsockname()[1]
        filler.connect(listener.getsockname())
        server = threading.Thread(target=serve, daemon=True)
        server.start()
        yield listener.getsockname()
        # Where the caller gave up, nobody is waited for.
        last.setblocking(False)
        last.connect_ex(listener.getsockname())
        server.join(60)


def test_name_does_not_exist(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    # Asking a real name server would leave this machine.
    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    failure = look_up(f"https://{UNKNOWN_HOST}")
    assert vars(failure) == vars(Unreachable(UnreachableCause.NAME, UNKNOWN_HOST))


def test_name_server_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    gate = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: gate.wait(30) and [])
    watch = Stopwatch()
    failure = look_up(f"https://{UNKNOWN_HOST}", QUICK)
    assert watch.seconds() < QUICK.connect_s + GRACE_S
    gate.set()
    assert vars(failure) == vars(TimedOut(TimeoutPhase.NAME, QUICK.connect_s, UNKNOWN_HOST))


def test_refused() -> None:
    # Taken, so that nobody else listens there by then.
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        failure = look_up(here(silent.getsockname()[1]))
    assert vars(failure) == vars(Unreachable(UnreachableCause.REFUSED, "127.0.0.1"))


def test_connection_never_accepted() -> None:
    with never_accepting() as (_, port, *_):
        watch = Stopwatch()
        failure = look_up(here(port), QUICK)
        assert watch.seconds() < QUICK.connect_s + GRACE_S
    assert vars(failure) == vars(TimedOut(TimeoutPhase.CONNECT, QUICK.connect_s, "127.0.0.1"))


def test_no_route(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unroutable(socket.socket):
        def connect_ex(self, address: object, /) -> int:
            return errno.EHOSTUNREACH

    resolving_to(monkeypatch, (socket.AF_INET, ("127.0.0.1", 9)))
    # A real address without a route would, on another machine, have one.
    monkeypatch.setattr(dialing.socket, "socket", Unroutable)
    failure = look_up(f"https://{UNKNOWN_HOST}")
    assert vars(failure) == vars(Unreachable(UnreachableCause.NO_ROUTE, UNKNOWN_HOST))


def test_first_address_silent_second_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a network that swallows IPv6 looks like: the address tried first says nothing."""
    with never_accepting("::1") as silent, serving(always(reply())) as server:
        resolving_to(
            monkeypatch,
            (socket.AF_INET6, silent),
            (socket.AF_INET, ("127.0.0.1", server.port)),
        )
        outcome = look_up("http://localhost", PATIENT)
        assert is_as_expected(outcome, (*SUCCEEDS, LINK))


def test_no_address_waits_for_the_one_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """IPv6 is swallowed, and a packet is lost: tried in turn, no address would have the time."""
    with (
        never_accepting("::1") as silent,
        never_accepting() as silent_too,
        losing_a_packet() as slow,
    ):
        addresses = [(socket.AF_INET6, silent)] * 2
        addresses += [(socket.AF_INET, slow), (socket.AF_INET, silent_too)]
        resolving_to(monkeypatch, *addresses)
        outcome = look_up("http://localhost", PATIENT)
        assert is_as_expected(outcome, (*SUCCEEDS, LINK))


@pytest.mark.parametrize("latency_s", [0.05, *map(exhaustive, [1.0, 5.0])])
def test_latency(latency_s: float) -> None:
    def script(connection: Connection) -> None:
        connection.read_request()
        time.sleep(latency_s)
        connection.send(reply())

    with serving(script) as server:
        assert is_as_expected(look_up(here(server.port), Limits()), (*SUCCEEDS, LINK))


def test_silent_handshake(authority: Authority) -> None:
    with serving(is_silent) as server:
        watch = Stopwatch()
        failure = look_up(f"https://127.0.0.1:{server.port}", QUICK)
        assert watch.seconds() < QUICK.connect_s + GRACE_S
        assert b"GET" not in server.received
    assert vars(failure) == vars(TimedOut(TimeoutPhase.CONNECT, QUICK.connect_s, "127.0.0.1"))


def test_certificate_for_a_name_where_an_address_is_asked(authority: Authority) -> None:
    context = authority.client_context()
    with serving(always(reply()), authority.server_context("localhost")) as server:
        failure = look_up(f"https://127.0.0.1:{server.port}", transport=Transport(lambda: context))
        assert b"GET" not in server.received
    assert vars(failure) == vars(TlsRejected(TlsCause.WRONG_HOST, "127.0.0.1"))


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


ESTABLISHED = b"HTTP/1.1 200 Connection established\r\n\r\n"


def connect_proxy(target_port: int, answer: bytes = ESTABLISHED) -> Script:
    """A CONNECT proxy: gives this answer and, if it is a yes, passes bytes to the target."""

    def script(connection: Connection) -> None:
        head = connection.read_request()
        assert head.startswith(b"CONNECT api.example:443 ")
        connection.send(answer)
        if target_port == 0:
            return
        with socket.create_connection(("127.0.0.1", target_port)) as target:

            def back() -> None:
                # OSError: the client went away, and with it the connection.
                with suppress(OSError):
                    while data := target.recv(65536):
                        connection.send(data)
                    connection.sock.shutdown(socket.SHUT_RDWR)

            threading.Thread(target=back, daemon=True).start()
            while data := connection.sock.recv(65536):
                connection.received += data
                target.sendall(data)

    return script


ThroughProxy = Callable[..., CheckoutLink | Failure]


@pytest.fixture
def through_proxy(authority: Authority, monkeypatch: pytest.MonkeyPatch) -> ThroughProxy:
    def ask(port: int, scheme: str = "http", limits: Limits = PATIENT) -> CheckoutLink | Failure:
        monkeypatch.setenv("https_proxy", f"{scheme}://localhost:{port}")
        monkeypatch.delenv("no_proxy", raising=False)
        monkeypatch.delenv("NO_PROXY", raising=False)
        context = authority.client_context()
        return look_up("https://api.example", limits, Transport(lambda: context))

    return ask


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("first", [b"", b"HTTP/1.1 100 Wait\r\nX: y\r\n\r\n"])
def test_through_a_proxy_the_keys_travel_encrypted(
    first: bytes, scheme: str, authority: Authority, through_proxy: ThroughProxy
) -> None:
    context = authority.server_context() if scheme == "https" else None
    with (
        serving(always(reply()), authority.server_context("api.example")) as server,
        serving(connect_proxy(server.port, first + ESTABLISHED), context) as proxy,
    ):
        assert is_as_expected(through_proxy(proxy.port, scheme), (*SUCCEEDS, LINK))
        assert b"canary" not in proxy.received
    assert b"canary-key" in server.received


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_through_a_proxy_an_end_that_nobody_signed_is_none(
    scheme: str, authority: Authority, through_proxy: ThroughProxy
) -> None:
    context = authority.server_context() if scheme == "https" else None
    cut = after_request(sends(network.HEAD + b"\r\n" + GOOD_BODY))
    with (
        serving(cut, authority.server_context("api.example")) as server,
        serving(connect_proxy(server.port), context) as proxy,
    ):
        assert is_as_expected(through_proxy(proxy.port, scheme), network.CUT)


@named_roots
@pytest.mark.parametrize("way", ["directly", "through a proxy"])
def test_a_company_root_in_the_systems_store(
    authority: Authority, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, way: str
) -> None:
    """With the program's own context; the store is OpenSSL's, moved as OpenSSL lets it be moved."""
    roots = tmp_path / "roots.pem"
    authority.root.cert_pem.write_to_path(str(roots))
    context = authority.server_context("api.example", "localhost")
    with (
        serving(always(reply()), context) as server,
        serving(connect_proxy(server.port)) as proxy,
    ):
        base = f"https://localhost:{server.port}"
        if way == "through a proxy":
            base = "https://api.example"
            monkeypatch.setenv("https_proxy", f"http://localhost:{proxy.port}")
            monkeypatch.delenv("no_proxy", raising=False)
            monkeypatch.delenv("NO_PROXY", raising=False)
        assert isinstance(look_up(base), TlsRejected)
        monkeypatch.setenv("SSL_CERT_FILE", str(roots))
        assert is_as_expected(look_up(base), (*SUCCEEDS, LINK))


@windows_trust
def test_through_a_proxy_the_certificate_is_checked(
    authority: Authority, through_proxy: ThroughProxy
) -> None:
    with (
        serving(always(reply()), tls.unknown_root(authority)) as server,
        serving(connect_proxy(server.port)) as proxy,
    ):
        failure = through_proxy(proxy.port)
        assert b"GET" not in server.received
    assert vars(failure) == vars(TlsRejected(TlsCause.UNKNOWN_ROOT, "api.example"))


FORBIDDEN = b"HTTP/1.1 403 Forbidden\r\n\r\n"
PAGE = b"<html>Please sign in</html>"


@pytest.mark.parametrize(
    ("script", "cause"),
    [
        (
            connect_proxy(0, b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"),
            UnreachableCause.PROXY_SIGN_IN,
        ),
        (
            connect_proxy(0, b"HTTP/1.1 403 Forbidden\r\n\r\n" + PAGE),
            UnreachableCause.PROXY_REFUSED,
        ),
        (connect_proxy(0, ESTABLISHED + PAGE), UnreachableCause.PROXY_REFUSED),
        (connect_proxy(0, PAGE), UnreachableCause.PROXY),
        (connect_proxy(0, b""), UnreachableCause.PROXY),
        (connect_proxy(0, b"HTTP/1.1 200 OK\r\nX-Cut"), UnreachableCause.PROXY),
        (network.resets, UnreachableCause.PROXY),
    ],
    ids=["407", "403 HTML", "200, then HTML", "HTML", "nothing", "cut", "reset"],
)
def test_a_proxy_that_does_not_serve_is_named(
    script: Script,
    cause: UnreachableCause,
    through_proxy: ThroughProxy,
) -> None:
    with serving(script) as proxy:
        failure = through_proxy(proxy.port)
        assert b"canary" not in proxy.received
    assert vars(failure) == vars(Unreachable(cause, "localhost"))


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\njunk\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: a\rY: b\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: a\0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: a\r\n b\r\n\r\n",
        b"HTTP/1.1 200 OK\n\n",
        b"HTTP/1.1 2_0_0 OK\r\n\r\n",
        b"HTTP/1.1x 200 OK\r\n\r\n",
        ESTABLISHED + b"and this besides",
    ],
    ids=lambda answer: repr(answer[9:-4].decode()),
)
def test_no_tunnel_is_built_on_a_doubtful_answer(
    answer: bytes,
    authority: Authority,
    through_proxy: ThroughProxy,
) -> None:
    """Although the tunnel stands, and the server behind it is the right one."""
    with (
        serving(always(reply()), authority.server_context("api.example")) as server,
        serving(connect_proxy(server.port, answer)) as proxy,
    ):
        failure = through_proxy(proxy.port)
        assert b"canary" not in proxy.received
        assert b"GET" not in server.received
    assert isinstance(failure, Unreachable)
    assert failure.cause in {UnreachableCause.PROXY, UnreachableCause.PROXY_REFUSED}
    assert failure.host == "localhost"


def test_a_dead_proxy_is_named(through_proxy: ThroughProxy) -> None:
    with serving(always(reply())) as proxy:
        pass
    failure = through_proxy(proxy.port)
    assert vars(failure) == vars(Unreachable(UnreachableCause.PROXY, "localhost"))


@pytest.mark.parametrize(
    "address", ["socks5://127.0.0.1:1", "socks5h://127.0.0.1:1", "http://", "gopher://127.0.0.1:1"]
)
def test_a_proxy_of_another_kind(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    monkeypatch.setenv("https_proxy", address)
    monkeypatch.delenv("no_proxy", raising=False)
    monkeypatch.delenv("NO_PROXY", raising=False)
    failure = look_up("https://api.example")
    assert vars(failure) == vars(Unreachable(UnreachableCause.PROXY_KIND, "api.example"))


@pytest.mark.parametrize(
    "answer", [b"", b"HTTP/1.1 200 OK\r\nX-Slow: "], ids=["silent", "dripping"]
)
def test_a_proxy_that_takes_for_ever_is_named(answer: bytes, through_proxy: ThroughProxy) -> None:
    def drips(connection: Connection) -> None:
        connection.read_request()
        if answer:
            network.drips_for_ever(connection)
        connection.wait_for_close()

    with serving(drips) as proxy:
        watch = Stopwatch()
        failure = through_proxy(proxy.port, limits=QUICK)
        assert watch.seconds() < QUICK.connect_s + GRACE_S
    assert vars(failure) == vars(TimedOut(TimeoutPhase.CONNECT, QUICK.connect_s, "localhost"))


def test_a_handshake_that_drips_inside_of_tls_is_given_up(
    authority: Authority, through_proxy: ThroughProxy
) -> None:
    """No read of the library's takes long, and there are as many as the other side likes."""

    def drips(connection: Connection) -> None:
        connection.read_request()
        connection.send(ESTABLISHED + b"\x16\x03\x03\x40\x00\x02\x00\x3f\xfc")
        network.drips_for_ever(connection)

    with serving(drips, authority.server_context()) as proxy:
        watch = Stopwatch()
        failure = through_proxy(proxy.port, "https", QUICK)
        assert watch.seconds() < QUICK.connect_s + GRACE_S
    assert vars(failure) == vars(TimedOut(TimeoutPhase.CONNECT, QUICK.connect_s, "localhost"))


STAGES: dict[str, Script] = {
    "before the answer": is_silent,
    "in the head": after_request(sends(network.HEAD), is_silent),
    "in the body": after_request(sends(network.HALF), is_silent),
    "in a dripped body": after_request(sends(network.HEAD + b"\r\n"), network.drips_for_ever),
}


def canceled_lookup(
    base: str, is_reached: Callable[[Cancellation], bool]
) -> tuple[CheckoutLink | Failure, Stopwatch, float]:
    """Cancel a lookup when it got there; the outcome, the time since, and when the lookup ended."""
    cancellation = Cancellation()
    outcomes: list[tuple[CheckoutLink | Failure, float]] = []

    def work() -> None:
        outcome = look_up(base, Limits(), cancellation=cancellation, base_s=0.5)
        outcomes.append((outcome, watch.seconds()))

    watch = Stopwatch()
    worker = threading.Thread(target=work)
    worker.start()
    until(lambda: is_reached(cancellation), "it got there")
    watch.start_again()
    cancellation.cancel()
    worker.join(60)
    [(outcome, ended_s)] = outcomes
    return outcome, watch, ended_s


@pytest.mark.parametrize("stage", STAGES)
def test_cancel_is_seen_by_the_server(stage: str) -> None:
    with serving(STAGES[stage]) as server:
        outcome, watch, ended_s = canceled_lookup(here(server.port), lambda _: server.requests == 1)
        assert isinstance(outcome, Canceled)
        assert ended_s < 0.2
        if stage != "in a dripped body":
            until(lambda: server.connections[0].closed_at is not None, "the server sees the end")
            assert watch.seconds() < 0.3


def test_cancel_works_before_the_connection_is_there() -> None:
    with never_accepting() as (_, port, *_):
        outcome, _, ended_s = canceled_lookup(here(port), lambda asked: bool(asked._callbacks))
    assert isinstance(outcome, Canceled)
    assert ended_s < 0.2


def test_cancel_works_while_waiting_to_try_again() -> None:
    with serving(always(reply(b"", "429 Busy", headers=("Retry-After: 10",)))) as server:
        outcome, _, ended_s = canceled_lookup(here(server.port), lambda _: server.requests == 1)
        assert server.requests == 1
    assert isinstance(outcome, Canceled)
    assert ended_s < 0.2


def test_a_pause_that_does_not_fit_the_deadline_is_not_begun() -> None:
    with serving(always(reply(b"", "429 Busy", headers=("Retry-After: 3",)))) as server:
        watch = Stopwatch()
        outcome = look_up(here(server.port), QUICK)
        assert watch.seconds() < 1
        assert server.requests == 1
    assert isinstance(outcome, RateLimited)


def test_tries_share_one_deadline() -> None:
    """A first answer that takes most of the time leaves the rest to the second try."""

    def script(connection: Connection) -> None:
        connection.read_request()
        if connection.server.requests > 1:
            connection.wait_for_close()
        time.sleep(1.0)
        connection.send(reply(b"", "503 Busy"))

    with serving(script) as server:
        watch = Stopwatch()
        outcome = look_up(here(server.port), QUICK)
        assert watch.seconds() < QUICK.total_s + GRACE_S
    assert isinstance(outcome, TimedOut)


def test_pauses_double_and_are_random_as_a_whole() -> None:
    policy = RetryPolicy()
    failure = Unreachable(UnreachableCause.RESET, "x")
    for retry, most in ((1, 0.5), (2, 1.0)):
        pauses = [policy.pause_s(failure, retry) for _ in range(400)]
        assert all(pause is not None and 0 <= pause <= most for pause in pauses)
        assert min(pauses) < most * 0.1  # type: ignore[type-var,operator]
        assert max(pauses) > most * 0.9  # type: ignore[type-var,operator]
    assert policy.pause_s(failure, 3) is None


def test_the_wall_clock_jumps_a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    real, jumps = time.time, itertools.count()
    monkeypatch.setattr(time, "time", lambda: real() + 86_400 * (next(jumps) % 2))
    with serving(after_request(network.jitters)) as server:
        assert is_as_expected(look_up(here(server.port)), (*SUCCEEDS, LINK))
    noon, later = "Sun, 22 Nov 2026 12:00:00 GMT", "Sun, 22 Nov 2026 12:00:09 GMT"
    assert retry_after_s({"Retry-After": later, "Date": noon}) == 9


@pytest.mark.exhaustive
def test_the_program_is_stopped_beyond_the_deadline() -> None:
    """A laptop that sleeps: when it wakes up the lookup is over, and the next one succeeds."""
    code = """
        import sys
        from gui.core.cancellation import Cancellation
        from gui.core.http.client import CheckoutClient
        from gui.core.accounts.credentials import Credentials
        from gui.core.errors import Failure
        from gui.core.http.exchange import Limits
        from gui.core.invoice import InvoiceId
        client = CheckoutClient(limits=Limits(connect_s=4, total_s=4))
        for _ in range(2):
            try:
                client.fetch(Credentials(sys.argv[1], "k", "a"), InvoiceId("x"), Cancellation())
                print("link")
            except Failure as failure:
                print(type(failure).__name__, flush=True)
    """
    with serving(is_silent) as server:
        with subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(code), here(server.port)],
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            until(lambda: server.requests == 1, "it asks")
            os.kill(process.pid, signal.SIGSTOP)
            # The time that it may take goes by while it stands still.
            time.sleep(4.5)
            server.recover()
            watch = Stopwatch(process.pid)
            os.kill(process.pid, signal.SIGCONT)
            assert process.stdout is not None
            assert process.stdout.readline() == "TimedOut\n"
            assert watch.seconds() < GRACE_S
            assert process.communicate(timeout=60)[0] == "link\n"
