"""F1 in a window beside the main one: the guide, at the entry on what the window says."""

from collections.abc import Callable

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from gui.presenters import shortcuts
from gui.widgets.common.message_label import MessageLabel
from gui.widgets.common.report_bar import ReportBar


def add_help_key(window: QWidget, explain: Callable[[str], object]) -> None:
    """Have F1 call `explain` with all messages that are seen, a line each."""

    def ask() -> None:
        bars = window.findChildren(ReportBar)
        labels = [*window.findChildren(MessageLabel), *(bar.label for bar in bars)]
        explain("\n".join(label.text() for label in labels if label.isVisible()))

    QShortcut(QKeySequence(shortcuts.HELP.keys), window).activated.connect(ask)
