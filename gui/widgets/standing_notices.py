"""StandingNotices: what is said until it is dismissed, at the foot of the window."""

from collections.abc import Sequence
from itertools import pairwise
from typing import assert_never

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.presenters.intents import Intents
from gui.presenters.notices import Notice, NoticeAction, Topic
from gui.widgets.common.announcements import announce
from gui.widgets.common.labels import set_look, set_severity
from gui.widgets.common.message_label import MessageLabel


class StandingNotice(QFrame):
    """A notice that stays until it is dismissed, with a button for what can be done about it."""

    def __init__(self, topic: Topic, intents: Intents) -> None:
        super().__init__()
        self._topic = topic
        self._intents = intents
        self._action: NoticeAction | None = None
        self.label = MessageLabel()
        self.action_button = QPushButton()
        self.dismiss_button = QPushButton(self.tr("Dismiss"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 4, 12, 4)
        layout.setSpacing(12)
        layout.addWidget(self.label, 1, alignment=Qt.AlignmentFlag.AlignVCenter)
        for button, slot in (
            (self.action_button, self._on_action_clicked),
            (self.dismiss_button, self._on_dismiss_clicked),
        ):
            button.setProperty("role", "flat")
            button.setAutoDefault(False)
            # A click leaves the focus at the id.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(slot)
            layout.addWidget(button, alignment=Qt.AlignmentFlag.AlignVCenter)
        self.action_button.hide()

    def show_notice(self, notice: Notice) -> None:
        self.label.show_message("", notice.text)
        self._action = notice.action
        if notice.action is not None:
            self.action_button.setText(notice.action.text)
        self.action_button.setVisible(notice.action is not None)
        for button in self.buttons:
            button.setAccessibleDescription(notice.text)
        set_look(self, "band", notice.severity.value if notice.severity else "pending")
        set_severity(self.label, "tone", notice.severity)

    @property
    def buttons(self) -> tuple[QPushButton, QPushButton]:
        """In the keyboard's order."""
        return self.action_button, self.dismiss_button

    def _on_action_clicked(self) -> None:
        match self._action:
            case NoticeAction.TURN_OFF_HISTORY:
                self._intents.turn_off_history.emit()
            case None:
                pass
            case _:
                assert_never(self._action)

    def _on_dismiss_clicked(self) -> None:
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
        buttons = [button for topic in topics for button in self._lines[topic].buttons]
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
