"""TopBar: the account in use, and the mark of anything but production."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from gui.presenters.accounts.header_state import TEST_MARK, Header, environment_name
from gui.presenters.translation import translate
from gui.widgets.accounts.account_button import AccountButton
from gui.widgets.common.labels import plain_label, scaled

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

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
        self._several: QPushButton | None = None

    def complete(self) -> None:
        """Make what the first frame does not show: the menu."""
        from PySide6.QtCore import Qt

        from gui.widgets.accounts.account_menu import AccountMenu
        from gui.widgets.common.labels import give_menu
        from gui.widgets.common.palette_follower import PaletteFollower

        self._menu = AccountMenu(self._intents, self._button, is_fixed=self._is_demo)
        give_menu(self._button, self._menu)
        self._button.reveal()
        # Not in the layout: where there is no room for it, the menu has it, too.
        self._several = QPushButton(self)
        self._several.setObjectName("several")
        self._several.setProperty("role", "flat")
        self._several.setAccessibleName(self.tr("Several invoices"))
        self._several.clicked.connect(partial(self._intents.open_batch.emit, ""))
        self.setTabOrder(self._button, self._several)
        PaletteFollower(self._several, self._draw_icon)
        self._draw_icon()
        for button in (self._button, self._several):
            button.setAutoDefault(False)
            # A click leaves the focus where it is: the next id can be typed when a dialog is
            # closed.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

        self._place_at_end()

    def resizeEvent(self, event: "QResizeEvent") -> None:
        super().resizeEvent(event)
        self._place_at_end()

    def _place_at_end(self) -> None:
        if self._several is None:
            return
        from PySide6.QtCore import QRect
        from PySide6.QtWidgets import QStyle

        shown = [self._button, *([self._badge] if self._badge and self._badge.text() else [])]
        room = self.width() - sum(w.sizeHint().width() + self._layout.spacing() for w in shown)
        name = self.tr("Several invoices")
        for text in (name, ""):
            self._several.setText(text)
            if self._several.sizeHint().width() <= room:
                break
        self._several.setToolTip("" if text else name)
        size = self._several.sizeHint()
        self.setMinimumHeight(size.height())
        height = max(self.height(), size.height())
        place = QRect(self.width() - size.width(), 0, size.width(), height)
        self._several.setGeometry(QStyle.visualRect(self.layoutDirection(), self.rect(), place))
        self._several.setVisible(size.width() <= room)

    def _draw_icon(self) -> None:
        from PySide6.QtCore import QSize

        from gui.widgets.common.icons import SIZE_PX, stroke_icon
        from gui.widgets.common.theme import colours_now

        assert self._several is not None
        self._several.setIconSize(QSize(SIZE_PX + 4, SIZE_PX))
        self._several.setIcon(stroke_icon("list", colours_now().text, 2))

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
