"""What is in the guide and the pages on messages: headings, entries on messages, words."""

import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtGui import QTextDocument


class Heading(NamedTuple):
    """`position` is where it begins in the text."""

    level: int
    text: str
    position: int


def headings(document: QTextDocument) -> list[Heading]:
    """Return all headings, from the top."""
    found = []
    block = document.begin()
    while block.isValid():
        if level := block.blockFormat().headingLevel():
            found.append(Heading(level, block.text(), block.position()))
        block = block.next()
    return found


def entry_on(message: str, titles: Sequence[str]) -> int | None:
    """Return which title stands over the entry that explains a message; `None` if none does.

    A title is what messages say: `…` for what differs, ` / ` between messages explained together.
    If several are said, it is the one that says the most.
    """
    said = [
        (len(words), index)
        for index, title in enumerate(titles)
        for words in title.split(" / ")
        if any(_says(line, words) for line in message.splitlines())
    ]
    return max(said)[1] if said else None


def _says(line: str, words: str) -> bool:
    return re.match(".+".join(map(re.escape, words.split("…"))), line) is not None


def folded(text: str) -> str:
    """Return the text without accents and capitals, each character in its old place."""
    # Keyboards have another apostrophe than the guide.
    straight = text.replace("’", "'")
    return "".join(unicodedata.normalize("NFKD", char)[0].casefold()[0] for char in straight)


def places(words: str, folded_text: str) -> list[int]:
    """Return where the words are, whatever their accents and capitals."""
    wanted = re.escape(folded(words.strip()))
    return [place.start() for place in re.finditer(wanted, folded_text)] if wanted else []
