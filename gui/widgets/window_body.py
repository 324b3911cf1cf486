"""WindowBody: all that is in the window, in one piece that can be made again."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from gui.widgets.labels import restyle
from gui.widgets.lookup_page import LookupPage
from gui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gui.core.samples import SampleInvoice
    from gui.presenters.lookup_state import Notice

_NO_FOCUS = 0  # Qt::NoFocus; see labels.py


class WindowBody(QScrollArea):
    """Scrolls, so that nothing is out of reach on a small screen.

    The constructor makes what the first frame shows, the completions the rest.
    """

    def __init__(self, samples: "Sequence[SampleInvoice]") -> None:
        super().__init__()
        self.top_bar = TopBar(is_demo=bool(samples))
        self.page = LookupPage()
        self._content = QWidget()
        self._content.setObjectName("window")
        layout = QVBoxLayout(self._content)
        layout.setContentsMargins(24, 14, 24, 12)
        layout.setSpacing(10)
        layout.addWidget(self.top_bar)
        layout.addWidget(self.page, 1)
        # Room for the notice line, so that nothing moves when it comes.
        self._foot = QWidget()
        self._foot.setMinimumHeight(2 * self._foot.fontMetrics().lineSpacing() + 3)
        layout.addWidget(self._foot)
        self._samples_height = 0
        if samples:
            from gui.widgets.sample_bar import SampleBar

            bar = SampleBar(samples)
            bar.sample_requested.connect(self.page.look_up)
            layout.addWidget(bar)
            self._samples_height = bar.sizeHint().height() + 2 * layout.spacing()
        self.setObjectName("windowArea")
        self.setWidgetResizable(True)
        self.setProperty("focusPolicy", _NO_FOCUS)
        self.setWidget(self._content)

    @property
    def completions(self) -> "tuple[Callable[[], None], ...]":
        """The steps that make what the first frame does not show; each is to be taken once."""
        return self.page.complete, self.top_bar.complete, self._complete

    def _complete(self) -> None:
        from gui.widgets.notice_line import NoticeLine

        self._notice = NoticeLine()
        layout = self._content.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.replaceWidget(self._foot, self._notice)
        self._foot.deleteLater()

    def show_notice(self, notice: "Notice | None") -> None:
        self._notice.show_notice(notice)

    def show_mark(self, *, is_test: bool) -> None:
        """Frame everything in the colour of what cannot be paid, or not."""
        mark = "test" if is_test else ""
        if self.property("frame") == mark:
            return
        self.setProperty("frame", mark)
        # Before it is shown, it is read anyway, and asking for it builds Qt's enums.
        if self.isVisible():
            restyle(self)
            # Unlike a colour, a frame's width is taken over with this event only.
            QCoreApplication.sendEvent(self, QEvent(QEvent.Type.StyleChange))

    def wanted_size(self) -> QSize:
        content = self._content.sizeHint()
        return QSize(max(800, content.width()), max(568 + self._samples_height, content.height()))
