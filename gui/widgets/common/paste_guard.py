"""PasteGuard: what would make Qt ask a clipboard whose owner hangs is stopped before."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

_PASTE = QKeySequence.StandardKey.Paste


class PasteGuard(QObject):
    """Stands before the text field that has the focus, whichever it is.

    `refused` says that the owner does not answer, and nothing is pasted. Qt's menu of a field asks
    the clipboard, too: whether there is something to paste.
    """

    refused = Signal()

    def __init__(self, owner_answers: Callable[..., bool]) -> None:
        """`owner_answers` is that of `process.clipboard_owner`."""
        super().__init__()
        self._owner_answers = owner_answers
        self._watched: list[QWidget] = []
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        self._on_focus_changed(None, app.focusWidget())

    def allows(self, *, of_selection: bool = False) -> bool:
        """Return whether the clipboard may be asked; says so where it may not."""
        if self._owner_answers(of_selection=of_selection):
            return True
        self.refused.emit()
        return False

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in filter(isValid, self._watched):
            widget.removeEventFilter(self)
        self._watched = []
        # What can be written into.
        if new is not None and new.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled):
            # Of a field that scrolls and of one with arrows, parts get the mouse.
            self._watched = [new, *new.findChildren(QWidget)]
            for widget in self._watched:
                widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ContextMenu:
            return not self.allows()
        if isinstance(event, QKeyEvent):
            is_paste = event.type() is QEvent.Type.KeyPress and event.matches(_PASTE)
            return is_paste and not self.allows()
        if isinstance(event, QMouseEvent):
            is_release = event.type() is QEvent.Type.MouseButtonRelease
            is_paste = is_release and event.button() is Qt.MouseButton.MiddleButton
            return is_paste and not self.allows(of_selection=True)
        return False
