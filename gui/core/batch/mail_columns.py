"""Which columns of a table say whom a mail goes to, and what they are called."""

from collections.abc import Sequence
from dataclasses import dataclass

from gui.core.batch.intake import bare_heading
from gui.core.batch.table import Cell
from gui.core.handover.mail_address import looks_like_address

_ROWS_LOOKED_AT = 200
# As headings are written, without case, accents, spaces and signs; best first.
_ADDRESS = tuple(
    "email emailaddress billingemail invoiceemail apemail customeremail contactemail "
    "correoelectronico correo emaildecobro emaildefacturacion correodefacturacion correodecobro "
    "correodelcliente emaildelcliente emailcliente correocliente mail address direccion".split()
)
_NAME = tuple(
    "customername customer clientname client companyname company buyername buyer accountname name "
    "nombredelcliente nombrecliente cliente razonsocial empresa nombre contactname contact "
    "contacto".split()
)


@dataclass(frozen=True, slots=True)
class MailColumns:
    """Columns, counted from 0; `None` where no column is meant."""

    address: int | None = None
    name: int | None = None
    amount: int | None = None


def guessed_columns(heading: Sequence[Cell], rows: Sequence[Sequence[Cell]]) -> MailColumns:
    """Return what the headings say, and for addresses what stands below them.

    Never an amount: nobody but the user knows whether a column is what is owed today.
    """
    headings = [bare_heading(cell) for cell in heading]
    address = _address_column(headings, rows[:_ROWS_LOOKED_AT])
    return MailColumns(address, _named(headings, _NAME, {address}))


def _address_column(headings: Sequence[str], rows: Sequence[Sequence[Cell]]) -> int | None:
    width = max(map(len, rows), default=0)
    found = [sum(_has_address(row, column) for row in rows) for column in range(width)]
    filled = [column for column in range(width) if found[column]]
    named = _named(headings, _ADDRESS, {at for at in range(len(headings)) if at not in filled})
    if named is not None or not filled:
        return named
    return max(filled, key=lambda column: (found[column], -column))


def _has_address(row: Sequence[Cell], column: int) -> bool:
    cell = row[column] if column < len(row) else None
    # Most cells have no such sign; to look at each more closely takes a moment too long.
    return isinstance(cell, str) and "@" in cell and looks_like_address(cell)


def _named(headings: Sequence[str], names: Sequence[str], taken: set[int | None]) -> int | None:
    columns = (
        at for name in names for at, bare in enumerate(headings) if bare == name and at not in taken
    )
    return next(columns, None)
