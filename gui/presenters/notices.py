"""Notices: the one channel for what is said beside the page."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from gui.presenters.notices_state import PASSING, Notice, Topic


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
