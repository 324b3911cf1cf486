"""Addresses that come as events, as macOS sends them."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from gui.process.address_events import AddressEvents
from gui.process.options import ActivationRequest


@pytest.mark.parametrize(
    ("address", "wanted"),
    [
        ("checkout-desk:2eb1acd98a86", ActivationRequest("2eb1acd98a86", is_address=True)),
        ("checkout-desk:INV%2F3", ActivationRequest("INV/3", is_address=True)),
        ("checkout-desk:a%2520b%20c", ActivationRequest("a%20b c", is_address=True)),
        ("checkout-desk:r%C3%A9f", ActivationRequest("réf", is_address=True)),
        ("checkout-desk:a/b", ActivationRequest(is_address=True, is_refused=True)),
        ("checkout-desk://host", ActivationRequest(is_address=True, is_refused=True)),
    ],
)
def test_an_address_is_a_request(
    qapp: QApplication, address: str, wanted: ActivationRequest
) -> None:
    requests: list[ActivationRequest] = []
    events = AddressEvents(qapp)
    events.requested.connect(requests.append)
    assert qapp.sendEvent(qapp, QFileOpenEvent(QUrl(address)))
    qapp.removeEventFilter(events)
    assert requests == [wanted]
