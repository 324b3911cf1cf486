"""Ids in cells: what spreadsheets would change is told from what they leave."""

import html
from decimal import Decimal
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.core.handover.spreadsheet import can_act, html_amount, html_cell, plain_cell

MONTHS = {"march", "mar", "may", "september", "sep", "enero", "ene", "marzo"}

FORMULAS = [
    "=1+1", "+1", "-2", "@SUM(A)", "\uff1d1", "\uff0bx", "\uff0dx", "\uff20x", "\ufe66x", "\u2212x",
    " =1", "\t=", "\r=1", "\n=1", "\x00=1", "\t1", "\x00a", "\u00a0=1", "\u3000\uff1dx", "\u200b=1",
]  # fmt: skip
ACTIVE = [
    "@SUM(A)",
    '=HYPERLINK("https://a.example","x")', "=cmd|' /C calc'!A0", "=[a.xlsx]S!A1", "-x!A1",
    "=\uff35RL\uff08x\uff09", "\uff1dWEBSERVICE(A1)", "=Sheet2:A1", "+'file:///a'#$S.A1", "={1}",
]  # fmt: skip
CHANGED = [
    "7E10", "7e-3", "7E+1", "2e10", "1-2", "1/2", "1 1/2", "MAR1", "1-mar", "Sept 1", "1 march 26",
    "2026-10-01", "1.10.2026", "2026-10-01T12:00", "10:30", "1 p", "1:30a", "10 AM", "TRUE", "true",
    "Verdadero", "1234567890123456", "123456789012", "007", "00", "0.10", "1,000", "1 000", "5%",
    "$5", "5 €", "(5)", "#N/A", "#REF!", "\uff10\uff17", "7\uff2510", "1 de marzo", "2026年10月1日",
]  # fmt: skip
KEPT = [
    "one", "0", "7", "12345", "12345678901", "2eb1acd98a86", "INV-1001", "INV 1/2026", "MARK1",
    "generic_invoice_test_06072024_friday_2", "1_000", "MAR", "e", "12A", "false_1", "A1", "Ñ-7",
]  # fmt: skip


@pytest.mark.parametrize("text", FORMULAS + ACTIVE + CHANGED)
def test_what_would_be_changed_is_guarded(text: str) -> None:
    assert plain_cell(text, MONTHS) == f"'{text}"


@pytest.mark.parametrize("text", KEPT)
def test_what_stays_as_it_is_gets_nothing_in_front(text: str) -> None:
    assert plain_cell(text, MONTHS) == text
    assert f">{text}</td>" in html_cell(text)


@pytest.mark.parametrize("text", CHANGED)
def test_in_a_table_the_cell_says_that_it_is_text(text: str) -> None:
    cell = html_cell(text)
    assert cell.endswith(f">{text}</td>")
    assert """style="mso-number-format:'\\@'\"""" in cell
    assert 'sdnum="1033;0;@"' in cell


@pytest.mark.parametrize(
    "text", ["=1+1", "\uff1d1+1", "+1", "-1", "@x", "'x", "=A1", "+49 1/2,5.x"]
)
def test_and_is_the_text_where_that_can_only_be_a_sum(text: str) -> None:
    assert f">{html.escape(text)}</td>" in html_cell(text)


@pytest.mark.parametrize("text", ACTIVE)
def test_what_could_do_more_does_not_begin_a_cell(text: str) -> None:
    assert ">&#x27;" in html_cell(text)


@settings(derandomize=True, deadline=None, max_examples=200)
@given(text=st.text(st.characters(exclude_characters="\r\x00", exclude_categories=["Cs"])))
def test_a_cell_says_the_text_and_nothing_more(text: str) -> None:
    found: list[str] = []
    reader = HTMLParser()
    reader.handle_data = found.append  # type: ignore[method-assign]
    reader.feed(html_cell(text))
    reader.close()
    assert "".join(found) == (f"'{text}" if can_act(text) else text)


@pytest.mark.parametrize(
    ("number", "decimals", "excel", "value", "calc"),
    [
        ("4550.5", 2, r"0\.00", "4550.5", "0;0.00"),
        ("4550", 2, r"0\.00", "4550", "0;0.00"),
        ("4550", 0, "0", "4550", "0;0"),
        ("-0.125", 2, r"0\.000", "-0.125", ""),
        ("1E+3", 3, r"0\.000", "1000", ""),
    ],
)
def test_an_amount_is_a_number_in_every_country(
    number: str, decimals: int, excel: str, value: str, calc: str
) -> None:
    cell = html_amount(Decimal(number), "4.550,50 <", decimals)
    assert cell == (
        f"""<td style="mso-number-format:'{excel}'" sdval="{value}" sdnum="1033;{calc}">"""
        "4.550,50 &lt;</td>"
    )
