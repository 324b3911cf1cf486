"""F1 in a window beside the main one: the guide, at the entry on what the window says."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.presenters import shortcuts
from gui.widgets.common.message_label import MessageLabel


def add_help_key(window: QWidget, explain: Callable[[str], object]) -> None:
    """Have F1 call `explain` with the title of the first message that is seen; empty without."""

    def ask() -> None:
        shown = (label.text() for label in window.findChildren(MessageLabel) if label.isVisible())
        explain(next(filter(None, shown), "").partition("\n")[0])

    QShortcut(QKeySequence(shortcuts.HELP.keys), window).activated.connect(ask)
