"""NoticeLines: what is said beside the page, at the foot of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.presenters.intents import Intents
from gui.presenters.notices import Notice, Topic
from gui.widgets.common.announcements import announce
from gui.widgets.common.labels import set_severity
from gui.widgets.common.message_label import MessageLabel


class NoticeLine(MessageLabel):
    """Feedback. Its room is kept while there is nothing to say: the window does not jump."""

    def __init__(self) -> None:
        super().__init__()
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self._keep_room()
        self.hide()

    def show_notices(self, notices: Sequence[Notice]) -> None:
        """Show these, one below the other, in the colour of the last one."""
        self.setVisible(bool(notices))
        self.show_message("", "\n".join(notice.text for notice in notices))
        set_severity(self, "tone", notices[-1].severity if notices else None)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._keep_room()

    def _keep_room(self) -> None:
        self.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 3)


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


class NoticeLines(QWidget):
    """Shows all notices at once: those that stay above, feedback in its kept room below."""

    def __init__(self, intents: Intents) -> None:
        super().__init__()
        self._intents = intents
        self._standing: dict[Topic, StandingNotice] = {}
        self._feedback = NoticeLine()
        self._show_file = QPushButton(self.tr("Show in folder"))
        self._show_file.setProperty("role", "flat")
        self._show_file.setProperty("reads", "link")
        # As that of Dismiss.
        self._show_file.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._show_file.clicked.connect(self._on_show_file_clicked)
        self._show_file.hide()
        foot = QHBoxLayout()
        foot.setSpacing(12)
        foot.addWidget(self._feedback, 1)
        foot.addWidget(self._show_file, alignment=Qt.AlignmentFlag.AlignTop)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(6)
        self._layout.addLayout(foot)

    @property
    def texts(self) -> list[str]:
        """What can be read here, from the top."""
        lines = [line.label for line in self._standing.values()]
        return [label.text() for label in (*lines, self._feedback) if label.text()]

    def show_notices(self, notices: tuple[Notice, ...]) -> None:
        standing = {notice.topic: notice for notice in notices if notice.stands}
        for topic in self._standing.keys() - standing.keys():
            line = self._standing.pop(topic)
            self._layout.removeWidget(line)
            line.hide()
            line.deleteLater()
        for topic, notice in standing.items():
            if topic not in self._standing:
                line = self._standing[topic] = StandingNotice(topic, self._intents)
                self._layout.insertWidget(self._layout.count() - 1, line)
                # Not with the next turn of the event loop: the room has to be there at once.
                line.show()
                # The keyboard follows what is seen.
                self.setTabOrder(line.dismiss_button, self._show_file)
            self._standing[topic].show_notice(notice)
        passing = [notice for notice in notices if not notice.stands]
        self._feedback.show_notices(passing)
        files = [notice.file for notice in passing if notice.file is not None]
        self._file = files[0] if files else None
        self._show_file.setVisible(self._file is not None)
        self._show_file.setAccessibleDescription(str(self._file or ""))
        # From the inside outwards, now: by itself it takes several turns of the event loop, and
        # each is seen.
        for line in self._standing.values():
            _lay_out(line)
        _lay_out(self)

    def announce(self, notice: Notice) -> None:
        """Have screen readers say a notice that is shown."""
        line = self._standing.get(notice.topic)
        announce(line.label if line else self._feedback, notice.text)

    def _on_show_file_clicked(self) -> None:
        self._intents.show_in_folder.emit(self._file)


def _lay_out(widget: QWidget) -> None:
    layout = widget.layout()
    assert layout is not None
    layout.activate()
