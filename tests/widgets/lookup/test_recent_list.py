"""The links of this session in the window: as many as there is room for, a click away."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from gui.core.accounts.account import Account, Environment
from gui.core.invoice import InvoiceId
from gui.core.status import InvoiceStatus
from gui.presenters.accounts.accounts import AccountsState
from gui.presenters.lookup.recent_state import RecentLink
from gui.presenters.lookup.verdict_state import pending_verdict, verdict_on
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Topic
from gui.widgets.main_window import MainWindow
from tests.windows import body_of, settle, whole_window

ACME = Account("a", "Acme", Environment.PRODUCTION)
PLACED = verdict_on(InvoiceStatus("Placed", Decimal(4550)))
LINKS = tuple(
    RecentLink(InvoiceId(f"INV-{number}"), verdict)
    for number, verdict in enumerate(
        [PLACED, verdict_on(InvoiceStatus("Paid")), verdict_on(None), pending_verdict()] * 5
    )
)


TODAY = datetime.now().astimezone().replace(hour=10, minute=42)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = whole_window()
    qtbot.addWidget(window)
    window.show_accounts(AccountsState((ACME,), ACME))
    with qtbot.waitExposed(window):
        window.show()
    return window


def rows(window: MainWindow) -> list[QPushButton]:
    found = window.findChildren(QPushButton)
    return [b for b in found if b.property("role") == "row" and b.isVisible()]


def copies(window: MainWindow) -> list[QPushButton]:
    found = window.findChildren(QPushButton)
    return [b for b in found if b.accessibleName().startswith("Copy link for") and b.isVisible()]


def heading(window: MainWindow) -> bool:
    [label] = [label for label in window.findChildren(QLabel) if label.text() == "Recent"]
    return label.isVisible()


def test_there_is_nothing_before_there_is_something(qtbot: QtBot, window: MainWindow) -> None:
    assert not heading(window)
    assert rows(window) == []
    window.show_recent(LINKS[:1])
    settle(qtbot, window)
    assert heading(window)
    assert len(rows(window)) == 1
    window.show_recent(())
    assert not heading(window)
    assert rows(window) == []


def test_all_of_the_history_is_a_click_away(qtbot: QtBot, window: MainWindow) -> None:
    asked: list[bool] = []
    window.intents.open_history.connect(lambda: asked.append(True))
    window.show_recent(LINKS[:1])
    settle(qtbot, window)
    [button] = [b for b in window.findChildren(QPushButton) if b.text() == "All history"]
    button.click()
    assert asked == [True]
    window.show_recent(())
    assert not button.isVisible()


def test_a_higher_window_shows_more(qtbot: QtBot, window: MainWindow) -> None:
    window.show_recent(LINKS)
    counts = []
    for height in (560, 700, 1100):
        window.resize(800, height)
        qtbot.waitUntil(lambda height=height: body_of(window).height() == height)
        settle(qtbot, window)
        shown = rows(window)
        counts.append(len(shown))
        assert all(row.visibleRegion().boundingRect() == row.rect() for row in shown)
        assert [row.accessibleName().split(" · ")[0] for row in shown] == [
            link.invoice_id.value for link in LINKS[: len(shown)]
        ]
    assert counts[0] >= 2
    assert sorted({*counts}) == counts


@pytest.fixture
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


def test_a_row_says_everything_and_is_a_click_away(
    qtbot: QtBot, british: None, window: MainWindow
) -> None:
    again: list[InvoiceId] = []
    copied: list[InvoiceId] = []
    window.intents.look_up_again.connect(again.append)
    window.intents.copy_again.connect(copied.append)
    link = RecentLink(InvoiceId("INV-7"), PLACED, "copy link", TODAY)
    window.show_recent((link,))
    settle(qtbot, window)
    [row], [copy] = rows(window), copies(window)
    assert row.accessibleName() == "INV-7 · Ready to share · 4550.00 · Copied 10:42"
    assert copy.accessibleName() == "Copy link for INV-7"
    row.click()
    assert again == [InvoiceId("INV-7")]
    copy.click()
    assert copied == [InvoiceId("INV-7")]


def test_the_keyboard_comes_to_every_row(qtbot: QtBot, window: MainWindow) -> None:
    window.show_recent(LINKS[:2])
    settle(qtbot, window)
    walked = []
    window.page.focus_id()
    for _ in range(12):
        window.focusNextChild()
        walked.append(window.focusWidget())
    both = [widget for pair in zip(rows(window), copies(window), strict=True) for widget in pair]
    assert [widget for widget in walked if widget in both][:4] == both


def test_the_invoice_that_was_pressed_counts(qtbot: QtBot, window: MainWindow) -> None:
    copied: list[InvoiceId] = []
    window.intents.copy_again.connect(copied.append)
    window.show_recent(LINKS[1:3])
    settle(qtbot, window)
    copy = copies(window)[0]
    qtbot.mousePress(copy, Qt.MouseButton.LeftButton)
    # A lookup ends, and all move down.
    window.show_recent(LINKS[:3])
    qtbot.mouseRelease(copy, Qt.MouseButton.LeftButton)
    assert copied == [LINKS[1].invoice_id]


def test_rows_that_go_leave_nothing_behind(qtbot: QtBot, window: MainWindow) -> None:
    window.show_recent(LINKS[:3])
    settle(qtbot, window)
    window.show_recent(())
    names = [b.accessibleName() for b in window.findChildren(QPushButton)]
    assert not [name for name in names if "INV-" in name]


def test_the_keyboard_comes_to_rows_before_what_stands_below(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.show_notices((Notice("Look", Severity.FAILED, Topic.COMPANY_FILE),))
    window.show_recent(LINKS[:1])
    settle(qtbot, window)
    [dismiss] = [b for b in window.findChildren(QPushButton) if b.text() == "Dismiss"]
    walked = []
    window.page.focus_id()
    for _ in range(8):
        window.focusNextChild()
        walked.append(window.focusWidget())
    assert walked.index(rows(window)[0]) < walked.index(dismiss)
