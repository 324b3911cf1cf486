"""NumberBox: a whole number within bounds, as wide as numbers are."""

from PySide6.QtWidgets import QSpinBox

_DIGITS = 16
_INDENT = 8


class NumberBox(QSpinBox):
    """`name` is what screen readers call it, `unit` stands behind the number."""

    def __init__(self, name: str, bounds: tuple[int, int], unit: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setRange(*bounds)
        self.setSuffix(unit)
        self.setFixedWidth(_DIGITS * self.fontMetrics().horizontalAdvance("0"))
        # The style sheet's padding does not reach the field inside.
        self.lineEdit().setTextMargins(_INDENT, 0, _INDENT, 0)
