"""What is done with the history: asking again, looking up, copying, saving, clearing."""

import csv
import gc
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from gui.core.accounts.account import Environment
from gui.core.batch import list_separator
from gui.core.batch.outcome import RowState
from gui.core.batch.reading import read_table
from gui.core.cancellation import Cancellation
from gui.core.errors import InvoiceNotFound, Unauthorized
from gui.core.history.ledger import Ledger
from gui.core.history.problems import LedgerProblem, LedgerUnavailable
from gui.core.preferences import HistoryChoice
from gui.presenters.history import history_export, work_report
from gui.presenters.history.history_state import ExportFormat, Filling
from gui.presenters.history.history_table import HistoryTable
from gui.presenters.history.unpaid import checkable
from gui.presenters.message_state import Severity
from gui.presenters.report_state import Report
from tests.core.batch.test_run import OFFLINE
from tests.history_desk import ACME, MARIA, SHOP, HistoryDesk, deed, link_of
from tests.waiting import let_all_turns_come

DAY = timedelta(days=1)
OLD = link_of("INV-1", "before")


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


@pytest.fixture
def desk(qapp: QApplication, tmp_path: Path) -> Iterator[HistoryDesk]:
    desk = HistoryDesk(tmp_path / "history")
    yield desk
    desk.close()


@pytest.fixture
def linked(qapp: QApplication, tmp_path: Path) -> Iterator[HistoryDesk]:
    """Links are kept."""
    desk = HistoryDesk(tmp_path / "history", HistoryChoice.WITH_LINKS)
    yield desk
    desk.close()


# Asking again.


def test_what_is_selected_is_asked_again_and_what_changed_is_known(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1", link=OLD), deed("INV-2"), deed("INV-3"))
    desk.open()
    desk.till.status_script = lambda each: {"INV-2": "Paid"}.get(each, "Placed")
    desk.pick(0, 1)
    desk.work.check_selected()
    report = desk.ended()
    assert sorted(desk.till.asked) == ["INV-1", "INV-2"]
    assert report.text == "2 invoices checked"
    assert report.detail == "1 paid now (INV-2), 1 with another link (INV-1)"
    assert report.severity is Severity.LOOK_FIRST
    lines = [desk.presenter.line(kept) for kept in desk.rows]
    assert [line.now for line in lines] == [RowState.READY, RowState.PAID, None]
    assert [line.is_changed for line in lines] == [True, False, False]
    assert [line.now_text for line in lines] == ["Ready", "Paid", ""]
    assert desk.state.has_checked
    assert desk.state.changed == 1


def test_a_link_that_was_replaced_before_its_last_hand_over_is_no_news(desk: HistoryDesk) -> None:
    desk.keep(
        deed("INV-1"),
        deed("INV-1", ago=DAY, link=OLD),
        # The last time it was the old one again.
        deed("INV-2", link=link_of("INV-2", "before")),
        deed("INV-2", ago=DAY),
    )
    desk.open()
    desk.pick(0, 1, 2, 3)
    desk.work.check_selected()
    report = desk.ended()
    assert report.detail == "1 with another link (INV-2)"
    # Each row says of itself all the same which link it has.
    assert [kept.is_changed for kept in desk.rows] == [False, True, True, False]


def test_a_kept_link_stands_beside_the_one_that_was_found(linked: HistoryDesk) -> None:
    linked.keep(deed("INV-1", link=OLD), with_links=True)
    linked.open()
    linked.pick(0)
    linked.work.check_selected()
    linked.ended()
    changed = linked.pick(0).changed
    assert changed is not None
    assert [address for _, address in changed.links] == [OLD.address, link_of("INV-1").address]
    assert [what for what, _ in changed.links] == ["Sent: Today 11:00", "Now"]


def test_nothing_is_asked_by_itself(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"))
    desk.open()
    desk.pick(0)
    desk.search(text="INV")
    assert desk.till.asked == []


def test_all_that_was_not_paid_lately_is_asked_once_each(desk: HistoryDesk) -> None:
    desk.keep(
        deed("INV-1"),
        deed("INV-1", ago=DAY),
        deed("INV-2", ago=2 * DAY, status=""),
        deed("INV-3", ago=3 * DAY, status="Partially Paid"),
        # By then it was paid.
        deed("INV-4", ago=4 * DAY, status="Paid"),
        deed("INV-4", ago=5 * DAY),
        deed("INV-5", ago=6 * DAY, status="Canceled"),
        deed("INV-6", ago=31 * DAY),
        deed("INV-1", ago=2 * DAY, account=SHOP),
    )
    desk.open()
    desk.work.check_unpaid()
    report = desk.ended()
    assert sorted(desk.till.asked) == ["INV-1", "INV-1", "INV-2", "INV-3"]
    assert report.text == "4 invoices checked"
    assert (report.detail, report.severity) == ("", Severity.GOOD)


def test_where_nothing_is_unpaid_that_is_said(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1", status="Paid"))
    desk.open()
    desk.work.check_unpaid()
    assert desk.ended().text.startswith("Nothing to check")
    assert desk.till.asked == []


def test_of_accounts_that_are_gone_nothing_is_asked(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"), deed("INV-2", account=SHOP))
    desk.open()
    desk.presenter.set_accounts((ACME,))
    desk.work.check_unpaid()
    report = desk.ended()
    assert desk.till.asked == ["INV-1"]
    assert "1 left out: its account is not on this computer" in report.detail


@pytest.mark.parametrize("is_selected", [True, False])
def test_where_all_accounts_are_gone_that_is_said(desk: HistoryDesk, *, is_selected: bool) -> None:
    desk.keep(deed("INV-1"), deed("INV-2"))
    desk.open()
    desk.presenter.set_accounts((SHOP,))
    desk.pick(0, 1)
    (desk.work.check_selected if is_selected else desk.work.check_unpaid)()
    report = desk.ended()
    assert report.text == "Nothing was checked."
    assert report.detail == "2 left out: their account is not on this computer"
    assert report.severity is Severity.LOOK_FIRST


def test_where_nothing_is_selected_nothing_is_said(desk: HistoryDesk) -> None:
    desk.work.check_selected()
    assert desk.work.report == Report()


def test_what_is_not_found_or_fails_is_said_with_its_name(desk: HistoryDesk) -> None:
    desk.keep(*(deed(f"INV-{number}") for number in range(6)))
    desk.open()
    desk.till.script = lambda each: InvoiceNotFound() if each < "INV-4" else "Placed"
    desk.work.check_unpaid()
    # Of many nobody reads the names.
    assert desk.ended().detail == "4 not found"
    desk.till.script = lambda each: InvoiceNotFound() if each == "INV-4" else "Placed"
    desk.work.check_unpaid()
    assert desk.ended().detail == "1 not found (INV-4)"


def test_canceling_keeps_what_is_there(desk: HistoryDesk) -> None:
    desk.keep(*(deed(f"INV-{number:02}") for number in range(20)))
    desk.open()
    desk.till.hold_after(3)
    desk.work.check_unpaid()
    desk.until(lambda: desk.work.report.done >= 3, "some are done")
    running = desk.work.report
    assert (running.text, running.of, running.is_running) == ("Checking 20 invoices", 20, True)
    desk.work.cancel()
    report = desk.ended()
    assert report.text == "Stopped after 3 of 20 invoices"
    assert len(desk.reader.checked) == 3


def test_one_thing_at_a_time(desk: HistoryDesk, tmp_path: Path) -> None:
    desk.keep(deed("INV-1"))
    desk.open()
    desk.till.hold_after(0)
    desk.pick(0)
    desk.work.check_selected()
    desk.work.check_unpaid()
    desk.work.export(ExportFormat.CSV, tmp_path / "x.csv", replaces=False)
    desk.work.clear()
    desk.until(lambda: bool(desk.till.asked), "it is asked about")
    desk.till.gate.set()
    assert desk.ended().text == "1 invoice checked"
    assert desk.till.asked == ["INV-1"]
    assert not (tmp_path / "x.csv").exists()
    assert len(desk.open()) == 1


def test_a_second_check_leaves_the_first_one_to_be_ended(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"), deed("INV-2"))
    rows = desk.open()
    desk.till.hold_after(0)
    desk.pick(0)
    desk.work.check_selected()
    desk.until(lambda: desk.till.asked == ["INV-1"], "it is asked about")
    desk.check.begin(checkable(rows[1:], desk.reader))
    desk.work.cancel()
    assert desk.ended().text == "Stopped after 0 of 1 invoice"
    assert desk.till.asked == ["INV-1"]


def test_a_refused_key_ends_it_with_the_reason(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"), deed("INV-2"))
    desk.open()
    desk.till.script = lambda _: Unauthorized(401)
    desk.work.check_unpaid()
    report = desk.ended()
    assert report.severity is Severity.FAILED
    assert report.text.startswith("Stopped after")
    assert "Acme Supply" in report.detail or "API key" in report.detail


def test_without_a_network_it_waits_until_somebody_says_so(desk: HistoryDesk) -> None:
    desk.keep(*(deed(f"INV-{number:02}") for number in range(30)))
    desk.open()
    desk.till.script = lambda _: OFFLINE
    desk.work.check_unpaid()
    desk.until(lambda: desk.work.report.action == "&Go on", "it waits")
    assert "internet connection" in desk.work.report.detail
    desk.till.script = lambda _: "Placed"
    desk.work.go_on()
    assert not desk.work.report.action
    report = desk.ended()
    assert report.text == "30 invoices checked"


def test_other_credentials_end_it(desk: HistoryDesk) -> None:
    desk.keep(*(deed(f"INV-{number:02}") for number in range(20)))
    desk.open()
    desk.till.hold_after(2)
    desk.work.check_unpaid()
    desk.until(lambda: desk.work.report.done >= 2, "some are done")
    desk.work.stop_asking(SHOP.key)
    assert desk.work.report.is_running
    desk.work.stop_asking(ACME.key)
    assert desk.ended().text == "Stopped after 2 of 20 invoices"


def test_a_locked_keyring_ends_it_and_is_named(desk: HistoryDesk) -> None:
    desk.keep(*(deed(f"INV-{number:02}") for number in range(20)))
    desk.open()
    desk.till.hold_after(2)
    desk.work.check_unpaid()
    desk.until(lambda: desk.work.report.done >= 2, "some are done")
    desk.work.stop_asking(ACME.key, is_locked=True)
    report = desk.ended()
    assert report.text == "Stopped after 2 of 20 invoices"
    assert report.detail.startswith("This computer’s keyring is locked")


def test_a_locked_keyring_ends_what_waits_for_it(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"), deed("INV-2", account=SHOP))
    desk.open()
    desk.till.hold("INV-1")
    desk.work.check_unpaid()
    desk.until(lambda: desk.till.asked == ["INV-1"], "the first account is asked about")
    desk.work.stop_asking(SHOP.key, is_locked=True)
    desk.till.gate.set()
    report = desk.ended()
    assert desk.till.asked == ["INV-1"]
    assert report.text == "Stopped after 1 of 2 invoices"
    assert report.detail.startswith("This computer’s keyring is locked")


def test_a_locked_keyring_ends_nothing_that_does_without_it(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"), deed("INV-2", account=SHOP))
    desk.open()
    desk.till.hold("INV-1")
    desk.work.check_unpaid()
    desk.until(lambda: desk.till.asked == ["INV-1"], "the first account is asked about")
    desk.work.stop_asking(ACME.key, is_locked=True)
    report = desk.ended()
    assert desk.till.asked == ["INV-1", "INV-2"]
    assert report.text == "Stopped after 1 of 2 invoices"
    assert report.detail.startswith("This computer’s keyring is locked")


def test_a_keyring_that_is_locked_before_the_rows_are_there_is_asked_for_nothing(
    desk: HistoryDesk,
) -> None:
    desk.keep(deed("INV-1"), deed("INV-2", account=SHOP))
    desk.open()
    is_free = threading.Event()
    desk.keeper.ask(lambda _: is_free.wait(60), lambda _: None)
    desk.work.check_unpaid()
    desk.work.stop_asking(ACME.key, is_locked=True)
    desk.work.stop_asking(SHOP.key, is_locked=True)
    is_free.set()
    report = desk.ended()
    let_all_turns_come()
    assert desk.till.asked == []
    assert desk.work.report == report
    assert report.text == "Nothing was checked."
    assert report.detail.startswith("This computer’s keyring is locked")


def test_a_keyring_that_is_locked_after_the_last_answer_ended_nothing(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"))
    desk.open()
    desk.pick(0)
    is_free = threading.Event()
    # What was seen is not in the ledger yet.
    desk.keeper.ask(lambda _: is_free.wait(60), lambda _: None)
    desk.work.check_selected()
    desk.until(lambda: bool(desk.till.asked), "it is asked about")
    threads = [each for each in threading.enumerate() if each.name.startswith("batch-")]
    desk.until(lambda: not any(each.is_alive() for each in threads), "every answer is there")
    let_all_turns_come()
    desk.work.stop_asking(ACME.key, is_locked=True)
    is_free.set()
    report = desk.ended()
    assert (report.text, report.detail) == ("1 invoice checked", "")


# Looking up.


def test_an_invoice_is_looked_up_in_its_account(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"), deed("INV-2", account=SHOP))
    desk.open()
    desk.pick(0)
    desk.work.look_up()
    assert desk.looked_up == ["INV-1"]
    assert desk.questions == []
    desk.pick(1)
    desk.work.look_up()
    assert desk.looked_up == ["INV-1"]
    [question] = desk.questions
    assert question.title == "Switch to the account “Other shop”?"
    question.go_on()
    assert desk.switched == [SHOP.key]
    assert desk.looked_up == ["INV-1", "INV-2"]


def test_why_it_cannot_be_looked_up_is_said(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"))
    desk.open()
    desk.presenter.set_accounts((SHOP,))
    desk.pick(0)
    desk.work.look_up()
    assert desk.work.report.text == "Its account is not on this computer any more."
    assert desk.looked_up == []


def test_what_is_no_id_is_not_looked_up(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"))
    [kept] = desk.open()
    for text in ("", "..", "a\nb", " INV-1", "Invoice #7"):
        desk.rows[:] = [replace(kept, invoice_id=text)]
        assert not desk.pick(0).can_ask
        desk.work.look_up()
        desk.work.check_selected()
    assert desk.looked_up == []
    assert desk.till.asked == []


# Copying.


def test_a_kept_link_is_copied_and_that_is_a_hand_over(linked: HistoryDesk) -> None:
    linked.keep(deed("INV-1"), with_links=True)
    linked.open()
    assert linked.pick(0).can_copy
    linked.work.copy()
    assert linked.clipboard.text == link_of("INV-1").address
    assert linked.questions == []
    assert linked.work.report.text.startswith("Payment link for INV-1 copied, as of Today")
    linked.until(lambda: len(linked.rows) == 2, "it is a row")
    assert [kept.way for kept in linked.rows] == ["copy link", "copy link"]


def test_a_copy_beside_a_check_that_waits_leaves_it_its_buttons(
    linked: HistoryDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work_report, "_READ_MS", 200)
    linked.keep(*(deed(f"INV-{number:02}") for number in range(30)), with_links=True)
    linked.open()
    linked.till.script = lambda _: OFFLINE
    linked.pick(0)
    linked.work.check_unpaid()
    linked.until(lambda: linked.work.report.action == "&Go on", "it waits")
    waiting = linked.work.report
    linked.work.copy()
    assert linked.clipboard.text == link_of("INV-00").address
    said = linked.work.report
    assert said.detail.startswith("Payment link for INV-00 copied")
    assert replace(said, detail=waiting.detail) == waiting
    # Nothing else begins beside it.
    linked.work.check_selected()
    linked.until(lambda: linked.work.report.detail == waiting.detail, "it was read")
    assert linked.work.report.action == waiting.action
    linked.till.script = lambda _: "Placed"
    linked.work.go_on()
    assert linked.ended().text == "30 invoices checked"


def test_what_failed_beside_a_check_is_still_said_when_that_has_ended(linked: HistoryDesk) -> None:
    linked.keep(deed("INV-1"), with_links=True)
    linked.open()
    linked.till.hold_after(0)
    linked.pick(0)
    linked.work.check_selected()
    linked.clipboard.is_held = True
    linked.work.copy()
    assert linked.work.report.text == "Checking 1 invoice"
    assert linked.work.report.detail.startswith("The link was not copied")
    linked.till.gate.set()
    report = linked.ended()
    assert report.text == "1 invoice checked"
    assert report.detail.startswith("The link was not copied")
    assert report.severity is Severity.FAILED


def test_what_failed_beside_what_ends_without_a_word_is_said_until_it_is_dismissed(
    qapp: object,
) -> None:
    said = work_report.WorkReport()
    said.show(Report("Finding unpaid invoices…", is_running=True))
    said.say(Report("The link was not copied", severity=Severity.FAILED))
    said.show(Report())
    assert said.shown == Report("The link was not copied", severity=Severity.FAILED)
    said.show(Report())
    assert said.shown == Report()


def test_without_links_there_is_nothing_to_copy(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"))
    desk.open()
    assert not desk.pick(0).can_copy
    desk.work.copy()
    assert desk.clipboard.text == ""


def test_the_link_of_a_paid_invoice_is_asked_about(linked: HistoryDesk) -> None:
    linked.keep(deed("INV-1", status="Paid"), with_links=True)
    linked.open()
    linked.pick(0)
    linked.work.copy()
    assert linked.clipboard.text == ""
    [question] = linked.questions
    assert question.title == "Copy the link of a paid invoice?"
    assert question.button == "Copy anyway"
    question.go_on()
    assert linked.clipboard.text == link_of("INV-1").address


def test_what_was_asked_again_counts_more_than_what_was_known_then(linked: HistoryDesk) -> None:
    linked.keep(deed("INV-1"), with_links=True)
    linked.open()
    linked.till.status_script = lambda _: "Paid"
    linked.pick(0)
    linked.work.check_selected()
    linked.ended()
    linked.work.copy()
    assert linked.clipboard.text == ""
    assert [question.title for question in linked.questions] == ["Copy the link of a paid invoice?"]


def test_a_link_that_has_changed_is_asked_about(linked: HistoryDesk) -> None:
    linked.keep(deed("INV-1"), deed("INV-1", ago=DAY, link=OLD), with_links=True)
    linked.open()
    details = linked.pick(1)
    assert details.changed is not None
    assert [address for _, address in details.changed.links] == [
        OLD.address,
        link_of("INV-1").address,
    ]
    linked.work.copy()
    assert linked.clipboard.text == ""
    [question] = linked.questions
    assert question.title == "Copy a link that is out of date?"
    question.go_on()
    assert linked.clipboard.text == OLD.address
    linked.until(lambda: len(linked.rows) == 3, "it is a row")
    linked.settle()
    # It is out of date as before, and the good one is good.
    assert [kept.is_changed for kept in linked.open()] == [True, False, True]


def test_what_the_gate_refuses_is_never_copied(linked: HistoryDesk) -> None:
    linked.keep(deed("INV-1"), with_links=True)
    [kept] = linked.open()
    for address in (
        "http://www.bluetape.com/",
        "https://evil.example/",
        "javascript:1",
        "x" * 9_000,
    ):
        linked.rows[:] = [replace(kept, link=address)]
        linked.pick(0)
        linked.work.copy()
        assert linked.clipboard.text == ""
        assert linked.work.report.severity is Severity.FAILED
        assert "failed its check" in linked.work.report.text


def test_a_clipboard_that_is_held_is_said(linked: HistoryDesk) -> None:
    linked.keep(deed("INV-1"), with_links=True)
    linked.open()
    linked.pick(0)
    linked.clipboard.is_held = True
    linked.work.copy()
    assert linked.work.report.severity is Severity.FAILED
    linked.settle()
    assert len(linked.rows) == 1


# Saving.


def saved(desk: HistoryDesk, kind: ExportFormat, path: Path, *, replaces: bool = False) -> Report:
    desk.work.export(kind, path, replaces=replaces)
    assert desk.work.report.is_running
    return desk.ended()


def test_what_was_found_is_saved_without_links(linked: HistoryDesk, tmp_path: Path) -> None:
    linked.keep(
        deed("=INV-1", amount="1234.5", person="=maria"),
        deed("007", "mail draft", ago=DAY, status="Partially Paid"),
        deed("ABC", ago=DAY),
        with_links=True,
    )
    linked.open()
    linked.search(verdict="")
    file = tmp_path / "history.csv"
    report = saved(linked, ExportFormat.CSV, file)
    assert (report.text, report.file) == ("3 rows saved as history.csv", file)
    text = file.read_text("utf-8-sig")
    assert "bluetape" not in text
    rows = [*csv.reader(text.splitlines())]
    assert rows[0] == [
        *("TEST – NOT PAYABLE", "When", "Invoice ID", "How", "By", "Verdict then", "Amount then"),
        *("Link changed", "Account", "Environment"),
    ]
    assert rows[1][2:] == [
        *("'=INV-1", "Link", "'=maria", "Ready to share", "1234.50", "", "Acme Supply"),
        "Other server",
    ]
    assert rows[2][2:6] == ["007", "Mail draft", "ana", "Partially Paid"]


def test_a_csv_file_has_the_separator_of_this_computer(
    desk: HistoryDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As Windows may have it set in Switzerland.
    monkeypatch.setattr(list_separator, "sys", SimpleNamespace(platform="win32"))
    monkeypatch.setattr(list_separator, "_of_windows", lambda: ";")
    desk.keep(deed("INV-1"))
    desk.open()
    file = tmp_path / "x.csv"
    saved(desk, ExportFormat.CSV, file)
    rows = [*csv.reader(file.read_text("utf-8-sig").splitlines(), delimiter=";")]
    assert rows[1][2:7] == ["INV-1", "Link", "ana", "Ready to share", "4550.00"]


def test_a_workbook_has_the_same_rows(desk: HistoryDesk, tmp_path: Path) -> None:
    desk.keep(deed("007"), deed("INV-1", person=MARIA))
    desk.open()
    desk.search(text="INV")
    file = tmp_path / "history.xlsx"
    assert saved(desk, ExportFormat.WORKBOOK, file).severity is Severity.GOOD
    rows = read_table(file, Cancellation()).rows
    assert len(rows) == 2
    assert rows[1][2:6] == ("INV-1", "Link", "maria", "Ready to share")


def test_all_pages_are_saved(
    desk: HistoryDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gui.presenters.history import sweep

    monkeypatch.setattr(sweep, "_PAGE", 7)
    desk.keep(*(deed(f"INV-{number}") for number in range(28)))
    desk.open()
    file = tmp_path / "all.csv"
    assert saved(desk, ExportFormat.CSV, file).text == "28 rows saved as all.csv"
    assert len(file.read_text("utf-8-sig").splitlines()) == 29


@pytest.mark.exhaustive
def test_a_csv_file_is_kept_packed_until_it_is_written(
    desk: HistoryDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gui.core.history.entry import Kept
    from gui.presenters.history import sweep

    monkeypatch.setattr(sweep, "_PAGE", 10)
    desk.keep(*(deed(f"INV-{number:03}") for number in range(200)))
    alive: list[int] = []

    def count(_: int) -> None:
        gc.collect()
        alive.append(sum(isinstance(each, Kept) for each in gc.get_objects()))

    desk.export.read.connect(count)
    file = tmp_path / "all.csv"
    assert saved(desk, ExportFormat.CSV, file).text == "200 rows saved as all.csv"
    assert len(alive) == 20
    # A page that was read, and the next one.
    assert max(alive) - alive[0] <= 20
    ids = [row[2] for row in csv.reader(file.read_text("utf-8-sig").splitlines())]
    assert ids == ["Invoice ID", *(f"INV-{number:03}" for number in range(200))]


def test_all_lines_have_the_mark_where_one_cannot_be_paid(
    desk: HistoryDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gui.presenters.history import sweep

    monkeypatch.setattr(sweep, "_PAGE", 3)
    paid = ACME._replace(environment=Environment.PRODUCTION)
    desk.keep(
        *(deed(f"INV-{number}", account=paid) for number in range(5)),
        deed("INV-5"),
        deed("INV-6", account=paid),
    )
    file = tmp_path / "x.csv"
    assert saved(desk, ExportFormat.CSV, file).text == "7 rows saved as x.csv"
    rows = [*csv.reader(file.read_text("utf-8-sig").splitlines())]
    assert [row[0] for row in rows] == [
        *("TEST – NOT PAYABLE", *[""] * 5),
        "TEST – NOT PAYABLE",
        "",
    ]
    assert [row[2] for row in rows[1:]] == [f"INV-{number}" for number in range(7)]


def test_how_far_it_is_is_said_where_that_is_known(desk: HistoryDesk, tmp_path: Path) -> None:
    desk.keep(deed("INV-1"), deed("ABC-2"))
    desk.open()
    saved(desk, ExportFormat.CSV, tmp_path / "all.csv")
    assert (2, 2) in {(report.done, report.of) for report in desk.reports}
    desk.reports.clear()
    desk.search(text="INV")
    saved(desk, ExportFormat.CSV, tmp_path / "some.csv")
    assert {(report.done, report.of) for report in desk.reports} == {(0, 0), (1, 0)}


def test_a_workbook_that_would_be_too_long_is_refused(
    desk: HistoryDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history_export, "MOST_ROWS", 5)
    desk.keep(*(deed(f"INV-{number}") for number in range(6)))
    desk.open()
    report = saved(desk, ExportFormat.WORKBOOK, tmp_path / "x.xlsx")
    assert report.severity is Severity.FAILED
    assert "save it as CSV" in report.text
    assert [*tmp_path.glob("x*")] == []
    assert saved(desk, ExportFormat.CSV, tmp_path / "x.csv").severity is Severity.GOOD


def test_a_file_that_is_there_is_asked_about(desk: HistoryDesk, tmp_path: Path) -> None:
    desk.keep(deed("INV-1"))
    desk.open()
    file = tmp_path / "x.csv"
    file.write_text("mine")
    asked: list[object] = []
    desk.work.exists.connect(lambda kind, path: asked.append((kind, path)))
    report = saved(desk, ExportFormat.CSV, file)
    assert "already exists" in report.text
    assert file.read_text() == "mine"
    assert asked == [(ExportFormat.CSV, file)]
    assert saved(desk, ExportFormat.CSV, file, replaces=True).severity is Severity.GOOD
    assert "INV-1" in file.read_text("utf-8-sig")


def test_an_export_can_be_canceled(desk: HistoryDesk, tmp_path: Path) -> None:
    desk.keep(deed("INV-1"))
    desk.open()
    file = tmp_path / "x.csv"
    desk.work.export(ExportFormat.CSV, file, replaces=False)
    desk.work.cancel()
    assert desk.work.report.text == "Canceled. Nothing was saved."
    desk.settle()
    assert [*tmp_path.glob("x*")] == []
    assert saved(desk, ExportFormat.CSV, file).severity is Severity.GOOD


def test_what_is_being_written_can_be_canceled(
    desk: HistoryDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.keep(deed("INV-1"))
    desk.open()
    is_writing, goes_on = threading.Event(), threading.Event()

    def head(_: HistoryTable) -> bytes:
        is_writing.set()
        assert goes_on.wait(60)
        return b""

    monkeypatch.setattr(HistoryTable, "csv_head", head)
    desk.work.export(ExportFormat.CSV, tmp_path / "x.csv", replaces=False)
    desk.until(is_writing.is_set, "it is written")
    desk.work.cancel()
    assert desk.work.report.text == "Canceled. Nothing was saved."
    goes_on.set()
    done: list[object] = []
    desk.saving.submit(lambda: None, done.append)
    desk.until(lambda: bool(done), "it is given up")
    assert [*tmp_path.glob("*x*")] == []


def test_what_cannot_be_written_is_said(desk: HistoryDesk, tmp_path: Path) -> None:
    desk.keep(deed("INV-1"))
    desk.open()
    report = saved(desk, ExportFormat.CSV, tmp_path / "gone" / "x.csv")
    assert report.severity is Severity.FAILED
    assert "The folder no longer exists." in report.text


# Clearing.


def test_clearing_asks_with_the_number_and_leaves_nothing(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"), deed("INV-2"))
    desk.open()
    question = desk.work.clear_question
    assert question.title == "Clear the whole history?"
    assert question.text.startswith("2 entries will be deleted from this computer.")
    question.go_on()
    desk.until(lambda: desk.work.report.text == "History cleared", "it is said")
    desk.settle()
    assert desk.rows == []
    assert desk.state.filling is Filling.NOTHING_YET
    assert not desk.state.can_clear
    assert desk.presenter.details().selected == 0


def test_what_cannot_be_cleared_is_said(desk: HistoryDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.keep(deed("INV-1"))
    desk.open()

    def refuse(_: object) -> None:
        raise LedgerUnavailable(LedgerProblem.LOCKED)

    monkeypatch.setattr(Ledger, "clear", refuse)
    desk.work.clear()
    desk.settle()
    assert desk.work.report.text == "The history was not cleared."
    assert "in use by another program" in desk.work.report.detail
    assert len(desk.open()) == 1


def test_dismissed_is_gone_and_what_runs_is_not(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"))
    desk.open()
    desk.till.hold_after(0)
    desk.work.check_unpaid()
    desk.work.dismiss()
    assert desk.work.report.is_running
    desk.until(lambda: bool(desk.till.asked), "it is asked about")
    desk.till.gate.set()
    desk.ended()
    desk.work.dismiss()
    assert desk.work.report == Report()
