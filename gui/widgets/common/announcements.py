"""Having screen readers say what nobody moved to."""

import sys

from PySide6.QtWidgets import QWidget


def announce(widget: QWidget, text: str) -> None:
    """Have screen readers say a text."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if not text:
        return
    QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, text))
    if sys.platform == "linux" and QAccessible.isActive():
        from gui.widgets.common.notifications import notify_older_readers

        notify_older_readers(text)
