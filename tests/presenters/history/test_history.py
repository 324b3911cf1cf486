"""What was handed over, found: by what is typed and chosen, page by page, and while it goes on."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from gui.core.accounts.account import Environment
from gui.core.batch.outcome import RowState
from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled
from gui.core.history.entry import Invoice, Kept
from gui.core.history.ledger import Ledger
from gui.core.history.problems import LedgerProblem
from gui.core.preferences import HistoryChoice, Preferences
from gui.core.settings import Settings
from gui.presenters.history.filters import months, periods, span_of
from gui.presenters.history.history import HistoryPresenter
from gui.presenters.history.history_state import Filling
from gui.presenters.history.ledger_questions import FIRST_PAGE, PAGE, rows_of
from gui.presenters.history.lines import Reader
from tests.history_desk import ACME, MARIA, NOW, SHOP, HistoryDesk, deed, link_of

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


def test_rows_come_newest_first_and_read_well(desk: HistoryDesk) -> None:
    desk.keep(
        deed("INV-3"),
        deed("INV-2", "mail draft", ago=DAY, status="Paid", person=MARIA),
        deed("INV-1", "export.csv", ago=17 * DAY, status=""),
    )
    lines = [desk.presenter.line(kept) for kept in desk.open()]
    assert [line.invoice_id for line in lines] == ["INV-3", "INV-2", "INV-1"]
    assert [line.way for line in lines] == ["Link", "Mail draft", "CSV file"]
    assert [line.person for line in lines] == ["you", "maria", "you"]
    assert [line.verdict_text for line in lines] == [
        *("Ready to share", "Already paid", "Status not available")
    ]
    assert lines[0].when.startswith("Today ")
    assert lines[1].when.startswith("Yesterday ")
    assert lines[2].when.startswith("3 Mar ")
    assert "2026" in lines[2].when_in_full
    assert [line.mark for line in lines] == ["TEST"] * 3
    assert desk.state.filling is Filling.ROWS
    assert desk.state.kept == "3 entries. Kept on this computer for 180 days, then deleted."


def test_a_status_is_as_bluetape_said_it(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1", status="Partially\u202e Paid"))
    [line] = [desk.presenter.line(kept) for kept in desk.open()]
    assert line.verdict is RowState.OTHER_STATUS
    assert line.verdict_text == "Partially\ufffd Paid"


def test_what_is_typed_is_in_the_id(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-31"), deed("INV-13"), deed("ABC-3"))
    desk.open()
    assert desk.search(text="inv-1") == ["INV-13"]
    assert desk.search(text=" C-3 ") == ["ABC-3"]
    assert desk.search(text="nowhere") == []
    assert desk.state.filling is Filling.NO_MATCH
    assert desk.search(text="") == ["INV-31", "INV-13", "ABC-3"]


def test_only_the_last_of_what_is_typed_is_shown(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-31"), deed("INV-13"))
    found: list[object] = []
    desk.presenter.listed.connect(lambda rows, _: found.append([k.invoice_id for k in rows]))
    for text in ("I", "IN", "INV", "INV-3"):
        desk.presenter.search(desk.state.chosen.__class__(text))
    desk.settle()
    assert found == [["INV-31"]]


def test_filters_leave_out_what_is_not_meant(desk: HistoryDesk) -> None:
    desk.keep(
        deed("INV-4", "print card", status="Partially Paid"),
        deed("INV-3", "copy row", ago=2 * DAY, status="Paid"),
        deed("INV-2", "mail draft", ago=20 * DAY, person=MARIA),
        deed("INV-1", "mail as text", ago=60 * DAY, status=""),
    )
    desk.open()
    assert desk.search(verdict="ready") == ["INV-2"]
    assert desk.search(verdict="unknown") == ["INV-1"]
    assert desk.search(verdict="", way="MAILED") == ["INV-2", "INV-1"]
    assert desk.search(way="MAILED", person=MARIA) == ["INV-2"]
    assert desk.search(way="", person="", period="7") == ["INV-4", "INV-3"]
    assert desk.search(period="2026-02") == ["INV-2"]
    assert desk.search(period="today") == ["INV-4"]


def test_people_can_be_chosen_where_there_is_more_than_one(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"))
    desk.open()
    assert desk.state.people == ()
    desk.keep(deed("INV-2", person=MARIA))
    desk.open()
    assert [option.text for option in desk.state.people] == ["Everyone", "You", "maria"]


def test_times_to_choose_are_days_and_months() -> None:
    options = periods(NOW, 180)
    assert [option.text for option in options[:5]] == [
        *("Any time", "Today", "Last 7 days", "Last 30 days", "Last 90 days")
    ]
    assert [option.text for option in options[5:7]] == ["March 2026", "February 2026"]
    assert len(options) == 17
    for option in options[5:]:
        span = span_of(option.key, NOW)
        assert span.since is not None
        assert span.until is not None
        # By the clock on the wall, whatever that was then.
        assert span.since.astimezone().day == span.until.astimezone().day == 1
        assert span.since.astimezone().hour == span.until.astimezone().hour == 0


def test_what_is_kept_for_years_can_be_chosen_by_the_year() -> None:
    def years(now: datetime, kept_days: int) -> list[str]:
        options = periods(now, kept_days)[17:]
        assert [option.key for option in options] == [option.text for option in options]
        return [option.text for option in options]

    # The twelve months begin with April of the year before.
    assert years(NOW, 365) == ["2025"]
    assert years(NOW, 7 * 365) == ["2025", "2024", "2023", "2022", "2021", "2020", "2019"]
    assert len(years(NOW, 3_650)) == 10
    # Here they are a whole year.
    december = NOW.replace(month=12)
    assert years(december, 353) == []
    assert years(december, 354) == ["2025"]
    span = span_of("2024", NOW)
    assert span.since is not None
    assert span.until is not None
    ends = [f"{end.astimezone():%Y-%m-%d %H:%M}" for end in (span.since, span.until)]
    assert ends == ["2024-01-01 00:00", "2025-01-01 00:00"]


def test_the_years_are_those_of_the_days_that_are_kept(desk: HistoryDesk) -> None:
    desk.settings.settings = Settings(preferences=Preferences(history_days=3_650))
    desk.keep(deed("INV-3"), deed("INV-2", ago=400 * DAY), deed("INV-1", ago=2 * 365 * DAY))
    desk.open()
    assert desk.state.periods[-1].text == "2016"
    assert desk.search(period="2024") == ["INV-1"]
    assert desk.search(period="2025") == ["INV-2"]


def test_of_a_year_each_month_can_be_chosen_that_is_kept() -> None:
    def of(period: str, kept_days: int = 3_650) -> list[str]:
        return [option.text for option in months(period, NOW, kept_days)]

    assert [of(period) for period in ("", "today", "7", "2026-02")] == [[]] * 4
    assert of("2025")[:3] == ["Any month", "December 2025", "November 2025"]
    assert len(of("2024")) == 13
    # Of March there are the last days.
    assert of("2025", 365)[-1] == "March 2025"
    [*_, march, _, _] = months("2024", NOW, 3_650)
    span = span_of(march.key, NOW)
    assert span.since is not None
    assert span.until is not None
    ends = [f"{end.astimezone():%Y-%m-%d %H:%M}" for end in (span.since, span.until)]
    assert ends == ["2024-03-01 00:00", "2024-04-01 00:00"]


def test_what_was_handed_over_in_a_month_of_another_year_is_found(desk: HistoryDesk) -> None:
    desk.settings.settings = Settings(preferences=Preferences(history_days=3_650))
    desk.keep(*(deed(f"INV-{days}", ago=days * DAY) for days in (400, 710, 740, 770)))
    desk.open()
    assert desk.state.months == ()
    assert desk.search(period="2024") == ["INV-710", "INV-740", "INV-770"]
    assert desk.search(month="2024-03") == ["INV-740"]
    # It is a month of that year.
    assert desk.search(period="2025") == ["INV-400"]
    assert desk.state.chosen.month == ""
    assert desk.search(period="", month="2024-03") == ["INV-400", "INV-710", "INV-740", "INV-770"]


def test_further_rows_come_when_somebody_gets_there(desk: HistoryDesk) -> None:
    count = FIRST_PAGE + PAGE + 10
    desk.keep(*(deed(f"INV-{number}") for number in range(count)))
    assert len(desk.open()) == FIRST_PAGE
    assert desk.has_more
    desk.presenter.more()
    desk.settle()
    assert len(desk.rows) == FIRST_PAGE + PAGE
    desk.presenter.more()
    desk.settle()
    assert desk.ids == [f"INV-{number}" for number in range(count)]
    assert not desk.has_more


def test_rows_of_the_search_before_stay_out_of_the_next_one(desk: HistoryDesk) -> None:
    # Newer than all that is looked for next, and older than it.
    desk.keep(
        *(deed(f"NEW-{number}") for number in range(FIRST_PAGE)),
        *(deed(f"INV-{number}", ago=DAY) for number in range(FIRST_PAGE + 5)),
        *(deed(f"OLD-{number}", ago=9 * DAY) for number in range(PAGE)),
    )
    desk.open()
    came: list[object] = []
    desk.presenter.came.connect(came.append)
    desk.presenter.search(replace(desk.state.chosen, text="INV"))
    # The window is scrolled, and comes forward, before anything is found.
    desk.presenter.more()
    desk.presenter.refresh()
    desk.settle()
    assert desk.ids == [f"INV-{number}" for number in range(FIRST_PAGE)]
    assert came == []
    desk.presenter.more()
    desk.settle()
    assert desk.ids == [f"INV-{number}" for number in range(FIRST_PAGE + 5)]


def test_what_comes_while_something_is_looked_for_is_found_and_counted(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"))
    desk.open()
    desk.hand_over("INV-2")
    desk.presenter.search(replace(desk.state.chosen, text="INV"))
    desk.until(lambda: len(desk.rows) == 2, "it is found")
    desk.settle()
    assert desk.ids == ["INV-2", "INV-1"]
    assert desk.presenter.total == 2


def test_what_is_given_up_reads_no_further() -> None:
    invoices = [("a", Environment.CUSTOM, "INV-1"), ("a", Environment.CUSTOM, "INV-2")]
    given_up = Cancellation()
    read: list[str] = []

    class Watched:
        def of_invoice(self, invoice: Invoice) -> list[Kept]:
            read.append(invoice[-1])
            given_up.cancel()
            return []

    with pytest.raises(Canceled):
        rows_of(invoices, Watched(), given_up)  # type: ignore[arg-type]
    assert read == ["INV-1"]


def test_what_is_handed_over_meanwhile_comes_in_front(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1", link=OLD), deed("INV-2"))
    desk.open()
    desk.pick(0)
    desk.hand_over("INV-1")
    desk.until(lambda: len(desk.rows) == 3, "it is there")
    desk.settle()
    assert desk.ids == ["INV-1", "INV-1", "INV-2"]
    # The older one has another link now, and that is known at once.
    assert [kept.is_changed for kept in desk.rows] == [False, True, False]
    assert desk.state.changed == 1
    details = desk.presenter.details()
    assert details.changed is not None
    assert details.changed.text.endswith("The new one went out on 20 Mar.")
    assert len(details.deeds) == 2


def test_what_does_not_match_stays_away(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"))
    desk.open()
    desk.search(text="INV-1")
    desk.hand_over("INV-2")
    desk.settle()
    desk.settle()
    assert desk.ids == ["INV-1"]


def test_the_first_row_of_all_comes_into_an_empty_window(desk: HistoryDesk) -> None:
    assert desk.open() == []
    assert desk.state.filling is Filling.NOTHING_YET
    assert "180 days" in desk.state.text
    desk.hand_over("INV-1")
    desk.until(lambda: desk.ids == ["INV-1"], "it is there")
    assert desk.state.filling is Filling.ROWS


def test_the_chip_counts_within_what_is_chosen(desk: HistoryDesk) -> None:
    desk.keep(
        deed("INV-2"),
        deed("INV-1"),
        deed("INV-2", ago=2 * DAY, link=link_of("INV-2", "before")),
        deed("INV-1", ago=40 * DAY, link=OLD),
    )
    desk.open()
    assert desk.state.changed == 2
    desk.search(period="7")
    assert desk.state.changed == 1
    assert desk.search(is_changed=True) == ["INV-2"]


def test_details_have_all_hand_overs_of_an_invoice(desk: HistoryDesk) -> None:
    desk.keep(
        deed("INV-1", person=MARIA, amount="4550"),
        deed("INV-2"),
        deed("INV-1", "mail draft", ago=3 * DAY),
        deed("INV-1", "command.batch", ago=4 * DAY),
        deed("INV-1", account=SHOP),
    )
    desk.open()
    details = desk.pick(0)
    assert details.title == "INV-1"
    assert details.amount == "4,550.00"
    assert dict(details.facts)["Account"] == "Acme Supply"
    assert dict(details.facts)["Handed over"] == "Link, by maria"
    assert [text.text for text in details.deeds] == [
        "Link copied by maria",
        "Mail draft by you",
        "List by command, run by you",
    ]
    assert details.deeds[1].when.startswith("17 Mar ")
    assert "2026" in details.deeds[1].when_in_full
    assert details.can_ask
    assert details.changed is None


@pytest.mark.parametrize("what", ["without a fingerprint", "older"])
def test_only_what_is_known_to_be_the_new_link_is_called_that(desk: HistoryDesk, what: str) -> None:
    desk.keep(deed("INV-1", link=OLD), deed("INV-1"))
    desk.asked(lambda ledger: ledger.seen(ACME.key, "INV-1", link_of("INV-1")))
    newest, before = desk.open()
    changed = replace(newest, is_changed=True)
    if what == "older":
        shown, deeds = changed, [changed, before]
    else:
        shown = replace(before, is_changed=True)
        deeds = [replace(newest, fingerprint=b"", is_changed=False), shown]
    details = desk.reader.details(shown, deeds, NOW, keeps_links=False)
    assert details.changed is not None
    assert details.changed.text.endswith("Look it up again and send the new one.")


def test_of_several_invoices_it_says_how_many(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"), deed("INV-2"), deed("INV-1"))
    desk.open()
    details = desk.pick(0, 1, 2)
    assert (details.selected, details.title) == (2, "2 invoices selected")
    assert desk.pick(0, 2).selected == 1


def test_an_account_that_is_gone_cannot_be_asked(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"))
    desk.open()
    assert desk.pick(0).can_ask
    desk.presenter.set_accounts((SHOP,))
    details = desk.presenter.details()
    assert not details.can_ask
    assert details.why_not == "Its account is not on this computer any more."
    # In another environment it is another account.
    reader = Reader("me", (ACME._replace(environment=Environment.PRODUCTION),))
    assert reader.account_of(desk.rows[0]) is None


def test_a_long_story_is_cut(desk: HistoryDesk) -> None:
    desk.keep(*(deed("INV-1", ago=number * DAY) for number in range(33)))
    desk.open()
    details = desk.pick(0)
    assert len(details.deeds) == 30
    assert details.more_deeds == "and 3 more"


def test_off_says_so_and_what_is_kept_can_be_read(desk: HistoryDesk) -> None:
    off = Preferences(history=HistoryChoice.OFF)
    desk.settings.settings = Settings(preferences=off)
    desk.open()
    assert desk.state.filling is Filling.OFF
    desk.settings.settings = Settings()
    desk.keep(deed("INV-1"))
    desk.settings.settings = Settings(preferences=off)
    assert len(desk.open()) == 1
    assert desk.state.kept == "1 entry. The history is off, so nothing new is added."


def test_a_ledger_that_cannot_be_read_says_why_and_is_asked_again(
    desk: HistoryDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gui.core.history.problems import LedgerUnavailable

    desk.keep(deed("INV-1"))

    def refuse(*_: object, **__: object) -> None:
        raise LedgerUnavailable(LedgerProblem.LOCKED)

    with monkeypatch.context() as patch:
        patch.setattr(Ledger, "page", refuse)
        desk.open()
    assert desk.state.filling is Filling.BROKEN
    assert "in use by another program" in desk.state.text
    assert len(desk.open()) == 1
    assert desk.state.filling is Filling.ROWS


@pytest.mark.expects_log("ZeroDivisionError")
def test_a_mistake_of_ours_is_no_empty_history(
    desk: HistoryDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.keep(deed("INV-1"))

    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Ledger, "page", fail)
    desk.open()
    assert desk.state.filling is Filling.BROKEN


def test_facts_of_the_ledger_are_said_and_keep_it_from_being_cleared(
    desk: HistoryDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.keep(deed("INV-1"))
    desk.open()
    assert desk.state.can_clear
    facts = property(lambda _: frozenset({LedgerProblem.NEWER}))
    monkeypatch.setattr(Ledger, "facts", facts)
    desk.open()
    assert "newer version" in desk.state.warning
    assert not desk.state.can_clear


def test_amounts_of_a_file_that_was_meddled_with_are_no_mistake(desk: HistoryDesk) -> None:
    desk.keep(deed("INV-1"))
    [kept] = desk.open()
    for amount in ("x", "NaN", "1E+999999", "Infinity", "1e18"):
        desk.rows[:] = [replace(kept, amount=amount, person="\u202e" * 90, way="x" * 99)]
        details = desk.pick(0)
        assert details.amount == ""
        assert details.line is not None
        assert len(details.line.person) <= 30


def test_once_closed_it_asks_for_nothing_more(desk: HistoryDesk) -> None:
    """A window that goes may become the active one once more, as on Windows."""
    desk.keep(deed("INV-1"))
    presenter = HistoryPresenter(desk.keeper, desk.reader)
    presenter.repeat()
    desk.settle()
    presenter.pick([desk.open()[0]])
    desk.settle()
    presenter.close()
    asked: list[object] = []
    with pytest.MonkeyPatch.context() as noted:
        noted.setattr(desk.lane, "submit", lambda *what, **_: asked.append(what))
        presenter.refresh()
    assert asked == []
