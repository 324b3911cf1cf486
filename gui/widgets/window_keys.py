"""The keys of the main window, wherever in it the focus is."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from gui.presenters import shortcuts
from gui.presenters.handover import ways
from gui.presenters.intents import Intents
from gui.widgets.common.enter_key import EnterKey


def install_keys(
    window: QWidget, intents: Intents, own: Mapping[shortcuts.Shortcut, Callable[[], object]]
) -> None:
    """Have the window answer to the keys of intents, and to those of its `own`."""
    of_ways = {
        way.shortcut: partial(intents.hand_over.emit, way)
        for way in ways.WAYS
        if way.shortcut is not None
    }
    for shortcut, slot in {
        shortcuts.COPY_IN_DEFAULT_FORM: intents.copy_in_default_form.emit,
        shortcuts.REPEAT: intents.repeat.emit,
        shortcuts.CANCEL: intents.cancel.emit,
        **of_ways,
        **own,
    }.items():
        key = QShortcut(window)
        key.setKeys([QKeySequence(keys) for keys in _with_twin(shortcut.keys)])
        key.setWhatsThis(shortcut.does)
        key.activated.connect(slot)
    EnterKey(window)


class SelectsOnReturn(QObject):
    """Calls `select` when the user comes back to the window from another program.

    Not when a dialog of our own closes: the focus is where it was when that was opened. It was in
    the id, which stays selected, unless the user had gone elsewhere: no click on a button does.
    """

    def __init__(self, window: QWidget, select: Callable[[], None]) -> None:
        super().__init__(window)
        self._window = window
        self._select = select
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.applicationStateChanged.connect(self._on_state_changed)

    @Slot(Qt.ApplicationState)
    def _on_state_changed(self, state: Qt.ApplicationState) -> None:
        if state is Qt.ApplicationState.ApplicationActive:
            # Which window it is about comes after.
            QTimer.singleShot(0, self, self._on_returned)

    def _on_returned(self) -> None:
        if QApplication.activeWindow() is self._window:
            self._select()


def _with_twin(keys: str) -> tuple[str, ...]:
    """For Qt, Enter is the key of that name on the number pad; the large one is Return."""
    return (keys, keys.replace("Enter", "Return")) if keys.endswith("Enter") else (keys,)
