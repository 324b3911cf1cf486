"""A list from what was pasted to its end: what is published, kept, and offered again."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta, tzinfo
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication

from gui.core.accounts.account import Account
from gui.core.batch import job
from gui.core.batch.delimited import pasted_table
from gui.core.batch.intake import layout_of, take_in
from gui.core.batch.journal import left_behind
from gui.core.batch.outcome import SKIPPED, Outcome, RowState
from gui.core.cancellation import Cancellation
from gui.core.errors import (
    Failure,
    InvoiceNotFound,
    LinkProblem,
    ProgramFault,
    RateLimited,
    Rejected,
    ReplyProblem,
    ServiceFailed,
    StoreLocked,
    Unauthorized,
    UnexpectedReply,
    UntrustedLink,
)
from gui.core.lookup import InvoiceLookup
from gui.presenters.batch import list_choice, understood
from gui.presenters.batch.batch_state import Checking, ChipKey, Choosing, HandingOver, LookingUp
from gui.presenters.batch.lines import BatchLines, SortBy
from gui.presenters.batch.results import csv_of
from gui.presenters.batch.run_progress import RunProgress
from gui.presenters.batch.stop_words import removed_account
from gui.presenters.message_state import Message, Severity
from gui.presenters.messages import FailureContext, lookup_message
from tests.batch_desk import ACCOUNT, OTHER, BatchDesk
from tests.core.batch.test_run import OFFLINE
from tests.desktop import soon


@pytest.fixture
def desk(qapp: QApplication) -> Iterator[BatchDesk]:
    desk = BatchDesk()
    yield desk
    desk.close()


def ids(count: int) -> str:
    return "\n".join(f"INV-{number}" for number in range(count))


def test_what_was_understood_is_said_before_anything_is_asked(desk: BatchDesk) -> None:
    state = desk.check("Customer\tInvoice ID\nA\tINV-1\nB\tINV-2\nC\tINV-1\nD\tn/a\n")
    assert state.title == "2 invoices to look up"
    assert state.about == "Pasted list · 5 rows with the heading"
    assert state.columns == ("Customer (column A)", "Invoice ID (column B)")
    assert (state.id_column, state.start) == (1, "Look up 2 invoices")
    assert state.found_by.startswith("Found by its heading")
    assert [(f.name, f.place) for f in state.twice] == [("INV-1", "rows 2, 4")]
    assert [(f.name, f.place, f.why) for f in state.left_out] == [
        ("n/a", "row 5", "Not an invoice ID")
    ]
    assert state.preview.headings == ("Customer", "Invoice ID")
    assert state.preview.rows[0] == ("A", "INV-1")
    assert state.preview.shown == "Rows 2–5 of 5"
    assert desk.till.asked == []


def test_how_long_it_takes_is_said_by_how_quick_answers_were(
    desk: BatchDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Before there was one, nobody knows.
    assert desk.check(ids(400)).takes == ""
    desk.presenter.begin_anew()
    desk.run(ids(3))
    desk.presenter.begin_anew()
    assert desk.check(ids(4)).takes == "Takes about 1 second."
    monkeypatch.setattr(InvoiceLookup, "usual_s", 0.6)
    # Four at once.
    assert desk.check(ids(400)).takes == "Takes about 60 seconds."
    assert desk.check(ids(2_000)).takes == "Takes about 5 minutes."
    assert desk.check("Invoice ID\nn/a").takes == ""


@pytest.mark.parametrize("heading", ["Invoice ID", "Unpaid in May\nCustomer\tInvoice ID\tTotal"])
def test_where_a_list_is_its_heading_no_other_column_is_asked_for(
    desk: BatchDesk, heading: str
) -> None:
    state = desk.check(f"{heading}\n")
    assert state.why_not == "There are no invoices below the heading."
    assert (state.preview.rows, state.preview.shown) == ((), "")
    desk.presenter.start()
    assert isinstance(desk.presenter.state, Checking)


def test_a_column_without_an_id_is_said_with_what_to_do(desk: BatchDesk) -> None:
    state = desk.check("Customer\tInvoice ID\nAcme\tn/a\n")
    assert state.why_not == "There is no invoice ID in this column. Choose another one."


def test_where_excel_changed_all_ids_nobody_is_told_that_there_are_none(desk: BatchDesk) -> None:
    state = desk.check("Invoice ID\n1.23457E+12\n1.23457E+12\nn/a\n")
    assert state.why_not == (
        "None of the IDs in this column can be used: see the reasons under Check. Correct the IDs "
        "in your list, or choose another column."
    )


def test_a_column_without_a_heading_has_its_letter_everywhere(desk: BatchDesk) -> None:
    state = desk.check("ACME\tINV-1\nACME\tINV-2\n")
    assert state.columns == ("Column A", "Column B")
    desk.presenter.start()
    desk.end()
    exported = desk.presenter.export_list()
    assert exported is not None
    file = csv_of(exported.heading, exported.rows, exported.id_column, 2, is_test=False)
    assert file.decode("utf-8-sig").startswith("Column A")


def test_large_numbers_of_rows_are_grouped(desk: BatchDesk) -> None:
    before = QLocale()
    QLocale.setDefault(QLocale("en_US"))
    try:
        assert desk.check(ids(2_000)).preview.shown == "Rows 1–30 of 2,000"
    finally:
        QLocale.setDefault(before)


def test_another_column_is_read_anew(desk: BatchDesk) -> None:
    desk.check("Customer\tInvoice ID\nA1\tINV-1\nB1\tINV-2\n")
    desk.presenter.choice.choose_column(0)
    state = desk.presenter.state
    assert isinstance(state, Checking)
    assert (state.is_busy, state.id_column) == (True, 0)
    desk.until(lambda: not desk.presenter.state.is_busy, "it is read")  # type: ignore[union-attr]
    state = desk.presenter.state
    assert isinstance(state, Checking)
    assert [row[0] for row in state.preview.rows] == ["A1", "B1"]
    desk.presenter.start()
    desk.end()
    assert sorted(desk.till.asked) == ["A1", "B1"]


def test_what_is_typed_is_counted(desk: BatchDesk) -> None:
    desk.presenter.choice.type("INV-1\nINV-2\nINV-2\n")

    def count() -> int:
        state = desk.presenter.state
        return state.count if isinstance(state, Choosing) else -1

    desk.until(lambda: count() == 2, "it is counted")
    desk.presenter.choice.type("")
    desk.until(lambda: count() == 0, "nothing is counted")


def test_what_cannot_be_read_is_said(desk: BatchDesk, tmp_path: Path) -> None:
    desk.presenter.choice.read_file(tmp_path / "none.csv")
    assert desk.presenter.state == Choosing(reading="none.csv")
    desk.until(lambda: desk.presenter.state != Choosing(reading="none.csv"), "it is read")
    assert desk.presenter.state == Choosing(refused="This file does not exist.")


def test_without_an_account_nothing_begins(qapp: QApplication) -> None:
    desk = BatchDesk(account=None)
    state = desk.check("INV-1")
    assert state.why_not == "Add an account first; then you can look them up."
    desk.presenter.start()
    assert isinstance(desk.presenter.state, Checking)
    desk.presenter.set_account(ACCOUNT)
    assert isinstance(desk.presenter.state, Checking)
    assert desk.presenter.state.why_not == ""
    desk.close()


def test_each_line_says_what_became_of_it(desk: BatchDesk) -> None:
    said: dict[str, str | Failure] = {
        "INV-0": "Placed",
        "INV-1": "Paid",
        "INV-2": "Partially Paid",
        "INV-3": InvoiceNotFound(),
    }
    desk.till.script = desk.till.status_script = lambda each: said[each]
    desk.now_s = 100.0
    state = desk.run(ids(4) + "\nn/a")
    assert desk.statuses() == ["Ready", "Paid", "Partially Paid", "Not found", "No valid ID"]
    assert state.title == "1 of 4 invoices are ready to share"
    # As many as the chips say, and the rest.
    assert (
        state.about == "1 already paid, 1 with another status, 1 not found · finished in 1 second"
    )
    assert [(chip.text, chip.count) for chip in state.chips] == [
        ("Ready", 1),
        ("Paid", 1),
        ("Partially Paid", 1),
        ("Not found", 1),
        ("No valid ID", 1),
    ]
    assert state.retry == ""
    lines = desk.presenter.lines
    assert lines is not None
    assert [lines.line(place).note for place in range(5)] == [
        "",
        "Link left out of exports",
        "",
        "No invoice with this ID",
        "Row 5: Not an invoice ID",
    ]
    assert lines.line(0).link.endswith("id=INV-0")
    assert lines.in_order(SortBy.STATUS) == [3, 4, 1, 2, 0]
    assert lines.in_order(SortBy.ID, descends=True) == [4, 3, 2, 1, 0]
    assert lines.shows(2, ChipKey(RowState.OTHER_STATUS, "Partially Paid"), "inv-2")
    assert not lines.shows(2, None, "inv-3")
    desk.presenter.set_decimals(3)
    exported = desk.presenter.export_list()
    assert exported is not None
    assert exported.decimals == 3
    rows = exported.rows
    assert [row.number for row in rows] == [1, 2, 3, 4, 5]
    assert [row.link is not None for row in rows] == [True, False, True, False, False]


def test_every_line_is_published_and_quarters_are_said(desk: BatchDesk) -> None:
    desk.check(ids(200))
    desk.till.hold_after(53)
    desk.presenter.start()
    for quarter in (1, 2, 3):
        # Said when it is so, once, and nothing in between.
        desk.until(lambda many=quarter: len(desk.said) == many, "the quarter is said")
        done, _, rest = desk.said[-1].partition(" ")
        assert rest == "of 200 invoices looked up"
        assert 50 * quarter <= int(done) < 50 * quarter + 16
        desk.till.hold_after(50)
    desk.till.gate.set()
    desk.end()
    assert set(desk.changed) == set(range(200))
    assert len(desk.said) == 4
    assert desk.said[-1].startswith("200 of 200 invoices are ready to share. finished in")
    counts = [state.done for state in desk.states if isinstance(state, LookingUp)]
    assert counts == sorted(counts)


def test_a_pause_holds_until_it_is_taken_back(desk: BatchDesk) -> None:
    desk.till.gate.clear()
    desk.check(ids(40))
    desk.presenter.start()
    desk.until(lambda: len(desk.till.asked) == 4, "some are asked for")
    desk.until(lambda: desk.statuses().count("Looking up") == 4, "it is shown")
    desk.presenter.pause()
    assert desk.running.is_paused
    assert desk.running.title == "Paused: 40 invoices"
    desk.till.gate.set()
    desk.until(lambda: desk.statuses().count("Ready") == 4, "they are answered")
    assert not soon(lambda: len(desk.till.asked) > 4, 0.1)
    desk.presenter.go_on()
    assert desk.end().done == 40


def test_network_failures_pause_with_their_reason(desk: BatchDesk) -> None:
    desk.till.script = lambda _: OFFLINE
    desk.check(ids(40))
    desk.presenter.start()
    desk.until(lambda: bool(desk.running.message), "it pauses")
    assert desk.running.is_paused
    assert desk.running.message is not None
    assert "127.0.0.1" in desk.running.message.title + desk.running.message.text
    desk.till.script = lambda _: "Placed"
    desk.presenter.go_on()
    assert desk.running.message is None
    state = desk.end()
    assert state.retry.startswith("Retry ")
    desk.presenter.retry()
    assert desk.end().title == "40 of 40 invoices are ready to share"
    # Nobody was asked for again who has an answer.
    answered = len(desk.till.asked) - len(set(desk.till.asked))
    assert answered < 20


@pytest.mark.parametrize("failure", [Unauthorized(401), StoreLocked()])
def test_what_stops_everything_is_said_and_the_rest_can_be_retried(
    desk: BatchDesk, failure: Failure
) -> None:
    def script(each: str) -> str | Failure:
        return failure if int(each[4:]) >= 10 else "Placed"

    desk.till.script = script
    state = desk.run(ids(40))
    assert state.title.startswith("Stopped after ")
    assert state.message is not None
    assert state.message.support
    assert state.retry != ""
    desk.till.script = lambda _: "Placed"
    desk.presenter.retry()
    assert desk.end().title == "40 of 40 invoices are ready to share"


def test_a_status_that_did_not_come_is_asked_for_again(desk: BatchDesk) -> None:
    desk.till.status_script = lambda each: "none" if each in {"INV-1", "INV-2"} else "Placed"
    state = desk.run(ids(4))
    assert state.retry == "Retry 2 without a status"
    desk.till.status_script = lambda each: "none" if each == "INV-2" else "Paid"
    desk.presenter.retry()
    assert desk.end().retry == "Retry 1 without a status"
    assert desk.statuses() == ["Ready", "Paid", "Status not available", "Ready"]
    assert sorted(desk.till.asked[4:]) == ["INV-1", "INV-2"]


def test_it_is_said_how_many_of_what_are_asked_for_again(desk: BatchDesk) -> None:
    desk.till.script = lambda each: ServiceFailed(500) if each == "INV-1" else "Placed"
    desk.till.status_script = lambda each: "none" if each == "INV-2" else "Placed"
    assert desk.run(ids(4)).retry == "Retry 2 invoices"
    desk.till.status_script = lambda _: "Placed"
    desk.presenter.retry()
    assert desk.end().retry == "Retry 1 failed"


def test_a_link_without_a_status_stays_where_nobody_says_otherwise(
    qapp: QApplication, tmp_path: Path
) -> None:
    desk = BatchDesk(tmp_path)
    desk.till.status_script = lambda each: "none" if int(each[4:]) < 10 else "Placed"
    desk.run(ids(12))
    desk.till.script = lambda each: OFFLINE if int(each[4:]) < 2 else InvoiceNotFound()
    desk.till.hold_after(3)
    desk.presenter.retry()
    is_open = {"Waiting", "Looking up"}
    desk.until(lambda: sum(s in is_open for s in desk.statuses()) == 7, "three are answered")
    desk.presenter.cancel()
    state = desk.end()
    # Four were asked for at once: of both kinds one at least is answered.
    gone = desk.statuses().count("Not found")
    assert gone in {1, 2}
    assert (state.done, state.retry) == (12, f"Retry {10 - gone} without a status")
    assert state.title == "2 of 12 invoices are ready to share"
    lines = desk.presenter.lines
    assert lines is not None
    has_link = [bool(lines.line(place).link) for place in range(12)]
    assert has_link == [status != "Not found" for status in desk.statuses()]
    # So it is in the journal.
    desk.presenter.close(keeps=True)
    desk.lane.close(60, finishes=True)
    [left], _ = left_behind(tmp_path, datetime.now(UTC))
    states = [left.outcomes[place].state for place in range(12)]
    assert [states.count(s) for s in (RowState.NO_STATUS, RowState.NOT_FOUND)] == [10 - gone, gone]


@pytest.mark.parametrize(
    ("failure", "stays"),
    [
        (ServiceFailed(500), True),
        (UnexpectedReply(ReplyProblem.WEB_PAGE), True),
        (ProgramFault("KeyError"), True),
        (Rejected(422), False),
        (UntrustedLink(LinkProblem.HOST, "example.com", ""), False),
    ],
)
def test_only_what_is_about_the_invoice_takes_its_link_away(
    desk: BatchDesk, failure: Failure, stays: bool
) -> None:
    desk.till.status_script = lambda _: "none"
    desk.run(ids(2))
    desk.till.script = lambda _: failure
    desk.presenter.retry()
    desk.end()
    assert desk.statuses() == ["Status not available" if stays else "Failed"] * 2
    lines = desk.presenter.lines
    assert lines is not None
    assert [bool(lines.line(place).link) for place in range(2)] == [stays] * 2


def test_a_note_says_why_a_status_did_not_come_the_last_time(desk: BatchDesk) -> None:
    def notes() -> list[str]:
        lines = desk.presenter.lines
        assert lines is not None
        assert [lines.line(place).status for place in range(2)] == ["Status not available"] * 2
        return [lines.line(place).note for place in range(2)]

    desk.till.status_script = lambda _: ServiceFailed(500)
    desk.run(ids(2))
    assert notes() == ["BlueTape has a problem at the moment"] * 2
    # What is not about an invoice leaves its link, in a first run it would have none.
    busy = RateLimited(0)
    desk.till.status_script = lambda each: OFFLINE if each == "INV-0" else busy
    desk.presenter.retry()
    desk.end()
    unreachable, asked_too_often = notes()
    assert "127.0.0.1" in unreachable
    assert asked_too_often == lookup_message(busy, FailureContext("INV-1")).title
    # So it is in what is handed over.
    exported = desk.presenter.export_list()
    assert exported is not None
    assert [row.note for row in exported.rows] == [unreachable, asked_too_often]
    desk.till.status_script = lambda _: ServiceFailed(500)
    desk.presenter.retry()
    desk.end()
    assert notes() == ["BlueTape has a problem at the moment"] * 2


def test_cancel_ends_with_what_is_there(desk: BatchDesk) -> None:
    desk.till.gate.clear()
    desk.check(ids(40))
    desk.presenter.start()
    desk.until(lambda: len(desk.till.asked) == 4, "some are asked for")
    desk.presenter.cancel()
    assert desk.running.is_ending
    state = desk.end()
    assert state.title == "Stopped after 0 of 40 invoices"
    assert state.about == "40 not looked up"
    assert set(desk.statuses()) == {"Not looked up"}


def test_another_account_ends_it_and_the_first_one_can_go_on(desk: BatchDesk) -> None:
    desk.till.gate.clear()
    desk.check(ids(40))
    desk.presenter.start()
    desk.until(lambda: len(desk.till.asked) == 4, "some are asked for")
    desk.presenter.set_account(OTHER, (ACCOUNT, OTHER))
    state = desk.end()
    assert state.message is not None
    assert state.message.title == "Stopped: another account is in use now"
    assert (state.retry, desk.presenter.account) == ("", ACCOUNT)
    desk.presenter.retry()
    assert isinstance(desk.presenter.state, HandingOver)
    desk.till.gate.set()
    desk.presenter.set_account(ACCOUNT)
    assert desk.presenter.state.retry == "Look up the other 40"
    desk.presenter.retry()
    assert desk.end().done == 40


def test_nobody_is_told_to_switch_back_to_an_account_that_is_gone(desk: BatchDesk) -> None:
    desk.till.gate.clear()
    desk.check(ids(40))
    desk.presenter.start()
    desk.until(lambda: len(desk.till.asked) == 4, "some are asked for")
    desk.presenter.set_account(None)
    state = desk.end()
    assert state.message is not None
    assert state.message.title == "Stopped: the account was removed"
    assert "switch back" not in state.message.text
    assert state.retry == ""


def test_what_ends_for_want_of_the_credentials_of_an_account_that_is_gone(desk: BatchDesk) -> None:
    desk.till.script = lambda _: Unauthorized(401)
    state = desk.run(ids(40))
    assert state.message is not None
    assert "credentials" in state.message.title
    desk.presenter.set_account(OTHER, (ACCOUNT, OTHER))
    assert "credentials" in why_ended(desk)
    desk.presenter.set_account(OTHER, (OTHER,))
    assert why_ended(desk) == "Stopped: the account was removed"


def test_an_account_that_was_edited_is_not_gone(desk: BatchDesk) -> None:
    desk.till.script = lambda _: Unauthorized(401)
    desk.run(ids(40))
    edited = ACCOUNT._replace(name="Another name")
    desk.presenter.set_account(edited, (edited, OTHER))
    assert "credentials" in why_ended(desk)


def test_a_list_that_came_to_its_end_has_no_use_for_its_account(desk: BatchDesk) -> None:
    desk.run(ids(4))
    desk.presenter.set_account(OTHER, (OTHER,))
    assert isinstance(desk.presenter.state, HandingOver)
    assert desk.presenter.state.message is None


def test_what_ended_it_first_is_said() -> None:
    table = pasted_table(ids(1), Cancellation())
    progress = RunProgress(BatchLines(take_in(table, layout_of(table))))
    progress.is_ending, progress.why = True, removed_account
    progress.end(lambda: Message("No credentials", "", Severity.FAILED), is_canceled=True)
    assert progress.why is removed_account


def test_the_others_are_those_alone_that_were_not_looked_up() -> None:
    table = pasted_table(ids(10), Cancellation())
    lines = BatchLines(take_in(table, layout_of(table)))
    lines.put(0, Outcome(RowState.FAILED))
    lines.put(1, Outcome(RowState.CANCELED))
    for place in range(2, 10):
        lines.put(place, SKIPPED)
    progress = RunProgress(lines)
    progress.end(None, is_canceled=True)
    state = progress.handing_over("", can_retry=True)
    assert (state.about, state.retry) == (
        "1 canceled, 1 failed, 8 not looked up",
        "Retry 9 invoices",
    )
    lines.put(0, Outcome(RowState.NOT_FOUND))
    assert progress.handing_over("", can_retry=True).retry == "Look up the other 8"


def why_ended(desk: BatchDesk) -> str:
    assert isinstance(desk.presenter.state, HandingOver)
    assert desk.presenter.state.message is not None
    return desk.presenter.state.message.title


def test_new_credentials_end_what_runs_with_the_old_ones(desk: BatchDesk) -> None:
    desk.till.gate.clear()
    desk.check(ids(40))
    desk.presenter.start()
    desk.until(lambda: len(desk.till.asked) == 4, "some are asked for")
    desk.presenter.stop_asking(OTHER.key)
    assert not desk.running.is_ending
    desk.presenter.stop_asking(ACCOUNT.key)
    state = desk.end()
    assert state.message is not None
    assert state.message.title == "Stopped: the account has new credentials"
    desk.till.gate.set()
    assert state.retry == "Look up the other 40"
    desk.presenter.retry()
    assert desk.end().done == 40


def test_a_locked_keyring_ends_what_runs_and_says_so(desk: BatchDesk) -> None:
    desk.till.gate.clear()
    desk.check(ids(40))
    desk.presenter.start()
    desk.until(lambda: len(desk.till.asked) == 4, "some are asked for")
    desk.presenter.stop_asking(OTHER.key, is_locked=True)
    assert not desk.running.is_ending
    desk.presenter.stop_asking(ACCOUNT.key, is_locked=True)
    desk.end()
    assert why_ended(desk) == "Stopped: the keyring was locked"
    desk.till.gate.set()
    desk.presenter.retry()
    assert desk.end().done == 40


def test_results_outlive_the_program_and_are_gone_with_the_list(
    qapp: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / "journals"
    desk = BatchDesk(folder)
    asked_first = 10
    desk.till.script = lambda each: "Placed" if int(each[4:]) < asked_first else Unauthorized(401)
    desk.run(ids(40))
    assert desk.statuses().count("Ready") == asked_first
    # As at the end of the program.
    desk.presenter.close(keeps=True)
    desk.lane.close(60, finishes=True)

    later = BatchDesk(folder)
    later.presenter.choice.look_for_left()

    def left() -> str:
        state = later.presenter.state
        return state.left.text if isinstance(state, Choosing) and state.left else ""

    later.until(lambda: bool(left()), "it is offered")
    later.presenter.set_account(OTHER, (ACCOUNT, OTHER))
    later.presenter.choice.go_on_with_left()
    state = later.presenter.state
    assert isinstance(state, Choosing)
    assert "another account" in state.refused
    later.presenter.set_account(ACCOUNT)
    later.presenter.choice.go_on_with_left()
    assert later.end().title == "40 of 40 invoices are ready to share"
    assert sorted(later.till.asked, key=lambda each: int(each[4:])) == ids(40).split()[asked_first:]
    later.presenter.begin_anew()
    later.close()
    assert [path.name for path in folder.iterdir()] == ["lock"]


def interrupted(folder: Path, answered: int = 10) -> None:
    """Leave a list of forty behind, so many of them with a result."""
    desk = BatchDesk(folder)
    desk.till.script = lambda each: "Placed" if int(each[4:]) < answered else Unauthorized(401)
    desk.run(ids(40))
    desk.presenter.close(keeps=True)
    desk.lane.close(60, finishes=True)


def choosing(desk: BatchDesk) -> Choosing:
    assert isinstance(desk.presenter.state, Choosing)
    return desk.presenter.state


@pytest.fixture
def later(qapp: QApplication, tmp_path: Path) -> Iterator[BatchDesk]:
    """The next start, which offers what was interrupted."""
    interrupted(tmp_path / "journals")
    desk = BatchDesk(tmp_path / "journals")
    desk.presenter.choice.look_for_left()
    desk.until(lambda: choosing(desk).left is not None, "it is offered")
    yield desk
    desk.close()


def test_an_account_that_is_switched_while_it_is_reopened_gets_nothing(later: BatchDesk) -> None:
    later.presenter.choice.go_on_with_left()
    later.presenter.set_account(OTHER, (ACCOUNT, OTHER))
    later.until(lambda: not choosing(later).reading, "it is read")
    assert "another account" in choosing(later).refused
    assert later.presenter.lines is None
    # It is still there for the account that it belongs to.
    later.presenter.set_account(ACCOUNT)
    later.presenter.choice.go_on_with_left()
    assert later.end().title == "40 of 40 invoices are ready to share"


@pytest.mark.parametrize(
    "there", [(OTHER,), (ACCOUNT._replace(server="http://127.0.0.1:8"), OTHER)]
)
def test_nobody_is_told_to_switch_to_the_account_of_a_list_that_is_gone(
    later: BatchDesk, there: tuple[Account, ...]
) -> None:
    later.presenter.set_account(OTHER, there)
    later.presenter.choice.go_on_with_left()
    assert choosing(later).refused == (
        "The account of this list was removed, or has another server now. Discard the list, and "
        "start a new one."
    )
    later.presenter.choice.discard_left()
    assert choosing(later).left is None


def test_in_another_language_it_is_said_again_why_a_run_ended(
    qapp: QApplication, tmp_path: Path, spanish: Callable[[], None]
) -> None:
    (tmp_path / "journals").write_text("not a folder")
    desk = BatchDesk(tmp_path / "journals")
    desk.till.script = lambda _: Unauthorized(401)
    before = desk.run(ids(4))
    assert before.message is not None
    spanish()
    desk.presenter.say_anew()
    after = desk.presenter.state
    assert isinstance(after, HandingOver)
    assert after.message is not None
    assert "credenciales" in after.message.title
    assert after.message.support == before.message.support
    assert after.warning == (
        "Los resultados no se pueden guardar y se perderían si el programa fallara."
    )
    desk.presenter.set_account(OTHER, (OTHER,))
    assert why_ended(desk).startswith("Detenido: ")
    desk.close()


def test_in_another_language_it_is_said_again_why_a_list_cannot_be_read(
    desk: BatchDesk, tmp_path: Path, spanish: Callable[[], None]
) -> None:
    desk.presenter.choice.read_file(tmp_path / "none.csv")
    desk.until(lambda: bool(choosing(desk).refused), "it is refused")
    spanish()
    desk.presenter.say_anew()
    assert choosing(desk).refused == "Este archivo no existe."
    desk.presenter.choice.read_text("INV-1")
    desk.until(lambda: isinstance(desk.presenter.state, Checking), "it is read")
    desk.presenter.begin_anew()
    desk.presenter.say_anew()
    assert choosing(desk).refused == ""


def test_going_on_twice_or_discarding_meanwhile_changes_nothing(later: BatchDesk) -> None:
    later.presenter.choice.go_on_with_left()
    later.presenter.choice.go_on_with_left()
    later.presenter.choice.discard_left()
    assert later.end().title == "40 of 40 invoices are ready to share"


def test_ids_are_taken_in_once_for_what_is_gone_on_with(
    later: BatchDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    # That was done when it was offered.
    monkeypatch.delattr(job, "take_in")
    monkeypatch.delattr(understood, "take_in")
    later.presenter.choice.go_on_with_left()
    assert later.end().title == "40 of 40 invoices are ready to share"


def test_a_list_whose_reopening_was_canceled_is_still_offered(later: BatchDesk) -> None:
    later.presenter.choice.go_on_with_left()
    later.presenter.choice.cancel()
    assert choosing(later).left is not None
    later.presenter.choice.go_on_with_left()
    assert later.end().title == "40 of 40 invoices are ready to share"


@pytest.mark.parametrize(("age", "asked"), [(59, 30), (61, 40)])
def test_what_may_be_paid_by_now_is_asked_for_again(
    later: BatchDesk, monkeypatch: pytest.MonkeyPatch, age: int, asked: int
) -> None:
    class Later(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return datetime.now(tz) + timedelta(minutes=age)

    monkeypatch.setattr(list_choice, "datetime", Later)
    later.presenter.choice.go_on_with_left()
    later.end()
    assert len(later.till.asked) == asked


def test_what_was_refused_stays_while_ids_are_counted(later: BatchDesk) -> None:
    later.presenter.set_account(OTHER, (ACCOUNT, OTHER))
    later.presenter.choice.type("INV-1")
    later.presenter.choice.go_on_with_left()
    later.until(lambda: choosing(later).count == 1, "it is counted")
    assert "another account" in choosing(later).refused


def test_what_was_put_aside_is_said_when_a_list_is_chosen_again(
    qapp: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / "journals"
    folder.mkdir(mode=0o700)
    (folder / "batch-a867da1c2aaa54e8.journal").write_bytes(b"damaged")
    desk = BatchDesk(folder)
    desk.check("INV-1")
    desk.presenter.choice.look_for_left()
    desk.until(lambda: not [*folder.glob("*.journal")], "it is put aside")
    assert desk.lane.submit(lambda: None, lambda _: None)
    desk.until(lambda: bool(desk.presenter.choice._put_aside), "it is known")
    desk.presenter.begin_anew()
    assert "cannot be read" in choosing(desk).refused
    desk.presenter.begin_anew()
    assert choosing(desk).refused == ""
    desk.close()


def test_what_is_retried_has_a_journal_even_if_the_first_one_was_canceled(
    qapp: QApplication, tmp_path: Path
) -> None:
    folder = tmp_path / "journals"
    desk = BatchDesk(folder)
    desk.check(ids(40))
    desk.presenter.start()
    desk.presenter.cancel()
    assert desk.end().retry == "Look up the other 40"
    desk.presenter.retry()
    assert desk.end().title == "40 of 40 invoices are ready to share"
    desk.presenter.close(keeps=True)
    desk.lane.close(60, finishes=True)
    [left], _ = left_behind(folder, datetime.now(UTC))
    assert len(left.outcomes) == 40


def test_a_pause_before_there_is_a_journal_holds(qapp: QApplication, tmp_path: Path) -> None:
    desk = BatchDesk(tmp_path / "journals")
    desk.check(ids(40))
    desk.presenter.start()
    desk.presenter.pause()
    assert desk.running.is_paused
    desk.until(lambda: desk.presenter._kept.journal is not None, "it has a journal")
    assert not soon(lambda: bool(desk.till.asked), 0.1)
    assert desk.running.is_paused
    desk.presenter.go_on()
    assert desk.end().done == 40
    desk.close()


def test_ten_thousand_that_are_left_out_are_told_in_portions(desk: BatchDesk) -> None:
    desk.till.gate.clear()
    desk.check(ids(10_000))
    desk.presenter.start()
    desk.until(lambda: len(desk.till.asked) == 4, "some are asked for")
    lines = desk.presenter.lines
    assert lines is not None
    # In between the window has its turn.
    told = [0]
    turn = QTimer(interval=0)
    turn.timeout.connect(lambda: told.append(lines.count(RowState.SKIPPED)))
    turn.start()
    desk.presenter.cancel()
    desk.till.gate.set()
    desk.end()
    told.append(lines.count(RowState.SKIPPED))
    assert max(after - before for before, after in pairwise(told)) <= 1_000
    assert told[-1] > 9_990


def test_what_may_be_paid_is_not_called_ready(desk: BatchDesk) -> None:
    desk.till.status_script = lambda each: "none" if each == "INV-0" else "Placed"
    state = desk.run(ids(3))
    assert state.title == "2 of 3 invoices are ready to share"
    assert state.about.startswith("1 without a status · ")


def test_without_a_journal_it_is_said_and_goes_on(qapp: QApplication, tmp_path: Path) -> None:
    (tmp_path / "journals").write_text("not a folder")
    desk = BatchDesk(tmp_path / "journals")
    state = desk.run(ids(3))
    assert state.done == 3
    assert state.warning == "Results cannot be saved, and would be lost in a crash."
    desk.close()


def test_a_list_that_is_given_up_tells_nothing_more(desk: BatchDesk) -> None:
    desk.till.gate.clear()
    desk.check(ids(40))
    desk.presenter.start()
    desk.until(lambda: len(desk.till.asked) == 4, "some are asked for")
    desk.presenter.begin_anew()
    assert desk.presenter.state == Choosing()
    desk.presenter.choice.read_text("INV-7")
    # Without a turn of the event loop in which what the first one tells would be heard.
    assert soon(lambda: not desk.till.at_once, 60)
    desk.until(lambda: isinstance(desk.presenter.state, Checking), "it is read")
    desk.presenter.start()
    desk.till.gate.set()
    assert desk.end().title == "1 of 1 invoice is ready to share"
