"""The two menus beside "Copy link": other forms of it, and other ways."""

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from gui.presenters.handover.offer_state import COPY_FORMS, Way
from gui.presenters.handover.way_names import way_name
from gui.presenters.intents import Intents

_MORE: tuple[Way | None, ...] = (
    Way.MAIL_DRAFT,
    Way.MAIL_TEXT,
    None,
    Way.ENLARGE,
    None,
    Way.SAVE_QR,
    Way.SAVE_CARD,
    None,
    Way.PRINT_CARD,
    Way.PRINT_SHEET,
)


class WaysMenu(QMenu):
    """One entry a `Way`."""

    def __init__(self, intents: Intents, ways: tuple[Way | None, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._intents = intents
        for way in ways:
            if way is None:
                self.addSeparator()
            else:
                action = self.addAction(way_name(way))
                action.setData(way)
        self.triggered.connect(self._on_triggered)

    def _on_triggered(self, action: QAction) -> None:
        self._intents.hand_over.emit(action.data())


def copy_menu(intents: Intents, parent: QWidget) -> WaysMenu:
    """What "Copy as" opens."""
    return WaysMenu(intents, COPY_FORMS, parent)


def more_menu(intents: Intents, parent: QWidget) -> WaysMenu:
    """What "More" opens."""
    return WaysMenu(intents, _MORE, parent)
