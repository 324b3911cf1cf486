"""What cells of a workbook refer to: how they show numbers, and the texts that they share.

ECMA-376, part 1, SpreadsheetML.
"""

import re
from array import array
from collections.abc import Mapping
from typing import NamedTuple

from gui.core.batch.office_archive import Part
from gui.core.batch.table import MAX_CELL

# What Excel shows dates in without saying so (18.8.30).
_DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_BUILT_IN_PLAIN = {0, 1, 2, 3, 4, *range(37, 41), 49}
_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')
# What is not seen beside the digits: colours, languages, room for a letter, spaces. Other brackets
# hold text, conditions or other digits; languages from F000 on stand for dates.
_IDLE = (
    r"(?:\[(?:black|blue|cyan|green|magenta|red|white|yellow|color ?[0-9]{1,2}"
    r"|\$-(?:[0-9a-e]?[0-9a-f]{1,3}|[a-z]{2,3}-[a-z]{2}))\]|_.|\* |\\? )*"
)
# No more zeros than a number has digits, and none that a shorter number would be padded with; no
# comma at the end, which divides by a thousand.
_SHOWN = re.compile(
    rf"{_IDLE}(?:(?P<zeros>0{{2,15}})|general|@|[#?,]*[#?0](?:\.[0#?]+)?){_IDLE}", re.IGNORECASE
)
# What shows nothing of a zero; the third section, if there is one, is for zeros.
_BLANK = re.compile(rf"{_IDLE}[#?,]*{_IDLE}", re.IGNORECASE)
_SECTION = re.compile(r'(?:^|;)((?:"[^"]*"|[\\_*].|[^;])*)')
_CONDITION = re.compile(r"\[[<>=]")
_LONGEST_CODE = 255
# A character that XML has not (22.9.2.19, ST_Xstring).
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")


class Style(NamedTuple):
    """How a cell shows a number: as a date, padded to so many digits, or as something else.

    A zero, which may be shown in another way, it may also hide.
    """

    is_date: bool = False
    digits: int = 0
    is_restyled: bool = False
    hides_zero: bool = False
    is_zero_restyled: bool = False


class Styles(Part):
    def __init__(self) -> None:
        self._codes: dict[int, str] = {}
        self._formats: list[int] = []
        self._is_of_cells = False

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            code = attributes.get("formatCode", "")
            self._codes[int(attributes["numFmtId"])] = code[: _LONGEST_CODE + 1]
        elif name == "cellXfs":
            self._is_of_cells = True
        elif name == "xf" and self._is_of_cells:
            self._formats.append(int(attributes.get("numFmtId", 0)))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self._is_of_cells = False

    def of_cells(self) -> list[Style]:
        """Return the styles that cells refer to by their place."""
        return [self._style(number) for number in self._formats]

    def _style(self, number: int) -> Style:
        if number not in self._codes:
            is_plain = number in _BUILT_IN_PLAIN
            is_date = number in _DATE_FORMATS
            return Style(is_date=is_date, is_restyled=not is_plain and not is_date)
        whole = self._codes[number]
        if len(whole) > _LONGEST_CODE:
            return Style(is_restyled=True)
        sections = _SECTION.findall(whole)
        code, of_zero = sections[0], (sections[2:3] or sections)[0]
        hides_zero = bool(whole and _BLANK.fullmatch(re.sub('" *"', "", of_zero)))
        bare = _LITERAL.sub("", code)
        if not re.fullmatch("general", bare, re.IGNORECASE) and re.search("[dmyhs]", bare.lower()):
            return Style(is_date=True, hides_zero=hides_zero)
        if _CONDITION.search(whole):
            return Style(is_restyled=True)
        digits, zero_digits = _digits_of(code), _digits_of(of_zero)
        return Style(
            digits=digits or 0,
            is_restyled=digits is None,
            hides_zero=hides_zero,
            is_zero_restyled=zero_digits is None or zero_digits != digits,
        )


def _digits_of(section: str) -> int | None:
    """To how many digits it pads a number, if at all; None where it shows something else."""
    shown = _SHOWN.fullmatch(section)
    return len(shown["zeros"] or "") if shown else None


class SharedStrings(Part):
    """The texts that cells share: one after the other, because a million of them are too large."""

    def __init__(self) -> None:
        self._all = bytearray()
        self._ends = array("L", [0])
        self._text: list[str] = []
        self._length = 0
        self._collects = False
        self._is_reading_aid = False

    def begin(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "rPh":
            self._is_reading_aid = True
        self._collects = name == "t" and not self._is_reading_aid

    def end(self, name: str) -> None:
        self._collects = False
        if name == "rPh":
            self._is_reading_aid = False
        elif name == "si":
            if self._text:
                self._all += "".join(self._text).encode("utf-8", "surrogatepass")
                self._text.clear()
                self._length = 0
            self._ends.append(len(self._all))

    def text(self, text: str) -> None:
        # Of one that is too long, as much as says so where it is used.
        if self._collects and self._length <= MAX_CELL:
            self._text.append(text)
            self._length += len(text)

    def at(self, index: int) -> str:
        """Return the text of this number, counted from 0.

        Raises:
            LookupError, ValueError: there is none.
        """
        if index < 0:
            raise ValueError
        begin, end = self._ends[index], self._ends[index + 1]
        return unescaped(self._all[begin:end].decode("utf-8", "surrogatepass"))


def unescaped(text: str) -> str:
    """Return a text with the characters that its codes stand for."""
    return _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text)
