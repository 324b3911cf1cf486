"""The verdict, the note and the TEST frame in the window: seen, said, and gone with the link."""

from dataclasses import replace
from decimal import Decimal

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
from gui.widgets.common.message_label import MessageLabel
from gui.widgets.common.sign import Sign
from gui.widgets.common.theme import LIGHT
from gui.widgets.lookup.address_edit import AddressEdit
from gui.widgets.lookup.qr_view import QrView
from gui.widgets.lookup.verdict_band import VerdictBand
from gui.widgets.main_window import MainWindow
from tests.faults.scenario import exhaustive
from tests.finding import the_one
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
    [said] = band(window).findChildren(MessageLabel)
    [sign] = band(window).findChildren(Sign)
    assert said.accessibleName() == verdict.text
    assert said.text() == "\n".join(part for part in (verdict.title, verdict.meaning) if part)
    address = the_one(window, AddressEdit)
    assert (
        band(window).mapTo(window, band(window).rect().bottomLeft()).y()
        < address.mapTo(window, address.rect().topLeft()).y()
    )
    # The link stays in sight, whatever it says, and so does the place of its code.
    for part in (sign, said, address, the_one(window, QrView)):
        assert part.isVisible()


def test_each_verdict_has_a_shape_of_its_own(window: MainWindow) -> None:
    shapes = []
    for verdict in VERDICTS:
        window.show_lookup(replace(READY, verdict=verdict))
        [sign] = band(window).findChildren(Sign)
        image = sign.grab().toImage()
        ground = image.pixelColor(0, 0)
        shapes.append(
            tuple(
                image.pixelColor(x, y) == ground
                for x in range(image.width())
                for y in range(image.height())
            )
        )
    # Paid and canceled are both to be stopped at.
    assert shapes[2] == shapes[3]
    assert len(set(shapes)) == len(VERDICTS) - 1


@pytest.mark.parametrize(
    ("total", "shown"),
    [exhaustive("4550", "4550.00"), ("-999999999999999999.123456", "-999999999999999999.123456")],
)
def test_the_amount_is_whole(qtbot: QtBot, window: MainWindow, total: str, shown: str) -> None:
    for width in (480, 800, 1600):
        window.resize(width, 900)
        verdict = verdict_on(InvoiceStatus("Placed", Decimal(total)))
        window.show_lookup(replace(READY, verdict=verdict))
        [amount] = [label for label in band(window).findChildren(QLabel) if label.text() == shown]
        assert amount.isVisible()
        qtbot.waitUntil(lambda label=amount: label.width() >= label.sizeHint().width())
    window.show_lookup(replace(READY, verdict=verdict_on(InvoiceStatus("Placed"))))
    assert not amount.isVisible()


def test_a_status_that_is_missing_can_be_asked_for_again(window: MainWindow) -> None:
    asked: list[int] = []
    window.intents.check_again.connect(lambda: asked.append(1))
    window.show_lookup(replace(READY, verdict=PAID))
    assert not band(window).again.isVisible()
    window.show_lookup(replace(READY, verdict=verdict_on(None)))
    band(window).again.click()
    assert asked == [1]


def test_a_verdict_is_said_once_and_the_question_is_not(
    window: MainWindow, announced: list[str]
) -> None:
    window.show_lookup(replace(READY, verdict=pending_verdict()))
    assert announced == []
    for _ in range(2):
        window.show_lookup(replace(READY, verdict=PAID))
    assert announced == [PAID.text]
    window.show_lookup(LookupState())
    assert announced == [PAID.text]
    assert PAID.title not in " ".join(label.text() for label in window.findChildren(QLabel))
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
