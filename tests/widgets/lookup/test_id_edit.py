"""The field of the invoice id: what is longer than it can hold is no id, and nothing is cut off."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from gui.presenters.intents import Intents
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.message_state import Action, Message
from gui.widgets.lookup.id_edit import IdEdit
from gui.widgets.lookup.lookup_page import LookupPage

LIST = "\n".join(f"INV-{number:08}" for number in range(3_000))


@pytest.fixture
def intents(qapp: QApplication) -> Intents:
    return Intents()


@pytest.fixture
def page(qtbot: QtBot, intents: Intents) -> LookupPage:
    page = LookupPage(intents)
    page.complete()
    qtbot.addWidget(page)
    page.show()
    return page


@pytest.fixture
def lists(intents: Intents) -> list[str]:
    opened: list[str] = []
    intents.open_batch.connect(opened.append)
    return opened


def field(page: LookupPage) -> IdEdit:
    [field] = page.findChildren(IdEdit)
    return field


def paste_with_keys(qtbot: QtBot, page: LookupPage) -> None:
    qtbot.keyClick(field(page), Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def paste_from_menu(qtbot: QtBot, page: LookupPage) -> None:
    place = QPoint(5, 5)
    reason = QContextMenuEvent.Reason.Mouse
    event = QContextMenuEvent(reason, place, field(page).mapToGlobal(place))
    QApplication.sendEvent(field(page), event)
    [menu] = [menu for menu in field(page).findChildren(QMenu) if menu.isVisible()]
    [paste] = [action for action in menu.actions() if action.objectName() == "edit-paste"]
    paste.trigger()
    menu.close()


def paste_on_page(_qtbot: QtBot, page: LookupPage) -> None:
    page.paste()


@pytest.mark.parametrize("paste", [paste_with_keys, paste_from_menu, paste_on_page])
def test_a_list_that_does_not_fit_is_handed_on_whole(
    qtbot: QtBot, page: LookupPage, lists: list[str], paste: object
) -> None:
    assert callable(paste)
    QGuiApplication.clipboard().setText("INV-1")
    paste(qtbot, page)
    assert (page.typed_id, lists) == ("INV-1", [])
    QGuiApplication.clipboard().setText(LIST)
    paste(qtbot, page)
    assert lists == [LIST]
    assert page.typed_id == "INV-1"


def test_what_was_cut_off_is_not_handed_on(page: LookupPage, lists: list[str]) -> None:
    message = Message("Several", "", actions=(Action.SEVERAL_INVOICES,))
    for text, handed_on in (("INV-1\nINV-2", "INV-1\nINV-2"), (LIST, "")):
        page.put_id(text)
        page.show_state(LookupState(Phase.FAILED, page.typed_id, message=message))
        [button] = [
            b for b in page.findChildren(QPushButton) if b.property("action") and b.isVisible()
        ]
        button.click()
        assert lists.pop() == handed_on


def test_an_id_that_is_put_there_to_be_looked_up_is_nobodys_edit(
    intents: Intents, page: LookupPage
) -> None:
    said: list[str] = []
    intents.edited.connect(lambda: said.append("edited"))
    intents.look_up.connect(said.append)
    page.look_up("one")
    # The same one, as it was understood.
    page.look_up(" one ")
    assert said == ["one", "one"]
    assert page.typed_id == "one"
