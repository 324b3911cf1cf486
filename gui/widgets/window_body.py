"""WindowBody: all that is in the window, in one piece that can be made again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.widgets.common.labels import restyle_size
from gui.widgets.common.room import COLUMN, Room, room_of
from gui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

    from gui.demo.samples import SampleInvoice
    from gui.presenters.intents import Intents
    from gui.presenters.lookup.recent_state import RecentLink
    from gui.presenters.notices import Notice
    from gui.widgets.accounts.welcome_page import WelcomePage
    from gui.widgets.lookup.lookup_page import LookupPage
    from gui.widgets.lookup.practice_bar import PracticeBar
    from gui.widgets.lookup.recent_list import RecentList

_MARGIN = 24
# In high contrast the system's bar stands in the margin; that of Windows takes as much.
_TIGHT_MARGIN = 17


class _Area(QScrollArea):
    """Tells when its room for what scrolls is another one, and what a bar at its end takes."""

    resized = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.bar_width = 0

    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        # Asked for its viewport, PySide makes the classes of all widgets there are, to find out
        # which of them that is: a twentieth of the time to the first frame.
        is_at_end = not self.isRightToLeft()
        self.bar_width = self.contentsRect().width() - event.size().width() if is_at_end else 0
        self.resized.emit()


class WindowBody(QFrame):
    """Scrolls, so that nothing is out of reach on a small screen; what is said stays in sight.

    The constructor makes what the first frame shows, the completions the rest: of the two pages,
    welcome and lookup, the one that is shown.
    """

    def __init__(
        self,
        intents: "Intents",
        samples: "Sequence[SampleInvoice]" = (),
        *,
        can_end_practice: bool = False,
        welcomes: bool = False,
    ) -> None:
        super().__init__()
        self._intents = intents
        self._welcome: WelcomePage | None = None
        self._page: LookupPage | None = None
        self._is_complete = False
        self.top_bar = TopBar(intents, is_demo=bool(samples))
        self._practice = self._practice_bar(samples, can_end=can_end_practice)
        self._recent: RecentList | None = None
        self._room = Room.USUAL
        self._is_test = False
        self._content = QWidget()
        self._content.setObjectName("window")
        content = QVBoxLayout(self._content)
        content.setContentsMargins(_MARGIN, 14, _MARGIN, 0)
        content.setSpacing(10)
        content.addWidget(self.top_bar)
        self.area = _Area()
        self.area.resized.connect(self._take_margins)
        self.area.setObjectName("windowArea")
        self.area.setWidgetResizable(True)
        self.area.setWidget(self._content)
        self.setObjectName("windowBody")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.area, 1)
        self._foot_layout = QVBoxLayout()
        self._foot_layout.setContentsMargins(_MARGIN, 0, _MARGIN, 12)
        layout.addLayout(self._foot_layout)
        if welcomes:
            self.show_welcome(is_shown=True)
        else:
            self._page = self._lookup_page()
            # What is left of the window, until there is what was got before.
            content.addStretch(1)

    @property
    def page(self) -> "LookupPage":
        """The lookup page; from here on there is one, if there was none."""
        if self._page is None:
            self._page = self._lookup_page()
        return self._page

    def _lookup_page(self) -> "LookupPage":
        from gui.widgets.lookup.lookup_page import LookupPage

        page = LookupPage(self._intents, self._practice)
        page.id_in_use.connect(self._show_id)
        if self._practice is not None:
            self._practice.chosen.connect(page.look_up)
        content = self._content.layout()
        assert isinstance(content, QVBoxLayout)
        content.insertWidget(1, page)
        # Not before it is in there: for a moment it would be a window.
        page.setVisible(not self.welcomes)
        return page

    def _practice_bar(
        self, samples: "Sequence[SampleInvoice]", *, can_end: bool
    ) -> "PracticeBar | None":
        if not samples:
            return None
        from gui.widgets.lookup.practice_bar import PracticeBar

        return PracticeBar(self._intents, samples, can_end=can_end)

    @property
    def completions(self) -> "tuple[Callable[[], None], ...]":
        """The steps that make what the first frame does not show; each is to be taken once."""
        return self._complete_page, self.top_bar.complete, self._complete_welcome, self._complete

    def _complete_page(self) -> None:
        self.page.complete()

    def _complete(self) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtWidgets import QSpacerItem

        from gui.widgets.lookup.recent_list import RecentList
        from gui.widgets.standing_notices import StandingNotices

        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.notices = StandingNotices(self._intents)
        self.notices.hide()
        self._foot_layout.addWidget(self.notices)
        content = self._content.layout()
        assert isinstance(content, QVBoxLayout)
        self._recent = RecentList(self._intents, self.page.note.history.compare)
        for at in range(content.count()):
            if isinstance(content.itemAt(at), QSpacerItem):
                content.takeAt(at)
                break
        content.addWidget(self._recent, 1)
        self._recent.setVisible(not self.welcomes)
        if self._practice is not None:
            self._practice.complete()
        self.page.set_test(is_test=self._is_test)
        self._take_room(room_of(self))

    @property
    def welcomes(self) -> bool:
        """Whether there is the welcome page in the place of the lookup page."""
        return self._welcome is not None

    def show_welcome(self, *, is_shown: bool) -> None:
        """Show the welcome page, or the lookup page."""
        if is_shown == self.welcomes:
            return
        content = self._content.layout()
        assert isinstance(content, QVBoxLayout)
        if self._welcome is not None:
            content.removeWidget(self._welcome)
            self._welcome.hide()
            self._welcome.deleteLater()
            self._welcome = None
        else:
            from gui.widgets.accounts.welcome_page import WelcomePage

            self._welcome = WelcomePage(self._intents)
            content.addWidget(self._welcome, 1)
            # Not with the next turn of the event loop: it is gone to at once.
            self._welcome.show()
            if self._is_complete:
                self._complete_welcome()
        for part in (self.top_bar, self._page, self._recent):
            if part is not None:
                part.setVisible(not is_shown)

    def focus(self) -> None:
        """Go to the id, all of it selected, or to the first way on where there is none."""
        if self._welcome is not None:
            self._welcome.focus()
        else:
            self.page.focus_id()

    def _complete_welcome(self) -> None:
        self._is_complete = True
        if self._welcome is not None:
            self._welcome.complete()

    def show_notices(self, notices: "tuple[Notice, ...]") -> None:
        """Show all that is said beside the page; only when complete."""
        focused = self.window().focusWidget()
        parts = (self.notices, self.page.note)
        was_here = focused is not None and any(part.isAncestorOf(focused) for part in parts)
        # The welcome page has no line for those that pass.
        standing = [notice for notice in notices if notice.stands or self.welcomes]
        self.notices.show_notices(standing)
        self.notices.setVisible(bool(standing))
        self.page.note.show_notices([notice for notice in notices if notice not in standing])
        layout = self.layout()
        assert layout is not None
        layout.activate()
        if was_here and self.window().focusWidget() is not focused:
            self.focus()

    def announce(self, notice: "Notice") -> None:
        """Have screen readers say a notice that is shown."""
        if not self.notices.announce(notice):
            self.page.note.announce(notice)

    def show_recent(self, links: "Sequence[RecentLink]") -> None:
        """Show the links of this session; only when complete."""
        assert self._recent is not None
        self._recent.show_links(links)

    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        room = room_of(self)
        if room is not self._room:
            self._take_room(room)

    def _take_room(self, room: Room) -> None:
        self._room = room
        if self._page is not None:
            self._page.set_room(room)
        self._take_margins()

    def _take_margins(self) -> None:
        # The column is no wider than one reads. A bar stands in the margin: the page keeps its
        # width, and its edge is that of the notices. With another width it might need the bar that
        # it would not need without.
        content = self._content.layout()
        assert content is not None
        is_tight = self._room is Room.TIGHT
        # The frame of a test account stands in the margin, too.
        frame = self.contentsMargins().left()
        least, top = (_TIGHT_MARGIN, 10) if is_tight else (_MARGIN, 14)
        left = max(least - frame, (self.area.width() - COLUMN) // 2)
        bar = self.area.bar_width
        right = max(0, left - bar)
        content.setContentsMargins(left, top - frame, right, top - 4 - frame)
        self._foot_layout.setContentsMargins(left, 0, right + bar, 12 - frame)

    def _show_id(self) -> None:
        if self.welcomes:
            self.show_welcome(is_shown=False)
            self.page.focus_id()
        self.area.ensureVisible(0, 0)

    def show_mark(self, *, is_test: bool) -> None:
        """Frame everything in the colour of what cannot be paid, or not."""
        self._is_test = is_test
        if self._recent is not None:
            self.page.set_test(is_test=is_test)
        mark = "test" if is_test else ""
        if self.property("frame") == mark:
            return
        self.setProperty("frame", mark)
        # Before it is shown, it is read anyway, and asking for it builds Qt's enums.
        if self.isVisible():
            restyle_size(self)

    def wanted_size(self) -> QSize:
        """Return the size at which nothing has to scroll."""
        content, foot = self._content.layout(), self._foot_layout
        assert content is not None
        frame = self.contentsMargins()
        sides = frame.left() + frame.right()
        # Nothing scrolls then: where a bar stands now there will be a margin.
        margins = content.contentsMargins()
        bar = margins.left() - margins.right()
        least = content.totalMinimumSize().width() + bar
        width = max(800 - sides, least, foot.minimumSize().width())
        # At that width what is said breaks into lines.
        height = content.totalHeightForWidth(width - bar)
        # With nothing in it, it has no height for a width.
        has_lines = foot.hasHeightForWidth()
        height += foot.totalHeightForWidth(width) if has_lines else foot.totalSizeHint().height()
        height += frame.top() + frame.bottom()
        return QSize(width + sides, max(560, height))
