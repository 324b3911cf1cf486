"""What the page and a list say of earlier hand-overs, and when they say nothing."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale

from gui.core.accounts.account import Account, Environment
from gui.core.invoice import InvoiceId
from gui.core.lookup import Found
from gui.core.preferences import HistoryChoice, Preferences
from gui.core.settings import Settings
from gui.core.status import InvoiceStatus
from gui.presenters.batch.export_orders import ExportKind
from gui.presenters.handover.deeds import Deed
from gui.presenters.handover.ways import WAYS
from gui.presenters.history.history_keeper import HistoryKeeper
from gui.presenters.history.history_notes import HistoryNotes, notes_in_list
from gui.presenters.history.history_recent import recent_links
from gui.presenters.history.ledger_questions import SeenLink, take_note
from gui.presenters.history.note_state import HistoryNote
from gui.presenters.history.ways_then import WAYS_THEN, deed_of, export_name, way_title
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.lookup.verdict_state import Verdict, pending_verdict, verdict_on
from gui.presenters.notices import Notices
from tests.doubles import HeldSettings, ManualLane
from tests.histories import ACME, ME, PLACED, TestPlace, deed, link_of

NOW = datetime(2026, 3, 5, 17, 0, tzinfo=UTC)
ON_3_MARCH = datetime(2026, 3, 3, 15, 20, tzinfo=UTC)


@pytest.fixture(autouse=True)
def british() -> Iterator[None]:
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    yield
    QLocale.setDefault(before)


class Page:
    """A page that shows links, and what is said of each."""

    def __init__(self, folder: Path, settings: Settings | None = None) -> None:
        self.place = TestPlace(folder)
        self.lane = ManualLane()
        self.time = NOW
        settings = settings or Settings(knows_of_history=True)
        self.keeper = HistoryKeeper(
            self.place,
            self.lane,
            self.lane,
            HeldSettings(settings),
            Notices(),
            lambda: ME,
            lambda: self.time,
        )
        self.notes = HistoryNotes(self.keeper)
        self.said: list[HistoryNote | None] = []
        self.notes.changed.connect(self.said.append)

    def show(
        self,
        invoice_id: str,
        account_id: str = "1",
        account: Account = ACME,
        verdict: Verdict | None = None,
    ) -> None:
        link = Found(InvoiceId(invoice_id), account, link_of(invoice_id, account_id))
        verdict = verdict or verdict_on(PLACED)
        state = LookupState(Phase.READY, invoice_id, found=link, verdict=verdict)
        self.notes.show_lookup(state)


@pytest.fixture
def page(qapp: object, tmp_path: Path) -> Iterator[Page]:
    page = Page(tmp_path / "history")
    yield page
    page.keeper.close()
    page.lane.run()


def test_it_says_what_was_done_and_when(page: Page) -> None:
    page.place.write(
        deed("one", "mail draft", at=ON_3_MARCH),
        deed("one", "copy link", at=NOW - timedelta(hours=3)),
        deed("one", "copy message", at=NOW - timedelta(hours=2)),
        deed("other", "print card", at=NOW - timedelta(hours=1)),
    )
    page.show("one")
    assert page.said == []
    page.lane.run()
    [note] = page.said
    assert note is not None
    assert (note.done, note.warning) == ("Copied 2 h ago · mail draft 3 Mar", "")
    first, second = note.details.split("\n")
    assert first.startswith("Message · Thursday, 5 March 2026 at ")
    assert second.startswith("Mail draft · Tuesday, 3 March 2026 at ")


@pytest.mark.parametrize(
    ("ago", "said"),
    [
        (timedelta(seconds=20), "Copied just now"),
        (timedelta(seconds=-20), "Copied just now"),
        (timedelta(minutes=1), "Copied 1 min ago"),
        (timedelta(minutes=59), "Copied 59 min ago"),
        (timedelta(hours=1), "Copied 1 h ago"),
        (timedelta(hours=11), "Copied 11 h ago"),
        (timedelta(hours=30), "Copied yesterday"),
        (timedelta(days=2), "Copied 3 Mar"),
        (timedelta(days=300), "Copied 9 May 2025"),
        # The clock was set back.
        (timedelta(days=-1), "Copied 6 Mar"),
    ],
)
def test_times_are_as_short_as_they_are_told_apart(page: Page, ago: timedelta, said: str) -> None:
    page.place.write(deed("one", at=NOW - ago))
    page.show("one")
    page.lane.run()
    assert page.notes.note == HistoryNote(said, "", page.notes.note.details)  # type: ignore[union-attr]


def test_a_link_that_has_changed_is_warned_of(page: Page) -> None:
    page.place.write(deed("one", "mail draft", at=ON_3_MARCH))
    page.show("one", account_id="2")
    page.lane.run()
    note = page.notes.note
    assert note is not None
    assert note.done == "Mail draft 3 Mar"
    assert note.warning == "This link differs from the one you sent on 3 Mar. Send it again."
    # The window with the history knows it, too.
    assert [row.is_changed for row in page.place.rows] == [True]


def test_nobody_is_told_to_send_what_is_paid(page: Page) -> None:
    page.place.write(deed("one", "mail draft", at=ON_3_MARCH))
    page.show("one", "2", verdict=pending_verdict())
    page.lane.run()
    page.show("one", "2", verdict=verdict_on(InvoiceStatus("Paid")))
    assert [note.warning for note in page.said if note] == [
        "This link differs from the one you sent on 3 Mar. Send it again.",
        "This link differs from the one you sent on 3 Mar.",
    ]
    assert page.lane.waiting == 0


def test_sent_again_it_is_no_warning_any_more(page: Page) -> None:
    page.place.write(deed("one", "mail draft", at=ON_3_MARCH))
    page.show("one", account_id="2")
    page.lane.run()
    page.keeper.note_rows(ACME, [("one", link_of("one", "2"), PLACED)], "copy link")
    page.lane.run()
    page.lane.run()
    assert page.notes.note is not None
    assert page.notes.note.warning == ""
    assert page.notes.note.done == "Copied just now · mail draft 3 Mar"


def test_another_person_is_named(page: Page) -> None:
    page.place.write(deed("one", "mail draft", at=ON_3_MARCH, person="front-desk"))
    page.show("one", account_id="2")
    page.lane.run()
    note = page.notes.note
    assert note is not None
    assert note.done == "Mail draft 3 Mar by front-desk"
    assert note.warning.startswith("This link differs from the one front-desk sent on 3 Mar.")
    assert note.details.endswith(" · front-desk")


def test_what_comes_too_late_is_not_said(page: Page) -> None:
    page.place.write(deed("one"))
    page.lane.holds_outcomes = True
    page.show("one")
    page.lane.run()
    page.show("two")
    page.lane.deliver()
    assert page.notes.note is None


def test_of_another_account_nothing_is_said(page: Page) -> None:
    page.place.write(deed("one"))
    page.show("one", account=Account("b", "Other", Environment.PRODUCTION))
    page.lane.run()
    assert page.notes.note is None
    # Of what was never handed over, nothing is kept.
    assert [row.is_changed for row in page.place.rows] == [False]


def test_off_nobody_is_asked(qapp: object, tmp_path: Path) -> None:
    off = Settings(preferences=Preferences(history=HistoryChoice.OFF))
    page = Page(tmp_path / "history", off)
    page.place.write(deed("one"))
    page.show("one")
    assert page.lane.waiting == 0
    assert page.notes.note is None


def test_it_goes_when_the_history_is_cleared(page: Page) -> None:
    page.place.write(deed("one"))
    page.show("one")
    page.lane.run()
    page.keeper.ledger().clear()
    page.keeper.note_cleared()
    page.lane.run()
    assert page.notes.note is None


def test_time_goes_by(page: Page) -> None:
    page.place.write(deed("one", at=NOW - timedelta(minutes=1)))
    page.show("one")
    page.lane.run()
    page.time += timedelta(minutes=5)
    page.notes.say_anew()
    assert [note.done for note in page.said if note] == ["Copied 1 min ago", "Copied 6 min ago"]


def test_a_list_says_it_in_a_few_words(page: Page) -> None:
    page.place.write(deed("one", "export.workbook", at=ON_3_MARCH), deed("two", at=ON_3_MARCH))
    invoices = [
        ("one", link_of("one"), True),
        ("two", link_of("two", "2"), True),
        ("three", link_of("three"), True),
    ]
    ledger = page.place.open()
    assert notes_in_list(ACME, invoices, NOW, ME, ledger) == [
        ("Exported 3 Mar", False),
        ("Link differs from the one sent on 3 Mar", True),
        ("", False),
    ]
    ledger.close()
    assert {row.invoice_id: row.is_changed for row in page.place.rows} == {
        "one": False,
        "two": True,
    }


def test_a_link_of_an_earlier_day_does_not_pass_for_the_one_of_today(page: Page) -> None:
    page.place.write(deed("one", at=ON_3_MARCH))
    ledger = page.place.open()
    notes = notes_in_list(ACME, [("one", link_of("one", "2"), False)], NOW, ME, ledger)
    assert notes == [("Link differs from the one sent on 3 Mar", True)]
    ledger.close()
    assert [row.is_changed for row in page.place.rows] == [False]


def test_where_nothing_can_be_written_it_is_warned_all_the_same(
    page: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.place.write(deed("one", "mail draft", at=ON_3_MARCH))
    # No room is left on the disk.
    monkeypatch.setattr("gui.core.history.database._ROOM", 2**62)
    page.show("one", account_id="2")
    page.lane.run()
    assert page.notes.note is not None
    assert page.notes.note.warning.startswith("This link differs from the one you sent on 3 Mar.")
    ledger = page.place.open()
    notes = notes_in_list(ACME, [("one", link_of("one", "2"), True)], NOW, ME, ledger)
    assert notes == [("Link differs from the one sent on 3 Mar", True)]
    seen = take_note([SeenLink((ACME.key, ACME.environment, "one"), link_of("one", "2"))], ledger)
    assert [kept.is_changed for kept in seen] == [True]
    ledger.close()


def test_the_list_on_the_page_has_each_invoice_once(page: Page) -> None:
    page.place.write(
        deed("one", "mail draft", at=ON_3_MARCH),
        deed("two", "print card", at=ON_3_MARCH, status=None),
        deed("one", "copy link", at=NOW),
    )
    ledger = page.place.open()
    links = recent_links(ACME, 20, 2, ledger)
    assert [(link.invoice_id.value, link.way, link.at) for link in links] == [
        ("one", "copy link", NOW),
        ("two", "print card", ON_3_MARCH),
    ]
    assert [link.verdict for link in links] == [verdict_on(PLACED), verdict_on(None)]
    assert [link.invoice_id.value for link in recent_links(ACME, 1, 2, ledger)] == ["one"]
    for other in (
        Account("b", "Acme", Environment.PRODUCTION),
        # The same one, when it was somewhere else.
        Account("a", "Acme", Environment.SANDBOX),
    ):
        assert recent_links(other, 20, 2, ledger) == []
        assert notes_in_list(other, [("one", link_of("one", "2"), True)], NOW, ME, ledger) == [
            ("", False)
        ]
    ledger.close()


def test_every_way_has_its_words() -> None:
    names = [way.name for way in WAYS]
    names += [export_name(kind.value) for kind in ExportKind]
    names += ["export.copy", "command.copy-link", "command.batch"]
    assert {*names} == {*WAYS_THEN}
    titles = [way_title(name) for name in names]
    assert not any("…" in title or "&" in title for title in titles)
    assert len(set(titles)) == len(titles)
    assert way_title("fax") == "fax"
    assert deed_of("fax") is Deed.HANDED_OVER
