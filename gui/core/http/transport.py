"""The transport under `requests`: whose sockets an `Exchange` can cut, whose trust is the system's.

What is different from a plain `requests.Session`, and why:

* sockets are dialed by `dial.py` and known to the exchange, so that deadlines and Cancel hold;
* TLS uses the trust store of the operating system and no other list; never a key-log file;
* redirects are not followed: `requests` strips only `Authorization` on the way to another host,
  custom headers would travel along;
* no netrc, no cookies, no environment but the proxy settings.
"""

import contextlib
import functools
import http.client
import io
import socket
import ssl
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.cookiejar import DefaultCookiePolicy
from typing import Any

import truststore
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool, PoolManager
from urllib3.connection import HTTPConnection, HTTPSConnection

from gui.core.errors import TimeoutPhase, Unreachable, UnreachableCause
from gui.core.http import wakeful_reads
from gui.core.http.dialing import dial
from gui.core.http.exchange import Exchange
from gui.core.http.plain_requests import requests
from gui.core.http.strict_lines import StrictLines

# As the library has it for every other line.
_LINE_BYTES = 65_537
_current = threading.local()


def system_tls_context() -> ssl.SSLContext:
    """Return a TLS context that trusts what the operating system trusts."""
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


class _Answer(http.client.HTTPResponse):
    """An answer that says when its first byte came, and whether more came than belong to it.

    The library reads ahead and forgets what it read too much: a second answer nobody asked for,
    of which the rest would be taken for the answer to the next request.
    """

    def __init__(
        self, on_surplus: Callable[[], None], sock: socket.socket, *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(sock, *args, **kwargs)
        exchange: Exchange = _current.exchange
        # Of a proxy's answer to CONNECT, no byte more than its head: what follows belongs to TLS.
        ahead = 1 if exchange.phase is TimeoutPhase.CONNECT else io.DEFAULT_BUFFER_SIZE
        raw = self.fp.detach()
        if wakeful_reads.NEEDED:
            raw = wakeful_reads.WakefulReads(raw, sock, exchange.check)
        self.fp = StrictLines(raw, ahead)
        self._on_surplus = on_surplus
        self._sock = sock

    def begin(self) -> None:
        """Read the head. Not called for a proxy's answer to CONNECT."""
        exchange: Exchange = _current.exchange
        exchange.has_answer_begun = bool(self.fp.peek(1))
        super().begin()

    def _read_status(self) -> tuple[str, int, str]:
        """The line of the final answer: the library leaves out 100, and no other interim one.

        After 101 nobody speaks HTTP any more; it was not asked for.
        """
        found: tuple[str, int, str]
        while True:
            found = super()._read_status()  # type: ignore[misc]
            _, status, _ = found
            if status == HTTPStatus.SWITCHING_PROTOCOLS or status >= HTTPStatus.OK:
                return found
            while self.fp.readline(_LINE_BYTES) != b"\r\n":
                pass

    def _close_conn(self) -> None:
        # A tunnel's answer is never read to its end.
        if (self.length == 0 or self.chunked is True) and self._has_surplus():
            self._on_surplus()
        super()._close_conn()  # type: ignore[misc]  # not in the library's types

    def _has_surplus(self) -> bool:
        # OSError: nothing there yet, which TLS says in its own way. ValueError: closed already.
        with contextlib.suppress(OSError, ValueError):
            timeout_s = self._sock.gettimeout()
            self._sock.settimeout(0)
            try:
                return bool(self.fp.peek(1))
            finally:
                self._sock.settimeout(timeout_s)
        return False


class _Watched:
    """What both kinds of connection have in common: their socket belongs to an exchange.

    Mixed in before the library's class, whose attributes the type checker cannot see from here:
    that is what the ignores below are for.
    """

    sock: socket.socket | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._handle: socket.socket | None = None
        self._has_surplus = False
        # Set by name: the types know it as a class, and any maker of answers does.
        maker = functools.partial(_Answer, self._note_surplus)
        setattr(self, "response_class", maker)  # noqa: B010  (see above)

    def _new_conn(self) -> socket.socket:
        exchange: Exchange = _current.exchange
        host: str = self._dns_host  # type: ignore[attr-defined]
        is_proxy = self.proxy is not None  # type: ignore[attr-defined]
        exchange.proxy_host = host if is_proxy else ""
        try:
            sock = dial(host, self.port, exchange)  # type: ignore[attr-defined]
        except Unreachable as failure:
            if not is_proxy:
                raise
            raise Unreachable(UnreachableCause.PROXY, failure.host) from None
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        sock.settimeout(max(0.001, exchange.connect_remaining_s))
        self._drop_handle()
        self._handle = sock.dup()
        exchange.attach(self._handle)
        return sock

    def request(self, *args: Any, **kwargs: Any) -> None:
        exchange: Exchange = _current.exchange
        if self.sock is None:
            # A plain connection is opened while its request is sent; here, before.
            self.connect()  # type: ignore[attr-defined]
        exchange.is_reused = exchange.phase is TimeoutPhase.NAME
        exchange.phase = TimeoutPhase.ANSWER
        if self._handle is not None:
            exchange.attach(self._handle)
        super().request(*args, **kwargs)  # type: ignore[misc]

    @property
    def is_connected(self) -> bool:
        # Bytes that TLS has decrypted already do not make the socket readable.
        is_pending = isinstance(self.sock, ssl.SSLSocket) and self.sock.pending() > 0
        if self._has_surplus or is_pending:
            return False
        return bool(super().is_connected)  # type: ignore[misc]

    def _note_surplus(self) -> None:
        self._has_surplus = True

    def close(self) -> None:
        self._has_surplus = False
        self._drop_handle()
        super().close()  # type: ignore[misc]

    def _drop_handle(self) -> None:
        if self._handle is not None:
            self._handle.close()
            self._handle = None


class _PlainConnection(_Watched, HTTPConnection):
    pass


class _TlsConnection(_Watched, HTTPSConnection):
    def connect(self) -> None:
        """Connect and shake hands; from then on an end without `close_notify` is an error.

        Anybody on the way can end the TCP connection. Only `close_notify` proves that a body
        without a length is whole (RFC 9112, section 9.8).
        """
        super().connect()
        # Set by name: it is public at the wrapping, and not in the types afterwards. In the tunnel
        # of a proxy that speaks TLS itself it is another class, with the same attribute.
        setattr(self.sock, "suppress_ragged_eofs", False)  # noqa: B010


class _PlainPool(HTTPConnectionPool):
    ConnectionCls = _PlainConnection


class _TlsPool(HTTPSConnectionPool):
    ConnectionCls = _TlsConnection


_POOLS = {"http": _PlainPool, "https": _TlsPool}


class _Adapter(requests.adapters.HTTPAdapter):
    def __init__(self, tls_context: ssl.SSLContext) -> None:
        # Some Pythons set it (Debian 12's 3.11.2), and then OpenSSL takes any end for a proper one.
        tls_context.options &= ~getattr(ssl, "OP_IGNORE_UNEXPECTED_EOF", 0)
        self._tls_context = tls_context
        super().__init__(pool_connections=2, pool_maxsize=1, max_retries=0)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        super().init_poolmanager(*args, ssl_context=self._tls_context, **kwargs)
        self.poolmanager.pool_classes_by_scheme = _POOLS

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> PoolManager:
        manager: PoolManager = super().proxy_manager_for(
            proxy,
            ssl_context=self._tls_context,
            # Without one of its own urllib3 makes one that honours SSLKEYLOGFILE.
            proxy_ssl_context=self._tls_context,
            **kwargs,
        )
        manager.pool_classes_by_scheme = _POOLS
        return manager

    def cert_verify(self, conn: Any, url: str, verify: object, cert: object) -> None:
        """Leave the trust to the context; the library would add certifi's list to it."""
        conn.cert_reqs = "CERT_REQUIRED"
        conn.ca_certs = None
        conn.ca_cert_dir = None


class _Session(requests.Session):
    def get_redirect_target(self, resp: requests.Response) -> None:
        """No redirect is ever followed, nor its body read to find out where it leads."""
        return


class Transport:
    """Sends prepared requests, one `requests.Session` a thread, connections kept alive."""

    def __init__(self, make_tls_context: Callable[[], ssl.SSLContext] = system_tls_context) -> None:
        self._make_tls_context = make_tls_context
        self._local = threading.local()

    def send(
        self, request: requests.Request, proxies: dict[str, str], exchange: Exchange
    ) -> requests.Response:
        """Send and return the response with its body unread.

        Raises whatever `requests` raises, and `Unreachable`, `TimedOut` or `Canceled` of `dial`.
        """
        session = self._session()
        _current.exchange = exchange
        return session.send(
            session.prepare_request(request),
            stream=True,
            allow_redirects=False,
            proxies=proxies,
            timeout=(exchange.limits.connect_s, max(0.001, exchange.remaining_s)),
        )

    def drop_connections(self) -> None:
        """Close what this thread has kept alive."""
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is not None:
            session.close()

    def _session(self) -> requests.Session:
        session: requests.Session | None = getattr(self._local, "session", None)
        if session is None:
            session = _Session()
            session.trust_env = False
            session.headers.clear()
            session.cookies.set_policy(DefaultCookiePolicy(allowed_domains=[]))
            # One context a thread: truststore holds a lock during a handshake, and a silent
            # server would make every other lookup wait for its own.
            adapter = _Adapter(self._make_tls_context())
            session.mount("https://", adapter)
            session.mount("http://", adapter)
            self._local.session = session
        return session
