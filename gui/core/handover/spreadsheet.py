"""Cells for spreadsheets: an id arrives as it is, not as a formula, a number or a date.

As text, what would be changed has an apostrophe in front, as people type it. As HTML, which
spreadsheets prefer, the cell itself says that it is text, or which number it is, and nothing needs
to be added.
"""

import re
import unicodedata
from collections.abc import Collection
from decimal import Decimal

from gui.core.text import in_html, is_invisible

# OWASP, "CSV Injection". East Asian spreadsheets take the wide forms for the same.
_FORMULA = frozenset("=+-@\u2212")
# What a formula cannot call a function with, nor reach another file, program or address.
_HARMLESS = re.compile(r"[\w\s=+\-*/.,@\u2212]*")
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

    There are programs that know neither mark. So a formula that could do more than a sum keeps its
    apostrophe here, too.
    """
    shown = in_html(f"'{text}" if can_act(text) else text)
    return f"""<td style="mso-number-format:'\\@'" sdnum="1033;0;@">{shown}</td>"""


def html_amount(number: Decimal, shown: str, decimals: int) -> str:
    """Return a cell of an HTML table that is this number, in whatever country it is pasted.

    It is shown with so many decimals, or with as many as it has.
    """
    fraction = f"{number:f}".partition(".")[2].rstrip("0")
    digits = "0" * max(len(fraction), decimals)
    # Calc, as of version 7.4, loses a format that is not one of its own on the way to the sheet.
    theirs = {"": "0;0", "00": "0;0.00"}.get(digits, "")
    ours = f"0\\.{digits}" if digits else "0"
    return (
        f"""<td style="mso-number-format:'{ours}'" sdval="{number:f}" """
        f"""sdnum="1033;{theirs}">{in_html(shown)}</td>"""
    )


def is_rounded(number: str) -> bool:
    """Return whether a spreadsheet would change digits of this number."""
    return sum(map(str.isdecimal, number)) > _EXACT_DIGITS


def is_formula(text: str) -> bool:
    """Return whether it begins like a formula, or with what is dropped in front of one."""
    begin = next((c for c in text if not c.isspace() and not is_invisible(c)), "")
    return text[:1] in {"\t", "\r", "\n", "\0"} or (
        unicodedata.normalize("NFKC", begin)[:1] in _FORMULA
    )


def can_act(text: str) -> bool:
    """Return whether a program that takes it for a formula might do more than calculate."""
    return is_formula(text) and not _HARMLESS.fullmatch(unicodedata.normalize("NFKC", text))


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
