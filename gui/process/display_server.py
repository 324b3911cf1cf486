"""Whether the display server answers, asked before Qt does.

Qt waits for it on the window's thread and without end: one that accepts connections and says
nothing would keep the program from ever getting to a word.
"""

import os
import sys
from collections.abc import Iterator
from functools import partial
from typing import TypeAlias

# A busy server is not a silent one.
_PATIENCE_S = 10.0

# "Connection Setup" of the X protocol: least byte first, version 11.0, without authorization. The
# server answers in any case, if only that it lets nobody in like this.
_X_HELLO = b"l\0\x0b\0\0\0\0\0\0\0\0\0"
_X_TCP_PORT = 6000
# The Wayland protocol, `wl_display.sync`: of object 1 request 0, in 12 bytes, answered to object 2.
_WAYLAND_SYNC = b"".join(number.to_bytes(4, sys.byteorder) for number in (1, 12 << 16, 2))

# The place of a local socket, or host and port.
_Server: TypeAlias = bytes | tuple[str, int]


def silent_display() -> str:
    """Return the name of the display whose server Qt would wait for in vain, empty without one."""
    if sys.platform != "linux":
        return ""
    for platform in _platforms():
        if platform == "xcb":
            name = os.environ.get("DISPLAY", "")
            hello, servers = _X_HELLO, _x_servers(name)
        elif platform.startswith("wayland") and "WAYLAND_SOCKET" not in os.environ:
            name = os.environ.get("WAYLAND_DISPLAY", "wayland-0")
            hello, servers = _WAYLAND_SYNC, _wayland_servers(name)
        else:
            # Qt asks no server, or one that it is connected with already.
            return ""
        for server in servers:
            is_silent = _is_silent(server, hello)
            if is_silent is not None:
                return name if is_silent else ""
    return ""


def _platforms() -> list[str]:
    """Those that Qt 6.10 tries, in its order: the next one where nobody is there."""
    named = os.environ.get("QT_QPA_PLATFORM", "")
    if named:
        return [platform.partition(":")[0] for platform in named.split(";")]
    session = os.environ.get("XDG_SESSION_TYPE", "")
    is_wayland = os.environ.get("WAYLAND_DISPLAY", session == "wayland")
    return ["wayland", "xcb"] if is_wayland else ["xcb"]


def _wayland_servers(name: str) -> Iterator[_Server]:
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    if name.startswith("/"):
        yield os.fsencode(name)
    elif name and folder:
        yield os.fsencode(f"{folder}/{name}")


def _x_servers(name: str) -> Iterator[_Server]:
    """Where the X library looks for a display; `:0` without a local socket is asked for by TCP."""
    place, _, number = name.rpartition(":")
    number = number.partition(".")[0]
    protocol, slash, host = place.rpartition("/")
    if not number.isdecimal() or (slash and protocol not in {"unix", "tcp", "inet", "inet6"}):
        return
    if protocol == "unix" or host in {"", "unix"}:
        path = b"/tmp/.X11-unix/X" + number.encode()
        yield from (b"\0" + path, path)
    if protocol != "unix" and host != "unix":
        yield host.strip("[]") or "localhost", _X_TCP_PORT + int(number)


def _is_silent(server: _Server, hello: bytes) -> bool | None:
    """Whether it accepts and does not answer; `None` where nobody is there, or lets nobody in."""
    # As cheap as in session_bus.py.
    import _socket

    if isinstance(server, bytes):
        return _is_silent_at(_socket.AF_UNIX, server, hello)
    # Names are looked up without a limit of their own.
    from gui.process.time_limit import TookTooLong, within

    try:
        return within(_PATIENCE_S, partial(_is_silent_by_tcp, *server, hello))
    except TookTooLong:
        return True


def _is_silent_by_tcp(host: str, port: int, hello: bytes) -> bool | None:
    import _socket

    try:
        found = _socket.getaddrinfo(host, port, 0, _socket.SOCK_STREAM)
    # ValueError: a host that no name can be; OverflowError: such a port.
    except (OSError, ValueError, OverflowError):
        return None
    verdicts = (_is_silent_at(family, address, hello) for family, *_, address in found)
    return next((verdict for verdict in verdicts if verdict is not None), None)


def _is_silent_at(family: int, address: object, hello: bytes) -> bool | None:
    import _socket

    server = _socket.socket(family, _socket.SOCK_STREAM)
    try:
        server.settimeout(_PATIENCE_S)
        server.connect(address)  # type: ignore[arg-type]  # of that family
        server.sendall(hello)
        return None if server.recv(1) == b"" else False
    except TimeoutError:
        return True
    # OverflowError: no port has such a number.
    except (OSError, ValueError, OverflowError):
        # Not there, or refusing: Qt finds that out at once.
        return None
    finally:
        server.close()
