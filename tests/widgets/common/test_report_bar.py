"""What is done or was done stands on one line with its buttons, and is said once."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from gui.presenters.message_state import Severity
from gui.presenters.report_state import Report
from gui.widgets.common.labels import scaled
from gui.widgets.common.report_bar import ReportBar
from gui.widgets.common.sign import Sign

ONE_LINE = Report("Saved as x.csv", severity=Severity.GOOD, file=Path("x.csv"))
TWO_LINES_MORE = replace(ONE_LINE, detail="2 rows left out\n1 row left out")
LONG = replace(TWO_LINES_MORE, text="Nothing could be saved " * 12, severity=Severity.FAILED)
RUNNING = Report("Checking 9 invoices", "0 done", is_running=True, of=9)


@pytest.fixture
def bar(qtbot: QtBot) -> ReportBar:
    """In a window, which it does not fill: some systems have windows no lower than they like."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(960, 400)
    bar = ReportBar()
    bar.setParent(window)
    bar.resize(700, 30)
    window.show()
    return bar


@pytest.fixture
def announced(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    said: list[str] = []
    monkeypatch.setattr("gui.widgets.common.report_bar.announce", lambda _, text: said.append(text))
    return said


def middle_of_first_line(label: QLabel) -> float:
    """As seen from the bar."""
    is_at_top = bool(label.alignment() & Qt.AlignmentFlag.AlignTop)
    free = 0 if is_at_top else label.height() - label.heightForWidth(label.width())
    return label.y() + free / 2 + label.fontMetrics().height() / 2


def middle(widget: QWidget) -> float:
    """As seen from the bar."""
    return widget.y() + widget.height() / 2


@pytest.mark.parametrize("scale", [1.0, 2.0])
@pytest.mark.parametrize("report", [ONE_LINE, TWO_LINES_MORE, LONG])
def test_sign_first_line_and_buttons_stand_on_one_line(
    qtbot: QtBot, bar: ReportBar, report: Report, scale: float
) -> None:
    with qtbot.waitExposed(bar):
        bar.show_report(report)
    for widget in (bar, bar.label, *bar.controls):
        widget.setFont(scaled(widget.font(), scale))

    [sign] = bar.findChildren(Sign)

    def is_on_one_line() -> bool:
        # The height that a window gives it.
        bar.resize(700, bar.heightForWidth(700))
        middles = (middle(sign), middle_of_first_line(bar.label), middle(bar.show_file))
        return all(abs(each - middle(bar.dismiss)) <= 1 for each in middles)

    qtbot.waitUntil(is_on_one_line)


def test_how_far_it_is_is_not_said_but_why_it_waits_is(
    bar: ReportBar, announced: list[str]
) -> None:
    bar.show_report(RUNNING)
    bar.show_report(replace(RUNNING, detail="4 done", done=4))
    assert announced == ["Checking 9 invoices\n0 done"]
    waits = replace(RUNNING, detail="No network.", severity=Severity.LOOK_FIRST, done=5)
    bar.show_report(replace(waits, action="&Go on"))
    assert bar.action.accessibleName() == "Go on"
    assert announced[1:] == ["Checking 9 invoices\nNo network."]
    bar.show_report(ONE_LINE)
    bar.show_report(ONE_LINE)
    assert announced[2:] == ["Saved as x.csv"]


def test_what_was_left_out_meanwhile_is_said(bar: ReportBar, announced: list[str]) -> None:
    bar.show_report(RUNNING)
    bar.show_report(replace(RUNNING, detail="Nothing was copied meanwhile."))
    assert announced[1:] == ["Checking 9 invoices\nNothing was copied meanwhile."]


OFFERS = replace(TWO_LINES_MORE, action="Copy with the links", also="Open 10 drafts")


def places(bar: ReportBar) -> list[QRect]:
    """Where the buttons are, as seen from the bar, in the order of the keyboard."""
    shown = [button for button in bar.controls if button.isVisible()]
    return [QRect(each.mapTo(bar, QPoint(0, 0)), each.size()) for each in shown]


def test_buttons_stand_beside_the_words_or_below_them(qtbot: QtBot, bar: ReportBar) -> None:
    bar.resize(900, 60)
    with qtbot.waitExposed(bar):
        bar.show_report(OFFERS)

    def is_beside() -> bool:
        is_one_line = len({place.y() for place in places(bar)}) == 1
        return is_one_line and places(bar)[0].left() > bar.label.geometry().right()

    qtbot.waitUntil(is_beside)
    assert len(places(bar)) == 4
    assert places(bar)[-1].right() == bar.rect().right()

    def is_below() -> bool:
        bar.resize(300, bar.heightForWidth(300))
        # A line for each two, or for one where its words are long.
        above = min(place.top() for place in places(bar))
        is_inside = all(bar.rect().contains(place) for place in places(bar))
        return is_inside and above > bar.detail.geometry().bottom()

    qtbot.waitUntil(is_below)
    assert bar.width() == 300


def test_buttons_make_no_window_wide(bar: ReportBar) -> None:
    widths = []
    for report in (ONE_LINE, OFFERS):
        bar.show_report(report)
        widths.append(bar.minimumSizeHint().width())
    widest = max(button.sizeHint().width() for button in bar.controls)
    assert max(widths) < widest + 40
