"""Notices: the one channel for what is said beside the page."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from gui.presenters.message_state import Severity
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate


class Topic(Enum):
    """What a notice is about. Of one topic there is one notice: the latest, or all late ones."""

    FEEDBACK = "feedback"
    """On what was done last. Outdated when the user moves on: by the next lookup, or an edit."""
    UNDERSTOOD = "understood"
    """Which id was made of what was typed. Outdated as feedback is, but not by feedback."""
    LATE_FAILURE = "late failure"
    """Of something begun with an invoice that is not shown any more; all are in one notice."""
    LATE_VERDICT = "late verdict"
    """Against a link that was handed over before it came; all are in one notice."""
    CLOSING = "closing"
    """That the program will close by itself."""
    COMPANY_FILE = "company file"
    SETTINGS_ASIDE = "settings put aside"
    SETTINGS_UNSAVED = "settings not saved"
    REMOVAL = "account not removed"
    LIST_LEFT = "list left behind"
    """By an earlier run of the program: it can be gone on with."""
    HISTORY_BEGINS = "history begins"
    """What is handed over is noted from now on."""
    HISTORY_TROUBLE = "history not kept"


class NoticeAction(Enum):
    """What can be done about a notice; the values are what buttons say, in English."""

    TURN_OFF_HISTORY = QT_TRANSLATE_NOOP("notices", "Turn off")

    @property
    def text(self) -> str:
        return translate("notices", self.value)


PASSING = (Topic.UNDERSTOOD, Topic.FEEDBACK)


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said, in nobody's way; without a severity it is neither good nor bad news.

    `words` may be a function, for what stays when the language changes. `file` can be shown in its
    folder. What stands may offer an `action`.
    """

    words: str | Callable[[], str]
    severity: Severity | None = Severity.GOOD
    topic: Topic = Topic.FEEDBACK
    file: Path | None = None
    action: NoticeAction | None = None

    @property
    def text(self) -> str:
        return self.words if isinstance(self.words, str) else self.words()

    @property
    def adds_up(self) -> bool:
        """Whether it is read beside what was said of the topic before, and does not outdate it."""
        return self.topic in (Topic.LATE_FAILURE, Topic.LATE_VERDICT)

    @property
    def stands(self) -> bool:
        """Whether it stays until the user dismisses it, or what it tells is over."""
        return self.topic not in PASSING


class Notices(QObject):
    """Holds one notice a topic, each until it is outdated, over or dismissed.

    `changed` carries all there are, feedback last; `arose` carries a notice once, when it is said.
    """

    changed = Signal(object)
    arose = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._by_topic: dict[Topic, Notice] = {}

    @property
    def shown(self) -> tuple[Notice, ...]:
        return tuple(sorted(self._by_topic.values(), key=lambda notice: not notice.stands))

    def has(self, topic: Topic) -> bool:
        """Return whether something is said of this now."""
        return topic in self._by_topic

    @Slot(object)
    def say(self, notice: Notice) -> None:
        """Say this now; what was said of the topic before is outdated, unless it came late and
        is about something else: then both can be read."""
        before = self._by_topic.pop(notice.topic, None)
        shown = notice
        if before is not None and notice.adds_up:
            texts = dict.fromkeys([*before.text.split("\n"), *notice.text.split("\n")])
            shown = replace(notice, words="\n".join(texts))
        self._by_topic[notice.topic] = shown
        self.changed.emit(self.shown)
        self.arose.emit(notice)

    @Slot(object)
    def withdraw(self, topic: Topic) -> None:
        """The notice of this topic was dismissed, or what it tells is over."""
        if self._by_topic.pop(topic, None) is not None:
            self.changed.emit(self.shown)

    @Slot()
    def move_on(self) -> None:
        """The user did the next thing: what was said of the last one is outdated."""
        for topic in PASSING:
            self.withdraw(topic)
