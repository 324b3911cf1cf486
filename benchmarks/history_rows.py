"""A history of many rows, and what somebody types who looks for some of them.

Half of the rows are of invoices that were handed over more than once; now and then with another
link than before. What is searched for is typed letter by letter: ids, parts of ids, names, and what
is in none of them.
"""

import random
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from gui.core.accounts.account import Environment
from gui.core.history.entry import HandedOver, VerdictThen
from gui.core.history.fingerprints import KeyOfRun
from gui.core.history.ledger import Ledger
from gui.core.link import admit

ROWS = 1_000_000
# Ten years without their last days, so that the program has nothing to remove.
DAYS = 3_650
_SINCE = timedelta(days=DAYS - 10)
_AT_ONCE = 20_000
_WAYS = ("copy link", "mail draft", "copy message", "copy row", "print sheet", "export.xlsx")
_PEOPLE = ("maria", "joao", "anneliese")
_LINKS = [admit(f"https://www.bluetape.com/i/r?account={key}&id=INV-1") for key in ("7a", "5c")]


@contextmanager
def long_history(rows: int = ROWS) -> Iterator[Path]:
    """A user's folders with a history in them: its own is in `state_of` of what this gives."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        chance, now = random.Random(19), datetime.now(UTC)
        with closing(Ledger(history_in(folder), KeyOfRun())) as ledger:
            for begin in range(0, rows, _AT_ONCE):
                numbers = range(begin, min(begin + _AT_ONCE, rows))
                ages = (_SINCE * (1 - number / rows) for number in numbers)
                assert not ledger.write([handed_over(chance, now - age, rows) for age in ages])
        yield folder


def history_in(folder: Path) -> Path:
    """Return where the program has its history whose user's state is in this folder."""
    return folder / "state" / "checkout-desk" / "history"


def handed_over(chance: random.Random, at: datetime, rows: int = ROWS) -> HandedOver:
    """Return a hand-over of anything, at this time."""
    [verdict] = chance.choices(list(VerdictThen), [900, 60, 28, 2, 10])
    return HandedOver(
        at,
        chance.choices(_PEOPLE, [80, 19, 1])[0],
        "0f6ae4f1f7a94a0f8d8f3f1f9a3b7c55",
        Environment.PRODUCTION,
        _id(random.Random(chance.randrange(rows // 2))),
        chance.choice(_WAYS),
        verdict,
        "Placed",
        f"{chance.randrange(10**6)}.50",
        chance.choices(_LINKS, [995, 5])[0],
    )


def typed(chance: random.Random, words: int = 40, rows: int = ROWS) -> Iterator[str]:
    """Texts as they become longer; of some of the ids that are there, and of some that are not."""
    ids = [_id(random.Random(chance.randrange(rows // 2))) for _ in range(words)]
    sought = [*ids, *(text[3:9] for text in ids[:15]), *_PEOPLE, "INV-99x", "zzzzzz", "2026/00"]
    for text in sought:
        for length in range(1, len(text) + 1):
            yield text[:length]


def _id(chance: random.Random) -> str:
    forms: tuple[Callable[[], str], ...] = (
        lambda: f"INV-{chance.randrange(10**6):06}",
        lambda: f"{chance.getrandbits(48):012x}",
        lambda: f"2026/{chance.randrange(10**6):06}",
    )
    return chance.choice(forms)()
