"""Whether the X server answers, asked before Qt does.

Qt waits for it on the window's thread and without end: one that accepts connections and says
nothing would keep the program from ever getting to a word.
"""

import os
import sys

# A busy server is not a silent one.
_PATIENCE_S = 10.0

# "Connection Setup" of the X protocol: least byte first, version 11.0, without authorization. The
# server answers in any case, if only that it lets nobody in like this.
_HELLO = b"l\0\x0b\0\0\0\0\0\0\0\0\0"


def is_display_silent() -> bool:
    """Whether a window would be opened on an X server of this computer that does not answer."""
    if sys.platform != "linux" or any(map(os.environ.get, ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"))):
        return False
    host, _, place = os.environ.get("DISPLAY", "").rpartition(":")
    number = place.partition(".")[0]
    if host not in {"", "unix"} or not number.isdecimal():
        return False
    path = b"/tmp/.X11-unix/X" + number.encode()
    return _is_silent(b"\0" + path) or _is_silent(path)


def _is_silent(address: bytes) -> bool:
    # As cheap as in session_bus.py.
    import _socket

    server = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    try:
        server.settimeout(_PATIENCE_S)
        server.connect(address)
        server.sendall(_HELLO)
        server.recv(1)
    except TimeoutError:
        return True
    except OSError:
        # Not there, or refusing: Qt finds that out at once.
        return False
    finally:
        server.close()
    return False
