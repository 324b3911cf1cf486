"""A message is laid out once a width, and anew when anything of it changes."""

from itertools import product

import pytest
from pytestqt.qtbot import QtBot

from gui.presenters.message_state import Severity
from gui.widgets.common.labels import scaled, set_severity
from gui.widgets.common.message_label import MessageLabel, WrappingLabel
from gui.widgets.common.theme import DARK, LIGHT, Colours, Theme


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


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_what_it_means_is_in_the_colour_of_any_text(
    qtbot: QtBot, theme: Theme, colours: Colours
) -> None:
    theme.apply(colours)
    label = MessageLabel()
    qtbot.addWidget(label)
    set_severity(label, "tone", Severity.LOOK_FIRST)
    # Letters are mixed with their ground at their edges, blocks are not.
    label.show_message("\N{FULL BLOCK}" * 4, "\N{FULL BLOCK}" * 4)
    label.resize(200, label.heightForWidth(200))
    picture = label.grab().toImage()
    middle = picture.height() // 2

    def painted(rows: range) -> set[str]:
        places = product(range(picture.width()), rows)
        return {picture.pixelColor(x, y).name() for x, y in places}

    title, meaning = painted(range(middle)), painted(range(middle, picture.height()))
    assert colours.look in title - meaning
    assert colours.text in meaning - title
