"""Servers of raw bytes: real sockets, real TLS, and a ledger of what they received."""

import contextlib
import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import trustme

from tests.desktop import PATIENCE_S
from tests.systems import IS_WINDOWS

LINK = "https://www.bluetape.com/i/r?account=7aec7f522d88&id=2eb1acd98a86"
PLACED = b'{"status": "Placed", "totalAmount": 4550, "creditInfo": {"balance": 1}}'
GOOD_BODY = b'{"checkOutUrl": "%s"}' % LINK.encode()


def reply(
    body: bytes = GOOD_BODY,
    status: str = "200 OK",
    content_type: str = "application/json",
    headers: tuple[str, ...] = (),
) -> bytes:
    """A whole answer with a `Content-Length`."""
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {content_type}",
        f"Content-Length: {len(body)}",
        *headers,
    ]
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


@dataclass
class Connection:
    """One accepted connection, and every byte that came in on it."""

    sock: socket.socket
    server: "Server"
    received: bytearray = field(default_factory=bytearray)
    closed_at: float | None = None
    is_aborted: bool = False

    def read_request(self) -> bytes:
        """Read one request head; empty when the peer closed.

        The question of an invoice's status is answered aside: it is asked beside the one that a
        script is about, and in no order that a script could count on.
        """
        while b"/status HTTP/" in (request := self._read_head()):
            self.server.status_requests += 1
            self.server.status_script(self)
        return request

    def _read_head(self) -> bytes:
        start = len(self.received)
        while b"\r\n\r\n" not in self.received[start:]:
            try:
                chunk = self.sock.recv(65536)
            except OSError:
                chunk = b""
            if not chunk:
                self.closed_at = time.monotonic()
                return b""
            self.received += chunk
        return bytes(self.received[start:])

    def send(self, data: bytes) -> None:
        self.sock.sendall(data)

    def send_slowly(self, data: bytes, every_s: float = 0.0) -> None:
        """Send a byte at a time, each in a segment of its own."""
        self.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        for byte in data:
            self.sock.sendall(bytes([byte]))
            time.sleep(every_s)

    def abort(self) -> None:
        """End the connection with a reset, as a crashed peer or a firewall does."""
        self.is_aborted = True
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

    def wait_for_close(self) -> None:
        """Block until the peer closes."""
        while self.closed_at is None:
            self.read_request()


Script = Callable[[Connection], None]


def _send_status_answer(connection: Connection) -> None:
    connection.send(connection.server.status_answer)


class Server:
    """Runs `script` for every connection on a loopback port of its own.

    `script` and `tls` may be changed; they hold for the connections that come then.
    """

    def __init__(self, script: Script, tls: ssl.SSLContext | None = None) -> None:
        self.script = script
        self.tls = tls
        self.recovered: bytes | None = None
        self.status_answer = reply(PLACED)
        self.status_script: Script = _send_status_answer
        self.status_requests = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self.connections: list[Connection] = []
        self._threads: list[threading.Thread] = []
        self.sockets: list[socket.socket] = []
        self._is_closing = False
        self._acceptor = threading.Thread(target=self._accept, daemon=True)
        self._acceptor.start()

    @property
    def received(self) -> bytes:
        """Application bytes of all connections together, questions of the status included."""
        return b"".join(bytes(c.received) for c in self.connections)

    @property
    def requests(self) -> int:
        received = self.received
        return received.count(b"GET ") - received.count(b"/status HTTP/")

    def play(self, script: Script, tls: ssl.SSLContext | None = None) -> None:
        """Change the part: open connections end, and the ledger begins anew."""
        self.script, self.tls, self.recovered = script, tls, None
        self._end_connections()
        self.connections = []

    def recover(self) -> None:
        """From now on every request is answered well, on open connections as on new ones."""
        self.recovered = reply()
        self.script = always(self.recovered)

    def close(self) -> None:
        self._is_closing = True
        # Not every system wakes who waits for a connection when the socket is closed.
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        self._acceptor.join(PATIENCE_S)
        self._listener.close()
        self._end_connections()
        for thread in [self._acceptor, *self._threads]:
            thread.join(PATIENCE_S)
            assert not thread.is_alive()

    def _end_connections(self) -> None:
        for sock in self.sockets:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
        if IS_WINDOWS:
            # There that wakes nobody who reads, but closing does, all of it.
            for end in [*self.sockets, *(connection.sock for connection in self.connections)]:
                end.close()

    def _accept(self) -> None:
        while True:
            try:
                sock, _ = self._listener.accept()
            except OSError:
                return
            if self._is_closing:
                sock.close()
                return
            handle = sock.dup()
            self.sockets.append(handle)
            thread = threading.Thread(target=self._serve, args=(sock, handle), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, raw: socket.socket, handle: socket.socket) -> None:
        connection = Connection(raw, self)
        try:
            if self.tls is not None:
                connection.sock = self.tls.wrap_socket(raw, server_side=True)
            self.connections.append(connection)
            self.script(connection)
        except (OSError, ValueError):
            # The other side went away: what it thinks of that is what the test looks at.
            pass
        finally:
            if connection.is_aborted:
                handle.close()
            # Closing alone says nothing to the peer while the handle is open.
            with contextlib.suppress(OSError):
                handle.shutdown(socket.SHUT_RDWR)
            connection.sock.close()


@contextlib.contextmanager
def serving(script: Script, tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    server = Server(script, tls)
    try:
        yield server
    finally:
        server.close()
        for sock in server.sockets:
            sock.close()


def answering(*answers: bytes) -> Script:
    """A script that gives these answers to the requests of each connection, then closes."""

    def script(connection: Connection) -> None:
        for answer in answers:
            if not connection.read_request():
                return
            connection.send(answer)

    return script


def always(answer: bytes) -> Script:
    """A script that gives the same answer as long as requests come and nobody repaired it."""

    def script(connection: Connection) -> None:
        while connection.read_request():
            connection.send(connection.server.recovered or answer)

    return script


class Authority:
    """A certificate authority, what trusts it, and what it certified."""

    def __init__(self) -> None:
        self.root = trustme.CA()

    def server_context(self, *names: str) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self.root.issue_cert(*(names or ("localhost", "127.0.0.1"))).configure_cert(context)
        return context

    def client_context(self) -> ssl.SSLContext:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        self.root.configure_trust(context)
        # As Debian 12's Python makes them; the program has to take it back.
        context.options |= ssl.OP_IGNORE_UNEXPECTED_EOF
        return context
