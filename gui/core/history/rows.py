"""Hand-overs as rows of the table, and back, exactly or not at all."""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from gui.core.accounts.account import Environment
from gui.core.history.entry import HandedOver, Kept, VerdictThen

COLUMNS = (
    "number, at, person, account_key, environment, invoice_id, way, verdict, status, amount, link,"
    " fingerprint, is_changed, digest"
)
Row = tuple[Any, ...]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_IS_CHANGED = 12


class DamagedRow(Exception):
    """It is not what was written."""


def moment(at: datetime) -> int:
    """Return a time as it is kept: microseconds since 1970."""
    return (at.astimezone(UTC) - _EPOCH) // _MICROSECOND


def row_of(entry: HandedOver, number: int, fingerprint: bytes, *, with_link: bool) -> Row:
    """Return the values of a hand-over, in the order of `COLUMNS`."""
    texts = (
        entry.person,
        entry.account_key,
        entry.environment.value,
        entry.invoice_id,
        entry.way,
        entry.verdict.value,
        entry.status,
        entry.amount,
        entry.link.address if with_link else "",
    )
    return with_digest((number, moment(entry.at), *map(_storable, texts), fingerprint, 0))


def with_digest(values: Sequence[Any]) -> Row:
    """Return values with their digest, by which damage is seen."""
    return (*values, _digest(values))


def kept_in(row: Row) -> Kept:
    """Return the hand-over that a row has.

    Raises:
        DamagedRow: it is another one than was written.
    """
    *values, digest = row
    try:
        if digest != _digest(values):
            raise DamagedRow
        number, at, person, key, environment, invoice_id, way, verdict, *rest = values
        status, amount, link, fingerprint, is_changed = rest
        return Kept(
            number,
            _EPOCH + at * _MICROSECOND,
            person,
            key,
            Environment(environment),
            invoice_id,
            way,
            VerdictThen(verdict),
            status,
            amount,
            link,
            fingerprint,
            bool(is_changed),
        )
    # A newer version may know more of them.
    except (ValueError, TypeError, OverflowError):
        raise DamagedRow from None


def _digest(values: Sequence[Any]) -> bytes:
    # Whether the link has changed since is no part of what was written.
    written = repr([*values[:_IS_CHANGED]])
    return hashlib.blake2b(written.encode("utf-8", "replace"), digest_size=8).digest()


def _storable(text: str) -> str:
    # What is half a character cannot be stored; a name of a user may have one.
    return text.encode("utf-8", "replace").decode("utf-8")
