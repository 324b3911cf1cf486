"""Cells for spreadsheets: an id arrives as it is, not as a formula, a number or a date.

As text, what would be changed has an apostrophe in front, as people type it. As HTML, which
spreadsheets prefer, the cell itself says that it is text, and nothing needs to be added.
"""

import html
import re
import unicodedata
from collections.abc import Collection

from gui.core.text import is_invisible

# OWASP, "CSV Injection". East Asian spreadsheets take the wide forms for the same.
_FORMULA = frozenset("=+-@\u2212")
_TRUTH = frozenset(
    """
    true false verdadero falso wahr falsch vrai faux vero verdadeiro waar onwaar prawda fałsz sant
    usant sand falsk sann tosi epätosi doğru yanlış истина ложь
    """.split()
)
# What stands between the digits of numbers, dates and times besides the names of months.
_WORDS = frozenset(("e", "am", "pm", "de", "年", "月", "日"))
_TIME = re.compile(r"\d+(?: |(?::\d+)+) ?[ap]|\d+-\d+-\d+t[\d:.,]+z?")
_LETTERS = re.compile(r"[^\W\d_]+")
# More digits than these are shown as 1.2E+12, and from the sixteenth on they are gone.
_KEPT_DIGITS = 11
# Numbers are floats there: of more digits the last ones become zeros.
_EXACT_DIGITS = 15


def plain_cell(text: str, months: Collection[str]) -> str:
    """Return the text for a cell, after an apostrophe where a spreadsheet would change it."""
    if text.startswith('"'):
        # A quotation mark in front begins a cell that only another one ends.
        return '"' + text.replace('"', '""') + '"'
    return f"'{text}" if is_formula(text) or is_changed(text, months) else text


def html_cell(text: str) -> str:
    """Return a cell of an HTML table that is text for Excel (`mso-`) and for Calc (`sdnum`).

    What begins like a formula has its apostrophe here, too: other programs know neither mark.
    """
    shown = html.escape(f"'{text}" if is_formula(text) else text)
    return f"""<td style="mso-number-format:'\\@'" sdnum="1033;0;@">{shown}</td>"""


def is_rounded(number: str) -> bool:
    """Return whether a spreadsheet would change digits of this number."""
    return sum(map(str.isdecimal, number)) > _EXACT_DIGITS


def is_formula(text: str) -> bool:
    """Return whether it begins like a formula, or with what is dropped in front of one."""
    begin = next((c for c in text if not c.isspace() and not is_invisible(c)), "")
    return text[:1] in {"\t", "\r", "\n", "\0"} or (
        unicodedata.normalize("NFKC", begin)[:1] in _FORMULA
    )


def is_changed(text: str, months: Collection[str]) -> bool:
    """Return whether a spreadsheet makes a number, a date, a time, a truth value or an error of it.

    `months` are the names of months in the languages that count, in lower case; beginnings of
    three letters stand for them.
    """
    bare = unicodedata.normalize("NFKC", text).strip().casefold()
    if bare in _TRUTH or bare.startswith("#"):
        return True
    if not any(c.isdigit() for c in bare) or "_" in bare:
        return False
    if _TIME.fullmatch(bare):
        return True
    runs = _LETTERS.findall(bare)
    if runs:
        return all(run in _WORDS or _is_month(run, months) for run in runs)
    is_kept = text.isascii() and text.isdigit() and len(text) <= _KEPT_DIGITS
    return not is_kept or (text[0] == "0" and text != "0")


def _is_month(run: str, months: Collection[str]) -> bool:
    return run in months or (len(run) >= 3 and any(name.startswith(run) for name in months))
