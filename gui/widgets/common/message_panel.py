"""MessagePanel: what happened, what to do, a button for the next step, the server's words."""

from collections.abc import Callable, Mapping
from itertools import pairwise
from types import MappingProxyType

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.message_state import ACTION_NAMES, Action, Message, Severity
from gui.presenters.translation import translate
from gui.widgets.common.announcements import announce
from gui.widgets.common.details_button import DetailsButton
from gui.widgets.common.labels import set_severity
from gui.widgets.common.message_label import MessageLabel
from gui.widgets.common.sign import Sign

_PADDING = 16
_LEAST_WIDTH = 260


class MessagePanel(QFrame):
    """A band in the message's tone, with a button for each step that there is an answer to."""

    def __init__(
        self,
        copy_support: Callable[[str], object],
        explain: Callable[[str], object],
        answers: Mapping[Action, Callable[[], object]] = MappingProxyType({}),
    ) -> None:
        super().__init__()
        self._copy_support = copy_support
        self._explain = explain
        self._answers = answers
        self._message: Message | None = None
        self._shown: list[QPushButton] = []
        self._label = MessageLabel()
        self._sign = Sign()
        self._buttons = {
            action: QPushButton(translate("messages", ACTION_NAMES[action])) for action in answers
        }
        for action, button in self._buttons.items():
            button.setProperty("action", action)
            button.clicked.connect(self._on_action_clicked)
            button.setAutoDefault(False)
            button.hide()
        self._details_button = DetailsButton(self.tr("Details"))
        self._details_button.turned.connect(self._on_details_turned)
        self._support_button = QPushButton(self.tr("Copy details for support"))
        self._support_button.setAutoDefault(False)
        self._support_button.clicked.connect(self._on_support_clicked)
        self._help_button = QPushButton(self.tr("Help"))
        self._help_button.setAutoDefault(False)
        self._help_button.clicked.connect(self._on_help_clicked)
        self._details = QPlainTextEdit()
        self._details.setReadOnly(True)
        self._details.setTabChangesFocus(True)
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self._row = QWidget()
        self._info_row = QWidget()
        self._opened = QWidget()

        row = QHBoxLayout(self._row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for button in self._buttons.values():
            row.addWidget(button)
        row.addStretch()
        info_row = QHBoxLayout(self._info_row)
        info_row.setContentsMargins(0, 0, 0, 0)
        info_row.setSpacing(8)
        for button in (self._details_button, self._help_button):
            info_row.addWidget(button)
        opened = QVBoxLayout(self._opened)
        opened.setContentsMargins(0, 0, 0, 0)
        opened.setSpacing(8)
        opened.addWidget(self._details)
        opened.addWidget(self._support_button, alignment=Qt.AlignmentFlag.AlignLeading)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_PADDING, 14, _PADDING, 14)
        layout.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self._sign, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._label, 1)
        layout.addLayout(head)
        # What tells more stands apart from what goes on, and both fit a narrow window.
        self._rows = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._rows.setSpacing(12)
        self._rows.addWidget(self._row, 1)
        self._rows.addWidget(self._info_row)
        layout.addLayout(self._rows)
        layout.addWidget(self._opened)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._opened.hide()

    def show_message(self, message: Message) -> None:
        """Show a message; the same one again changes nothing, an open Details stays open."""
        if message == self._message:
            return
        self._message = message
        self._label.show_message(message.title, message.text)
        set_severity(self, "band", message.severity)
        set_severity(self._label, "tone", message.severity)
        self._sign.show_severity(message.severity, self._meanings()[message.severity])
        shown = [self._buttons[action] for action in message.actions if action in self._buttons]
        for button in self._buttons.values():
            button.setVisible(button in shown)
        # Buttons stand in the order of the message: the likeliest step first.
        row = self._row.layout()
        assert isinstance(row, QHBoxLayout)
        for position, button in enumerate(shown):
            row.removeWidget(button)
            row.insertWidget(position, button)
        # The keyboard follows what is seen.
        self._shown = shown
        for first, second in pairwise(self.controls):
            self.setTabOrder(first, second)
        self._details_button.setVisible(bool(message.details or message.support))
        self._details_button.set_open(is_open=False)
        self._support_button.setVisible(bool(message.support))
        self._row.setVisible(bool(shown))
        # What went well needs no explanation.
        self._help_button.setVisible(message.severity is not Severity.GOOD)
        self._info_row.setVisible(message.severity is not Severity.GOOD)
        # Where the server said nothing there are the lines for support to be read.
        self._details.setPlainText(message.details or message.support)
        self._details.setAccessibleName(
            self.tr("What the server said") if message.details else self.tr("Details for support")
        )
        self._opened.hide()
        self._stand()
        announce(self._label, message.in_full)

    @property
    def controls(self) -> tuple[QWidget, ...]:
        """What the keyboard goes through, in its order."""
        last = (self._details_button, self._help_button, self._details, self._support_button)
        return (*self._shown, *last)

    def clear(self) -> None:
        """Forget the message, so that the same one is announced when it comes again."""
        self._message = None
        self._opened.hide()
        self._label.show_message("", "")
        self._details.clear()

    def minimumSizeHint(self) -> QSize:
        # With the buttons in two lines; else it would never become narrow enough for that.
        hint = super().minimumSizeHint()
        widest = max(self._row.sizeHint().width(), self._info_row.sizeHint().width())
        return QSize(min(hint.width(), max(widest, _LEAST_WIDTH) + 2 * _PADDING), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._stand()

    def _stand(self) -> None:
        """Put the buttons into one line, or into two where it is narrow."""
        needed = self._row.sizeHint().width() + self._info_row.sizeHint().width()
        has_room = needed + 12 <= self.width() - 2 * _PADDING
        self._rows.setDirection(
            QBoxLayout.Direction.LeftToRight if has_room else QBoxLayout.Direction.TopToBottom
        )
        alignment = Qt.AlignmentFlag(0) if has_room else Qt.AlignmentFlag.AlignLeading
        self._rows.setAlignment(self._info_row, alignment)

    def _meanings(self) -> dict[Severity, str]:
        """Nothing is told by colour alone: a sign for the eye, a word for the ear."""
        return {
            Severity.FAILED: self.tr("Failed"),
            Severity.LOOK_FIRST: self.tr("Look first"),
            Severity.GOOD: self.tr("Good"),
        }

    def _on_action_clicked(self) -> None:
        self._answers[self.sender().property("action")]()

    def _on_support_clicked(self) -> None:
        assert self._message is not None
        self._copy_support(self._message.support)

    def _on_help_clicked(self) -> None:
        assert self._message is not None
        self._explain(self._message.title)

    def _on_details_turned(self, is_open: bool) -> None:
        if is_open:
            # Before it is seen: what changes in sight has the window laid out each time.
            lines = min(8, self._details.document().blockCount() + 2)
            self._details.setFixedHeight(lines * self._details.fontMetrics().lineSpacing() + 24)
        self._opened.setVisible(is_open)
        if is_open:
            self._details.setFocus(Qt.FocusReason.OtherFocusReason)
