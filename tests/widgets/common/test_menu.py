"""The menus of the page: chosen by letters, whole, in sight, and inside the window's edges."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget, QWidgetAction
from pytestqt.qtbot import QtBot

from gui.core.accounts.account import Account, Environment
from gui.core.invoice import InvoiceId
from gui.core.link import admit
from gui.core.lookup import Found
from gui.core.paths import resource
from gui.core.status import InvoiceStatus
from gui.presenters import shortcuts
from gui.presenters.accounts.accounts import AccountsState
from gui.presenters.handover.ways import Way
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.lookup.verdict_state import verdict_on
from gui.widgets.common.menu import Menu
from gui.widgets.common.theme import DARK, LIGHT, Colours, Theme
from gui.widgets.main_window import MainWindow
from tests import ways
from tests.finding import look_of
from tests.widgets.test_sight import CONTROL, TEXT, strongest
from tests.windows import settle, whole_window

ACME = Account("a", "Acme & Sons", Environment.SANDBOX)
OTHER = Account("b", "Other", Environment.PRODUCTION)
LINK = admit("https://www.bluetape.com/i/r?account=7aec7f522d88&id=one")
READY = LookupState(
    Phase.READY,
    "one",
    found=Found(InvoiceId("one"), ACME, LINK).with_qr(),
    verdict=verdict_on(InvoiceStatus("Placed")),
)


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    window = whole_window()
    qtbot.addWidget(window)
    window.show_accounts(AccountsState((ACME, OTHER), ACME, frozenset({"b"})))
    with qtbot.waitExposed(window):
        window.show()
    window.show_lookup(READY)
    return window


def menus(window: QWidget) -> list[Menu]:
    found = [button.menu() for button in window.findChildren(QPushButton) if button.menu()]
    assert len(found) == 3
    return found  # type: ignore[return-value]  # whatever menu a button has


def menu_of(window: QWidget, name: str) -> Menu:
    [found] = [m for m in menus(window) if m.parentWidget().accessibleName() == name]
    return found


def entries(menu: Menu) -> list[QAction]:
    return [action for action in menu.actions() if not action.isSeparator()]


def opened(qtbot: QtBot, menu: Menu) -> Menu:
    button = menu.parentWidget()
    assert button is not None
    with qtbot.waitExposed(menu):
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))
    return menu


def test_every_way_in_a_menu_is_chosen_by_its_letter(
    qtbot: QtBot, language: str, window: MainWindow
) -> None:
    asked: list[Way] = []
    window.intents.hand_over.connect(asked.append)
    for menu in menus(window):
        for action in entries(menu):
            if not isinstance(action.data(), Way):
                continue
            letter = QKeySequence.mnemonic(action.text())[0].key()
            opened(qtbot, menu)
            QTest.keyClick(menu, letter)
            assert asked[-1:] == [action.data()], action.text()
            assert not menu.isVisible()
    assert asked == [way for way in ways.WAYS if way.gives]
    assert len(asked) == 14


def test_every_entry_has_its_picture_and_every_way_says_what_it_gives(window: MainWindow) -> None:
    for menu in menus(window):
        for action in entries(menu):
            look = look_of(action)
            assert look.initial or resource(f"icons/{look.icon}.svg").is_file(), action.text()
            assert look.gives or not isinstance(action.data(), Way)


def test_keys_are_shown_where_they_do_the_same(window: MainWindow) -> None:
    shown = {
        action.text().replace("&", ""): look_of(action).keys
        for menu in menus(window)
        for action in entries(menu)
    }
    for text, keys in {
        "Message": "Ctrl+Shift+M",
        "Row for Excel": "Ctrl+Shift+E",
        "Several invoices…": shortcuts.SEVERAL_INVOICES.shown,
        "History…": shortcuts.HISTORY.shown,
        "Settings…": shortcuts.SETTINGS.shown,
        "Guide": shortcuts.HELP.shown,
        "Quit": shortcuts.QUIT.shown,
    }.items():
        assert shown.pop(text) == keys
    assert set(shown.values()) == {""}


def keys_of(window: MainWindow, name: str) -> dict[str, str]:
    return {
        action.text().replace("&", ""): look_of(action).keys
        for action in entries(menu_of(window, name))
    }


def test_the_form_that_is_copied_by_default_shows_its_key(qtbot: QtBot, window: MainWindow) -> None:
    window.page.show_copy_form("")
    menu = menu_of(window, "Copy as")
    assert keys_of(window, "Copy as")["Hyperlink"] == "Ctrl+Shift+A"
    opened(qtbot, menu)
    width = menu.width()
    menu.close()
    # One that has a key of its own has both, and room for them.
    window.page.show_copy_form("copy message")
    assert keys_of(window, "Copy as")["Message"] == "Ctrl+Shift+M, Ctrl+Shift+A"
    assert keys_of(window, "Copy as")["Hyperlink"] == ""
    opened(qtbot, menu)
    assert menu.width() > width
    menu.close()


@pytest.mark.parametrize("name", ["Copy as", "More", "Account"])
@pytest.mark.parametrize("width", [480, 640, 800])
def test_a_menu_opens_inside_the_window(
    qtbot: QtBot, window: MainWindow, name: str, width: int
) -> None:
    window.resize(width, 560)
    qtbot.waitUntil(lambda: window.width() == width)
    settle(qtbot, window)
    menu = opened(qtbot, menu_of(window, name))
    edges = window.geometry()
    assert edges.left() <= menu.x()
    assert menu.geometry().right() <= edges.right()
    # As long as it fits, below its button.
    button = menu.parentWidget()
    place = button.mapToGlobal(QPoint(0, 0)).x()
    assert menu.x() == min(place, edges.right() + 1 - menu.width())
    menu.close()


def test_the_words_of_an_entry_have_room(qtbot: QtBot, language: str, window: MainWindow) -> None:
    for menu in menus(window):
        opened(qtbot, menu)
        for action in menu.actions():
            if isinstance(action, QWidgetAction):
                row = action.defaultWidget()
                assert row.width() >= row.sizeHint().width(), action.text()
                assert row.height() >= row.sizeHint().height(), action.text()
        menu.close()


def test_an_account_shows_its_name_and_what_it_is_for(window: MainWindow) -> None:
    heading, acme, other, *_ = menu_of(window, "Account").actions()
    assert heading.isSeparator()
    assert heading.text() == "Accounts"
    looks = [look_of(action) for action in (acme, other)]
    assert [look.title for look in looks] == ["Acme && Sons", "Other"]
    assert [look.gives for look in looks] == [
        "Sandbox · nothing can be paid",
        "Production · real payments · this session only",
    ]
    assert [look.badge for look in looks] == ["TEST", ""]
    # Screen readers have it all in one.
    assert acme.text() == "Acme && Sons · Sandbox"
    window.show_accounts(AccountsState())
    assert not heading.isVisible()


def test_what_is_done_to_an_account_names_it(window: MainWindow) -> None:
    menu = menu_of(window, "Account")
    acts = {action.text(): action for action in entries(menu)}
    edit, remove = acts["&Edit account…"], acts["&Remove account…"]

    def titles() -> list[str]:
        return [look_of(action).title for action in (edit, remove)]

    # With the letter that chooses it, which the name has none of.
    assert titles() == ["&Edit Acme && Sons…", "&Remove Acme && Sons…"]
    window.show_accounts(AccountsState((ACME, OTHER), OTHER))
    assert titles() == ["&Edit Other…", "&Remove Other…"]
    # What screen readers say stays.
    assert [edit.text(), remove.text()] == ["&Edit account…", "&Remove account…"]
    window.show_accounts(AccountsState())
    assert titles() == ["&Edit account…", "&Remove account…"]


@pytest.mark.parametrize("colours", [LIGHT, DARK, None], ids=["light", "dark", "the system's"])
def test_every_entry_can_be_read(
    qtbot: QtBot, theme: Theme, window: MainWindow, colours: Colours | None
) -> None:
    theme.apply(colours)
    # How its own colours go together is the system's affair.
    least = TEXT if colours is not None else CONTROL
    for menu in menus(window):
        opened(qtbot, menu)
        for action in entries(menu):
            for active in (None, action):
                menu.setActiveAction(active)  # type: ignore[arg-type]  # none is one, too
                picture = menu.grab(menu.actionGeometry(action)).toImage()
                if action.isEnabled():
                    assert strongest(picture) >= least, action.text()
        if colours is not None:
            # Its edge, against the page and against itself.
            picture = menu.grab().toImage()
            edge = picture.pixelColor(0, menu.height() // 2)
            assert edge == QColor(colours.outline)
        menu.close()


def test_the_entry_that_is_meant_is_told_by_its_ground(
    qtbot: QtBot, theme: Theme, window: MainWindow
) -> None:
    for colours in (LIGHT, DARK):
        theme.apply(colours)
        menu = opened(qtbot, menu_of(window, "Copy as"))
        first = entries(menu)[0]
        corner = menu.actionGeometry(first).center()
        corner.setX(menu.actionGeometry(first).right() - 3)
        menu.setActiveAction(None)  # type: ignore[arg-type]  # none is one, too
        assert menu.grab().toImage().pixelColor(corner) == QColor(colours.card)
        menu.setActiveAction(first)
        assert menu.grab().toImage().pixelColor(corner) == QColor(colours.selected)
        menu.close()


def test_it_mirrors(qtbot: QtBot, qapp: QApplication, window: MainWindow) -> None:
    def ink(menu: Menu) -> list[bool]:
        """Where icons stand: whether there is some in the first and in the last pixels."""
        row = menu.actionGeometry(entries(menu)[1])
        picture = menu.grab(row).toImage()
        width = menu.lead - 8
        sides = (
            picture.copy(4, 0, width, row.height()),
            picture.copy(row.width() - width - 4, 0, width, row.height()),
        )
        return [strongest(side) >= CONTROL for side in sides]

    menu = menu_of(window, "More")
    assert ink(opened(qtbot, menu)) == [True, False]
    menu.close()
    try:
        qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        assert ink(opened(qtbot, menu)) == [False, True]
    finally:
        menu.close()
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
