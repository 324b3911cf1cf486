"""SideWindow: what windows beside the main one have in common, for several invoices or the history.

Of those that can be open for hours beside it: dialogs and the guide belong to the main window.
"""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QVBoxLayout

from gui.presenters import shortcuts
from gui.presenters.accounts.header_state import TEST_MARK
from gui.presenters.intents import Intents
from gui.presenters.translation import translate
from gui.widgets.common.enter_key import EnterKey
from gui.widgets.common.help_key import add_help_key
from gui.widgets.common.labels import restyle_size
from gui.widgets.common.room import Room, room_of

_MARGIN = {Room.TIGHT: 16, Room.USUAL: 24, Room.AMPLE: 24}
_WANTED = QSize(1040, 700)


class SideWindow(QFrame):
    """What it shows stands in its `column`. `ended`: it was closed."""

    ended = Signal()

    def __init__(self, intents: Intents, spacing: int) -> None:
        """`spacing`, in pixels, is between the parts of the column."""
        super().__init__()
        self.setObjectName("windowBody")
        self.column = QVBoxLayout(self)
        self.column.setSpacing(spacing)
        self.room = Room.USUAL
        """How much there is, by its size."""
        self.resize(_WANTED.boundedTo(self.screen().availableSize() * 0.95))
        add_help_key(self, intents.explain.emit)
        # The menu of the main window, which has these, hears keys in that window alone.
        for shortcut, want in (
            (shortcuts.SEVERAL_INVOICES, partial(intents.open_batch.emit, "")),
            (shortcuts.HISTORY, intents.open_history.emit),
            (shortcuts.SETTINGS, intents.open_settings.emit),
        ):
            QShortcut(QKeySequence(shortcut.keys), self).activated.connect(want)
        EnterKey(self)

    def show_title(self, title: str, *, is_test: bool) -> None:
        """Show its title, and frame all of it if what is in it cannot be paid."""
        frame = "test" if is_test else ""
        if self.property("frame") != frame:
            self.setProperty("frame", frame)
            restyle_size(self)
            self._take_margins()
        if is_test:
            text = self.tr("{mark} – {title}")
            title = text.format(mark=translate("messages", TEST_MARK), title=title)
        self.setWindowTitle(title)

    def come_forward(self) -> None:
        """Be in front of the other windows, as far as the desktop allows it."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.ended.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.room = room_of(self)
        self.take_room()

    def take_room(self) -> None:
        """Have everything in it take the room that there is."""
        self._take_margins()

    def _take_margins(self) -> None:
        # The frame of what cannot be paid stands in the margin: it takes no room from the parts.
        beside = _MARGIN[self.room] - self.contentsMargins().left()
        self.column.setContentsMargins(beside, beside - 4, beside, beside - 4)
