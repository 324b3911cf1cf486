"""TopBar: the account in use, and the mark of anything but production."""

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from gui.presenters.accounts.header_state import TEST_MARK, Header, environment_name
from gui.presenters.translation import translate
from gui.widgets.accounts.account_button import AccountButton
from gui.widgets.common.labels import plain_label, scaled

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QResizeEvent
    from PySide6.QtWidgets import QPushButton

    from gui.presenters.accounts.accounts import AccountsState
    from gui.presenters.intents import Intents
    from gui.widgets.accounts.account_menu import AccountMenu


class TopBar(QWidget):
    """Shows a `Header`; the account button opens the list of accounts."""

    def __init__(self, intents: "Intents", *, is_demo: bool) -> None:
        super().__init__()
        self._intents = intents
        self._is_demo = is_demo
        self._menu: AccountMenu | None = None
        self._badge: QLabel | None = None
        self._button = AccountButton()

        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        self._layout.addWidget(self._button)
        self._layout.addStretch(1)
        self._windows: tuple[QPushButton, ...] = ()

    def complete(self) -> None:
        """Make what the first frame does not show: the menu."""
        from PySide6.QtCore import Qt

        from gui.widgets.accounts.account_menu import AccountMenu
        from gui.widgets.common.labels import give_menu

        self._menu = AccountMenu(self._intents, self._button, is_fixed=self._is_demo)
        give_menu(self._button, self._menu)
        self._button.reveal()
        # Not in the layout: where there is no room for them, the menu has them, too.
        self._windows = (
            self._window_button("several", "list", partial(self._intents.open_batch.emit, "")),
            self._window_button("history", "clock", self._intents.open_history.emit),
        )
        for button, name in zip(self._windows, self._names, strict=True):
            button.setAccessibleName(name)
        for first, second in pairwise((self._button, *self._windows)):
            self.setTabOrder(first, second)
        self._button.setAutoDefault(False)
        # A click leaves the focus where it is: the next id can be typed when a dialog is closed.
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._place_at_end()

    @property
    def _names(self) -> tuple[str, ...]:
        """Of the windows that are opened from here, in their order."""
        return (self.tr("Several invoices"), self.tr("History"))

    def _window_button(
        self, name: str, icon: str, open_window: "Callable[[], object]"
    ) -> "QPushButton":
        from PySide6.QtCore import QSize, Qt
        from PySide6.QtWidgets import QPushButton

        from gui.widgets.common.icons import SIZE_PX, stroke_icon
        from gui.widgets.common.palette_follower import PaletteFollower
        from gui.widgets.common.theme import colours_now

        button = QPushButton(self)
        button.setObjectName(name)
        button.setProperty("role", "flat")
        button.setAutoDefault(False)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setIconSize(QSize(SIZE_PX + 4, SIZE_PX))
        button.clicked.connect(open_window)

        def draw() -> None:
            button.setIcon(stroke_icon(icon, colours_now().text, 2))

        PaletteFollower(button, draw)
        draw()
        return button

    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._place_at_end()

    def _place_at_end(self) -> None:
        """With their names, without them, or not at all: as there is room."""
        if not self._windows:
            return
        from PySide6.QtCore import QRect
        from PySide6.QtWidgets import QStyle

        shown = [self._button, *([self._badge] if self._badge and self._badge.text() else [])]
        room = self.width() - sum(w.sizeHint().width() + self._layout.spacing() for w in shown)
        for has_names in (True, False):
            for button, name in zip(self._windows, self._names, strict=True):
                button.setText(name if has_names else "")
                button.setToolTip("" if has_names else name)
            needed = sum(button.sizeHint().width() for button in self._windows)
            if needed <= room:
                break
        height = max(button.sizeHint().height() for button in self._windows)
        self.setMinimumHeight(height)
        left, whole = self.width() - needed, max(self.height(), height)
        for button in self._windows:
            width = button.sizeHint().width()
            place = QRect(left, 0, width, whole)
            button.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
            button.setVisible(needed <= room)
            left += width

    def show_header(self, header: Header) -> None:
        badge = self._badge_text(header)
        if badge and self._badge is None:
            self._badge = self._made_badge()
        if self._badge is not None:
            self._badge.setText(badge)
            self._badge.setVisible(bool(badge))
        self._button.show_account(header.account)
        self._place_at_end()

    def show_accounts(self, state: "AccountsState") -> None:
        """Fill the menu; only after `complete`."""
        assert self._menu is not None
        self._menu.show_state(state)

    def open_menu(self) -> None:
        """Open the list of accounts."""
        self._button.showMenu()

    def _made_badge(self) -> QLabel:
        from PySide6.QtWidgets import QSizePolicy

        badge = plain_label()
        badge.setObjectName("badge")
        badge.setWordWrap(False)
        badge.setFont(scaled(badge.font(), 0.8, semibold=True))
        badge.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._layout.insertWidget(1, badge)
        return badge

    def _badge_text(self, header: Header) -> str:
        if self._is_demo:
            return self.tr("DEMO · NOTHING IS REAL")
        if header.is_production:
            return ""
        name = environment_name(header.environment).upper()
        return f"{name} · {translate('messages', TEST_MARK)}"
