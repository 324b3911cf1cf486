"""Exchange: one lookup on the wire, with its deadlines and the means to cut it off.

`timeout=` of a socket bounds single reads only: a server that drips a byte a second never meets
it. Here a watchdog shuts the socket down when the exchange is over its time, and so does Cancel,
wherever the worker is blocked: in the proxy's answer, the handshake, the headers or the body. A
deadline for each read would not need a thread, but not all reads are ours: TLS inside of a proxy's
TLS is read by the library, as often as it takes.
"""

import contextlib
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass

from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled, TimedOut, TimeoutPhase
from gui.core.helper_thread import start_helper


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds of one lookup: seconds, and bytes of the body after decoding.

    `connect_s` is for each try: name, connection, proxy and handshake; `total_s` for all of them.
    """

    connect_s: float = 5.0
    total_s: float = 15.0
    body_bytes: int = 64 * 1024


class Exchange:
    """The deadlines, the phase and the socket of one lookup. Used by one worker thread."""

    def __init__(self, host: str, limits: Limits, cancellation: Cancellation) -> None:
        self.host = host
        self.limits = limits
        self.cancellation = cancellation
        self._started = time.monotonic()
        self.begin_try()
        self._lock = threading.Lock()
        self._is_over = threading.Event()
        self._handle: socket.socket | None = None
        self._is_cut = False

    def begin_try(self) -> None:
        """Start at the name again, with the whole time to connect."""
        self._begin_try_at(time.monotonic())

    def _begin_try_at(self, started: float) -> None:
        # The time before the phase: the watchdog may look in between, and the old time may be over.
        self._try_started = started
        self.phase = TimeoutPhase.NAME
        self.is_reused = False
        self.has_answer_begun = False
        self.proxy_host = ""

    def pause(self, seconds: float) -> None:
        """Wait before the next try, whose time to connect begins after it.

        Raises:
            Canceled: at once when it is.
        """
        self._begin_try_at(time.monotonic() + seconds)
        if self.cancellation.wait(seconds):
            raise Canceled
        self.begin_try()

    @property
    def remaining_s(self) -> float:
        """Seconds left of the whole exchange."""
        return self._started + self.limits.total_s - time.monotonic()

    @property
    def connect_remaining_s(self) -> float:
        """Seconds left for name, connection, proxy and handshake of this try."""
        connect_left = self._try_started + self.limits.connect_s - time.monotonic()
        return min(connect_left, self.remaining_s)

    def verdict(self) -> Canceled | TimedOut | None:
        """Return why the exchange is over, `None` while it is not."""
        if self.cancellation.is_canceled:
            return Canceled()
        return self.timed_out() if self._phase_remaining_s() <= 0 else None

    def check(self) -> None:
        """Raises `Canceled` or `TimedOut` when the exchange is over."""
        verdict = self.verdict()
        if verdict is not None:
            raise verdict

    def timed_out(self) -> TimedOut:
        """Return the failure of having taken too long in the phase that it is in."""
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
        """Keep the deadlines and Cancel in force while the block runs."""
        start_helper(self._watch, "exchange-watchdog")
        try:
            with self.cancellation.calling(self.cut):
                yield
        finally:
            self._is_over.set()
            with self._lock:
                self._handle = None

    def _watch(self) -> None:
        """Cut the exchange off when the deadline of the phase it is in has passed."""
        while True:
            remaining_s = self._phase_remaining_s()
            if remaining_s <= 0:
                self.cut()
                return
            # Never longer than a try may take to connect: the next try has a deadline of its own.
            if self._is_over.wait(min(remaining_s, self.limits.connect_s)):
                return

    def _phase_remaining_s(self) -> float:
        is_answering = self.phase is TimeoutPhase.ANSWER
        return self.remaining_s if is_answering else self.connect_remaining_s


def _shut_down(handle: socket.socket) -> None:
    # OSError: the peer was faster, or the connection is closed already.
    with contextlib.suppress(OSError):
        handle.shutdown(socket.SHUT_RDWR)
