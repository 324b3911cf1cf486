"""MainWindow: puts the parts together and passes intents on."""

import os
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QCoreApplication, QEvent, QSize, Signal
from PySide6.QtWidgets import QMainWindow, QScrollArea, QVBoxLayout, QWidget

from gui.presenters.header_state import Header, environment_name
from gui.widgets.labels import restyle
from gui.widgets.lookup_page import LookupPage
from gui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent

    from gui.core.samples import SampleInvoice
    from gui.presenters.accounts_state import AccountsState
    from gui.presenters.lookup_state import LookupState, Notice

_NO_FOCUS = 0  # Qt::NoFocus; see labels.py


class MainWindow(QMainWindow):
    """The window. What is in it scrolls, so that nothing is out of reach on a small screen.

    It is made in two steps: with the constructor everything that the first frame shows, with
    `complete` the rest, when there is time.
    """

    cancel_requested = Signal()
    hand_over_requested = Signal(object)
    default_copy_requested = Signal()
    settings_requested = Signal()
    repeat_requested = Signal()
    remove_confirmed = Signal()
    closed = Signal()

    def __init__(self, samples: "Sequence[SampleInvoice]" = ()) -> None:
        super().__init__()
        self._is_demo = bool(samples)
        self.top_bar = TopBar(is_demo=self._is_demo)
        self.top_bar.remove_requested.connect(self._on_remove_requested)
        self.top_bar.settings_requested.connect(self.settings_requested)
        self.page = LookupPage()
        self.page.hand_over_requested.connect(self.hand_over_requested)
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
        self._area = QScrollArea()
        self._area.setObjectName("windowArea")
        self._area.setWidgetResizable(True)
        self._area.setProperty("focusPolicy", _NO_FOCUS)
        self._area.setWidget(self._content)
        self.setCentralWidget(self._area)
        self.setMinimumSize(480, 320)
        self.show_header(Header())

    @property
    def completions(self) -> "tuple[Callable[[], None], ...]":
        """The steps that make what the first frame does not show; each is to be taken once."""
        return self.page.complete, self.top_bar.complete, self._complete

    def complete(self) -> None:
        """Take all of them at once."""
        for step in self.completions:
            step()

    def _complete(self) -> None:
        from PySide6.QtGui import QIcon, QKeySequence, QShortcut

        from gui.core.paths import resource
        from gui.presenters.offer_state import Way
        from gui.widgets.notice_line import NoticeLine

        self._notice = NoticeLine()
        layout = self._content.layout()
        assert isinstance(layout, QVBoxLayout)
        layout.replaceWidget(self._foot, self._notice)
        self._foot.deleteLater()
        self.setWindowIcon(QIcon(str(resource("icons/checkout-desk.svg"))))
        for keys, slot in (
            ("Ctrl+L", self.page.focus_id),
            ("Ctrl+Shift+C", partial(self.hand_over_requested.emit, Way.COPY_LINK)),
            ("Ctrl+Shift+A", self.default_copy_requested.emit),
            ("Ctrl+,", self.settings_requested.emit),
            ("Esc", self.cancel_requested.emit),
            ("F5", self.repeat_requested.emit),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(slot)

    def show_lookup(self, state: "LookupState") -> None:
        self.page.show_state(state)
        self._notice.show_notice(state.notice)

    def show_header(self, header: Header) -> None:
        self._header = header
        is_test = self._is_demo or (bool(header.account) and not header.is_production)
        mark = "test" if is_test else ""
        if self._area.property("frame") != mark:
            self._area.setProperty("frame", mark)
            # Before it is shown, it is read anyway, and asking for it builds Qt's enums.
            if self.isVisible():
                restyle(self._area)
                # Unlike a colour, a frame's width is taken over with this event only.
                QCoreApplication.sendEvent(self._area, QEvent(QEvent.Type.StyleChange))
        self.top_bar.show_header(header)
        self.setWindowTitle(self._title(header))

    def show_accounts(self, state: "AccountsState") -> None:
        self.show_header(state.header)
        self.top_bar.show_accounts(state)

    def show_notice(self, notice: "Notice") -> None:
        """Say something that is not about a lookup."""
        self._notice.show_notice(notice)

    def come_forward(self, activation_token: str = "") -> None:
        """Be in front of the other windows, as far as the desktop allows it."""
        if activation_token:
            # Where Qt looks for it when a window asks to be activated.
            os.environ["XDG_ACTIVATION_TOKEN"] = activation_token
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def place(self, geometry: str) -> None:
        """Go where the window was when it was closed; `geometry` as from `placement`."""
        saved = QByteArray.fromBase64(geometry.encode("ascii", "ignore"))
        if saved.isEmpty() or not self.restoreGeometry(saved):
            self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * 0.95))

    def placement(self) -> str:
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def sizeHint(self) -> QSize:
        content = self._content.sizeHint()
        return QSize(max(800, content.width()), max(568 + self._samples_height, content.height()))

    def closeEvent(self, event: "QCloseEvent") -> None:
        # Gone at once, whatever still has to be stopped behind it.
        self.hide()
        self.closed.emit()
        super().closeEvent(event)

    def _title(self, header: Header) -> str:
        name = self.tr("Checkout Desk")
        if self._is_demo:
            return self.tr("TEST – NOT PAYABLE – {program} – DEMO").format(program=name)
        if not header.account:
            return name
        if header.is_production:
            return self.tr("{account} – {program}").format(account=header.account, program=name)
        return self.tr("TEST – NOT PAYABLE – {account} · {environment} – {program}").format(
            account=header.account,
            environment=environment_name(header.environment),
            program=name,
        )

    def _on_remove_requested(self) -> None:
        from gui.widgets.remove_box import RemoveBox

        if self._header.account:
            box = RemoveBox(self._header.account, self)
            box.remove_button.clicked.connect(self.remove_confirmed)
            box.open()
