"""Exchange: one request on the wire, with its deadlines and the means to cut it off.

`timeout=` of a socket bounds single reads only: a server that drips a byte a second never meets
it. Here a watchdog shuts the socket down when the whole exchange is over its time, and so does
Cancel, wherever the worker is blocked: in the handshake, the headers or the body.
"""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled, TimedOut, TimeoutPhase


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one lookup: seconds, and bytes of the body after decoding."""

    connect_s: float = 5.0
    total_s: float = 15.0
    body_bytes: int = 64 * 1024


class Exchange:
    """The deadline, the phase and the socket of one request. Used by one worker thread."""

    def __init__(self, host: str, limits: Limits, cancellation: Cancellation) -> None:
        self.host = host
        self.limits = limits
        self.cancellation = cancellation
        self.phase = TimeoutPhase.NAME
        self.is_reused = False
        self.proxy_host = ""
        self._started = time.monotonic()
        self._lock = threading.Lock()
        self._handle: socket.socket | None = None
        self._is_cut = False

    @property
    def remaining_s(self) -> float:
        """Seconds left of the whole exchange."""
        return self._started + self.limits.total_s - time.monotonic()

    @property
    def connect_remaining_s(self) -> float:
        """Seconds left for name, connection and handshake."""
        connect_left = self._started + self.limits.connect_s - time.monotonic()
        return min(connect_left, self.remaining_s)

    def verdict(self) -> Canceled | TimedOut | None:
        """Why the exchange is over, `None` while it is not."""
        if self.cancellation.is_canceled:
            return Canceled()
        is_connecting = self.phase is not TimeoutPhase.ANSWER
        remaining_s = self.connect_remaining_s if is_connecting else self.remaining_s
        return self.timed_out() if remaining_s <= 0 else None

    def check(self) -> None:
        """Raises `Canceled` or `TimedOut` when the exchange is over."""
        verdict = self.verdict()
        if verdict is not None:
            raise verdict

    def timed_out(self) -> TimedOut:
        if self.phase is TimeoutPhase.ANSWER:
            return TimedOut(self.phase, self.limits.total_s, self.host)
        return TimedOut(self.phase, self.limits.connect_s, self.proxy_host or self.host)

    def attach(self, handle: socket.socket) -> None:
        """Say which socket carries the exchange: a duplicate that is not wrapped in TLS.

        Shutting down the `SSLSocket` itself would first turn it into a plain socket under the
        worker's hands, which could then send or read in the clear.
        """
        with self._lock:
            self._handle = handle
            is_late = self._is_cut
        if is_late:
            _shut_down(handle)

    def cut(self) -> None:
        """Shut the socket down; a worker blocked on it wakes at once. From any thread."""
        with self._lock:
            self._is_cut = True
            handle = self._handle
        if handle is not None:
            _shut_down(handle)

    @contextlib.contextmanager
    def guarded(self) -> Iterator[None]:
        """Keep the deadline and Cancel in force while the block runs."""
        watchdog = threading.Timer(max(0.0, self.remaining_s), self.cut)
        watchdog.name = "exchange-watchdog"
        watchdog.daemon = True
        watchdog.start()
        try:
            with self.cancellation.calling(self.cut):
                yield
        finally:
            watchdog.cancel()
            with self._lock:
                self._handle = None


def _shut_down(handle: socket.socket) -> None:
    # OSError: the peer was faster, or the connection is closed already.
    with contextlib.suppress(OSError):
        handle.shutdown(socket.SHUT_RDWR)
