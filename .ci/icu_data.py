"""The data library of ICU without what no part of the program asks for: 18 MB less of 32 (Linux).

Qt is linked with ICU for text codecs, collation and time zones. The names of units, currencies,
languages, regions and time zones, the rules that spell numbers, the transliterations and the
dictionaries for line breaks are of use to programs that call ICU themselves; Qt has its own tables
for what it shows. ICU is built to find any of them missing, and says "not there".

The form of the data is ICU's "common data", a table of names and offsets (unicode/udata.h,
ucmndata.h); it is put into a library again with the assembler and the linker.
"""

import subprocess
from pathlib import Path

_LEFT_OUT = {"brkitr", "curr", "lang", "rbnf", "region", "translit", "unit", "zone"}
# Of the collation rules: the root's, which all languages build on, English and Spanish.
_KEPT_OF_COLL = {"root.res", "res_index.res", "pool.res", "ucadata.icu", "en.res", "es.res"}
_MAGIC = b"\xda\x27"
_FORMAT = b"CmnD"
_ALIGNMENT = 16


def trimmed(library: Path, folder: Path) -> Path:
    """Write the smaller library into `folder`; returns it.

    Raises:
        ValueError: the library does not hold what it should.
        subprocess.CalledProcessError: the assembler or the linker failed.
    """
    version = library.name.rpartition(".")[2]
    folder.mkdir(parents=True, exist_ok=True)
    data, source, compiled = (folder / f"icudata.{kind}" for kind in ("dat", "s", "o"))
    data.write_bytes(_trimmed_data(library.read_bytes()))
    symbol = f"icudt{version}_dat"
    source.write_text(
        f".section .rodata\n.globl {symbol}\n.type {symbol}, @object\n.balign {_ALIGNMENT}\n"
        f'{symbol}:\n.incbin "{data}"\n.size {symbol}, .-{symbol}\n'
        '.section .note.GNU-stack,"",@progbits\n'
    )
    result = folder / library.name
    subprocess.run(["as", "-o", compiled, source], check=True)
    link = ["ld", "-shared", "-soname", library.name, "-z", "noexecstack", "--build-id=none"]
    subprocess.run([*link, "-o", result, compiled], check=True)
    return result


def _trimmed_data(library: bytes) -> bytes:
    start = library.find(_FORMAT) - 12
    if start < 0 or library[start + 2 : start + 4] != _MAGIC:
        raise ValueError("no ICU data in it")
    header = int.from_bytes(library[start : start + 2], "little")
    base = start + header
    items = [item for item in _items(library, base) if _is_kept(item[0])]
    names, table = b"", b""
    first_name = 4 + 8 * len(items)
    at = _aligned(first_name + sum(len(name) + 1 for name, _ in items))
    body = b""
    for name, content in items:
        offsets = (first_name + len(names), at + len(body))
        table += b"".join(offset.to_bytes(4, "little") for offset in offsets)
        names += name.encode() + b"\0"
        body += content + bytes(_aligned(len(content)) - len(content))
    head = len(items).to_bytes(4, "little") + table + names
    return library[start:base] + head + bytes(at - len(head)) + body


def _items(library: bytes, base: int) -> list[tuple[str, bytes]]:
    """All items in their order, which is that of their names."""

    def number(at: int) -> int:
        return int.from_bytes(library[base + at : base + at + 4], "little")

    count = number(0)
    starts = [number(8 * i + 8) for i in range(count)]
    # What comes after the last item belongs to the library; a little too much does no harm.
    ends = [*starts[1:], starts[-1] + 64 * 1024]
    found = []
    for i in range(count):
        name_at = base + number(8 * i + 4)
        name = library[name_at : library.index(b"\0", name_at)].decode("ascii")
        found.append((name, library[base + starts[i] : base + ends[i]]))
    return found


def _is_kept(name: str) -> bool:
    parts = name.split("/")
    tree = parts[1] if len(parts) > 2 else ""
    return tree not in _LEFT_OUT and (tree != "coll" or parts[2] in _KEPT_OF_COLL)


def _aligned(size: int) -> int:
    return -(-size // _ALIGNMENT) * _ALIGNMENT
