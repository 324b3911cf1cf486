"""`--print-service`: the child process that talks to the system's print service.

Not for people: `core/handover/print_service.py` starts it and ends it. With CUPS, its own library
is asked; elsewhere Qt, and only whether there is a printer: Windows and macOS have a print dialog.
"""

import ctypes
import json
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from gui.core.handover.print_service import DONE, LIST, NO_PRINTER, REFUSED

# The child ends by itself if nobody is left to end it.
_LIFETIME_S = 60
# cups/http.h and cups/ipp.h
_HTTP_CONTINUE = 100
_LAST_IPP_OK = 0xFF


class _Option(ctypes.Structure):
    _fields_ = (("name", ctypes.c_char_p), ("value", ctypes.c_char_p))


class _Destination(ctypes.Structure):
    _fields_ = (
        ("name", ctypes.c_char_p),
        ("instance", ctypes.c_char_p),
        ("is_default", ctypes.c_int),
        ("num_options", ctypes.c_int),
        ("options", ctypes.POINTER(_Option)),
    )


_Destinations = ctypes.POINTER(_Destination)
_Options = ctypes.POINTER(_Option)


def print_child(what: str) -> int:
    """Do what is asked; returns the exit status."""
    if sys.platform != "win32":
        # The system's own way: Python's handlers wait for the library to come back.
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(_LIFETIME_S)
    if sys.platform in {"win32", "darwin"}:
        return has_printer_of_qt()
    try:
        cups = ctypes.CDLL("libcups.so.2")
    except OSError:
        return NO_PRINTER
    return _list(cups) if what == LIST else _send(cups)


def has_printer_of_qt() -> int:
    """Do the same where Qt knows the system's printers; returns the exit status."""
    from PySide6.QtGui import QGuiApplication
    from PySide6.QtPrintSupport import QPrinterInfo

    # Plugins are found by an application only. No window, and no display needed.
    qt = QGuiApplication(["checkout-desk", "-platform", "offscreen"])
    names = QPrinterInfo.availablePrinterNames()
    usual = QPrinterInfo.defaultPrinterName()
    del qt
    return _tell([(name, name == usual) for name in names])


def _list(cups: Any) -> int:
    with _destinations(cups) as found:
        # An instance is a printer with other options than its own.
        names = [
            (b"/".join(part for part in (each.name, each.instance) if part), each.is_default)
            for each in found
        ]
    return _tell([(name.decode("utf-8", "replace"), bool(usual)) for name, usual in names])


def _tell(printers: list[tuple[str, bool]]) -> int:
    if not printers:
        return NO_PRINTER
    # A windowed program on Windows may have none, and there the status says enough.
    if sys.stdout is not None:
        sys.stdout.write(json.dumps(printers))
        sys.stdout.flush()
    return DONE


def _send(cups: Any) -> int:
    order = json.loads(sys.stdin.buffer.readline())
    document = sys.stdin.buffer.read()
    name, _, instance = order["printer"].partition("/")
    options, count = _Options(), 0
    wanted = name.encode(), instance.encode() or None
    with _destinations(cups) as found:
        mine = [each for each in found if (each.name, each.instance) == wanted]
        # What the user set for this printer, then what was chosen now.
        chosen = [(o.name, o.value) for each in mine for o in each.options[: each.num_options]]
    if not mine:
        return REFUSED
    chosen += [(b"media", order["paper"].encode()), (b"copies", str(order["copies"]).encode())]
    for option, value in chosen:
        count = cups.cupsAddOption(option, value, count, ctypes.byref(options))
    title = order["title"].encode()
    job = cups.cupsCreateJob(None, name.encode(), title, count, options)
    if job == 0:
        return REFUSED
    if not _has_taken(cups, name.encode(), job, title, document):
        cups.cupsCancelJob(name.encode(), job)
        return REFUSED
    return DONE


def _has_taken(cups: Any, name: bytes, job: int, title: bytes, document: bytes) -> bool:
    format_, is_last = b"application/pdf", 1
    cups.cupsWriteRequestData.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_size_t)
    return bool(
        cups.cupsStartDocument(None, name, job, title, format_, is_last) == _HTTP_CONTINUE
        and cups.cupsWriteRequestData(None, document, len(document)) == _HTTP_CONTINUE
        and cups.cupsFinishDocument(None, name) <= _LAST_IPP_OK
    )


@contextmanager
def _destinations(cups: Any) -> Iterator[Any]:
    """All printers, as an array of the library's."""
    pointer = _Destinations()
    count = cups.cupsGetDests(ctypes.byref(pointer))
    try:
        yield ctypes.cast(pointer, ctypes.POINTER(_Destination * count)).contents if count else []
    finally:
        cups.cupsFreeDests(count, pointer)
