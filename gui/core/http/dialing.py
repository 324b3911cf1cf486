"""From a host name to a connected socket, within a deadline and cancelable.

The library's own way tries one address after the other, each with the full timeout, and looks
names up without any: a company network that swallows IPv6, or a silent name server, takes longer
than people wait. One after the other with a share of the time each would do, until a packet is
lost: the next comes a second later, and by then the address has had its share.
"""

import errno
import queue
import selectors
import socket
import time

from gui.core.errors import TimeoutPhase, Unreachable, UnreachableCause
from gui.core.helper_thread import start_helper
from gui.core.http.exchange import Exchange

# RFC 8305, section 5: "Connection Attempt Delay", recommended value.
_ATTEMPT_DELAY_S = 0.25
# How often a wait looks whether it was canceled.
_SLICE_S = 0.05

_Address = tuple[socket.AddressFamily, tuple[object, ...]]

_NO_ROUTE = {errno.EHOSTUNREACH, errno.ENETUNREACH, errno.ENETDOWN, errno.EADDRNOTAVAIL}
_IN_PROGRESS = {0, errno.EINPROGRESS, errno.EWOULDBLOCK, errno.EAGAIN}


def dial(host: str, port: int, exchange: Exchange) -> socket.socket:
    """Return a blocking, connected socket.

    Addresses are tried in the order the system gives them, families taking turns, a new attempt
    every 250 ms; the first to connect wins (after RFC 8305, "Happy Eyeballs").

    Raises:
        Unreachable, TimedOut, Canceled
    """
    exchange.phase = TimeoutPhase.NAME
    addresses = _resolve(host, port, exchange)
    exchange.phase = TimeoutPhase.CONNECT
    return _race(addresses, exchange)


def _resolve(host: str, port: int, exchange: Exchange) -> list[_Address]:
    # getaddrinfo cannot be interrupted: a helper thread takes it, and is left behind with a
    # silent name server while the lookup goes on to its verdict.
    answers: queue.SimpleQueue[list[_Address] | OSError | UnicodeError] = queue.SimpleQueue()

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.put([(family, address) for family, _, _, _, address in found])
        except (OSError, UnicodeError) as error:
            answers.put(error)

    start_helper(ask, "resolve")
    while True:
        exchange.check()
        try:
            answer = answers.get(timeout=_SLICE_S)
        except queue.Empty:
            continue
        if isinstance(answer, list) and answer:
            return _families_in_turn(answer)
        raise Unreachable(UnreachableCause.NAME, exchange.proxy_host or exchange.host)


def _families_in_turn(addresses: list[_Address]) -> list[_Address]:
    first = [a for a in addresses if a[0] == addresses[0][0]]
    others = [a for a in addresses if a[0] != addresses[0][0]]
    mixed: list[_Address] = []
    while first or others:
        mixed += first[:1] + others[:1]
        first, others = first[1:], others[1:]
    return mixed


def _race(addresses: list[_Address], exchange: Exchange) -> socket.socket:
    waiting = list(addresses)
    last_error = errno.EADDRNOTAVAIL
    next_attempt = time.monotonic()
    with selectors.DefaultSelector() as attempts:
        try:
            while True:
                exchange.check()
                pending = bool(attempts.get_map())
                if waiting and (not pending or time.monotonic() >= next_attempt):
                    last_error = _attempt(waiting.pop(0), attempts) or last_error
                    next_attempt = time.monotonic() + _ATTEMPT_DELAY_S
                    continue
                if not pending:
                    raise Unreachable(_cause(last_error), exchange.proxy_host or exchange.host)
                for key, _ in attempts.select(_SLICE_S):
                    sock = key.fileobj
                    assert isinstance(sock, socket.socket)
                    attempts.unregister(sock)
                    error = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                    if error == 0:
                        sock.setblocking(True)
                        return sock
                    sock.close()
                    last_error = error
        finally:
            for key in list(attempts.get_map().values()):
                assert isinstance(key.fileobj, socket.socket)
                key.fileobj.close()


def _attempt(address: _Address, attempts: selectors.BaseSelector) -> int:
    """Start to connect; returns 0, or the errno of an attempt that failed at once."""
    family, where = address
    try:
        sock = socket.socket(family, socket.SOCK_STREAM)
    except OSError as error:
        return error.errno or errno.EADDRNOTAVAIL
    sock.setblocking(False)
    error_number = sock.connect_ex(where)
    if error_number not in _IN_PROGRESS:
        sock.close()
        return error_number
    attempts.register(sock, selectors.EVENT_WRITE)
    return 0


def _cause(error_number: int) -> UnreachableCause:
    if error_number == errno.ECONNREFUSED:
        return UnreachableCause.REFUSED
    if error_number in {errno.ECONNRESET, errno.ECONNABORTED, errno.EPIPE}:
        return UnreachableCause.RESET
    return UnreachableCause.NO_ROUTE if error_number in _NO_ROUTE else UnreachableCause.OTHER
