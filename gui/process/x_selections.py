"""XSelections: asks other X programs about what is selected, by libxcb, which Qt uses as well."""

import ctypes
import select
import time
from typing import Any

_PATIENCE_S = 0.5

# Numbers of the X protocol.
_COPY = 0
_INPUT_ONLY = 2
_PRIMARY = 1
_SELECTION_NOTIFY = 31


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Screens(ctypes.Structure):
    # A screen begins with its root window.
    _fields_ = (
        ("first", ctypes.POINTER(ctypes.c_uint32)),
        ("left", ctypes.c_int),
        ("index", ctypes.c_int),
    )


class XSelections:
    """A connection beside that of Qt. Nothing of what is selected is read here.

    `descriptor` has something to read when an answer has come.

    Raises:
        OSError: there is no libxcb.
    """

    def __init__(self) -> None:
        self._xcb, self._libc = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL(None)
        self._declare()
        xcb = self._xcb
        self._server = xcb.xcb_connect(None, None)
        if xcb.xcb_connection_has_error(self._server):
            return
        root = xcb.xcb_setup_roots_iterator(xcb.xcb_get_setup(self._server)).first[0]
        self._window = xcb.xcb_generate_id(self._server)
        xcb.xcb_create_window(
            self._server, _COPY, self._window, root, 0, 0, 1, 1, 0, _INPUT_ONLY, 0, 0, None
        )
        self._clipboard, self._kinds = self._atom(b"CLIPBOARD"), self._atom(b"TARGETS")

    def owner_answers(self, *, of_selection: bool) -> bool:
        """Return whether the owner says in time which kinds it has, or that it has nothing."""
        if self._is_broken:
            return True
        while self._next_event():
            pass
        selection = _PRIMARY if of_selection else self._clipboard
        self._xcb.xcb_convert_selection(
            self._server, self._window, selection, self._kinds, self._kinds, 0
        )
        self._xcb.xcb_flush(self._server)
        until = time.monotonic() + _PATIENCE_S
        while (left := until - time.monotonic()) > 0:
            kind = self._next_event()
            if kind == _SELECTION_NOTIFY or self._is_broken:
                return True
            if not kind:
                select.select([self.descriptor], [], [], left)
        return False

    def ask_to_save(self) -> bool:
        """Ask the clipboard manager to keep what is on the clipboard; returns whether there is one.

        It answers when it has all of that.
        """
        if self._is_broken:
            return False
        manager, save = self._atom(b"CLIPBOARD_MANAGER"), self._atom(b"SAVE_TARGETS")
        if not self._owner(manager):
            return False
        # The property would list the kinds to keep. It is not there, which stands for all of them.
        self._xcb.xcb_convert_selection(self._server, self._window, manager, save, save, 0)
        self._xcb.xcb_flush(self._server)
        return True

    def has_answer(self) -> bool:
        """Return whether what was asked last is answered, or never will be."""
        while kind := self._next_event():
            if kind == _SELECTION_NOTIFY:
                return True
        return self._is_broken

    @property
    def descriptor(self) -> int:
        return int(self._xcb.xcb_get_file_descriptor(self._server))

    @property
    def _is_broken(self) -> bool:
        return bool(self._xcb.xcb_connection_has_error(self._server))

    def _next_event(self) -> int:
        """What came next, 0 where nothing did."""
        event = self._xcb.xcb_poll_for_event(self._server)
        if not event:
            return 0
        kind = ctypes.c_uint8.from_address(event).value & 0x7F
        self._libc.free(event)
        # An error is a 0.
        return kind or -1

    def _atom(self, name: bytes) -> int:
        asked = self._xcb.xcb_intern_atom(self._server, False, len(name), name)
        return self._number_in(self._xcb.xcb_intern_atom_reply(self._server, asked, None))

    def _owner(self, selection: int) -> int:
        asked = self._xcb.xcb_get_selection_owner(self._server, selection)
        return self._number_in(self._xcb.xcb_get_selection_owner_reply(self._server, asked, None))

    def _number_in(self, reply: int | None) -> int:
        """What a reply of one number says, 0 without one."""
        if not reply:
            return 0
        number = ctypes.c_uint32.from_address(reply + 8).value
        self._libc.free(reply)
        return number

    def _declare(self) -> None:
        pointer, number = ctypes.c_void_p, ctypes.c_uint32
        self._libc.free.argtypes = [pointer]
        place_and_size: list[Any] = [ctypes.c_int16] * 2 + [ctypes.c_uint16] * 4
        for name, result, arguments in (
            ("connect", pointer, [pointer, pointer]),
            ("connection_has_error", ctypes.c_int, [pointer]),
            ("get_setup", pointer, [pointer]),
            ("setup_roots_iterator", _Screens, [pointer]),
            ("generate_id", number, [pointer]),
            ("create_window", _Cookie,
             [pointer, ctypes.c_uint8, number, number, *place_and_size, number, number, pointer]),
            ("intern_atom", _Cookie, [pointer, ctypes.c_uint8, ctypes.c_uint16, ctypes.c_char_p]),
            ("intern_atom_reply", pointer, [pointer, _Cookie, pointer]),
            ("get_selection_owner", _Cookie, [pointer, number]),
            ("get_selection_owner_reply", pointer, [pointer, _Cookie, pointer]),
            ("convert_selection", _Cookie, [pointer, *[number] * 5]),
            ("flush", ctypes.c_int, [pointer]),
            ("poll_for_event", pointer, [pointer]),
            ("get_file_descriptor", ctypes.c_int, [pointer]),
        ):  # fmt: skip
            function = getattr(self._xcb, f"xcb_{name}")
            function.restype, function.argtypes = result, arguments
