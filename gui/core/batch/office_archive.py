"""The parts of an Office document that somebody else made: unpacked and parsed within bounds.

A library reads each part into a tree: of empty elements alone half a gigabyte, from a file of
130 KB, in the process that holds the keys. Nothing here grows with what nobody asked for.
"""

import zipfile
import zlib
from collections.abc import Mapping
from io import BytesIO
from posixpath import join, normpath
from typing import NamedTuple
from xml.parsers import expat

from gui.core.batch.table import TableProblem, TableRefused
from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled

_MAX_UNPACKED = 32 * 1024 * 1024
_MAX_ENTRIES = 500
# An entry has 46 bytes, its name and what programs add.
_MAX_DIRECTORY = _MAX_ENTRIES * 512
_PIECE = 64 * 1024
# Of one tag or name; the parser keeps what it has not seen the end of.
_MAX_TOKEN = 1024 * 1024
_MAX_DEPTH = 64
_MAX_NAMES = 2_000
# Of a part: of real cells, with their places, there is no room for so many. And besides rows, cells
# and what those hold.
_MAX_ELEMENTS = 2_000_000
_MAX_OTHERS = 200_000
_CELL_PARTS = frozenset(("row", "c", "v", "is", "t", "r", "f", "si"))

_END = b"PK\x05\x06"
_END_BYTES = 22
_LONGEST_COMMENT = 65_535
# ZIP64 (APPNOTE.TXT, 4.3.14 and 4.3.15), which some programs write whatever the size is: the record
# stands before the one that says where it is.
_LARGE_END = b"PK\x06\x06"
_LARGE_END_BYTES = 56
_LOCATOR = b"PK\x06\x07"
_LOCATOR_BYTES = 20

DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, EOFError, expat.ExpatError, NotImplementedError),
    *(LookupError, ValueError, OverflowError),
)
"""What the libraries raise where a document is not what it should be."""


class Part:
    """What is interested in the elements of one part, by their names without a namespace."""

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        """An element begins."""

    def end(self, name: str) -> None:
        """It ends."""

    def text(self, text: str) -> None:
        """Some of the text in it."""


class Relation(NamedTuple):
    """What a part refers to: a part of this kind and name, by an id."""

    key: str
    kind: str
    name: str


class OfficeArchive:
    """An open document, by the names of its parts.

    Raises:
        TableRefused: it holds more than a list may.
        One of `DAMAGED`.
    """

    def __init__(self, data: bytes, cancellation: Cancellation) -> None:
        _check_directory(data)
        self._archive = zipfile.ZipFile(BytesIO(data))
        self._cancellation = cancellation
        entries = self._archive.infolist()
        if len(entries) > _MAX_ENTRIES or sum(e.file_size for e in entries) > _MAX_UNPACKED:
            raise TableRefused(TableProblem.TOO_LARGE)
        self._names = {entry.filename.lower(): entry for entry in entries}

    def related(self, of: str) -> list[Relation]:
        """Return the parts that a part refers to."""
        folder, _, name = of.rpartition("/")
        relations = join(folder, "_rels", f"{name}.rels")
        if relations.lower() not in self._names:
            return []
        found = _Relations()
        self.read(relations, found)
        return [
            each._replace(name=normpath(join("/" + folder, each.name)).lstrip("/"))
            for each in found.relations
        ]

    def read(self, name: str, part: Part) -> None:
        """Have the part with this name parsed.

        Raises:
            TableRefused: it is not what a document holds.
            Canceled: at once when it is.
            One of `DAMAGED`.
        """
        entry = self._names[name.lower()]
        # Encrypted with ZIP's own means, which no spreadsheet program does.
        if entry.flag_bits & 1:
            raise TableRefused(TableProblem.ENCRYPTED)
        if entry.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise TableRefused(TableProblem.DAMAGED)
        parser = _parser_for(part)
        with self._archive.open(entry) as stream:
            fed = 0
            while piece := stream.read(_PIECE):
                if self._cancellation.is_canceled:
                    raise Canceled
                parser.Parse(piece, False)
                fed += len(piece)
                is_endless = fed - parser.CurrentByteIndex > _MAX_TOKEN
                if is_endless or len(parser.intern) > _MAX_NAMES:
                    raise TableRefused(TableProblem.DAMAGED)
        parser.Parse(b"", True)


def _check_directory(data: bytes) -> None:
    """Look at the archive's directory before the library reads all that it says is there."""
    tail = max(0, len(data) - _END_BYTES - _LONGEST_COMMENT)
    at = data.find(_END, tail)
    if at < 0:
        raise TableRefused(TableProblem.DAMAGED)
    while at >= 0:
        end = data[at : at + _END_BYTES]
        if len(end) < _END_BYTES:
            raise TableRefused(TableProblem.DAMAGED)
        size = int.from_bytes(end[12:16], "little")
        locator = data[max(0, at - _LOCATOR_BYTES) : at]
        if locator.startswith(_LOCATOR):
            record = data[max(0, at - _LOCATOR_BYTES - _LARGE_END_BYTES) : at - _LOCATOR_BYTES]
            if not record.startswith(_LARGE_END):
                raise TableRefused(TableProblem.DAMAGED)
            size = int.from_bytes(record[40:48], "little")
        if size > _MAX_DIRECTORY:
            raise TableRefused(TableProblem.TOO_LARGE)
        at = data.find(_END, at + 1)


def _parser_for(part: Part) -> "expat.XMLParserType":
    # Without namespaces: else each name is put together anew, with an address of any length.
    parser = expat.ParserCreate()
    depth = count = others = 0

    def begin(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, count, others
        depth += 1
        count += 1
        local = name.rpartition(":")[2]
        if local not in _CELL_PARTS:
            others += 1
        if depth > _MAX_DEPTH or count > _MAX_ELEMENTS or others > _MAX_OTHERS:
            raise TableRefused(TableProblem.DAMAGED)
        part.begin(local, attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        part.end(name.rpartition(":")[2])

    def refuse(*_: object) -> None:
        # Entities are in no workbook, and without one there are none.
        raise TableRefused(TableProblem.DAMAGED)

    parser.StartElementHandler = begin
    parser.EndElementHandler = end
    parser.CharacterDataHandler = part.text
    parser.StartDoctypeDeclHandler = refuse
    return parser


class _Relations(Part):
    def __init__(self) -> None:
        self.relations: list[Relation] = []

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "Relationship" and attributes.get("TargetMode") != "External":
            key, kind, name = (attributes.get(each, "") for each in ("Id", "Type", "Target"))
            self.relations.append(Relation(key, kind.rpartition("/")[2], name))
