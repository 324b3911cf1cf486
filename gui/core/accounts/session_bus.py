"""Whether the session bus answers, asked before Qt does.

Qt talks to the bus on the window's thread: with one that accepts connections and says nothing
the window would never appear. A bus that is silent here is left out for the whole run.
"""

import logging
import os
import sys
from urllib.parse import unquote_to_bytes

log = logging.getLogger(__name__)

VARIABLE = "DBUS_SESSION_BUS_ADDRESS"
# An address that libdbus, jeepney and Qt refuse at once.
SILENCED = "disabled:"
_PATIENCE_S = 1.0

# The D-Bus specification, "Authentication Protocol" and "Message Protocol": EXTERNAL as the user of
# the socket, then the method call Hello, without which a bus serves nobody.
_AUTHENTICATE = b"\0AUTH EXTERNAL %s\r\n"
_BEGIN = b"BEGIN\r\n"
_HELLO = (
    b"l\1\0\1\0\0\0\0\1\0\0\0\x6d\0\0\0"
    b"\1\1o\0\x15\0\0\0/org/freedesktop/DBus\0\0\0"
    b"\3\1s\0\5\0\0\0Hello\0\0\0"
    b"\2\1s\0\x14\0\0\0org.freedesktop.DBus\0\0\0\0"
    b"\6\1s\0\x14\0\0\0org.freedesktop.DBus\0\0\0\0"
)


def leave_out_a_silent_bus() -> None:
    """Point this process away from a session bus that accepts connections and does not answer."""
    if sys.platform != "linux":
        return
    address = _socket_address()
    if address is not None and not _answers(address):
        log.warning("the session bus is silent; going on without it")
        os.environ[VARIABLE] = SILENCED


def is_left_out() -> bool:
    """Return whether this process was pointed away from a silent bus."""
    return os.environ.get(VARIABLE) == SILENCED


def _socket_address() -> bytes | None:
    """The bus's socket, `None` where it is reached in another way or not at all."""
    named = os.environ.get(VARIABLE, "")
    if not named:
        folder = os.environ.get("XDG_RUNTIME_DIR", "")
        return os.fsencode(folder) + b"/bus" if folder else None
    transport, _, parameters = named.partition(";")[0].partition(":")
    if transport != "unix":
        return None
    found = dict(pair.partition("=")[::2] for pair in parameters.split(","))
    if "abstract" in found:
        return b"\0" + unquote_to_bytes(found["abstract"])
    return unquote_to_bytes(found["path"]) if "path" in found else None


def _answers(address: bytes) -> bool:
    # Asked before the first paint, and `socket` takes five times as long to import: it makes
    # enums of all constants.
    import _socket

    user = str(os.getuid()).encode().hex().encode()
    bus = _socket.socket(_socket.AF_UNIX, _socket.SOCK_STREAM)
    try:
        bus.settimeout(_PATIENCE_S)
        bus.connect(address)
        bus.sendall(_AUTHENTICATE % user)
        if bus.recv(1024).startswith(b"OK"):
            bus.sendall(_BEGIN + _HELLO)
            bus.recv(1024)
    except TimeoutError:
        return False
    except (OSError, ValueError):
        # Not there, or refusing: everybody finds that out at once.
        return True
    finally:
        bus.close()
    return True
