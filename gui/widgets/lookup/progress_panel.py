"""ProgressPanel: the card while something is being waited for."""

from PySide6.QtWidgets import QApplication, QProgressBar, QStyle, QVBoxLayout, QWidget

from gui.widgets.common.announcements import announce
from gui.widgets.common.labels import plain_label


class ProgressPanel(QWidget):
    """Blank at first; then a quiet line that says what is being waited for."""

    def __init__(self) -> None:
        super().__init__()
        self._label = plain_label(tone="dim")
        self._bar = QProgressBar()
        if not is_motion_reduced():
            # Runs to and fro; still and full where motion is not wanted.
            self._bar.setRange(0, 0)
        else:
            self._bar.setValue(self._bar.maximum())
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(4)
        self._bar.setAccessibleName(self.tr("Working"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._label)
        layout.addWidget(self._bar)
        layout.addStretch()

    def show_progress(self, text: str) -> None:
        if text != self._label.text():
            announce(self._label, text)
        self._label.setText(text)
        self._label.setVisible(bool(text))
        self._bar.setVisible(bool(text))


def is_motion_reduced() -> bool:
    """Return whether animations are switched off: by the system, as far as Qt is told of it."""
    duration = QStyle.StyleHint.SH_Widget_Animation_Duration
    return QApplication.style().styleHint(duration) == 0
