"""Which columns say whom a mail goes to, and who that is."""

import pytest

from gui.core.batch import mail_columns
from gui.core.batch.mail_columns import MailColumns, guessed_columns
from gui.core.batch.table import Cell

ROWS: list[tuple[Cell, ...]] = [
    ("INV-1", "Acme Foods", "ap@example.com", 4550),
    ("INV-2", "Northline", None, 12.5),
    ("INV-3", "Prairie", "mail@prairie.example"),
]


@pytest.mark.parametrize(
    "heading",
    [
        ("Invoice ID", "Customer name", "E-mail", "Amount due"),
        ("Factura", "Razón social", "Correo electrónico", "Importe"),
        ("ID FACTURA", "CLIENTE", "CORREO", "Saldo pendiente"),
        ("id", "Company", "AP email", "Balance"),
    ],
)
def test_headings_say_it_in_both_languages(heading: tuple[str, ...]) -> None:
    assert guessed_columns(heading, ROWS) == MailColumns(2, 1)


def test_addresses_are_found_by_their_shape() -> None:
    assert guessed_columns((), ROWS) == MailColumns(2)
    assert guessed_columns(("a", "b", "Who to write to", "c"), ROWS) == MailColumns(2)


def test_of_two_columns_of_addresses_the_heading_decides_then_how_many_there_are() -> None:
    rows: list[tuple[Cell, ...]] = [
        ("one@example.com", "two@example.com"),
        ("one@example.com", None),
    ]
    assert guessed_columns(("Sales rep", "Email"), rows).address == 1
    assert guessed_columns(("a", "b"), rows).address == 0


def test_a_heading_over_no_address_does_not_count_where_another_column_has_some() -> None:
    rows: list[tuple[Cell, ...]] = [("yes", "ap@example.com"), ("no", "b@example.com")]
    assert guessed_columns(("Email", "Contact"), rows) == MailColumns(1)


def test_what_has_no_at_sign_is_not_looked_at_closely(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    monkeypatch.setattr(mail_columns, "looks_like_address", lambda text: not looked.append(text))
    assert guessed_columns((), ROWS) == MailColumns(2)
    assert looked == ["ap@example.com", "mail@prairie.example"]


def test_nothing_is_guessed_of_nothing() -> None:
    assert guessed_columns((), []) == MailColumns()
    assert guessed_columns(("x", "y"), [("a", "b")]) == MailColumns()
