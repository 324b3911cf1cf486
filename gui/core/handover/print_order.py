"""What is printed on what: values that the window and the print service share."""

from dataclasses import dataclass
from enum import Enum


class Paper(Enum):
    """Sizes of paper, by the names that print services know them by."""

    A4 = "A4"
    LETTER = "Letter"
    A5 = "A5"
    A6 = "A6"


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer of this computer. `is_usual`: what the user prints on if nobody says otherwise."""

    name: str
    is_usual: bool = False


@dataclass(frozen=True, slots=True)
class PrintOrder:
    printer: str
    paper: Paper
    copies: int = 1


class PrintProblem(Enum):
    """`SILENT`: there was no answer, or none in time; what was asked for may have been done."""

    NO_PRINTER = "no printer"
    SILENT = "silent"
    REFUSED = "refused"


@dataclass(eq=False)
class NotPrinted(Exception):
    problem: PrintProblem
