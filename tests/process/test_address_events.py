"""Addresses that come as events, as macOS sends them."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from gui.process.activation_request import Wish
from gui.process.address_events import AddressEvents


@pytest.mark.parametrize(
    ("address", "wish"),
    [
        ("checkout-desk:2eb1acd98a86", Wish("2eb1acd98a86", is_address=True)),
        ("checkout-desk:INV%2F3", Wish("INV/3", is_address=True)),
        ("checkout-desk:a%2520b%20c", Wish("a%20b c", is_address=True)),
        ("checkout-desk:r%C3%A9f", Wish("réf", is_address=True)),
        ("checkout-desk:a/b", Wish(is_address=True, is_refused=True)),
        ("checkout-desk://host", Wish(is_address=True, is_refused=True)),
    ],
)
def test_an_address_is_a_wish(qapp: QApplication, address: str, wish: Wish) -> None:
    wishes: list[Wish] = []
    events = AddressEvents(qapp)
    events.wished.connect(wishes.append)
    assert qapp.sendEvent(qapp, QFileOpenEvent(QUrl(address)))
    qapp.removeEventFilter(events)
    assert wishes == [wish]
