"""The lines of an HTTP/1.1 answer, as RFC 9112 has them and no other way.

The library forgives what it reads: after a line without a colon or a bare CR it drops the rest of
the head, lengths and encodings with it, and `0x54` and `5_4` are chunk sizes to it. Who forgives
otherwise, a proxy on the way, reads another answer. So every line is looked at before the library
gets it: of interim answers, of the answer to CONNECT and after the last chunk, too.
"""

import enum
import http.client
import io
import re
from typing import assert_never

_TEXT = rb"[\t\x20-\x7e\x80-\xff]*"
_STATUS_LINE = re.compile(rb"HTTP/1\.[01] ([1-9][0-9]{2})(?: %s)?\r\n" % _TEXT)
# A name is a token, with nothing before it (a folded line) nor between it and its colon.
_FIELD_LINE = re.compile(rb"[!#$%%&'*+.^_`|~0-9A-Za-z-]+:%s\r\n" % _TEXT)
_CHUNK_LINE = re.compile(rb"([0-9A-Fa-f]+)(?:;%s)?\r\n" % _TEXT)
_END = b"\r\n"


class MalformedLine(http.client.HTTPException):
    """The answer is not framed as it must be; without its content."""


class _Part(enum.Enum):
    STATUS = enum.auto()
    FIELDS = enum.auto()
    CHUNKS = enum.auto()
    TRAILERS = enum.auto()


class StrictLines(io.BufferedReader):
    """Reads lines that are whole and as they must be, in the order they must come in.

    A connection that ends within the head or before the last chunk's end is cut: the library takes
    a cut line, or none, for the last.

    Lines after the head are asked for only where the body comes in chunks; `read` only for what
    ends a chunk, as its data are got by `read1`.
    """

    def __init__(self, raw: io.RawIOBase, buffer_size: int = io.DEFAULT_BUFFER_SIZE) -> None:
        super().__init__(raw, buffer_size)
        self._part = _Part.STATUS
        self._is_interim = False
        self._has_read = False

    def readline(self, limit: int | None = -1, /) -> bytes:
        """Return a whole line; raises `MalformedLine`, or `IncompleteRead` where it was cut."""
        line = super().readline(limit)
        if not line and not self._has_read:
            return line
        self._has_read = True
        is_limited = limit is not None and len(line) == limit
        if not line.endswith(b"\n") and not is_limited:
            raise http.client.IncompleteRead(line)
        return self._checked(line)

    def read(self, size: int | None = -1, /) -> bytes:
        """Return the end of a chunk; raises `MalformedLine` where it is none."""
        data = super().read(size)
        if self._part is _Part.CHUNKS and data != _END[: len(data)]:
            raise MalformedLine("chunk end")
        return data

    def _checked(self, line: bytes) -> bytes:
        match self._part:
            case _Part.STATUS:
                self._is_interim = _matched(_STATUS_LINE, line)[1].startswith(b"1")
                self._part = _Part.FIELDS
            case _Part.FIELDS | _Part.TRAILERS if line != _END:
                _matched(_FIELD_LINE, line)
                # The library keeps the white space before the end, and then knows no "chunked ".
                return line.rstrip(b" \t\r\n") + _END
            case _Part.FIELDS:
                self._part = _Part.STATUS if self._is_interim else _Part.CHUNKS
            case _Part.CHUNKS:
                if int(_matched(_CHUNK_LINE, line)[1], 16) == 0:
                    self._part = _Part.TRAILERS
            case _Part.TRAILERS:
                pass
            case _:
                assert_never(self._part)
        return line


def _matched(pattern: re.Pattern[bytes], line: bytes) -> re.Match[bytes]:
    found = pattern.fullmatch(line)
    if found is None:
        raise MalformedLine("line")
    return found
