"""ChoiceBox: one of some values, each with its words."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from PySide6.QtWidgets import QComboBox

T = TypeVar("T")


class ChoiceBox(QComboBox, Generic[T]):
    """A combo box of values. `name` is what it is for: on Linux its own name is its value."""

    def __init__(self, name: str, choices: Iterable[tuple[T, str]]) -> None:
        super().__init__()
        self.setAccessibleDescription(name)
        for value, text in choices:
            self.addItem(text, value)

    @property
    def value(self) -> T:
        chosen: T = self.currentData()
        return chosen

    def show_value(self, value: T) -> None:
        """Show the value; one that is not among the choices shows the first."""
        self.setCurrentIndex(max(0, self.findData(value)))
