"""File names: safe ones out of invoice ids, and which Windows takes as they are."""

import re
import unicodedata

from gui.core.text import is_invisible

# Windows: these are devices, whatever follows after a dot.
_RESERVED = re.compile(
    r"(?:con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³]) *(?:\.|$)", re.IGNORECASE
)
_FORBIDDEN = frozenset('<>:"/\\|?*')
# ext4 and NTFS take 255 bytes or units; the rest is for what is written around the id.
_LIMIT_BYTES = 120


def safe_stem(text: str) -> str:
    """Return the text as a part of a file name, without a suffix; never empty.

    What no file system takes becomes a hyphen; so does a dot in front, which would hide the file,
    and one at the end, which Windows drops.
    """
    composed = unicodedata.normalize("NFC", text)
    stem = "".join("-" if c in _FORBIDDEN or is_invisible(c) else c for c in composed)
    stem = _cut(stem).strip()
    stem = re.sub(r"^\.+|[. ]+$", "-", stem)
    if _RESERVED.match(stem):
        stem = f"-{stem}"
    return stem or "-"


class FreeNames:
    """Stems for the files of one folder, each given out once, whatever file system it lies on."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        # Of stems that were given out, with a number or without: the one to go on with.
        self._numbers: dict[str, int] = {}

    def take(self, text: str) -> str:
        """Return a safe stem of the text, with a number where another one is called alike.

        File systems tell apart neither case nor how an accent is composed, on Windows and macOS.
        """
        stem = shown = safe_stem(text)
        number = self._numbers.get(_alike(stem), 1)
        while _alike(shown) in self._taken:
            number += 1
            shown = f"{stem} ({number})"
        self._taken.add(_alike(shown))
        self._numbers[_alike(stem)] = number
        return shown


def is_windows_name(name: str) -> bool:
    """Return whether a file can have exactly this name on Windows.

    Windows itself says so of some only: it drops dots and spaces at the end, and writes what has a
    colon in it where no folder shows it.
    """
    return (
        not any(c in _FORBIDDEN or c < " " for c in name)
        and not name.endswith((".", " "))
        and not _RESERVED.match(name)
    )


def _alike(stem: str) -> str:
    return unicodedata.normalize("NFC", stem).upper().casefold()


def _cut(stem: str) -> str:
    return stem.encode("utf-8")[:_LIMIT_BYTES].decode("utf-8", "ignore")
