"""The verdict, the note and the TEST frame in the window: seen, said, and gone with the link."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from gui.core.status import InvoiceStatus
from gui.demo.samples import SAMPLES
from gui.presenters.accounts.accounts import AccountsState
from gui.presenters.intents import Intents
from gui.presenters.lookup.lookup_state import LookupState
from gui.presenters.lookup.verdict_state import (
    Verdict,
    pending_verdict,
    verdict_on,
)
from gui.widgets.common.theme import LIGHT
from gui.widgets.lookup.verdict_band import VerdictBand
from gui.widgets.main_window import MainWindow
from tests.widgets.test_main_window import ACME, PLAIN, READY
from tests.windows import whole_window

PAID = verdict_on(InvoiceStatus("Paid"))
VERDICTS = [
    pending_verdict(),
    verdict_on(InvoiceStatus("Placed")),
    PAID,
    verdict_on(InvoiceStatus("canceled")),
    verdict_on(InvoiceStatus("Partially Paid")),
    verdict_on(None),
]


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = whole_window()
    qtbot.addWidget(window)
    window.show_accounts(AccountsState((ACME, PLAIN), PLAIN))
    window.show()
    return window


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr(
        "gui.widgets.lookup.verdict_band.announce", lambda _, text: said.append(text)
    )
    return said


def band(window: MainWindow) -> VerdictBand:
    [found] = window.findChildren(VerdictBand)
    return found


def words(window: MainWindow) -> list[str]:
    return [label.text() for label in window.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("verdict", VERDICTS, ids=lambda verdict: verdict.text)
def test_a_verdict_is_above_the_link_with_a_sign_beside_its_colour(
    window: MainWindow, verdict: Verdict
) -> None:
    window.show_lookup(replace(READY, verdict=verdict))
    [text] = band(window).findChildren(QLabel)
    sign, _, said = text.text().partition("  ")
    assert sign in {"…", "✓", "✕", "!"}
    assert said == text.accessibleName() == verdict.text
    address = window.page._link._address
    assert (
        band(window).mapTo(window, band(window).rect().bottomLeft()).y()
        < address.mapTo(window, address.rect().topLeft()).y()
    )
    # The link and its code stay in sight, whatever it says.
    assert address.isVisible()
    assert window.page._link._qr.isVisible()
    assert text.isVisible()


def test_a_verdict_is_said_once_and_the_question_is_not(
    window: MainWindow, announced: list[str]
) -> None:
    window.show_lookup(replace(READY, verdict=pending_verdict()))
    assert announced == []
    for _ in range(2):
        window.show_lookup(replace(READY, verdict=PAID))
    assert announced == ["Already paid — sharing not advised"]
    window.show_lookup(LookupState())
    assert announced == ["Already paid — sharing not advised"]
    assert PAID.text not in " ".join(label.text() for label in window.findChildren(QLabel))
    window.show_lookup(replace(READY, verdict=PAID))
    assert len(announced) == 2


def test_good_and_not_advised_do_not_look_alike(window: MainWindow) -> None:
    colours = []
    for verdict in VERDICTS[:3]:
        window.show_lookup(replace(READY, verdict=verdict))
        image = band(window).grab().toImage()
        colours.append(image.pixelColor(image.width() // 2, 3).name())
    assert len(set(colours)) == 3


def test_the_note_stands_under_the_buttons_and_goes_with_the_link(window: MainWindow) -> None:
    note = "The link itself names other. BlueTape returned it for the invoice you asked for."
    window.show_lookup(replace(READY, note=note))
    assert note in words(window)
    window.show_lookup(READY)
    assert note not in words(window)


def test_the_host_is_bold_beside_the_code(window: MainWindow) -> None:
    window.show_lookup(READY)
    [host] = [
        label
        for label in window.findChildren(QLabel)
        if label.text() == "www.bluetape.com" and label.isVisible()
    ]
    assert host.font().weight() > window.font().weight()
    assert host.mapTo(window, host.rect().center()).x() > window.width() / 2


def test_the_frame_is_that_of_the_account(window: MainWindow) -> None:
    def edge() -> list[str]:
        image = window.grab().toImage()
        y = image.height() // 2
        return [image.pixelColor(x, y).name() for x in (1, image.width() - 2)]

    frame = QColor(LIGHT.badge).name()
    assert frame not in edge()
    window.show_accounts(AccountsState((ACME, PLAIN), ACME))
    assert edge() == [frame, frame]
    assert window.windowTitle().startswith("TEST – NOT PAYABLE – ")
    window.show_accounts(AccountsState((ACME, PLAIN), PLAIN))
    assert frame not in edge()
    assert "TEST" not in window.windowTitle()
    window.show_accounts(AccountsState())
    assert frame not in edge()


def test_the_first_frame_has_it_already(qtbot: QtBot) -> None:
    demo = whole_window(SAMPLES)
    qtbot.addWidget(demo)
    demo.show()
    assert demo.grab().toImage().pixelColor(1, 200).name() == QColor(LIGHT.badge).name()
    trial = MainWindow(Intents())
    qtbot.addWidget(trial)
    trial.show_header(AccountsState((ACME,), ACME).header)
    trial.show()
    assert trial.grab().toImage().pixelColor(1, 200).name() == QColor(LIGHT.badge).name()
