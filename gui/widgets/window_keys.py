"""The keys of the main window, wherever in it the focus is."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication

from gui.presenters import shortcuts
from gui.presenters.handover import ways

if TYPE_CHECKING:
    from gui.widgets.main_window import MainWindow


def install_keys(window: "MainWindow") -> None:
    """Have the window answer to its keys."""
    of_ways = {
        way.shortcut: partial(window.intents.hand_over.emit, way)
        for way in ways.WAYS
        if way.shortcut is not None
    }
    for shortcut, slot in {
        shortcuts.GET_AND_COPY: partial(_get_and_copy, window),
        shortcuts.GO_TO_ID: window.focus_id,
        shortcuts.PASTE_ID: partial(_paste, window),
        shortcuts.COPY_IN_DEFAULT_FORM: window.intents.copy_in_default_form.emit,
        shortcuts.REPEAT: window.intents.repeat.emit,
        shortcuts.CANCEL: window.intents.cancel.emit,
        **of_ways,
    }.items():
        key = QShortcut(window)
        key.setKeys([QKeySequence(keys) for keys in _with_number_pad(shortcut.keys)])
        key.setWhatsThis(shortcut.does)
        key.activated.connect(slot)


class SelectsOnReturn(QObject):
    """Selects the id when the user comes back from another program; the window's own.

    Not when a dialog of our own closes: that gives the focus back to what opened it.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._on_state_changed)

    @Slot(Qt.ApplicationState)
    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            # Which window it is about comes after.
            QTimer.singleShot(0, self, self._select)

    def _select(self) -> None:
        if QApplication.activeWindow() is self._window:
            self._window.focus_id()


def _paste(window: "MainWindow") -> None:
    # The body of the window may have been made anew since.
    if window.may_paste is None or window.may_paste():
        window.page.paste()


def _with_number_pad(keys: str) -> tuple[str, ...]:
    """Where a key has a twin on the number pad, that one, too."""
    return (keys, keys.replace("Return", "Enter")) if keys.endswith("Return") else (keys,)


def _get_and_copy(window: "MainWindow") -> None:
    window.page.get()
    # While the lookup runs the copy is remembered.
    window.intents.copy_in_default_form.emit()
