"""Reads that end with their exchange where shutting a socket down wakes nobody, as on Windows."""

import io
import socket
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

NEEDED = sys.platform == "win32"
# How long a Cancel or a deadline may wait to be noticed.
_SLICE_S = 0.1


class WakefulReads(io.RawIOBase):
    """Reads for a slice of time at a time; `check`, called in between, raises when it is over.

    It does not wait until the socket is readable: what TLS sends for itself makes it so, too. After
    a slice without data both kinds of socket read on as if nothing had been; `raw`, the library's,
    would not. TLS in TLS is no such socket, and is left to it.
    """

    def __init__(self, raw: io.RawIOBase, sock: socket.socket, check: Callable[[], None]) -> None:
        super().__init__()
        self._raw = raw
        self._sock = sock
        self._check = check

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int | None:
        is_socket = isinstance(self._sock, socket.socket)
        timeout_s = self._sock.gettimeout() if is_socket else 0
        if timeout_s == 0:
            return self._raw.readinto(buffer)
        try:
            self._sock.settimeout(_SLICE_S)
            while True:
                try:
                    return self._sock.recv_into(buffer)
                except TimeoutError:
                    self._check()
        finally:
            self._sock.settimeout(timeout_s)

    def close(self) -> None:
        self._raw.close()
        super().close()
