"""TopBar: the account in use, and the mark of anything but production."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from gui.presenters.accounts.header_state import TEST_MARK, Header, environment_name
from gui.presenters.translation import translate
from gui.widgets.accounts.account_button import AccountButton
from gui.widgets.common.labels import plain_label, scaled
from gui.widgets.common.room import Room

if TYPE_CHECKING:
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
        self._several = QPushButton()
        self._several.setProperty("role", "flat")
        self._several.setAccessibleName(self.tr("Several invoices"))
        self._several.clicked.connect(partial(self._intents.open_batch.emit, ""))
        self._layout.addWidget(self._several)
        PaletteFollower(self._several, self._draw_icon)
        self._draw_icon()
        for button in (self._button, self._several):
            button.setAutoDefault(False)
            # A click leaves the focus where it is: the next id can be typed when a dialog is
            # closed.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def set_room(self, room: Room) -> None:
        """Have the words of what is at the end for so much room; only when complete."""
        if self._several is not None:
            is_tight = room is Room.TIGHT
            self._several.setText("" if is_tight else self.tr("Several invoices"))
            self._several.setToolTip(self.tr("Several invoices") if is_tight else "")

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
