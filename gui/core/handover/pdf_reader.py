"""A PDF of ours, read back: its drawing instructions carried out once more, by other code.

It reads what Qt's PDF writer makes of a picture and no other PDF (ISO 32000-1, annex A lists the
operators): one page, shapes that are filled or stroked. Letters are left out. What is neither a
straight line nor an upright rectangle counts as its bounding box: it can spoil a code on the
bitmap, never make one. What is not known here refuses the page: an operator, a colour space, a
graphics state, which could make ink transparent, a pattern, a line that is more than a hairline.
"""

import re
import zlib
from collections.abc import Sequence
from itertools import pairwise
from math import hypot

from gui.core.handover.picture import Bitmap

# Pixels that the thinnest shape gets, and what a side of the page gets at least and at most.
_FINEST = 4
_LEAST_SIDE, _MOST_SIDE = 400, 6_000
_MOST_BYTES = 32 * 1024 * 1024

# A line up to this wide, in points, may be told without its width, caps, joins and dashes: it is
# less than half a module of the longest link on the smallest card. Qt's are half as wide.
_HAIRLINE = 0.5

# Of hairlines: nothing that decides where ink is.
_WITHOUT_INK = {b"J", b"j", b"d", b"i", b"M", b"ri"}
# What Qt calls the colour space and the state in which ink covers what is below it.
_KNOWN = {b"cs": b"/CSp", b"CS": b"/CSp", b"gs": b"/GSa"}
_TEXT = re.compile(rb"\bBT\b.*?\bET\b", re.DOTALL)
_TOKEN = re.compile(rb"[^\s\[\]]+|[\[\]]")
_NUMBER = re.compile(rb"[-+]?(?:\d+\.?\d*|\.\d+)")

_Matrix = tuple[float, float, float, float, float, float]
_Points = list[tuple[float, float]]
_Box = tuple[float, float, float, float]


class NotRead(Exception):
    """This is not a PDF as ours are."""


def bitmap_of(data: bytes) -> Bitmap:
    """Return the page of a PDF, in grey, without its letters.

    Raises:
        NotRead
    """
    try:
        width, height, content = _page(data)
        inked = _inked(content)
    except (ValueError, IndexError, OverflowError, zlib.error):
        raise NotRead from None
    finest = min(
        (min(right - left, top - bottom) for (left, bottom, right, top), grey in inked if not grey),
        default=0,
    )
    scale = _FINEST / finest if finest > 0 else 0
    scale = min(max(scale, _LEAST_SIDE / min(width, height)), _MOST_SIDE / max(width, height))
    return _painted(inked, width, height, scale)


def _page(data: bytes) -> tuple[float, float, bytes]:
    """The size of the only page, in points, and what is drawn there."""
    boxes = re.findall(rb"^/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]\s*$", data, re.MULTILINE)
    contents = re.findall(rb"^/Contents (\d+) 0 R\s*$", data, re.MULTILINE)
    [(width, height)], [number] = boxes, contents
    head = rb"^%s 0 obj\s*<<\s*/Length \d+ 0 R\s*/Filter /FlateDecode\s*>>\s*stream\r?\n" % number
    [start] = [found.end() for found in re.finditer(head, data, re.MULTILINE)]
    stream = zlib.decompressobj()
    content = stream.decompress(data[start:], _MOST_BYTES)
    size = float(width), float(height)
    if not stream.eof or min(size) <= 0:
        raise NotRead
    return *size, content


class _Ink:
    """What is painted, as boxes in the page's unit, each with its grey from 0 (black) to 255."""

    def __init__(self) -> None:
        self.boxes: list[tuple[_Box, int]] = []
        self._matrix: _Matrix = (1, 0, 0, 1, 0, 0)
        self._fill = self._stroke = 0
        self._width = 1.0
        self._saved: list[tuple[_Matrix, int, int, float]] = []
        self._shapes: list[_Points] = []

    def carry_out(self, operator: bytes, operands: list[float], names: list[bytes]) -> None:
        """Raises NotRead where it is not known, ValueError or IndexError where it is wrong."""
        if names and operator != b"Do" and names != [_KNOWN.get(operator)]:
            raise NotRead
        if not (
            operator in _WITHOUT_INK
            or operator in _KNOWN
            or self._has_changed_state(operator, operands)
            or self._has_drawn(operator, operands)
            or self._has_painted(operator)
        ):
            raise NotRead

    def _has_changed_state(self, operator: bytes, operands: list[float]) -> bool:
        match operator:
            case b"q":
                self._saved.append((self._matrix, self._fill, self._stroke, self._width))
            case b"Q":
                self._matrix, self._fill, self._stroke, self._width = self._saved.pop()
            case b"cm":
                a, b, c, d, e, f = operands
                self._matrix = _times((a, b, c, d, e, f), self._matrix)
            case b"w":
                [self._width] = operands
            case b"scn":
                self._fill = _grey(operands)
            case b"SCN":
                self._stroke = _grey(operands)
            case _:
                return False
        return True

    def _has_drawn(self, operator: bytes, operands: list[float]) -> bool:
        match operator:
            case b"m":
                x, y = operands
                self._shapes.append([_moved(self._matrix, x, y)])
            case b"l" | b"c" | b"v" | b"y":
                # Of a curve, the points that it stays between.
                pairs = zip(operands[::2], operands[1::2], strict=True)
                self._shapes[-1] += [_moved(self._matrix, x, y) for x, y in pairs]
            case b"h":
                self._shapes[-1].append(self._shapes[-1][0])
            case b"re":
                x, y, width, height = operands
                self._shapes.append(self._corners(x, y, x + width, y + height))
            case _:
                return False
        return True

    def _has_painted(self, operator: bytes) -> bool:
        match operator:
            case b"f":
                self.boxes += [(_box(points), self._fill) for points in self._shapes]
            case b"S":
                # Nothing is drawn wider than this, however the page is turned or stretched.
                if abs(self._width) * hypot(*self._matrix[:4]) > _HAIRLINE:
                    raise NotRead
                lines = [line for points in self._shapes for line in pairwise(points)]
                self.boxes += [(_box(line), self._stroke) for line in lines]
            case b"Do":
                # A picture, like a letter in colours: where it is, nothing else can be.
                self.boxes.append((_box(self._corners(0, 0, 1, 1)), 128))
            case _:
                return False
        self._shapes = []
        return True

    def _corners(self, left: float, bottom: float, right: float, top: float) -> _Points:
        around = (left, bottom), (right, bottom), (right, top), (left, top), (left, bottom)
        return [_moved(self._matrix, x, y) for x, y in around]


def _inked(content: bytes) -> list[tuple[_Box, int]]:
    ink = _Ink()
    operands: list[float] = []
    names: list[bytes] = []
    for token in _TOKEN.findall(_TEXT.sub(b"", content)):
        if _NUMBER.fullmatch(token):
            operands.append(float(token))
        elif token.startswith(b"/"):
            names.append(token)
        elif token not in {b"[", b"]"}:
            ink.carry_out(token, operands, names)
            operands, names = [], []
    return ink.boxes


def _times(inner: _Matrix, outer: _Matrix) -> _Matrix:
    a, b, c, d, e, f = inner
    columns = (a, b, 0), (c, d, 0), (e, f, 1)
    p, q, r, s, t, u = outer
    (a, b), (c, d), (e, f) = ((x * p + y * r + o * t, x * q + y * s + o * u) for x, y, o in columns)
    return a, b, c, d, e, f


def _moved(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return x * a + y * c + e, x * b + y * d + f


def _grey(operands: list[float]) -> int:
    red, green, blue = operands
    return round(255 * (0.299 * red + 0.587 * green + 0.114 * blue))


def _box(points: Sequence[tuple[float, float]]) -> _Box:
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def _painted(inked: list[tuple[_Box, int]], width: float, height: float, scale: float) -> Bitmap:
    columns, lines = round(width * scale), round(height * scale)
    pixels = bytearray(b"\xff" * (columns * lines))
    for (left, bottom, right, top), grey in inked:
        # A line without a width is one pixel wide; the page's origin is at its foot.
        first = min(max(round(left * scale), 0), columns)
        last = min(max(round(right * scale), round(left * scale) + 1, 0), columns)
        upper = min(max(round((height - top) * scale), 0), lines)
        lower = min(max(round((height - bottom) * scale), upper + 1, 0), lines)
        run = bytes((grey,)) * (last - first)
        for line in range(upper, lower):
            pixels[line * columns + first : line * columns + last] = run
    return Bitmap(columns, lines, bytes(pixels))
