"""FailurePanel: why there is no link, in the card."""

from collections.abc import Callable, Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.presenters.message_state import Action, Message
from gui.widgets.common.message_panel import MessagePanel
from gui.widgets.lookup.hint_line import HintLine

_INDENT = 16
_MOST_HINTS = 2


class FailurePanel(QWidget):
    """The message in its band, and below it what else may be the reason, a line each."""

    def __init__(
        self,
        copy_support: Callable[[str], object],
        explain: Callable[[str], object],
        answers: Mapping[Action, Callable[[], object]],
    ) -> None:
        super().__init__()
        self._message = MessagePanel(copy_support, explain, answers)
        self._hints = [HintLine() for _ in range(_MOST_HINTS)]
        self._below = QWidget()
        hints = QVBoxLayout(self._below)
        hints.setContentsMargins(_INDENT, 4, _INDENT, 0)
        hints.setSpacing(6)
        for line in self._hints:
            hints.addWidget(line)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self._message)
        layout.addWidget(self._below)
        layout.addStretch()

    def show_message(self, message: Message) -> None:
        self._show_hints(message)
        self._message.show_message(message)

    def clear(self) -> None:
        """Forget the message, so that the same one is announced when it comes again."""
        self._show_hints(None)
        self._message.clear()

    def _show_hints(self, message: Message | None) -> None:
        hints = message.hints if message is not None else ()
        self._below.setVisible(bool(hints))
        for at, line in enumerate(self._hints):
            line.show_hint(hints[at] if at < len(hints) else None)
