"""StandingNotices: what is said until it is dismissed, at the foot of the window."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.presenters.intents import Intents
from gui.presenters.notices import Notice, Topic
from gui.widgets.common.announcements import announce
from gui.widgets.common.labels import set_severity
from gui.widgets.common.message_label import MessageLabel


class StandingNotice(QFrame):
    """A notice that stays until it is dismissed."""

    def __init__(self, topic: Topic, intents: Intents) -> None:
        super().__init__()
        self._topic = topic
        self._intents = intents
        self.label = MessageLabel()
        self.dismiss_button = QPushButton(self.tr("Dismiss"))
        self.dismiss_button.setProperty("role", "flat")
        self.dismiss_button.setAutoDefault(False)
        # A click leaves the focus at the id.
        self.dismiss_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.dismiss_button.clicked.connect(self._on_clicked)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(12)
        layout.addWidget(self.label, 1, alignment=Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self.dismiss_button, alignment=Qt.AlignmentFlag.AlignVCenter)

    def show_notice(self, notice: Notice) -> None:
        self.label.show_message("", notice.text)
        self.dismiss_button.setAccessibleDescription(notice.text)
        set_severity(self, "band", notice.severity)
        set_severity(self.label, "tone", notice.severity)

    def _on_clicked(self) -> None:
        self._intents.dismiss_notice.emit(self._topic)


class StandingNotices(QWidget):
    """Shows each of these notices in a line of its own."""

    def __init__(self, intents: Intents) -> None:
        super().__init__()
        self._intents = intents
        self._lines: dict[Topic, StandingNotice] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these, in their order; a line that stays keeps the focus that it has."""
        topics = [notice.topic for notice in notices]
        for topic in [topic for topic in self._lines if topic not in topics]:
            line = self._lines.pop(topic)
            self._layout.removeWidget(line)
            line.hide()
            line.deleteLater()
        for place, notice in enumerate(notices):
            line = self._lines.get(notice.topic) or StandingNotice(notice.topic, self._intents)
            self._lines[notice.topic] = line
            self._layout.insertWidget(place, line)
            line.show_notice(notice)
            # Not with the next turn of the event loop: the room has to be there at once.
            line.show()
        # The keyboard follows what is seen.
        buttons = [self._lines[topic].dismiss_button for topic in topics]
        for first, second in pairwise(buttons):
            self.setTabOrder(first, second)
        # From the inside outwards, now: by itself it takes several turns of the event loop, and
        # each is seen.
        for line in self._lines.values():
            _lay_out(line)
        _lay_out(self)

    def announce(self, notice: Notice) -> bool:
        """Have screen readers say a notice; returns whether it is one of these."""
        line = self._lines.get(notice.topic)
        if line is not None:
            announce(line.label, notice.text)
        return line is not None


def _lay_out(widget: QWidget) -> None:
    layout = widget.layout()
    assert layout is not None
    layout.activate()
