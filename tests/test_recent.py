"""What was got before, in the program: looked up and copied again by the rules of any other."""

from collections.abc import Callable

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.app import App
from gui.presenters.lookup.lookup_state import Phase
from gui.process.options import Options
from gui.widgets.common.boxes import ConfirmBox
from tests.test_app import folder, reporter, start  # noqa: F401  (fixtures)
from tests.windows import id_field, said_beside

pytestmark = pytest.mark.needs_desktop


@pytest.fixture
def app(qtbot: QtBot, start: Callable[[Options], App]) -> App:  # noqa: F811
    app = start(Options(is_demo=True))
    for invoice_id in ("demo-paid", "2eb1acd98a86"):
        look_up(qtbot, app, invoice_id)
    return app


def look_up(qtbot: QtBot, app: App, invoice_id: str) -> None:
    app.window.page.look_up(invoice_id)
    wait_for(qtbot, app, invoice_id)


def wait_for(qtbot: QtBot, app: App, invoice_id: str) -> None:
    qtbot.waitUntil(
        lambda: app.lookup.state.is_settled and app.lookup.state.invoice_id == invoice_id
    )


def rows(app: App) -> list[str]:
    found = app.window.findChildren(QPushButton)
    shown = [b for b in found if b.property("role") == "row" and b.isVisible()]
    return [row.accessibleName() for row in shown]


def press(app: App, name: str) -> None:
    [button] = [
        b
        for b in app.window.findChildren(QPushButton)
        if b.accessibleName() == name and b.isVisible()
    ]
    button.click()


def test_a_row_looks_up_again(qtbot: QtBot, app: App) -> None:
    assert [row.split(" · ")[:2] for row in rows(app)] == [
        ["2eb1acd98a86", "Ready to share"],
        ["demo-paid", "Already paid"],
    ]
    press(app, rows(app)[1])
    assert app.lookup.state.phase is Phase.FETCHING
    assert app.window.page.typed_id == "demo-paid"
    wait_for(qtbot, app, "demo-paid")
    assert rows(app)[0].startswith("demo-paid")


def test_a_copy_is_made_anew_and_noted(qtbot: QtBot, app: App) -> None:
    before = app.lookup.state.found
    press(app, "Copy link for 2eb1acd98a86")
    qtbot.waitUntil(lambda: "Payment link for 2eb1acd98a86 copied" in said_beside(app.window))
    assert app.lookup.state.found is not before
    link = app.lookup.state.link
    assert link is not None
    assert QGuiApplication.clipboard().text() == link.address
    assert " · Copied " in rows(app)[0]
    [button] = [b for b in app.window.findChildren(QPushButton) if b.text() == "Copied ✓"]
    assert button.accessibleName() == "Copy link"


def test_a_copy_of_what_is_paid_asks(qtbot: QtBot, app: App) -> None:
    QGuiApplication.clipboard().setText("mine")
    press(app, "Copy link for demo-paid")
    qtbot.waitUntil(lambda: any(b.isVisible() for b in app.window.findChildren(ConfirmBox)))
    [box] = [b for b in app.window.findChildren(ConfirmBox) if b.isVisible()]
    box.reject()
    assert QGuiApplication.clipboard().text() == "mine"
    assert "Copied" not in rows(app)[0]


def test_another_language_says_it_anew(qtbot: QtBot, app: App) -> None:
    app.retranslate()
    assert len(rows(app)) == 2


def test_the_link_stays_while_its_status_is_asked_for_again(qtbot: QtBot, app: App) -> None:
    look_up(qtbot, app, "demo-no-status")
    link = app.lookup.state.link
    verdict = app.lookup.state.verdict
    [again] = [b for b in app.window.findChildren(QPushButton) if b.text() == "Check again"]
    again.click()
    assert app.lookup.state.verdict != verdict
    qtbot.waitUntil(lambda: app.lookup.state.verdict == verdict)
    assert app.lookup.state.link is link
    # The button that was pressed is gone for a moment; the keys go to the id.
    assert app.window.focusWidget() is id_field(app.window)
