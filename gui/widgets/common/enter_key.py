"""Enter presses the button that has the focus, in a window as in a dialog."""

from PySide6.QtCore import Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QWidget


class EnterKey(QShortcut):
    """Outside dialogs Qt has the space bar alone for that, unless the system's theme says more."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setKeys([QKeySequence("Return"), QKeySequence("Enter")])
        self.setAutoRepeat(False)
        self.activated.connect(self._press)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._follow)
        self._follow(None, window.focusWidget())

    @Slot(QWidget, QWidget)
    def _follow(self, _before: QWidget | None, now: QWidget | None) -> None:
        """Anywhere else, Enter is for whatever has the focus."""
        # What is a default by itself answers to it already.
        self.setEnabled(
            isinstance(now, QPushButton) and now.window() is self._window and not now.autoDefault()
        )

    @Slot()
    def _press(self) -> None:
        button = self._window.focusWidget()
        if not isinstance(button, QPushButton):
            return
        if button.menu() is not None:
            button.showMenu()
        else:
            button.click()
