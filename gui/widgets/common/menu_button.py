"""Buttons with a menu."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMenu, QPushButton


def give_menu(button: QPushButton, menu: QMenu) -> None:
    """Have the button open a menu, and look as before when that is closed.

    A button whose menu was opened with its letter takes it for open until after the menu is hidden,
    and is not painted again: it would stay as it looks while it is pressed.
    """
    button.setMenu(menu)
    menu.aboutToHide.connect(lambda: QTimer.singleShot(0, button, button.update))
