"""Tables of long lists: what would take longer the more there is in them."""

from PySide6.QtCore import QStringListModel
from pytestqt.qtbot import QtBot

from gui.widgets.common.fixed_table import RowTable


def test_headings_look_at_no_row_that_is_selected(qtbot: QtBot) -> None:
    """For thousands of them they took longer than all else."""
    table = RowTable(QStringListModel([str(number) for number in range(30)]))
    qtbot.addWidget(table)
    table.selectAll()
    assert table.selectionModel().hasSelection()
    assert not table.horizontalHeader().selectionModel().hasSelection()
