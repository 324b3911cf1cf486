"""WaysButton: opens a menu of ways of handing a link over."""

from collections.abc import Callable, Iterable
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from gui.presenters.handover.ways import Way, in_words
from gui.presenters.shortcuts import COPY_IN_DEFAULT_FORM
from gui.widgets.common.labels import give_menu
from gui.widgets.common.menu import Look, Menu


class WaysButton(QPushButton):
    """`name` is for screen readers; `choose` is called with the way that was chosen."""

    def __init__(
        self, text: str, name: str, there: Iterable[Way], choose: Callable[[Way], object]
    ) -> None:
        super().__init__(text)
        self._choose = choose
        self._looks: dict[QAction, Look] = {}
        self.setAccessibleName(name)
        self.setProperty("role", "menu")
        self.setAutoDefault(False)
        # A click leaves the focus where it is.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        menu = Menu(self)
        for _, of_a_kind in groupby(there, lambda way: (way.kind.verb, way.kind.needs_qr)):
            if not menu.isEmpty():
                menu.addSeparator()
            for way in of_a_kind:
                keys = way.shortcut.shown if way.shortcut is not None else ""
                gives = in_words(way.gives) if way.gives else ""
                look = Look(gives, way.icon, keys=keys)
                action = menu.add(in_words(way.label), look)
                action.setData(way)
                self._looks[action] = look
        self._menu = menu
        menu.triggered.connect(self._on_triggered)
        give_menu(self, menu)

    def show_default(self, way: Way) -> None:
        """Show beside this way, if it is here, the key that copies in the default form."""
        for action, look in self._looks.items():
            is_default = action.data() is way
            keys = [look.keys, COPY_IN_DEFAULT_FORM.shown if is_default else ""]
            shown = look._replace(keys=", ".join(key for key in keys if key))
            self._menu.change(action, shown)

    def _on_triggered(self, action: QAction) -> None:
        self._choose(action.data())
