"""The history of the demo: two hundred hand-overs of half a year, gone with the run."""

import contextlib
import random
import shutil
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from gui.core.accounts.account import Account
from gui.core.history.entry import HandedOver
from gui.core.history.noting import handed_over
from gui.core.history.person import this_person
from gui.core.history.place import HistoryPlace
from gui.core.link import CheckoutLink, admit
from gui.core.private_folder import is_private
from gui.core.status import InvoiceStatus
from gui.demo.sample_list import LENGTH, id_of, listed_amount, listed_kind
from gui.demo.samples import CHANGED_ID, DEMO_ACCOUNT_ID, FIRST_ID, STATUS_WORDS, SampleKind

if TYPE_CHECKING:
    from gui.core.history.ledger import Ledger

COUNT = 200
_PREFIX = "checkout-desk-demo-"
_LEFT_AFTER_S = 24 * 60 * 60
_DAYS = 178
_SEED = 19
# What the links named then.
_ACCOUNT_ID_BEFORE = "5c10d9e3ba47"
_COLLEAGUE = "front-desk"
# How often each is used, in a hundred.
_WAYS = {
    "copy link": 34, "mail draft": 22, "copy message": 10, "copy reminder": 8, "copy row": 7,
    "export.workbook": 6, "print card": 4, "copy qr image": 3, "save card": 3, "open in browser": 3,
}  # fmt: skip


class _Deed(NamedTuple):
    invoice_id: str
    way: str
    ago: timedelta
    kind: SampleKind = SampleKind.FOUND
    account_id: str = DEMO_ACCOUNT_ID


# What is found when the practice invoices are looked up.
_TOLD = (
    _Deed(CHANGED_ID, "mail draft", timedelta(days=87), account_id=_ACCOUNT_ID_BEFORE),
    _Deed(CHANGED_ID, "copy link", timedelta(days=87, hours=1), account_id=_ACCOUNT_ID_BEFORE),
    _Deed(FIRST_ID, "mail draft", timedelta(days=12)),
    _Deed(FIRST_ID, "copy link", timedelta(hours=2)),
    _Deed("demo-paid", "mail draft", timedelta(days=40)),
    _Deed("demo-partially-paid", "copy message", timedelta(days=5), SampleKind.OTHER_STATUS),
)


class SampleHistory(HistoryPlace):
    """Its key is in memory alone."""

    is_practice = True

    def __init__(self, account: Account, origin: str) -> None:
        """`origin` is that of the practice service, which the links lead to."""
        super().__init__(Path())
        self._account = account
        self._origin = origin
        self._made: list[str] = []

    def is_used(self) -> bool:
        return True

    def open(self) -> "Ledger":
        from gui.core.history.fingerprints import KeyOfRun
        from gui.core.history.ledger import Ledger

        _remove_what_was_left()
        folder = tempfile.mkdtemp(prefix=_PREFIX)
        self._made.append(folder)
        ledger = Ledger(Path(folder), KeyOfRun())
        ledger.write(sample_entries(self._account, self._origin, datetime.now(UTC)))
        # A list had it since.
        today = _link(CHANGED_ID, DEMO_ACCOUNT_ID, self._origin)
        invoice = (self._account.key, self._account.environment, CHANGED_ID)
        ledger.seen(invoice, today)
        return ledger

    def remove(self) -> None:
        for folder in self._made:
            shutil.rmtree(folder, ignore_errors=True)


def _remove_what_was_left() -> None:
    """Of runs that were killed, and that nobody can have open any more."""
    for folder in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with contextlib.suppress(OSError):
            is_old = time.time() - folder.lstat().st_mtime > _LEFT_AFTER_S
            if is_old and is_private(folder):
                shutil.rmtree(folder, ignore_errors=True)


def sample_entries(account: Account, origin: str, now: datetime) -> list[HandedOver]:
    """Return the hand-overs, the oldest first."""
    me = this_person()
    chance = random.Random(_SEED)  # noqa: S311  (a sample, no secret)
    deeds = sorted((*_TOLD, *_others(chance)), key=lambda deed: -deed.ago)
    return [
        handed_over(
            now - deed.ago,
            _COLLEAGUE if chance.random() < 0.2 else me,
            account,
            deed.invoice_id,
            _link(deed.invoice_id, deed.account_id, origin),
            _status(deed),
            deed.way,
        )
        for deed in deeds
    ]


def _others(chance: random.Random) -> Iterator[_Deed]:
    names, weights = [*_WAYS], [*_WAYS.values()]
    for _ in range(COUNT - len(_TOLD)):
        invoice_id = id_of(chance.randint(1, LENGTH))
        kind = listed_kind(invoice_id) or SampleKind.FOUND
        # More of late than long ago, in the hours of an office.
        days = _DAYS * chance.random() ** 1.5
        ago = timedelta(days=int(days) + 1, minutes=chance.randint(0, 8 * 60))
        way = chance.choices(names, weights)[0]
        yield _Deed(
            invoice_id, way, ago, SampleKind.FOUND if kind is SampleKind.NOT_FOUND else kind
        )


def _link(invoice_id: str, account_id: str, origin: str) -> CheckoutLink:
    return admit(f"{origin}/i/r?account={account_id}&id={invoice_id}", demo_origin=origin)


def _status(deed: _Deed) -> InvoiceStatus | None:
    if deed.kind is SampleKind.NO_STATUS:
        return None
    amount = listed_amount(deed.invoice_id)
    return InvoiceStatus(STATUS_WORDS.get(deed.kind, "Placed"), amount or Decimal(4550))
