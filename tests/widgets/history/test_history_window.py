"""The window of the history: what is seen, found, chosen, asked, and reached with keys."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QLocale, QPoint, QRect, Qt
from PySide6.QtGui import QContextMenuEvent, QFont, QFontMetrics, QTextLayout
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from gui.core.accounts.account import Account, Environment
from gui.core.batch.outcome import Outcome, RowState
from gui.core.history.ledger import Ledger
from gui.core.history.problems import LedgerProblem, LedgerUnavailable
from gui.core.preferences import HistoryChoice, Preferences
from gui.core.settings import Settings
from gui.presenters.history.ledger_questions import FIRST_PAGE, PAGE
from gui.presenters.history.lines import invoice_of
from gui.presenters.history.words import verdict_names
from gui.widgets.common.boxes import ConfirmBox
from gui.widgets.common.file_dialogs import SaveFileDialog
from gui.widgets.common.menu import Menu
from gui.widgets.common.row_delegate import PADDING, RowDelegate
from gui.widgets.common.translations import Translations
from gui.widgets.history.deed_list import DeedList
from gui.widgets.history.entry_model import COLUMNS, Column
from gui.widgets.history.history_window import HistoryWindow
from tests.history_desk import ACME, MARIA, NOW, SHOP, HistoryDesk, deed, link_of
from tests.systems import IS_WINDOWS
from tests.windows import press as press_key
from tests.windows import wait_until_active

DAY = timedelta(days=1)
OLD = link_of("INV-1", "before")


@pytest.fixture(autouse=True)
def british(qapp: QApplication) -> Iterator[Translations]:
    """English with its plural forms, and its dates."""
    translations = Translations(qapp)
    translations.use("en")
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield translations
    QLocale.setDefault(before)
    for translator in translations.installed:
        qapp.removeTranslator(translator)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> HistoryDesk:
    return HistoryDesk(tmp_path / "history")


@pytest.fixture
def linked(qtbot: QtBot, tmp_path: Path) -> HistoryDesk:
    return HistoryDesk(tmp_path / "history", HistoryChoice.WITH_LINKS)


def opened(qtbot: QtBot, desk: HistoryDesk) -> HistoryWindow:
    window = desk.window()
    qtbot.addWidget(window, before_close_func=lambda _: desk.close())
    with qtbot.waitExposed(window):
        window.show()
    desk.settle()
    return window


def named(window: QWidget, name: str, kind: type[QWidget] = QPushButton) -> QWidget:
    """The one of these that is seen, by its accessible name."""
    [found] = [
        widget
        for widget in window.findChildren(kind)
        if widget.accessibleName() == name and widget.isVisible()
    ]
    return found


def press(qtbot: QtBot, window: QWidget, name: str) -> None:
    button = named(window, name)
    assert button.isEnabled(), name
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def box(window: QWidget) -> ConfirmBox:
    [found] = [b for b in window.findChildren(ConfirmBox) if b.isVisible()]
    return found


def choose(window: QWidget, name: str, text: str) -> None:
    [found] = [b for b in window.findChildren(QComboBox) if b.accessibleDescription() == name]
    assert found.isVisible()
    found.setCurrentText(text)


def select(table: QTableView, row: int) -> None:
    """Whatever keys the test before held last."""
    flags = QItemSelectionModel.SelectionFlag
    only = flags.ClearAndSelect | flags.Rows
    table.selectionModel().setCurrentIndex(table.model().index(row, 0), only)


def shown(window: HistoryWindow, column: Column = Column.ID) -> list[str]:
    model = window.findChild(QTableView).model()  # type: ignore[union-attr]
    at = COLUMNS.index(column)
    return [str(model.index(row, at).data()) for row in range(model.rowCount())]


def words(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def columns(window: HistoryWindow) -> list[str]:
    table = window.findChild(QTableView)
    assert table is not None
    heads = (table.model().headerData(at, Qt.Orientation.Horizontal) for at in range(len(COLUMNS)))
    return [head for at, head in enumerate(heads) if not table.isColumnHidden(at)]


def test_it_opens_at_the_search_with_the_newest_row_selected(
    qtbot: QtBot, desk: HistoryDesk
) -> None:
    desk.keep(deed("INV-2"), deed("INV-1", ago=DAY))
    window = opened(qtbot, desk)
    assert window.focusWidget() is named(window, "Search", QLineEdit)
    assert shown(window) == ["INV-2", "INV-1"]
    assert "INV-2" in words(window)
    assert "2 entries. Kept on this computer for 180 days, then deleted." in words(window)
    assert columns(window) == ["When", "Invoice ID", "How", "Verdict then"]
    assert isinstance(named(window, "Handed over", QTableView), QTableView)


def test_typing_finds_and_escape_shows_everything_again(qtbot: QtBot, desk: HistoryDesk) -> None:
    desk.keep(deed("INV-2"), deed("ABC-1"))
    window = opened(qtbot, desk)
    field = named(window, "Search", QLineEdit)
    qtbot.keyClicks(field, "abc")
    desk.until(lambda: shown(window) == ["ABC-1"], "it is found")
    qtbot.keyClicks(field, "x")
    desk.until(lambda: "Nothing matches." in words(window), "nothing is")
    assert not window.findChild(QTableView).isVisible()  # type: ignore[union-attr]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    desk.until(lambda: len(shown(window)) == 2, "everything is back")
    # And once more, with nothing to clear, it closes.
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.isVisible()


def test_with_keys_alone_from_the_search_to_the_page(qtbot: QtBot, desk: HistoryDesk) -> None:
    desk.keep(deed("INV-3"), deed("INV-2"), deed("INV-1"))
    window = opened(qtbot, desk)
    qtbot.keyClick(window.focusWidget(), Qt.Key.Key_Down)
    table = named(window, "Handed over", QTableView)
    assert window.focusWidget() is table
    qtbot.keyClick(table, Qt.Key.Key_Down)
    desk.settle()
    assert "INV-2" in words(window)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert desk.looked_up == ["INV-2"]
    named(window, "Look up again").setFocus()
    press_key(qtbot, window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.looked_up == ["INV-2", "INV-2"])
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is named(window, "Search", QLineEdit)


def test_filters_are_chosen_and_cleared(qtbot: QtBot, desk: HistoryDesk) -> None:
    desk.keep(deed("INV-2", "mail draft", person=MARIA), deed("INV-1", ago=40 * DAY))
    window = opened(qtbot, desk)
    assert "By" in columns(window)
    choose(window, "Person", "maria")
    desk.until(lambda: shown(window) == ["INV-2"], "hers")
    choose(window, "How", "Copied")
    desk.until(lambda: "Nothing matches." in words(window), "none")
    [button] = [b for b in window.findChildren(QPushButton) if b.text() == "Clear filters"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.until(lambda: len(shown(window)) == 2, "all of them")
    choose(window, "Time", "Last 30 days")
    desk.until(lambda: shown(window) == ["INV-2"], "of late")
    choose(window, "Verdict then", "Already paid")
    desk.until(lambda: "Nothing matches." in words(window), "none")


def test_a_year_has_months_to_choose_beside_it(qtbot: QtBot, desk: HistoryDesk) -> None:
    desk.settings.settings = Settings(preferences=Preferences(history_days=3_650))
    desk.keep(*(deed(f"INV-{days}", ago=days * DAY) for days in (1, 710, 740)))
    window = opened(qtbot, desk)
    [month] = [b for b in window.findChildren(QComboBox) if b.accessibleDescription() == "Month"]
    assert not month.isVisible()
    choose(window, "Time", "2024")
    desk.until(lambda: shown(window) == ["INV-710", "INV-740"], "of that year")
    choose(window, "Month", "March 2024")
    desk.until(lambda: shown(window) == ["INV-740"], "of its March")
    # Of another year there is none chosen.
    choose(window, "Time", "2025")
    desk.until(lambda: "Nothing matches." in words(window), "none")
    assert month.currentText() == "Any month"
    [button] = [b for b in window.findChildren(QPushButton) if b.text() == "Clear filters"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    desk.until(lambda: len(shown(window)) == 3, "all of them")
    assert not month.isVisible()


def test_a_changed_link_has_a_badge_a_chip_and_a_reason(qtbot: QtBot, desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"), deed("INV-2"), deed("INV-1", ago=3 * DAY, link=OLD))
    window = opened(qtbot, desk)
    assert shown(window, Column.VERDICT) == [
        *("Ready to share · TEST", "Ready to share · TEST"),
        "Ready to share · Link changed · TEST",
    ]
    press(qtbot, window, "Link changed, 1")
    desk.until(lambda: shown(window) == ["INV-1"], "the one that has changed")
    desk.settle()
    assert "The link has changed" in words(window)
    assert "This link is out of date. The new one went out on 20 Mar." in words(window)
    # Without links there are none to show.
    assert "bluetape" not in words(window)


def test_the_filled_button_is_what_the_band_asks_for(qtbot: QtBot, desk: HistoryDesk) -> None:
    desk.keep(
        deed("INV-3", link=link_of("INV-3", "before"), account=SHOP),
        deed("INV-1", link=OLD),
        # The new one went out already: nothing is to be done about the older.
        *(deed("INV-2"), deed("INV-2", ago=DAY, link=link_of("INV-2", "before"))),
    )
    for account, invoice_id in ((SHOP, "INV-3"), (ACME, "INV-1")):
        invoice = (account.key, account.environment, invoice_id)
        desk.asked(lambda ledger, seen=invoice: ledger.seen(seen, link_of(seen[-1])))
    window = opened(qtbot, desk)
    # An account that is gone cannot be asked.
    desk.presenter.set_accounts((ACME,))
    table = named(window, "Handed over", QTableView)
    assert isinstance(table, QTableView)
    filled: list[tuple[str, list[str]]] = []
    for row in range(4):
        select(table, row)
        desk.settle()
        roles = [b for b in window.findChildren(QPushButton) if b.property("role") == "primary"]
        filled.append((shown(window)[row], [b.accessibleName() for b in roles if b.isVisible()]))
        assert ("The link has changed" in words(window)) is (row != 2)
    assert filled == [
        ("INV-3", ["Check again"]),
        ("INV-1", ["Look up again"]),
        ("INV-2", ["Check again"]),
        ("INV-2", ["Check again"]),
    ]


def test_kept_links_are_shown_and_copied(qtbot: QtBot, linked: HistoryDesk) -> None:
    linked.keep(deed("INV-1"), deed("INV-1", ago=3 * DAY, link=OLD), with_links=True)
    window = opened(qtbot, linked)
    press(qtbot, window, "Copy link")
    assert linked.clipboard.text == link_of("INV-1").address
    # The copy is a row of its own, and comes in front of what stays selected.
    linked.until(lambda: len(shown(window)) == 3, "it is a row")
    assert "Payment link for INV-1 copied" in words(window)
    table = named(window, "Handed over", QTableView)
    assert isinstance(table, QTableView)
    assert table.currentIndex().row() == 1
    select(table, 2)
    linked.settle()
    assert OLD.address in words(window)
    press(qtbot, window, "Copy link")
    question = box(window)
    assert question.text() == "Copy a link that is out of date?"
    question.go_on.click()
    assert linked.clipboard.text == OLD.address


def test_a_kept_link_is_compared_with_the_one_of_today(qtbot: QtBot, linked: HistoryDesk) -> None:
    old = deed("INV-1", ago=3 * DAY, link=OLD)
    linked.keep(deed("INV-2"), old, deed("INV-1", ago=4 * DAY, link=OLD), with_links=True)
    invoice = (ACME.key, ACME.environment, "INV-1")
    linked.asked(lambda ledger: ledger.seen(invoice, link_of("INV-1")))
    window = opened(qtbot, linked)
    row = linked.rows[2]
    linked.reader.today[invoice] = link_of("INV-1").address
    window.show_row(row)
    linked.settle()
    assert [kept.number for kept in linked.presenter.picked] == [row.number]
    assert shown(window) == ["INV-1", "INV-1"]
    changed = linked.presenter.details().changed
    assert changed is not None
    assert [address for _, address in changed.links] == [OLD.address, link_of("INV-1").address]
    assert changed.links[1][0] == "Now"
    # Handed over since, it is told when.
    linked.hand_over("INV-1")
    linked.settle()
    linked.settle()
    changed = linked.presenter.details().changed
    assert changed is not None
    assert [when for when, _ in changed.links][1] != "Now"


def test_without_links_nothing_offers_to_copy_one(qtbot: QtBot, desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"))
    window = opened(qtbot, desk)
    assert [
        b for b in window.findChildren(QPushButton) if b.text() == "C&opy link" and b.isVisible()
    ] == []
    field = named(window, "Search", QLineEdit)
    assert isinstance(field, QLineEdit)
    assert field.placeholderText() == "Search invoice ID"


@pytest.mark.parametrize(
    ("choice", "hint"),
    [
        (HistoryChoice.WITHOUT_LINKS, "Search invoice ID or person"),
        (HistoryChoice.WITH_LINKS, "Search invoice ID, person or link"),
    ],
)
def test_where_there_are_several_people_they_are_searched_too(
    qtbot: QtBot, tmp_path: Path, choice: HistoryChoice, hint: str
) -> None:
    desk = HistoryDesk(tmp_path / "history", choice)
    desk.keep(deed("INV-1"), deed("INV-2", person=MARIA))
    window = opened(qtbot, desk)
    field = named(window, "Search", QLineEdit)
    assert isinstance(field, QLineEdit)
    desk.until(lambda: field.placeholderText() == hint, "both are known")


@pytest.mark.skipif(IS_WINDOWS, reason="another font, whose lines end elsewhere")
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("choice", [HistoryChoice.OFF, HistoryChoice.WITHOUT_LINKS])
def test_where_there_is_nothing_no_word_stands_alone(
    qtbot: QtBot, desk: HistoryDesk, british: Translations, choice: HistoryChoice, language: str
) -> None:
    british.use(language)
    desk.settings.settings = Settings(preferences=Preferences(history=choice))
    window = opened(qtbot, desk)
    window.resize(1040, 700)
    labels = {label.text(): label for label in window.findChildren(QLabel)}
    assert labels[desk.state.title].font().weight() >= QFont.Weight.DemiBold
    label = labels[desk.state.text]
    layout = QTextLayout(label.text(), label.font())
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(label.width())
        begun = line.textStart()
    layout.endLayout()
    assert len(label.text()[begun:].split()) > 1


def entries(window: QWidget, name: str) -> dict[str, object]:
    button = named(window, name)
    assert isinstance(button, QPushButton)
    menu = button.menu()
    menu.aboutToShow.emit()
    return {action.text().replace("&", ""): action for action in menu.actions()}


def test_check_again_asks_about_what_is_selected_or_unpaid(qtbot: QtBot, desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1", link=OLD), deed("INV-2"))
    window = opened(qtbot, desk)
    desk.till.status_script = lambda _: "Paid"
    assert [*entries(window, "Check again")] == [
        *("Selected invoice", "Unpaid from the last 30 days")
    ]
    entries(window, "Check again")["Selected invoice"].trigger()  # type: ignore[attr-defined]
    desk.ended()
    assert desk.till.asked == ["INV-1"]
    assert "1 invoice checked" in words(window)
    assert "Now" in columns(window)
    assert shown(window, Column.NOW) == ["Paid", ""]
    press(qtbot, window, "Dismiss")
    assert "1 invoice checked" not in words(window)
    entries(window, "Check again")["Unpaid from the last 30 days"].trigger()  # type: ignore[attr-defined]
    desk.ended()
    assert sorted(desk.till.asked) == ["INV-1", "INV-1", "INV-2"]
    assert shown(window, Column.NOW) == ["Paid", "Paid"]


def test_while_it_asks_it_can_be_canceled_and_nothing_else_begins(
    qtbot: QtBot, desk: HistoryDesk
) -> None:
    desk.keep(*(deed(f"INV-{number:02}") for number in range(20)))
    window = opened(qtbot, desk)
    desk.till.hold_after(2)
    desk.work.check_unpaid()
    desk.until(lambda: desk.work.report.done >= 2, "some are done")
    assert "Checking 20 invoices" in words(window)
    for name in ("Check again", "Export…", "Clear history…"):
        assert not named(window, name).isEnabled()
    press(qtbot, window, "Cancel")
    desk.ended()
    assert "Stopped after 2 of 20 invoices" in words(window)
    assert named(window, "Check again").isEnabled()


def test_rows_come_as_somebody_scrolls(qtbot: QtBot, desk: HistoryDesk) -> None:
    count = FIRST_PAGE + 2 * PAGE + 5
    desk.keep(*(deed(f"INV-{number}") for number in range(count)))
    window = opened(qtbot, desk)
    table = named(window, "Handed over", QTableView)
    assert isinstance(table, QTableView)
    # Those that are next are there before.
    desk.settle()
    assert FIRST_PAGE < table.model().rowCount() < count
    table.setFocus()
    for _ in range(4):
        qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
        desk.settle()
    assert shown(window) == [f"INV-{number}" for number in range(count)]


def test_what_comes_meanwhile_leaves_selection_and_place(qtbot: QtBot, desk: HistoryDesk) -> None:
    desk.keep(*(deed(f"INV-{number}") for number in range(50)))
    window = opened(qtbot, desk)
    table = named(window, "Handed over", QTableView)
    assert isinstance(table, QTableView)
    select(table, 30)
    table.scrollTo(table.model().index(30, 0))
    top = table.rowAt(0)
    desk.hand_over("NEW-1")
    desk.until(lambda: len(shown(window)) == 51, "it is there")
    assert table.selectionModel().selectedRows()[0].row() == 31
    assert table.rowAt(0) in {top, top + 1}
    assert "INV-30" in words(window)


def test_several_are_selected_with_keys(qtbot: QtBot, desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"), deed("INV-2"), deed("INV-3"))
    window = opened(qtbot, desk)
    table = named(window, "Handed over", QTableView)
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert "2 invoices selected" in words(window)
    assert next(iter(entries(window, "Check again"))) == "2 invoices selected"
    entries(window, "Check again")["2 invoices selected"].trigger()  # type: ignore[attr-defined]
    desk.ended()
    assert sorted(desk.till.asked) == ["INV-1", "INV-2"]


def menu_of(table: QWidget) -> Menu:
    QApplication.sendEvent(
        table, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(5, 5), QPoint(5, 5))
    )
    [menu] = [m for m in table.findChildren(Menu) if m.isVisible()]
    return menu


def test_the_menu_offers_what_can_be_done(qtbot: QtBot, desk: HistoryDesk) -> None:
    desk.keep(deed("INV-2"), deed("INV-1"), deed("INV-3", account=SHOP))
    window = opened(qtbot, desk)
    desk.presenter.set_accounts((ACME,))
    table = named(window, "Handed over", QTableView)
    for row, can_ask in ((0, True), (2, False)):
        select(table, row)
        menu = menu_of(table)
        assert [action.isEnabled() for action in menu.actions()] == [can_ask, can_ask]
        menu.close()
    # One can be looked up at a time, several can be checked.
    table.selectAll()
    menu = menu_of(table)
    assert [action.isEnabled() for action in menu.actions()] == [False, True]
    menu.close()


def test_the_menu_of_a_row(qtbot: QtBot, desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"))
    window = opened(qtbot, desk)
    menu = menu_of(named(window, "Handed over", QTableView))
    assert [a.text().replace("&", "") for a in menu.actions()] == ["Look up again", "Check again"]
    menu.actions()[0].trigger()
    assert desk.looked_up == ["INV-1"]
    menu.close()


def test_what_stays_selected_is_read_up_once(qtbot: QtBot, desk: HistoryDesk) -> None:
    desk.keep(*(deed(f"INV-{number}") for number in range(30)))
    window = opened(qtbot, desk)
    table = window.findChild(QTableView)
    assert table is not None
    table.selectAll()
    desk.settle()
    told: list[object] = []
    desk.presenter.details_changed.connect(told.append)
    desk.search(text="INV")
    assert len(desk.presenter.picked) == len(table.selectionModel().selectedRows()) == 30
    assert len(told) == 1


def test_clearing_is_asked_once_and_cancel_is_the_safe_answer(
    qtbot: QtBot, desk: HistoryDesk
) -> None:
    desk.keep(deed("INV-1"))
    window = opened(qtbot, desk)
    press(qtbot, window, "Clear history…")
    question = box(window)
    assert question.defaultButton().text() == "Cancel"
    question.close()
    assert shown(window) == ["INV-1"]
    press(qtbot, window, "Clear history…")
    box(window).go_on.click()
    desk.until(lambda: "Nothing handed over yet" in words(window), "nothing is left")
    assert "History cleared" in words(window)
    assert not named(window, "Clear history…").isEnabled()
    assert not named(window, "Export…").isEnabled()


def test_an_export_asks_where_and_before_it_replaces(
    qtbot: QtBot, desk: HistoryDesk, tmp_path: Path
) -> None:
    desk.keep(deed("INV-1"))
    window = opened(qtbot, desk)
    assert [*entries(window, "Export…")] == ["Excel workbook", "CSV"]
    entries(window, "Export…")["CSV"].trigger()  # type: ignore[attr-defined]
    [dialog] = window.findChildren(SaveFileDialog)
    file = tmp_path / "x.csv"
    file.write_text("mine")
    dialog.choose(file, "csv", replaces=False)
    dialog.close()
    desk.ended()
    assert "A file with this name already exists." in words(window)
    box(window).go_on.click()
    desk.ended()
    assert "INV-1" in file.read_text("utf-8-sig")
    assert "1 row saved as x.csv" in words(window)
    wanted: list[object] = []
    desk.intents.show_in_folder.connect(wanted.append)
    press(qtbot, window, "Show in folder")
    assert wanted == [file]


def test_change_and_off_lead_to_the_settings(qtbot: QtBot, desk: HistoryDesk) -> None:
    wanted: list[object] = []
    desk.intents.open_history_settings.connect(lambda: wanted.append(None))
    desk.settings.settings = Settings(preferences=Preferences(history=HistoryChoice.OFF))
    window = opened(qtbot, desk)
    assert "The history is off" in words(window)
    press(qtbot, window, "Change…")
    [button] = [b for b in window.findChildren(QPushButton) if b.text() == "Open Settings…"]
    assert button.isVisible()
    button.click()
    assert len(wanted) == 2


def test_what_is_broken_is_tried_again(
    qtbot: QtBot, desk: HistoryDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.keep(deed("INV-1"))

    def refuse(*_: object, **__: object) -> None:
        raise LedgerUnavailable(LedgerProblem.FOLDER_GONE)

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "page", refuse)
        window = opened(qtbot, desk)
        assert "The history can’t be shown now" in words(window)
        assert "The history folder is not there" in words(window)
    [button] = [b for b in window.findChildren(QPushButton) if b.text() == "Try again"]
    button.click()
    desk.until(lambda: shown(window) == ["INV-1"], "it is there again")
    assert "The history can’t be shown now" not in words(window)


def test_where_it_is_narrow_the_details_take_the_place_of_the_rows(
    qtbot: QtBot, desk: HistoryDesk
) -> None:
    desk.keep(deed("INV-1", amount="4550"))
    window = opened(qtbot, desk)
    window.resize(640, 460)
    qtbot.waitUntil(lambda: window.width() == 640)
    assert "4,550.00" not in words(window)
    press(qtbot, window, "Details")
    assert "4,550.00" in words(window)
    assert not window.findChild(QTableView).isVisible()  # type: ignore[union-attr]
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.focusWidget() is named(window, "Handed over", QTableView)
    window.resize(1040, 700)
    qtbot.waitUntil(lambda: "4,550.00" in words(window))


def test_the_moment_in_full_is_in_the_tooltip(qtbot: QtBot, desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1", ago=17 * DAY))
    window = opened(qtbot, desk)
    table = named(window, "Handed over", QTableView)
    assert isinstance(table, QTableView)
    tip = table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "March 2026" in tip
    assert any("March 2026" in label.toolTip() for label in window.findChildren(QLabel))


@pytest.mark.parametrize("country", ["en_US", "de_DE"])
def test_when_is_whole_however_a_country_writes_it(
    qtbot: QtBot, desk: HistoryDesk, country: str
) -> None:
    QLocale.setDefault(QLocale(country))
    # Two figures of hour and day, and a month that is long in letters.
    desk.now = datetime(2026, 12, 20, 23, 30, tzinfo=UTC)
    late = desk.now - NOW
    desk.keep(
        *(deed("INV-1", ago=days * DAY - late + timedelta(hours=1)) for days in (0, 1, 24, 390)),
        # In some fonts AM is wider than PM.
        deed("INV-1", ago=24 * DAY - late + timedelta(hours=13)),
    )
    window = opened(qtbot, desk)
    window.resize(1040, 700)
    table = window.findChild(QTableView)
    assert table is not None
    qtbot.waitUntil(lambda: table.model().rowCount() == 5)
    room = table.columnWidth(COLUMNS.index(Column.WHEN)) - PADDING - PADDING // 2
    whens = [desk.presenter.line(kept).when for kept in desk.rows]
    assert {
        when: table.fontMetrics().horizontalAdvance(when) <= room for when in whens
    } == dict.fromkeys(whens, True)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("environment", [Environment.PRODUCTION, Environment.CUSTOM])
def test_the_verdict_is_whole_after_check_again(
    qtbot: QtBot,
    desk: HistoryDesk,
    british: Translations,
    language: str,
    environment: Environment,
) -> None:
    british.use(language)
    desk.keep(deed("INV-1", account=Account("a", "Acme Supply", environment)))
    window = opened(qtbot, desk)
    window.resize(1040, 700)
    desk.reader.checked[invoice_of(desk.open()[0])] = Outcome(RowState.READY)
    desk.presenter.say_anew()
    assert ("Ahora" if language == "es" else "Now") in columns(window)
    mark = desk.presenter.line(desk.rows[0]).mark
    table = window.findChild(QTableView)
    assert table is not None
    verdict = table.columnWidth(COLUMNS.index(Column.VERDICT))
    metrics = table.fontMetrics()
    # The sign and the gaps; and those of the mark, which is in smaller letters.
    beside = 16 + 3 * 7 + (metrics.horizontalAdvance(mark) + 18 if mark else 0)
    assert bool(mark) is (environment is not Environment.PRODUCTION)
    longest = max(map(metrics.horizontalAdvance, verdict_names()))
    assert verdict >= longest + beside - 2
    # How it was handed over becomes narrower for it, and does not go.
    assert not table.isColumnHidden(COLUMNS.index(Column.WAY))


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("environment", [Environment.PRODUCTION, Environment.CUSTOM])
def test_the_row_of_a_link_that_has_changed_is_whole_after_check_again(
    qtbot: QtBot,
    desk: HistoryDesk,
    british: Translations,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    environment: Environment,
) -> None:
    british.use(language)
    QLocale.setDefault(QLocale({"en": "en_US", "es": "es_MX"}[language]))
    account = Account("a", "Acme Supply", environment)
    desk.keep(
        *(deed("INV-1", account=account), deed("INV-2", account=account, status="")),
        *(deed(f"INV-{number}", account=account) for number in range(3, len(RowState) + 1)),
    )
    window = opened(qtbot, desk)
    window.resize(1040, 700)
    rows = desk.open()
    desk.reader.checked.update(
        {invoice_of(kept): Outcome(state) for kept, state in zip(rows, RowState, strict=True)}
    )
    desk.presenter.say_anew()
    desk.presenter.take_in([replace(rows[0], is_changed=True)])
    table = window.findChild(QTableView)
    assert table is not None
    written: dict[str, bool] = {}

    def write(*told: object, **_: object) -> None:
        place, text, font, *_ink = told[2:]
        assert isinstance(place, QRect)
        assert isinstance(font, QFont)
        is_whole = QFontMetrics(font).horizontalAdvance(str(text)) <= place.width()
        written[str(text)] = written.get(str(text), True) and is_whole

    monkeypatch.setattr(RowDelegate, "write", write)
    table.grab()
    lines = [desk.presenter.line(kept) for kept in desk.rows]
    said = {text for line in lines for text in (line.verdict_text, line.now_text)}
    assert len(said) > len(RowState)
    assert {text: written[text] for text in said} == dict.fromkeys(said, True)


def test_no_line_of_the_hand_overs_begins_with_the_dot(qtbot: QtBot, desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"))
    window = opened(qtbot, desk)
    deeds = window.findChild(DeedList)
    assert deeds is not None
    [label] = [label for label in deeds.findChildren(QLabel) if label.isVisible()]
    begun: set[str] = set()
    for width in range(20, label.fontMetrics().horizontalAdvance(label.text())):
        layout = QTextLayout(label.text(), label.font())
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            begun.add(label.text()[line.textStart()])
        layout.endLayout()
    assert {"L", "T"} <= begun
    assert "·" not in begun


def test_f1_explains_what_is_said(qtbot: QtBot, desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1", status="Paid"))
    window = opened(qtbot, desk)
    asked: list[str] = []
    desk.intents.explain.connect(asked.append)
    wait_until_active(qtbot, window)
    desk.work.check_unpaid()
    desk.ended()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert asked == ["Nothing to check: no unpaid invoices in the last 30 days."]
