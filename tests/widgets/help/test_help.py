"""The guide: opened offline, in the user's language, with every picture, true about the keys.

Contents lead through it, everything in it can be found, and each message has its entry.
"""

import re
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QKeySequence, QTextDocument
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTreeWidgetItemIterator
from pytestqt.qtbot import QtBot

from gui.core.accounts.account import Account, Environment
from gui.core.batch.cell_ids import CellProblem
from gui.core.batch.table import TableProblem, TableRefused
from gui.core.errors import Canceled, InvoiceIdProblem, InvoiceNotFound
from gui.core.files import FileNotWritten, FileProblem
from gui.core.handover.print_order import PrintProblem
from gui.core.handover.qr_proof import QrNotProven
from gui.core.paths import guide_folder
from gui.core.settings import LoadedSettings, Settings
from gui.presenters import shortcuts
from gui.presenters.batch import export_words, left_words, stop_words
from gui.presenters.batch.words import no_id_in_column, refusal_of, refused_id
from gui.presenters.handover import print_job, ways, words
from gui.presenters.handover.ways import WAYS
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.messages import FailureContext, lookup_message
from gui.presenters.notices import Notice
from gui.presenters.settings.words import COMPANY_FILE_UNUSABLE, NOT_SAVED, kept_aside, on_reading
from gui.presenters.shortcuts import Shortcut
from gui.presenters.translation import translate
from gui.widgets.common.translations import languages
from gui.widgets.help.help_document import entry_on, headings
from gui.widgets.help.help_window import HelpWindow
from gui.widgets.main_window import MainWindow
from tests.presenters.test_messages import every_failure
from tests.windows import press, whole_window

GUIDES = {"en": "user-guide.md", "es": "user-guide.es.md"}
MESSAGES = {"en": "troubleshooting.md", "es": "troubleshooting.es.md"}
ACME = Account("a", "Acme", Environment.PRODUCTION)
PICTURES = {
    "account", "card", "empty", "enlarged", "hand-over", "history", "link", "list", "list-check",
    "messages", "not-found", "paid", "settings",
}  # fmt: skip
# In other programs, which look the same in every language and theme here.
PASTED = {"calc", "thunderbird", "writer"}
SHORTCUTS = [
    *(found for found in vars(shortcuts).values() if isinstance(found, Shortcut)),
    *(way.shortcut for way in WAYS if way.shortcut is not None),
]


def opened(qtbot: QtBot) -> HelpWindow:
    window = HelpWindow(None)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.show()
    return window


def test_there_is_a_guide_in_every_language() -> None:
    assert sorted(GUIDES) == languages()


def test_it_speaks_the_language_and_shows_every_picture(qtbot: QtBot, language: str) -> None:
    window = opened(qtbot)
    text = (guide_folder() / GUIDES[language]).read_text("utf-8")
    assert window.text.toMarkdown().startswith(text.partition("\n")[0])
    named = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", text)
    assert {Path(name).stem for name in named} == PICTURES | PASTED
    for name in named:
        image = window.text.document().resource(
            QTextDocument.ResourceType.ImageResource, QUrl(name)
        )
        assert image is not None, name
        assert QImage(str(guide_folder() / name)).width() > 300


def test_its_table_of_keys_is_that_of_the_program(qapp: QApplication, language: str) -> None:
    text = (guide_folder() / GUIDES[language]).read_text("utf-8")
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|$", text, flags=re.MULTILINE)
    shown = {(shortcut.shown, shortcut.does) for shortcut in SHORTCUTS}
    purposes = {does for _, does in shown}
    assert {row for row in rows if row[1] in purposes} == shown
    # In a sentence as well.
    held = set(re.findall(r"([^\W\d]\w*)\+(?=\w|,)", text))
    assert held <= {translate("QShortcut", key) for key in ("Ctrl", "Alt", "Shift")}


@pytest.mark.skipif(sys.platform == "darwin", reason="shows signs and not names")
def test_menus_name_keys_as_it_does(qapp: QApplication, language: str) -> None:
    for shortcut in SHORTCUTS:
        native = QKeySequence(shortcut.keys).toString(QKeySequence.SequenceFormat.NativeText)
        assert native == shortcut.shown


def test_every_key_is_one_that_qt_knows(qapp: QApplication) -> None:
    for keys, _ in SHORTCUTS:
        assert not QKeySequence(keys).isEmpty()
        assert QKeySequence(keys)[0].key().value > 0
    assert len({keys for keys, _ in SHORTCUTS}) == len(SHORTCUTS)


def test_both_guides_have_the_same_sections() -> None:
    shapes = []
    for name in GUIDES.values():
        text = (guide_folder() / name).read_text("utf-8")
        shapes.append(
            [
                line.partition(" ")[0] if line[0] == "#" else line[0]
                for line in text.splitlines()
                if line[:1] in {"#", "|", "!"}
            ]
        )
    assert shapes[0] == shapes[1]


def test_there_are_pictures_in_every_look_of_one_size() -> None:
    folder = guide_folder() / "pictures"
    looks = {f"{code}-{theme}" for code in languages() for theme in ("light", "dark")}
    assert {path.name for path in folder.iterdir()} == looks | {"pasted"}
    for name in PICTURES - {"card", "account", "paid"}:
        sizes = {
            (image.width(), image.height())
            for look in looks
            for image in [QImage(str(folder / look / f"{name}.png"))]
        }
        assert len(sizes) == 1, name


def titles(window: HelpWindow) -> list[str]:
    """Of the contents, from the top."""
    steps = QTreeWidgetItemIterator(window.contents)
    found = []
    while (item := steps.value()) is not None:
        found.append(item.text(0))
        steps += 1
    return found


def is_at_the_top(window: HelpWindow, position: int) -> bool:
    cursor = window.text.textCursor()
    cursor.setPosition(position)
    return 0 <= window.text.cursorRect(cursor).top() < 40


def test_its_contents_are_its_headings(qtbot: QtBot, language: str) -> None:
    window = opened(qtbot)
    written = [
        line.lstrip("# ")
        for name in (GUIDES[language], MESSAGES[language])
        for line in (guide_folder() / name).read_text("utf-8").splitlines()
        if line[:1] == "#"
    ]
    assert titles(window) == written


def test_the_contents_lead_through_it(qtbot: QtBot) -> None:
    window = opened(qtbot)
    # Where the first key leads from nowhere differs among systems.
    window.contents.setCurrentItem(window.contents.topLevelItem(0))
    window.contents.setFocus()
    for heading in headings(window.text.document())[1:6]:
        assert not is_at_the_top(window, heading.position)
        qtbot.keyClick(window.contents, Qt.Key.Key_Down)
        assert window.contents.currentItem().text(0) == heading.text
        assert is_at_the_top(window, heading.position)


def found(window: HelpWindow) -> str:
    [label] = window.search.findChildren(QLabel)
    return label.text()


@pytest.mark.needs_desktop
def test_what_is_searched_for_is_found_counted_and_stepped_through(qtbot: QtBot) -> None:
    window = opened(qtbot)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field, text = window.search.field, window.text
    count = text.toPlainText().casefold().count("clipboard")
    assert count > 3
    assert found(window) == ""
    qtbot.keyClicks(field, "Clipboard")
    assert len(text.extraSelections()) == count
    places = []
    for number in range(1, count + 1):
        assert found(window) == f"{number} of {count}"
        assert text.textCursor().selectedText().casefold() == "clipboard"
        assert text.viewport().rect().contains(text.cursorRect())
        places.append(text.textCursor().position())
        qtbot.keyClick(field, Qt.Key.Key_Return)
    assert places == sorted(set(places))
    # Around, and back again, by each of the keys and buttons.
    assert found(window) == f"1 of {count}"
    qtbot.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert found(window) == f"{count} of {count}"
    next_button, previous = (
        next(b for b in window.search.findChildren(QPushButton) if b.text() == name)
        for name in ("Next", "Previous")
    )
    next_button.click()
    assert found(window) == f"1 of {count}"
    previous.click()
    assert found(window) == f"{count} of {count}"
    field.clear()
    assert found(window) == ""
    assert text.extraSelections() == []
    assert not next_button.isEnabled()


def test_the_search_begins_where_somebody_reads(qtbot: QtBot) -> None:
    window = opened(qtbot)
    window.explain_first(["No browser opened. Now what?"])
    read_from = window.text.textCursor().position()
    qtbot.keyClicks(window.search.field, "copy")
    assert window.text.textCursor().position() > read_from
    assert window.contents.currentItem().text(0) == "No browser opened"


@pytest.mark.parametrize("language", ["es"], indirect=True)
def test_accents_need_not_be_typed(qtbot: QtBot, language: str) -> None:
    window = opened(qtbot)
    qtbot.keyClicks(window.search.field, "codigo qr")
    assert window.text.textCursor().selectedText().casefold() == "código qr"
    assert found(window).startswith("1 de ")


def test_the_apostrophe_of_the_keyboard_is_found(qtbot: QtBot) -> None:
    window = opened(qtbot)
    qtbot.keyClicks(window.search.field, "bluetape's own")
    assert window.text.textCursor().selectedText() == "BlueTape’s own"


def test_it_says_when_nothing_is_found(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    heard: list[str] = []
    monkeypatch.setattr(
        "gui.widgets.help.search_bar.announce", lambda _label, text: heard.append(text)
    )
    window = opened(qtbot)
    qtbot.keyClicks(window.search.field, "browser op")
    qtbot.waitUntil(lambda: heard[-1:] == ["1 of 1: No browser opened"])
    qtbot.keyClicks(window.search.field, " nowhere")
    assert found(window) == "Nothing found"
    assert window.text.textCursor().selectedText() == ""
    qtbot.waitUntil(lambda: heard[-1] == "Nothing found")
    # Once for all that was typed, and not for each letter.
    assert len(set(heard)) == len(heard)
    qtbot.keyClick(window.search.field, Qt.Key.Key_Return)
    assert found(window) == "Nothing found"


def is_at_the_end(window: HelpWindow) -> bool:
    text = window.text
    bottom = text.verticalScrollBar().value() + text.viewport().height()
    return bottom >= text.document().size().height() - 5


def explained(window: HelpWindow, message: str) -> str:
    """The title over the entry to which a message leads."""
    before = window.text.textCursor().position()
    window.explain_first([message])
    item = window.contents.currentItem()
    assert item is not None, message
    assert is_at_the_top(window, window.text.textCursor().position()) or is_at_the_end(window)
    block = window.text.textCursor().block()
    assert block.text() == item.text(0)
    assert window.text.textCursor().position() != before, message
    window.text.moveCursor(window.text.textCursor().MoveOperation.Start)
    return item.text(0)


def failures_said() -> list[str]:
    """What the program says of whatever goes wrong, in the language that is in force."""
    context = FailureContext("x-1", ACME)
    said = [
        lookup_message(failure, context).title  # type: ignore[arg-type]
        for failure in every_failure()
        # Said by whoever canceled.
        if not isinstance(failure, Canceled)
    ]
    said += [words.why_not(error(), "x-1") for error in (*words._WORDS, ValueError)]
    said += [words.why_not(FileNotWritten(problem), "x-1") for problem in FileProblem]
    said += [print_job._why_none(problem) for problem in PrintProblem]
    verbs = {way.kind.verb for way in WAYS}
    said += [ways.in_words(verb.refusal, reason="So.") for verb in verbs]
    said += [ways.in_words(verb.failed) for verb in verbs if verb.failed]
    said += [ways.in_words(ways.NO_QR), COMPANY_FILE_UNUSABLE(), NOT_SAVED(), kept_aside("x.json")]
    for loaded in (
        LoadedSettings(Settings(), put_aside=Path("x.json")),
        LoadedSettings(Settings(), is_unread=True),
    ):
        words_of_it = on_reading(loaded)
        assert words_of_it is not None
        said.append(words_of_it())
    return said + failures_of_lists()


def failures_of_lists() -> list[str]:
    said = [refusal_of(TableRefused(problem)) for problem in TableProblem]
    said += [refused_id(problem) for problem in InvoiceIdProblem]
    said += [refused_id(problem) for problem in CellProblem]
    stops = (
        *(stop_words.another_account, stop_words.other_credentials, stop_words.removed_account),
        stop_words.keyring_locked,
    )
    said += [stop().title for stop in stops]
    said += [left_words.not_journaled(problem) for problem in (FileProblem.FULL, FileProblem.OTHER)]
    said += [left_words.OF_ANOTHER_ACCOUNT(), left_words.OF_REMOVED_ACCOUNT()]
    said += [left_words.NOT_OPENED(), no_id_in_column([CellProblem.NUMBER]), no_id_in_column([])]
    said += [left_words.put_aside_lists([Path("x")])]
    return [*said, export_words.NOTHING_LEFT(), export_words.why_not_saved(QrNotProven())]


def test_every_failure_has_its_entry(qtbot: QtBot, language: str) -> None:
    window = opened(qtbot)
    found = {message: explained(window, message) for message in failures_said()}
    assert len(found) > 60
    # Each under its own words, and not under those of another one.
    assert len(set(found.values())) > 35


def test_it_can_be_asked_while_its_text_is_still_being_laid_out(qtbot: QtBot) -> None:
    window = HelpWindow(None)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    # Another size than the one it was made with changes all of its pictures.
    window.resize(1180, 780)
    with qtbot.waitExposed(window):
        window.show()
    QApplication.processEvents()
    for heading in headings(window.text.document()):
        layout = window.text.document().documentLayout()
        assert layout.blockBoundingRect(window.text.document().findBlock(heading.position)).height()
    assert explained(window, NOT_SAVED()) == "The settings could not be saved"
    rows = {
        window.contents.visualItemRect(item).height()
        for item in (window.contents.topLevelItem(0), window.contents.currentItem())
    }
    assert len(rows) == 1


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("api.bluetape.com did not answer", "… did not answer / … was slow"),
        ("Your proxy x did not answer", "Your proxy … did not answer"),
        ("api.bluetape.com was slow", "… did not answer / … was slow"),
        ("One\nThe second line", "The second line"),
        ("Nothing", None),
    ],
)
def test_an_entry_is_found_by_what_a_message_says(message: str, title: str | None) -> None:
    page = ["… did not answer / … was slow", "Your proxy … did not answer", "The second line"]
    index = entry_on(message, page)
    assert (None if index is None else page[index]) == title


def guides(window: MainWindow) -> list[HelpWindow]:
    return [guide for guide in window.findChildren(HelpWindow) if guide.isVisible()]


def shown_entry(qtbot: QtBot, window: MainWindow) -> str:
    # There is one of them, each time.
    [guide] = guides(window)
    qtbot.addWidget(guide)
    item = guide.contents.currentItem()
    return "" if item is None else item.text(0)


def test_a_message_opens_its_entry(qtbot: QtBot) -> None:
    window = whole_window()
    qtbot.addWidget(window)
    window.intents.explain.connect(window.explain)
    window.show()
    message = lookup_message(InvoiceNotFound(), FailureContext("x-1", ACME))
    window.show_lookup(LookupState(Phase.FAILED, "x-1", message=message))
    [button] = [b for b in window.findChildren(QPushButton) if b.text() == "Help"]
    assert button.isVisible()
    button.click()
    assert shown_entry(qtbot, window) == "BlueTape has no invoice with the ID …"


def test_f1_opens_the_entry_on_what_was_said_last(qtbot: QtBot) -> None:
    window = whole_window()
    qtbot.addWidget(window)
    window.show()
    window.open_guide()
    assert shown_entry(qtbot, window) == ""
    message = lookup_message(InvoiceNotFound(), FailureContext("x-1", ACME))
    window.show_lookup(LookupState(Phase.FAILED, "x-1", message=message))
    window.open_guide()
    assert shown_entry(qtbot, window) == "BlueTape has no invoice with the ID …"
    window.show_notices((Notice("Nothing was copied; the clipboard is unchanged. Why?"),))
    window.open_guide()
    assert shown_entry(qtbot, window).startswith("Nothing was copied")


@pytest.mark.needs_desktop
def test_f1_opens_it_and_escape_closes_it(qtbot: QtBot) -> None:
    window = whole_window()
    qtbot.addWidget(window)
    window.show()
    window.intents.open_guide.connect(window.open_guide)
    press(qtbot, window, Qt.Key.Key_F1)

    qtbot.waitUntil(lambda: len(guides(window)) == 1)
    [guide] = guides(window)
    # The keys of the search, from wherever in it somebody is.
    guide.text.setFocus()
    press(qtbot, guide, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(guide.search.field.hasFocus)
    qtbot.keyClicks(guide.search.field, "enter")
    qtbot.waitUntil(lambda: found(guide).startswith("1 of "))
    guide.text.setFocus()
    press(qtbot, guide, Qt.Key.Key_F3)
    qtbot.waitUntil(lambda: found(guide).startswith("2 of "))
    press(qtbot, guide, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: found(guide).startswith("1 of "))
    press(qtbot, guide, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: guides(window) == [])
