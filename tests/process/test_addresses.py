"""Addresses of our own: an invoice id and nothing else."""

import pytest

from gui.process.addresses import AddressHoldsMore, invoice_id_in


@pytest.mark.parametrize(
    ("argument", "invoice_id"),
    [
        ("2eb1acd98a86", "2eb1acd98a86"),
        ("checkout-desk:2eb1acd98a86", "2eb1acd98a86"),
        ("Checkout-Desk:2eb1acd98a86", "2eb1acd98a86"),
        ("checkout-desk:INV%2F00003%2F2023", "INV/00003/2023"),
        ("checkout-desk:r%C3%A9f%201", "réf 1"),
        ("checkout-desk:a%3Fb%3Dc%26d%23e", "a?b=c&d#e"),
        ("checkout-desk:--self-test", "--self-test"),
        ("inv:2026:7", "inv:2026:7"),
        ("INV/3?x", "INV/3?x"),
    ],
)
def test_the_id_is_found(argument: str, invoice_id: str) -> None:
    assert invoice_id_in(argument) == invoice_id


@pytest.mark.parametrize(
    "address",
    [
        "checkout-desk:", "checkout-desk://2eb1acd98a86", "checkout-desk://2eb1acd98a86/",
        "checkout-desk:a/b", "checkout-desk:a?server=https://evil.example", "checkout-desk:a#b",
        "checkout-desk:a&copy=1", "checkout-desk:%ff%fe",
    ],
)  # fmt: skip
def test_what_holds_more_is_refused(address: str) -> None:
    with pytest.raises(AddressHoldsMore):
        invoice_id_in(address)
