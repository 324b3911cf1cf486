"""A preference more takes one declaration, and its row in a page."""

import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QSpinBox, QWidget
from pytestqt.qtbot import QtBot

from gui.core.accounts.policy import Policy, PolicyProblem, parse_policy
from gui.core.preferences import (
    AnyPreference,
    Choice,
    Preferences,
    Text,
    ThemeChoice,
    Whole,
    YesNo,
)
from gui.core.settings import Settings, SettingsStore
from gui.presenters.intents import Intents
from gui.presenters.settings.settings_editor import SettingsEditor
from gui.widgets.settings import settings_dialog
from gui.widgets.settings.rows import Row
from tests.doubles import HeldSettings

DAYS = Whole(180, least=1, most=3650, fixable=True)
SOUND = YesNo(False, fixable=True)
LOOK = Choice(ThemeChoice.SYSTEM, fixable=True)
GREETING = Text("Hello", limit=20, fixable=True)
LOOKS = [(look, look.name) for look in ThemeChoice]
MORE = {"days": DAYS, "sound": SOUND, "look": LOOK, "greeting": GREETING}
ROWS = (
    Row(DAYS, "Da&ys", unit=" d"),
    Row(SOUND, "&Sound", "When a link is there."),
    Row(LOOK, "Loo&k", values=LOOKS),
    Row(GREETING, "Greetin&g"),
)


@pytest.fixture(autouse=True)
def declared(monkeypatch: pytest.MonkeyPatch) -> None:
    """Four of them, one of each kind: declared as in the class, and a page of their rows."""
    for name, preference in MORE.items():
        preference.__set_name__(Preferences, name)
        monkeypatch.setattr(Preferences, name, preference, raising=False)
    monkeypatch.setattr(settings_dialog, "general_rows", lambda: ROWS)


def written(folder: Path, **preferences: object) -> SettingsStore:
    store = SettingsStore(folder / "settings.json")
    content = {"version": 1, "accounts": [], "current_account": "", "preferences": preferences}
    store.path.write_text(json.dumps(content))
    return store


def test_it_is_read_from_the_file_and_saved(tmp_path: Path) -> None:
    store = written(tmp_path, days=3650, sound=True, look="dark", greeting="Hi")
    preferences = store.load().settings.preferences
    assert preferences == Preferences(days=3650, sound=True, look=ThemeChoice.DARK, greeting="Hi")
    store.save(Settings(preferences=preferences.changed(days=7)))
    assert store.load().settings.preferences == preferences.changed(days=7)
    assert json.loads(store.path.read_text())["preferences"]["look"] == "dark"


def test_of_a_file_without_it_it_is_the_default(tmp_path: Path) -> None:
    assert written(tmp_path).load().settings.preferences.values["days"] == 180


UNUSABLE = [
    ("days", 0, "no whole number from 1 to 3650"),
    ("days", 3651, "no whole number from 1 to 3650"),
    ("days", True, "no whole number from 1 to 3650"),
    ("days", "7", "no whole number from 1 to 3650"),
    ("sound", 1, "neither true nor false"),
    ("look", "sepia", "none of system, light, dark"),
    ("greeting", "x" * 21, "longer than 20 characters"),
    ("greeting", 7, "no text"),
]


@pytest.mark.parametrize(("name", "value", "words"), UNUSABLE)
def test_out_of_bounds_it_is_refused_with_words(
    tmp_path: Path, name: str, value: object, words: str
) -> None:
    loaded = written(tmp_path, **{name: value}).load()
    assert loaded.put_aside is not None
    assert loaded.settings == Settings()
    with pytest.raises(PolicyProblem, match=f"{name} cannot be used: it is {words}"):
        parse_policy(json.dumps({"version": 1, name: value}).encode())


def show(qtbot: QtBot, held: HeldSettings) -> settings_dialog.SettingsDialog:
    editor = SettingsEditor(held, None)
    dialog = settings_dialog.SettingsDialog(editor, Intents())
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    editor.setParent(dialog)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def editors(dialog: QWidget) -> tuple[Any, Any, Any, Any]:
    kinds = (QSpinBox, "Days"), (QCheckBox, "Sound"), (QComboBox, "Look"), (QLineEdit, "Greeting")
    found = []
    for kind, name in kinds:
        [widget] = [
            w
            for w in dialog.findChildren(kind)
            if name in (w.accessibleName(), w.accessibleDescription())
        ]
        found.append(widget)
    return tuple(found)  # type: ignore[return-value]


def press_save(dialog: QWidget) -> None:
    [save] = [b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "Save"]
    save.click()


def test_it_is_edited_in_the_dialog(qtbot: QtBot) -> None:
    held = HeldSettings(Settings(preferences=Preferences(days=30)))
    dialog = show(qtbot, held)
    days, sound, look, greeting = editors(dialog)
    assert (days.value(), days.minimum(), days.maximum()) == (30, 1, 3650)
    days.setValue(31)
    sound.click()
    look.setCurrentText("LIGHT")
    qtbot.keyClicks(greeting, ", and more than there is room for")
    press_save(dialog)
    assert held.settings.preferences == Preferences(
        days=31, sound=True, look=ThemeChoice.LIGHT, greeting="Hello, and more than"
    )


@pytest.mark.parametrize(
    ("preference", "value", "words"),
    [
        (DAYS, 3651, "Enter a whole number from 1 to 3650."),
        (GREETING, "x" * 21, "This is too long: 20 characters at most."),
    ],
)
def test_what_an_editor_lets_through_is_told_and_not_saved(
    qtbot: QtBot, preference: AnyPreference, value: object, words: str
) -> None:
    held = HeldSettings()
    editor = SettingsEditor(held, None)
    editor.choose(preference.name, value)
    assert editor.state.errors == {preference.name: words}
    editor.save()
    assert held.settings == Settings()


def test_it_is_fixed_by_the_company(qtbot: QtBot) -> None:
    content = {"version": 1, "days": 90, "sound": True, "look": "dark", "greeting": "Acme"}
    policy = parse_policy(json.dumps(content).encode())
    held = HeldSettings(Settings(preferences=Preferences(days=30, decimals=4)), policy)
    in_force = Preferences(days=90, sound=True, look=ThemeChoice.DARK, greeting="Acme", decimals=4)
    assert held.in_force.preferences == in_force
    dialog = show(qtbot, held)
    days, sound, look, greeting = editors(dialog)
    assert (days.value(), sound.isChecked(), look.currentText()) == (90, True, "DARK")
    assert greeting.text() == "Acme"
    assert not any(editor.isEnabled() for editor in (days, sound, look, greeting))
    [restore] = [
        b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "Restore defaults"
    ]
    restore.click()
    assert days.value() == 90
    press_save(dialog)
    # The user's own are there when the company's are gone.
    assert held.settings.preferences == Preferences(days=30)


def test_one_that_is_the_users_alone_cannot_be_fixed() -> None:
    with pytest.raises(PolicyProblem, match='"decimals" is not known'):
        parse_policy(b'{"version": 1, "decimals": 3}')
    assert Policy().preferences == {}
