"""Whether the system asks for less motion."""

from PySide6.QtWidgets import QApplication, QStyle


def is_motion_reduced() -> bool:
    """Whether animations are switched off: by the system, as far as Qt is told of it."""
    duration = QStyle.StyleHint.SH_Widget_Animation_Duration
    return QApplication.style().styleHint(duration) == 0
