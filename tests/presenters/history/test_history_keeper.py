"""What is handed over is noted behind the window's back; what could not be is said once."""

import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from gui.core.accounts.policy import Policy
from gui.core.errors import StoreLocked
from gui.core.history import fingerprints
from gui.core.history.fingerprints import KeyOfRun
from gui.core.history.ledger import Ledger
from gui.core.history.place import HistoryPlace
from gui.core.history.problems import LedgerProblem
from gui.core.history.query import Query
from gui.core.preferences import HistoryChoice, Preferences
from gui.core.settings import Settings
from gui.presenters.handover.offer import Offer
from gui.presenters.history.history_keeper import HistoryKeeper
from gui.presenters.lookup.verdict_state import pending_verdict, verdict_on
from gui.presenters.notices import Notice, NoticeAction, Notices, Topic
from gui.tasks import Bridge, ThreadLane
from tests import ways
from tests.doubles import HeldSettings, ManualLane
from tests.histories import ACME, ME, PLACED, TestPlace, deed, link_of

KNOWN = Settings(knows_of_history=True)


class Desk:
    """Somebody hands links over; the lane works when it is told to."""

    def __init__(
        self,
        folder: Path,
        settings: Settings = KNOWN,
        policy: Policy | None = None,
        *,
        may_tidy: bool = True,
    ) -> None:
        self.place = TestPlace(folder)
        self.lane = ManualLane()
        self.settings = HeldSettings(settings, policy or Policy())
        self.notices = Notices()
        self.heard: list[Notice] = []
        self.notices.arose.connect(self.heard.append)
        self.time = datetime(2026, 3, 3, 15, 20, tzinfo=UTC)
        self.keeper = HistoryKeeper(
            self.place,
            self.lane,
            self.lane,
            self.settings,
            self.notices,
            lambda: ME,
            lambda: self.time,
            may_tidy=may_tidy,
        )
        self.written: list[object] = []
        self.keeper.written.connect(lambda: self.written.append(None))

    def hand_over(self, invoice_id: str = "one", account_id: str = "1") -> None:
        link = link_of(invoice_id, account_id)
        self.keeper.note(Offer(link, invoice_id, ACME, verdict_on(PLACED)), ways.MAIL_DRAFT)
        self.lane.run()


@pytest.fixture
def desk(qapp: object, tmp_path: Path) -> Desk:
    return Desk(tmp_path / "history")


def choosing(choice: HistoryChoice, *, knows: bool = True) -> Settings:
    return Settings(preferences=Preferences(history=choice), knows_of_history=knows)


def test_a_hand_over_is_a_row(desk: Desk) -> None:
    desk.hand_over()
    [row] = desk.place.rows
    assert (row.at, row.person, row.account_key) == (desk.time, ME, "a")
    assert (row.invoice_id, row.way, row.link) == ("one", "mail draft", "")
    assert (row.verdict.value, row.status, row.amount) == ("ready", "Placed", "4550.00")
    assert desk.written == [None]
    assert desk.heard == []


def test_a_verdict_that_has_not_come_is_unknown(desk: Desk) -> None:
    offer = Offer(link_of("one"), "one", ACME, pending_verdict())
    desk.keeper.note(offer, ways.COPY_LINK)
    desk.lane.run()
    [row] = desk.place.rows
    assert (row.verdict.value, row.status, row.amount) == ("unknown", "", "")


def test_nothing_waits_for_it(desk: Desk) -> None:
    offer = Offer(link_of("one"), "one", ACME, verdict_on(PLACED))
    desk.keeper.note(offer, ways.COPY_LINK)
    assert desk.place.opened == 0
    assert desk.lane.waiting == 1


def test_rows_of_a_list_go_in_together(desk: Desk) -> None:
    rows = [(invoice_id, link_of(invoice_id), PLACED) for invoice_id in ("one", "two")]
    desk.keeper.note_rows(ACME, rows, "export.csv")
    desk.lane.run()
    assert [(row.invoice_id, row.way) for row in desk.place.rows] == [
        ("two", "export.csv"),
        ("one", "export.csv"),
    ]
    desk.keeper.note_rows(ACME, [], "export.csv")
    assert desk.lane.waiting == 0


def test_a_list_with_old_links_makes_no_new_one_out_of_date(desk: Desk) -> None:
    desk.place.write(deed("one", "mail draft"), deed("one", "copy link", account_id="2"))
    desk.keeper.note_rows(ACME, [("one", link_of("one"), PLACED)], "export.csv")
    desk.lane.run()
    assert [(row.way, row.is_changed) for row in desk.place.rows] == [
        ("export.csv", True),
        ("copy link", False),
        ("mail draft", True),
    ]


def test_at_the_end_no_row_waits_for_a_keyring_s_prompt(
    qapp: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    is_asked, answers = threading.Event(), threading.Event()

    def prompt() -> object:
        is_asked.set()
        answers.wait()
        raise StoreLocked

    monkeypatch.setattr(fingerprints, "platform_backend", prompt)
    # Nobody answers for as long as a test takes.
    monkeypatch.setattr(fingerprints.KeyringKey.__init__, "__defaults__", ("none", 1e6))
    place, lane = HistoryPlace(tmp_path / "history"), ThreadLane(Bridge(), "history")
    settings, notices = HeldSettings(Settings(knows_of_history=True)), Notices()
    keeper = HistoryKeeper(place, lane, ManualLane(), settings, notices, lambda: ME)
    try:
        keeper.note_rows(ACME, [("one", link_of("one"), PLACED)], "export.csv")
        assert is_asked.wait(60)
        keeper.close()
        assert lane.close(60, finishes=True)
    finally:
        answers.set()
    ledger = Ledger(tmp_path / "history", KeyOfRun())
    assert [row.invoice_id for row in ledger.page(Query())] == ["one"]
    ledger.close()


def test_off_nothing_is_noted(qapp: object, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "history", choosing(HistoryChoice.OFF, knows=False))
    desk.hand_over()
    assert not desk.place.is_used()
    assert desk.place.opened == 0
    assert desk.heard == []


def test_with_links_they_are_kept(qapp: object, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "history", choosing(HistoryChoice.WITH_LINKS))
    desk.hand_over()
    assert [row.link for row in desk.place.rows] == [link_of("one").address]


def test_that_it_begins_is_said_once_in_a_life(qapp: object, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "history", Settings())
    desk.hand_over()
    desk.hand_over("two")
    [begins] = desk.heard
    assert begins.topic is Topic.HISTORY_BEGINS
    assert begins.action is NoticeAction.TURN_OFF_HISTORY
    assert "not the link" in begins.text
    assert "180" in begins.text
    assert desk.settings.settings.knows_of_history


def test_with_links_it_says_so(qapp: object, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "history", choosing(HistoryChoice.WITH_LINKS, knows=False))
    desk.hand_over()
    assert "and the link" in desk.heard[0].text


def test_turned_off_at_once_nothing_is_left(qapp: object, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "history", Settings())
    desk.hand_over()
    cleared: list[object] = []
    desk.keeper.cleared.connect(lambda: cleared.append(None))
    desk.keeper.turn_off()
    desk.lane.run()
    assert desk.place.rows == []
    assert not desk.keeper.is_on
    assert cleared == [None]
    assert [notice.topic for notice in desk.notices.shown] == [Topic.FEEDBACK]
    desk.hand_over("two")
    assert desk.place.rows == []


def test_what_the_company_chose_is_said_and_not_offered(qapp: object, tmp_path: Path) -> None:
    fixed = Policy(preferences={"history": HistoryChoice.WITHOUT_LINKS})
    desk = Desk(tmp_path / "history", Settings(), fixed)
    desk.hand_over()
    [begins] = desk.heard
    assert begins.action is None
    assert desk.keeper.is_fixed


def test_practice_says_nothing_of_it(qapp: object, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "history", Settings())
    practice = TestPlace(tmp_path / "practice")
    practice.is_practice = True
    desk.keeper.use(practice)
    desk.hand_over()
    assert [row.invoice_id for row in practice.rows] == ["one"]
    assert not desk.place.is_used()
    assert desk.heard == []
    desk.keeper.use(desk.place)
    desk.hand_over("two")
    assert [row.invoice_id for row in desk.place.rows] == ["two"]


def test_what_cannot_be_written_is_said_once_and_written_later(
    qapp: object, tmp_path: Path
) -> None:
    in_the_way = tmp_path / "history"
    in_the_way.write_text("somebody else's")
    desk = Desk(in_the_way, Settings())
    desk.hand_over("one")
    desk.hand_over("two")
    assert [notice.topic for notice in desk.heard] == [Topic.HISTORY_TROUBLE]
    assert desk.written == []
    in_the_way.unlink()
    desk.hand_over("three")
    assert {row.invoice_id for row in desk.place.rows} == {"one", "two", "three"}
    # It is over; and only now it begins.
    assert [notice.topic for notice in desk.notices.shown] == [Topic.HISTORY_BEGINS]


def test_damage_is_said_with_what_was_saved_and_until_somebody_read_it(desk: Desk) -> None:
    desk.place.write(*(deed(f"INV-{number:03}", at=desk.time) for number in range(300)))
    file = desk.place.folder / "history.sqlite"
    content = bytearray(file.read_bytes())
    page = content.index(b"INV-100") // 4096 * 4096
    content[page : page + 4096] = bytes(4096)
    file.write_bytes(content)
    # Another ledger than the one that writes comes across it.
    desk.keeper.tidy()
    desk.lane.run()
    saved = len(desk.place.rows)
    assert 200 < saved < 300
    [notice] = desk.notices.shown
    assert notice.topic is Topic.HISTORY_TROUBLE
    assert notice.text.startswith("The history could not be read. It was put aside")
    assert f"{saved} entr" in notice.text
    # What goes well since gives nothing back.
    desk.hand_over("one")
    assert desk.notices.shown == (notice,)
    desk.notices.withdraw(Topic.HISTORY_TROUBLE)
    desk.hand_over("two")
    assert desk.notices.shown == ()


def test_of_a_history_that_is_cleared_no_damage_is_told(desk: Desk) -> None:
    desk.keeper.troubles.show(frozenset({LedgerProblem.DAMAGED_PUT_ASIDE, LedgerProblem.FULL}))
    desk.keeper.troubles.show(frozenset())
    [notice] = desk.notices.shown
    assert (
        notice.text == "The history could not be read. It was put aside, and a new one was started."
    )
    desk.keeper.note_cleared()
    assert desk.notices.shown == ()


@pytest.mark.expects_log("history not written")
def test_whatever_goes_wrong_is_said(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(desk.place, "open", fail)
    desk.hand_over()
    assert [notice.topic for notice in desk.heard] == [Topic.HISTORY_TROUBLE]


def test_what_is_too_old_goes_at_the_start_and_once_a_day(desk: Desk) -> None:
    desk.place.write(deed("old", at=desk.time - timedelta(days=181)))
    desk.keeper.tidy()
    desk.lane.run()
    assert desk.place.rows == []
    desk.hand_over("one")
    desk.time += timedelta(days=181)
    desk.hand_over("two")
    assert [row.invoice_id for row in desk.place.rows] == ["two"]


def test_nothing_goes_while_nobody_knows_what_is_to_be_kept(qapp: object, tmp_path: Path) -> None:
    desk = Desk(tmp_path / "history", may_tidy=False)
    desk.place.write(deed("old", at=desk.time - timedelta(days=181)))
    desk.keeper.tidy()
    desk.time += timedelta(days=1)
    desk.hand_over("one")
    assert [row.invoice_id for row in desk.place.rows] == ["one", "old"]


def test_links_that_are_not_wanted_any_more_go_with_the_tidying(
    qapp: object, tmp_path: Path
) -> None:
    desk = Desk(tmp_path / "history", choosing(HistoryChoice.WITH_LINKS))
    desk.hand_over()
    desk.settings.change(choosing(HistoryChoice.WITHOUT_LINKS))
    desk.keeper.tidy()
    desk.keeper.close()
    desk.lane.run()
    assert [(row.invoice_id, row.link) for row in desk.place.rows] == [("one", "")]
    address = link_of("one").address.encode()
    files = [path.read_bytes() for path in desk.place.folder.iterdir()]
    assert files
    assert not any(address in content for content in files)


def test_where_nothing_was_kept_nothing_is_loaded(desk: Desk) -> None:
    desk.keeper.tidy()
    desk.lane.run()
    assert desk.keeper.looked(lambda ledger: ledger.people()) is None
    assert desk.place.opened == 0
