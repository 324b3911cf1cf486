"""Ready for the next id after everything that can be done; driven by states, keys and the mouse."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.presenters.accounts.accounts import AccountsState
from gui.presenters.handover.ways import Way
from gui.presenters.lookup.lookup_state import LookupState
from gui.widgets.main_window import MainWindow
from tests import ways
from tests.finding import named
from tests.widgets.test_main_window import ACME, FETCHING, PLAIN, READY, failed
from tests.windows import body_of, id_field, press, wait_until_active, whole_window

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    window = whole_window()
    qtbot.addWidget(window)
    window.show_accounts(AccountsState((ACME, PLAIN), ACME))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.page.focus_id()
    window.page.put_id("one")
    return window


def is_ready_for_the_next(window: MainWindow) -> bool:
    edit = id_field(window)
    return window.focusWidget() is edit and edit.selectedText() == edit.text() != ""


def elsewhere(window: MainWindow) -> None:
    """As if the user had clicked into the id, or gone away from it."""
    id_field(window).deselect()
    named(window, QPushButton, "Get link").setFocus()
    assert not is_ready_for_the_next(window)


@pytest.mark.parametrize("outcome", [READY, failed(), LookupState()], ids=lambda s: s.phase.value)
def test_after_every_outcome(window: MainWindow, outcome: LookupState) -> None:
    window.show_lookup(FETCHING)
    elsewhere(window)
    window.show_lookup(outcome)
    assert is_ready_for_the_next(window)


def test_after_a_failure_that_needed_no_lookup_and_after_the_next(window: MainWindow) -> None:
    for _ in range(2):
        elsewhere(window)
        window.show_lookup(failed())
        assert is_ready_for_the_next(window)


def test_what_comes_after_the_outcome_takes_nothing_away(window: MainWindow) -> None:
    window.show_lookup(READY)
    elsewhere(window)
    window.show_lookup(READY)
    assert not is_ready_for_the_next(window)


def test_an_edit_is_not_selected_while_it_is_typed(qtbot: QtBot, window: MainWindow) -> None:
    window.intents.edited.connect(lambda: window.show_lookup(LookupState()))
    window.show_lookup(FETCHING)
    id_field(window).end(False)
    qtbot.keyClicks(id_field(window), "23")
    assert window.page.typed_id == "one23"


def test_after_another_account(window: MainWindow) -> None:
    elsewhere(window)
    window.show_accounts(AccountsState((ACME, PLAIN), PLAIN))
    assert is_ready_for_the_next(window)
    # The same one again, in a list that changed, is no reason.
    elsewhere(window)
    window.show_accounts(AccountsState((PLAIN,), PLAIN))
    assert not is_ready_for_the_next(window)


def test_what_was_typed_early_is_not_selected_when_the_accounts_come(qtbot: QtBot) -> None:
    window = whole_window()
    qtbot.addWidget(window)
    window.show()
    qtbot.keyClicks(id_field(window), "on")
    window.show_accounts(AccountsState((ACME,), ACME))
    qtbot.keyClicks(id_field(window), "e")
    assert window.page.typed_id == "one"


@pytest.mark.parametrize("name", ["Copy link", "Open in browser"])
def test_after_a_click(qtbot: QtBot, window: MainWindow, name: str) -> None:
    asked: list[Way] = []
    window.intents.hand_over.connect(asked.append)
    window.show_lookup(READY)
    for start in ("Checkout link", name):
        widget = named(window, QWidget, start)
        widget.setFocus()
        assert window.focusWidget() is widget
        qtbot.mouseClick(named(window, QPushButton, name), Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: is_ready_for_the_next(window))
    assert len(asked) == 2
    # Who goes by keyboard stays.
    button = named(window, QPushButton, name)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    QApplication.processEvents()
    assert window.focusWidget() is button


@pytest.mark.parametrize("where", ["Get link", "Account", "Copy as", "Checkout link"])
def test_paste_goes_into_the_id(qtbot: QtBot, window: MainWindow, where: str) -> None:
    asked: list[str] = []
    window.intents.look_up.connect(asked.append)
    window.show_lookup(READY)
    QGuiApplication.clipboard().setText("two")
    named(window, QWidget, where).setFocus()
    press(qtbot, window, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: window.page.typed_id == "two")
    assert window.focusWidget() is id_field(window)
    assert asked == []


def test_paste_from_the_servers_words(qtbot: QtBot, window: MainWindow) -> None:
    window.show_lookup(failed())
    [details] = [b for b in window.findChildren(QPushButton) if b.text() == "Details"]
    details.click()
    [box] = window.findChildren(QPlainTextEdit)
    assert window.focusWidget() is box
    QGuiApplication.clipboard().setText("two")
    press(qtbot, window, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: window.page.typed_id == "two")


def test_paste_in_the_id_is_its_own(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText("-2")
    id_field(window).end(False)
    press(qtbot, window, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: window.page.typed_id == "one-2")


def test_nothing_to_paste_takes_nothing_away(qtbot: QtBot, window: MainWindow) -> None:
    QGuiApplication.clipboard().setText(" ")
    named(window, QPushButton, "Get link").setFocus()
    press(qtbot, window, Qt.Key.Key_V, CONTROL)
    QApplication.processEvents()
    assert window.page.typed_id == "one"


def test_in_a_small_window_it_is_in_sight_when_it_is_gone_to(
    qtbot: QtBot, window: MainWindow
) -> None:
    window.resize(640, 300)
    bar = body_of(window).area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(bar.maximum())
    press(qtbot, window, Qt.Key.Key_L, CONTROL)
    qtbot.waitUntil(lambda: bar.value() == 0)
    assert window.focusWidget() is id_field(window)


@pytest.mark.parametrize("where", ["in a button", "in the field", "the same"])
def test_what_is_pasted_is_in_sight(qtbot: QtBot, window: MainWindow, where: str) -> None:
    pasted = "one" if where == "the same" else "two"
    QGuiApplication.clipboard().setText(pasted)
    window.resize(640, 300)
    bar = body_of(window).area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    if where == "in a button":
        named(window, QPushButton, "Get link").setFocus()
    else:
        window.page.focus_id()
    bar.setValue(bar.maximum())
    press(qtbot, window, Qt.Key.Key_V, CONTROL)
    qtbot.waitUntil(lambda: bar.value() == 0)
    assert window.page.typed_id == pasted


def test_an_outcome_leaves_the_page_where_it_is_read(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(640, 300)
    bar = body_of(window).area.verticalScrollBar()
    window.show_lookup(FETCHING)
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    bar.setValue(20)
    window.show_lookup(READY)
    QApplication.processEvents()
    assert bar.value() == 20
    assert id_field(window).hasSelectedText()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_get_and_copy(qtbot: QtBot, window: MainWindow, key: Qt.Key) -> None:
    asked: list[str] = []
    window.intents.look_up.connect(lambda text: asked.append(f"get {text}"))
    window.intents.copy_in_default_form.connect(lambda: asked.append("copy"))
    press(qtbot, window, key, CONTROL)
    qtbot.waitUntil(lambda: asked == ["get one", "copy"])
    # What is there is not asked for again.
    window.show_lookup(READY)
    press(qtbot, window, key, CONTROL)
    qtbot.waitUntil(lambda: asked == ["get one", "copy", "copy"])


def test_enter_presses_the_button_that_has_the_focus(qtbot: QtBot, window: MainWindow) -> None:
    asked: list[Way] = []
    window.intents.hand_over.connect(asked.append)
    window.show_lookup(READY)
    for name, way in (("Copy link", ways.COPY_LINK), ("Open in browser", ways.OPEN)):
        named(window, QPushButton, name).setFocus()
        press(qtbot, window, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda way=way: asked[-1:] == [way])


@pytest.mark.parametrize(
    ("key", "way"), [(Qt.Key.Key_C, ways.COPY_LINK), (Qt.Key.Key_O, ways.OPEN)]
)
@pytest.mark.parametrize("state", [LookupState(), FETCHING, failed()], ids=lambda s: s.phase.value)
def test_the_letter_of_a_button_that_is_not_there_asks_all_the_same(
    qtbot: QtBot, window: MainWindow, key: Qt.Key, way: Way, state: LookupState
) -> None:
    asked: list[Way] = []
    window.intents.hand_over.connect(asked.append)
    window.show_lookup(state)
    window.page.focus_id()
    press(qtbot, window, key, ALT)
    qtbot.waitUntil(lambda: asked == [way])


@pytest.mark.parametrize(
    ("name", "key"), [("Copy as", Qt.Key.Key_A), ("More", Qt.Key.Key_M), ("Account", None)]
)
def test_a_menu_that_was_closed_leaves_its_button_as_it_was(
    qtbot: QtBot, window: MainWindow, name: str, key: Qt.Key | None
) -> None:
    window.show_lookup(READY)
    button = named(window, QPushButton, name)
    assert isinstance(button, QPushButton)

    place = QPoint(8, button.height() // 2)

    def looks() -> str:
        # As it is on the screen: a picture of the widget alone would paint it anew.
        screen = window.screen().grabWindow(0).toImage()
        return screen.pixelColor(button.mapToGlobal(place)).name()

    QApplication.processEvents()
    before = window.grab().toImage().pixelColor(button.mapTo(window, place)).name()
    # What was there before the window can still be on the screen.
    qtbot.waitUntil(lambda: looks() == before)
    pressed: list[str] = []
    look = QTimer(interval=10)

    def close_when_seen() -> None:
        # That of the account looks the same while its menu is open.
        if button.menu().isVisible() and (key is None or looks() != before):
            look.stop()
            pressed.append(looks())
            qtbot.keyClick(button.menu(), Qt.Key.Key_Escape)

    look.timeout.connect(close_when_seen)
    button.menu().aboutToShow.connect(look.start)
    if key is None:
        button.click()
    else:
        press(qtbot, window, key, ALT)
    qtbot.waitUntil(lambda: bool(pressed) and not button.menu().isVisible())
    qtbot.waitUntil(lambda: looks() == before)


@pytest.mark.parametrize("name", ["Account", "Copy as", "More"])
def test_a_dialog_of_a_menu_that_was_clicked_leaves_the_id_selected(
    qtbot: QtBot, window: MainWindow, name: str
) -> None:
    window.show_lookup(READY)
    button = named(window, QPushButton, name)
    assert isinstance(button, QPushButton)
    dialog = QDialog(window)
    dialog.setLayout(QVBoxLayout())
    dialog.layout().addWidget(QLineEdit())
    action = button.menu().addAction("of a dialog", dialog.open)
    look = QTimer(interval=10)

    def choose_when_seen() -> None:
        if button.menu().isVisible():
            look.stop()
            button.menu().setActiveAction(action)
            qtbot.keyClick(button.menu(), Qt.Key.Key_Return)

    look.timeout.connect(choose_when_seen)
    look.start()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    wait_until_active(qtbot, dialog)
    dialog.close()
    qtbot.waitUntil(window.isActiveWindow)
    assert is_ready_for_the_next(window)


def test_a_window_that_is_gone_hears_of_no_return(qtbot: QtBot, qapp: QApplication) -> None:
    window = whole_window()
    shiboken6.delete(window)
    with qtbot.captureExceptions() as caught:
        qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationActive)
        QApplication.processEvents()
    assert caught == []
