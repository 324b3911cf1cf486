"""A message is laid out once a width, and anew when anything of it changes."""

from pytestqt.qtbot import QtBot

from gui.widgets.common.labels import scaled
from gui.widgets.common.message_label import MessageLabel, WrappingLabel


def test_a_change_is_laid_out_anew(qtbot: QtBot) -> None:
    label = MessageLabel()
    qtbot.addWidget(label)
    label.show_message("Title", "Text")
    low = label.heightForWidth(400)
    label.show_message("Title", "Text " * 100)
    high = label.heightForWidth(400)
    assert high > low
    assert label.heightForWidth(200) > high
    assert label.heightForWidth(400) == high
    label.setFont(scaled(label.font(), 2.0))
    assert label.heightForWidth(400) > high


def test_what_has_no_title_begins_at_the_top(qtbot: QtBot) -> None:
    label = MessageLabel()
    qtbot.addWidget(label)
    label.show_message("", "Text")
    assert label.heightForWidth(400) < 2 * label.fontMetrics().lineSpacing()


def test_an_id_without_spaces_wraps(qtbot: QtBot) -> None:
    label = WrappingLabel()
    qtbot.addWidget(label)
    label.setText("2eb1acd98a86")
    one_line = label.heightForWidth(120)
    label.setText("2eb1acd98a86" * 10)
    assert label.heightForWidth(120) > 4 * one_line
    assert label.minimumSizeHint().width() < label.fontMetrics().horizontalAdvance(label.text())
