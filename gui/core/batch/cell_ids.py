"""The invoice id in a cell, and what was done to it before anybody asked."""

import re
import unicodedata
from datetime import date, time
from enum import Enum
from typing import TypeAlias, assert_never

from gui.core.batch.table import Cell, ErrorValue
from gui.core.errors import InvalidInvoiceId, InvoiceIdProblem
from gui.core.invoice import InvoiceId
from gui.core.text import REPLACEMENT, plain

_SHOWN_LENGTH = 60
# Excel keeps 15 digits of a number, and writes zeros for the others.
_EXACT = 10**15
# How spreadsheets write a large number into a CSV file: 1.23457E+12, or 1,23457E+12.
_POWER_OF_TEN = re.compile(r"[0-9](?:[.,][0-9]+)?[Ee]\+[0-9]{2,3}")
_ERROR = re.compile(r"#(?:N/A|NAME\?|REF!|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|CALC!|#+)")
# What people write where there is no id.
_NOTHING = frozenset(
    ("n/a", "na", "n.a.", "none", "null", "nil", "tbd", "-", "--", "–", "—", "?", "nan", "ninguno",
     "ninguna", "no aplica", "pendiente", "s/n")
)  # fmt: skip


class CellProblem(Enum):
    """Why there is no id in a cell of the id column, besides what is wrong with a typed one."""

    NUMBER = "changed into a number"
    DATE = "changed into a date"
    TRUTH = "changed into a truth value"
    ERROR_VALUE = "error value"
    NOT_AN_ID = "stands for nothing"
    LOST_CHARACTER = "lost character"


IdProblem: TypeAlias = InvoiceIdProblem | CellProblem


class NoIdInCell(Exception):
    """What is wrong with a cell, as a fact."""

    def __init__(self, problem: IdProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def id_in(cell: Cell, demo_origin: str | None = None) -> InvoiceId:
    """Return the invoice id in a cell, cleaned like one that was typed; `demo_origin` as there.

    Raises:
        NoIdInCell: there is none, or what a spreadsheet program left of it.
    """
    text = _text_of(cell)
    # It stands for any: two ids would become one.
    if REPLACEMENT in text:
        raise NoIdInCell(CellProblem.LOST_CHARACTER)
    bare = unicodedata.normalize("NFKC", text).strip()
    if _ERROR.fullmatch(bare):
        raise NoIdInCell(CellProblem.ERROR_VALUE)
    if _POWER_OF_TEN.fullmatch(bare):
        raise NoIdInCell(CellProblem.NUMBER)
    if bare.casefold() in _NOTHING:
        raise NoIdInCell(CellProblem.NOT_AN_ID)
    try:
        return InvoiceId.parse(text, demo_origin=demo_origin)
    except InvalidInvoiceId as refused:
        raise NoIdInCell(refused.problem) from None


def _text_of(cell: Cell) -> str:
    match cell:
        case None:
            raise NoIdInCell(InvoiceIdProblem.EMPTY)
        case ErrorValue():
            raise NoIdInCell(CellProblem.ERROR_VALUE)
        case str():
            return cell
        case bool():
            raise NoIdInCell(CellProblem.TRUTH)
        case date() | time():
            raise NoIdInCell(CellProblem.DATE)
        case int() if 0 <= cell < _EXACT:
            return str(cell)
        case int() | float():
            raise NoIdInCell(CellProblem.NUMBER)
        case _:
            assert_never(cell)


def shown_cell(cell: Cell, limit: int = _SHOWN_LENGTH) -> str:
    """Return a cell's content for people: one short line."""
    match cell:
        case None:
            return ""
        case bool():
            return str(cell).upper()
        case float():
            return f"{cell:.15g}"
        case date() | time():
            return str(cell)
        case str() | int():
            return plain(cell, limit)
        case _:
            assert_never(cell)
