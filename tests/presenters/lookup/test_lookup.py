import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from gui.core.accounts.account import Account, Environment
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.vault import Vault
from gui.core.errors import (
    InvoiceNotFound,
    Rejected,
    ServerWords,
    StoreAbsent,
    StoreLocked,
    Unreachable,
    UnreachableCause,
)
from gui.core.handover.draft_folder import DraftFolder
from gui.core.handover.picture import PictureFormat
from gui.core.invoice import InvoiceId
from gui.core.link import CheckoutLink
from gui.core.lookup import InvoiceLookup
from gui.core.paths import drafts_folder
from gui.core.status import InvoiceStatus
from gui.presenters.handover.file_saves import FileSaves
from gui.presenters.handover.hand_over import HandOverPresenter
from gui.presenters.handover.offer import Offer
from gui.presenters.handover.picture_work import PictureWork
from gui.presenters.lookup.lookup import LookupPresenter
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.message_state import Action, Hint, Severity
from gui.presenters.notices import Notice, Notices, Topic
from gui.widgets.handover.picture_renderer import PictureRenderer
from tests import ways
from tests.desktop import PATIENCE_S
from tests.doubles import (
    FailingStore,
    HeldSettings,
    ManualLane,
    ScriptedClient,
    ScriptedMailProgram,
)
from tests.waiting import timer_of

ACME = Account("a", "Acme Supply", Environment.SANDBOX)
OTHER = Account("b", "Other", Environment.PRODUCTION)
CREDENTIALS = Credentials(ACME.base_address, "key", "id")


@dataclass
class Desk:
    """The presenter among stand-ins, and every state it published."""

    client: ScriptedClient = field(default_factory=ScriptedClient)
    store: FailingStore = field(default_factory=FailingStore)
    network: ManualLane = field(default_factory=ManualLane)
    statuses: ManualLane = field(default_factory=ManualLane)
    storage: ManualLane = field(default_factory=ManualLane)
    clipboard: list[str] = field(default_factory=list)
    states: list[LookupState] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.store.entries["a"] = CREDENTIALS
        self.vault = Vault(self.store)
        lookup = InvoiceLookup(self.client, self.vault)
        self.notices = Notices()
        self.presenter = LookupPresenter(lookup, self.network, self.statuses, self.notices)
        work = PictureWork(PictureRenderer(), DraftFolder(drafts_folder()))
        self.hand_over = HandOverPresenter(
            work,
            FileSaves(work, self.storage),
            self.storage,
            self.storage,
            self,
            self,
            ScriptedMailProgram(),
            HeldSettings(),
            self.notices,
        )
        self.presenter.state_changed.connect(self._on_state_changed)
        self.presenter.state_changed.connect(self.states.append)
        self.presenter.late_verdict.connect(lambda state: self.hand_over.judge(_offer(state)))
        self.hand_over.began.connect(self.presenter.keep_asking)
        self.presenter.set_account(ACME)

    def _on_state_changed(self, state: LookupState) -> None:
        self.hand_over.set_offer(_offer(state) if state.link is not None else None)

    def copy(self) -> None:
        self.hand_over.request(ways.COPY_LINK)

    def put(self, text: str, *, html: str = "", png: bytes = b"") -> bool:
        self.clipboard.append(text)
        return True

    def open(self, link: CheckoutLink) -> bool:
        raise AssertionError("nothing is opened here")

    @property
    def state(self) -> LookupState:
        return self.presenter.state

    @property
    def notice(self) -> Notice | None:
        """What is said on what was done last."""
        return next(iter(self.notices.shown), None)

    def finish(self) -> None:
        self.network.run()

    @contextmanager
    def keyring_waiting(self) -> Iterator[None]:
        """Somebody reads the account's entry, and the keyring does not answer meanwhile."""
        is_asked, answers = threading.Event(), threading.Event()
        load = self.store.load

        def wait(*arguments: Any) -> Credentials:
            is_asked.set()
            assert answers.wait(PATIENCE_S)
            return load(*arguments)

        self.store.load = wait  # type: ignore[method-assign]
        reader = threading.Thread(target=self.vault.load, args=(ACME,))
        reader.start()
        assert is_asked.wait(PATIENCE_S)
        try:
            yield
        finally:
            answers.set()
            reader.join()

    def get_ready(self, invoice_id: str = "one") -> None:
        self.presenter.lookup(invoice_id)
        self.finish()
        assert self.state.phase is Phase.READY


def _offer(state: LookupState) -> Offer:
    found = state.found
    assert found is not None
    assert state.verdict is not None
    return Offer(found.link, state.invoice_id, found.account, state.verdict, found.qr)


@pytest.fixture
def desk(qapp: object) -> Desk:
    return Desk()


def test_from_nothing_to_a_link(desk: Desk) -> None:
    assert desk.state == LookupState()
    desk.presenter.lookup("  'one' ")
    assert desk.state == LookupState(Phase.FETCHING, "one")
    desk.finish()
    assert desk.state.phase is Phase.READY
    assert desk.state.link is not None
    assert desk.state.link.address == "https://www.bluetape.com/i/r?id=one"
    assert desk.state.qr is not None
    assert desk.client.credentials == [CREDENTIALS]


def test_enter_pressed_twenty_times_is_one_request(desk: Desk) -> None:
    for _ in range(20):
        desk.presenter.lookup("one")
    desk.finish()
    for _ in range(20):
        desk.presenter.lookup("one")
        desk.finish()
    assert desk.client.asked == ["one"]
    assert desk.state.phase is Phase.READY
    assert desk.notice is not None


def test_an_invalid_id_never_reaches_a_lane(desk: Desk) -> None:
    desk.presenter.lookup("a\nb")
    assert desk.state.phase is Phase.FAILED
    assert desk.state.message is not None
    assert desk.state.message.title == "Enter one invoice ID at a time"
    assert desk.network.waiting == desk.statuses.waiting == 0


def test_a_failure_says_what_and_where(desk: Desk) -> None:
    desk.client.error = InvoiceNotFound()
    desk.presenter.lookup("one")
    desk.finish()
    assert desk.state.phase is Phase.FAILED
    assert desk.state.message is not None
    assert desk.state.message.title == "BlueTape has no invoice with the ID one"
    assert "Looked up in Acme Supply · Sandbox." in desk.state.message.text
    assert desk.state.link is None


def test_after_a_failure_enter_asks_again(desk: Desk) -> None:
    desk.client.error = InvoiceNotFound()
    desk.presenter.lookup("one")
    desk.finish()
    desk.client.error = None
    desk.presenter.lookup("one")
    desk.finish()
    assert desk.state.phase is Phase.READY
    assert desk.client.asked == ["one", "one"]


@pytest.mark.parametrize("step", ["edit", "other lookup", "other account"])
def test_what_is_shown_goes_at_once(desk: Desk, step: str) -> None:
    desk.get_ready()
    if step == "edit":
        desk.presenter.clear()
    elif step == "other lookup":
        desk.presenter.lookup("two")
    else:
        desk.presenter.set_account(OTHER)
    assert desk.state.link is None
    assert desk.state.qr is None


@pytest.mark.parametrize("step", ["edit", "other account", "cancel"])
@pytest.mark.parametrize("is_on_its_way", [True, False])
def test_a_late_answer_is_dropped(desk: Desk, step: str, *, is_on_its_way: bool) -> None:
    desk.presenter.lookup("one")
    if is_on_its_way:
        desk.network.holds_outcomes = True
        desk.network.run()
    if step == "edit":
        desk.presenter.clear()
    elif step == "other account":
        desk.presenter.set_account(OTHER)
    else:
        desk.presenter.cancel()
    desk.finish()
    desk.network.deliver()
    assert desk.state.phase is Phase.EMPTY
    assert desk.state.link is None


def test_the_latest_lookup_wins(desk: Desk) -> None:
    desk.presenter.lookup("one")
    desk.network.holds_outcomes = True
    desk.network.run()
    desk.presenter.lookup("two")
    desk.network.deliver()
    assert desk.state == LookupState(Phase.FETCHING, "two")
    desk.network.holds_outcomes = False
    desk.finish()
    assert desk.state.invoice_id == "two"
    assert desk.state.link is not None
    assert desk.state.link.address.endswith("id=two")


def test_cancel_reaches_the_running_request(desk: Desk) -> None:
    desk.client.meanwhile = desk.presenter.cancel
    desk.presenter.lookup("one")
    desk.finish()
    assert [c.is_canceled for c in desk.client.cancellations] == [True]
    assert desk.notice is not None
    # Neither good nor bad news.
    assert (desk.notice.text, desk.notice.severity) == ("Lookup of one canceled", None)


def test_cancel_without_a_lookup_changes_nothing(desk: Desk) -> None:
    desk.get_ready()
    desk.presenter.cancel()
    assert desk.state.phase is Phase.READY


def test_progress_comes_late_and_says_more_later(desk: Desk) -> None:
    desk.presenter.set_time_limit(20)
    desk.presenter.lookup("one")
    assert desk.state.progress == ""
    progress, still_trying = (timer_of(desk.presenter, after_ms) for after_ms in (300, 3_000))
    progress.timeout.emit()
    assert desk.state.progress == "Getting the payment link for one…"
    hint = Hint("clock", "Usually under 2 s. Checkout Desk stops waiting after 20 s.")
    assert desk.state.hint == hint
    with desk.keyring_waiting():
        still_trying.timeout.emit()
        assert "keyring" in desk.state.progress
        # That waits for the user, however long.
        assert desk.state.hint is None
    still_trying.timeout.emit()
    assert "Still trying" in desk.state.progress
    assert desk.state.hint == hint
    desk.network.run()
    assert desk.state.progress == ""
    assert desk.state.hint is None
    assert not progress.isActive()
    assert not still_trying.isActive()


def test_a_keyring_that_stays_locked_is_said_in_plain_words(desk: Desk) -> None:
    desk.store.error = StoreLocked(waiting=True)
    desk.presenter.lookup("one")
    desk.finish()
    assert desk.state.phase is Phase.FAILED
    assert desk.state.message is not None
    assert desk.state.message.severity is Severity.LOOK_FIRST
    assert Action.SESSION_ONLY in desk.state.message.actions


def test_no_keyring_offers_the_session(desk: Desk) -> None:
    desk.store.error = StoreAbsent()
    desk.presenter.lookup("one")
    desk.finish()
    assert desk.state.message is not None
    assert desk.state.message.actions[0] is Action.SESSION_ONLY


def test_session_credentials_do_not_touch_the_keyring(desk: Desk) -> None:
    session = Credentials(ACME.base_address, "session-key", "id")
    desk.vault.keep_for_session("a", session)
    desk.presenter.lookup("one")
    desk.finish()
    assert desk.client.credentials == [session]
    assert desk.store.loads == 0


def test_the_keyring_is_read_once_for_an_account_in_use(desk: Desk) -> None:
    for invoice in ("one", "two", "three"):
        desk.get_ready(invoice)
        desk.statuses.run()
    assert desk.store.loads == 1


def test_credentials_of_another_server_are_not_sent(desk: Desk) -> None:
    for store in (desk.store.entries, None):
        wrong = Credentials("https://evil.example", "key", "id")
        if store is None:
            desk.vault.keep_for_session("a", wrong)
        else:
            store["a"] = wrong
        desk.presenter.lookup("one")
        desk.finish()
        assert desk.state.message is not None
        assert "another server" in desk.state.message.title
    assert desk.client.asked == []


def test_without_an_account_it_asks_for_one(desk: Desk) -> None:
    desk.presenter.set_account(None)
    desk.presenter.lookup("one")
    assert desk.state.message is not None
    assert desk.state.message.actions == (Action.ADD_ACCOUNT,)


def test_a_link_that_is_there_can_be_copied_and_nothing_is_copied_unasked(desk: Desk) -> None:
    desk.copy()
    desk.get_ready()
    assert desk.clipboard == []
    desk.copy()
    assert desk.clipboard == ["https://www.bluetape.com/i/r?id=one"]
    assert desk.state.link is not None


def test_repeat_asks_again(desk: Desk) -> None:
    desk.presenter.repeat()
    assert desk.network.waiting == 0
    desk.get_ready()
    desk.presenter.repeat()
    assert desk.state.phase is Phase.FETCHING
    desk.finish()
    assert desk.client.asked == ["one", "one"]


def test_a_link_too_long_for_a_qr_code_can_still_be_copied(desk: Desk) -> None:
    desk.client.address = "https://www.bluetape.com/i/r?id={id}&x=" + "y" * 3_000
    desk.get_ready()
    assert desk.state.qr is None
    desk.copy()
    assert len(desk.clipboard[0]) > 3_000


@pytest.mark.expects_log("ZeroDivisionError")
def test_a_mistake_of_our_own_is_logged_without_its_text(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    desk.client.error = ZeroDivisionError("canary")
    desk.presenter.lookup("one")
    desk.finish()
    assert desk.state.message is not None
    assert desk.state.message.details == "ZeroDivisionError"
    assert "canary" not in caplog.text


def test_another_try_is_said_while_it_goes_on(desk: Desk) -> None:
    desk.client.retries = 2
    desk.presenter.lookup("one")
    desk.finish()
    said = [state.progress for state in desk.states if state.progress]
    assert said == ["That did not work. Trying again…"] * 2
    assert desk.state.phase is Phase.READY


def test_another_try_of_a_canceled_lookup_is_not_said(desk: Desk) -> None:
    reports = []

    def fetch(*arguments: Any) -> None:
        reports.append(arguments[-1])
        raise Unreachable(UnreachableCause.RESET, "x")

    desk.client.fetch = fetch  # type: ignore[method-assign,assignment]
    desk.presenter.lookup("one")
    desk.network.holds_outcomes = True
    desk.finish()
    desk.presenter.lookup("two")
    reports[0]()
    assert desk.state == LookupState(Phase.FETCHING, "two")


def test_details_for_support_can_be_copied_for_every_failure(desk: Desk) -> None:
    desk.client.error = Rejected(400, ServerWords("E7", "the server's own words"))
    desk.presenter.lookup("an-id")
    desk.finish()
    assert desk.state.message is not None
    copied = desk.state.message.support
    lines = dict(line.partition(": ")[::2] for line in copied.splitlines())
    assert lines["HTTP status"] == "400"
    assert lines["Failure"] == "Rejected"
    assert lines["Server's code"] == "E7"
    assert lines["Endpoint"].endswith("/integration/invoice/{id}/checkout")
    assert "an-id" not in copied
    assert "own words" not in copied


@pytest.mark.parametrize(
    ("typed", "understood"),
    [
        ("Factura n.º one.", "one"),
        ("https://www.bluetape.com/i/r?account=1&id=one", "one"),
        ("https://www.bluetape.com/i/r?account=1&id=%23one", "#one"),
    ],
)
def test_what_was_understood_is_said(desk: Desk, typed: str, understood: str) -> None:
    desk.presenter.lookup(typed)
    assert desk.state == LookupState(Phase.FETCHING, understood)
    said = f"Looked up as {understood}"
    assert desk.notice == Notice(said, severity=None, topic=Topic.UNDERSTOOD)
    desk.finish()
    assert desk.client.asked == [understood]
    assert desk.notice is not None, "it is not wiped by what comes next"
    # What is in the field now is understood as it stands there.
    desk.presenter.lookup(understood)
    desk.presenter.repeat()
    desk.finish()
    assert desk.client.asked == [understood] * 2


@pytest.mark.parametrize("event", ["another account", "another language", "cancel", "failure"])
@pytest.mark.parametrize("named", ["#5", "No. 7"])
def test_what_was_understood_is_kept_until_it_is_edited(desk: Desk, event: str, named: str) -> None:
    link = f"https://www.bluetape.com/i/r?account=1&id={quote(named)}"
    desk.store.entries[OTHER.key] = Credentials(OTHER.base_address, "key", "id")
    desk.presenter.lookup(link)
    match event:
        case "another account":
            desk.presenter.set_account(OTHER)
        case "another language":
            desk.presenter.clear()
        case "cancel":
            desk.presenter.cancel()
        case _:
            desk.client.error = InvoiceNotFound()
            desk.finish()
            desk.client.error = None
    desk.presenter.lookup(named)
    assert desk.state == LookupState(Phase.FETCHING, named)
    # Who edits it wrote it.
    desk.presenter.edit()
    desk.presenter.lookup(named)
    assert desk.state == LookupState(Phase.FETCHING, named[-1])


def test_what_was_typed_as_it_is_needs_no_words(desk: Desk) -> None:
    desk.presenter.lookup(" one\n")
    assert desk.notice is None


PAID = InvoiceStatus("Paid")
COPIED = "Payment link for {} copied"
AGAINST = ", but BlueTape now says: Already paid"


def leave(desk: Desk, how: str) -> None:
    match how:
        case "another id":
            desk.presenter.lookup("two")
        case "the same once more":
            desk.presenter.repeat()
        case _:
            desk.presenter.clear()


@pytest.mark.parametrize("how", ["another id", "the same once more", "an edit"])
def test_a_link_that_went_out_is_warned_of_when_something_else_is_shown(
    desk: Desk, how: str
) -> None:
    desk.client.status = PAID
    desk.get_ready()
    desk.copy()
    leave(desk, how)
    desk.statuses.run()
    [late] = desk.notices.shown
    assert late == Notice(COPIED.format("one") + AGAINST, Severity.LOOK_FIRST, Topic.LATE_VERDICT)
    # It stands: neither the answer nor what is done next takes it away.
    desk.get_ready("three")
    assert desk.notices.shown == (late,)


def test_a_warning_of_the_link_that_is_shown_outlives_it(desk: Desk) -> None:
    desk.client.status = PAID
    desk.get_ready()
    desk.copy()
    desk.statuses.run()
    against = Notice(COPIED.format("one") + AGAINST, Severity.LOOK_FIRST, Topic.LATE_VERDICT)
    assert against in desk.notices.shown
    # The next id is typed, and asked for: the link is on the clipboard all the same.
    desk.presenter.clear()
    assert desk.notices.shown == (against,)
    desk.get_ready("two")
    assert desk.notices.shown == (against,)


def test_each_link_that_went_out_is_named(desk: Desk) -> None:
    desk.client.status = PAID
    for invoice in ("one", "two"):
        desk.get_ready(invoice)
        desk.copy()
    desk.get_ready("three")
    desk.statuses.run()
    [late] = desk.notices.shown
    assert late.text.split("\n") == [COPIED.format(invoice) + AGAINST for invoice in ("one", "two")]


@pytest.mark.parametrize("answer", [InvoiceStatus("Placed"), InvoiceStatus("odd"), None])
def test_a_late_answer_that_is_not_against_it_says_nothing(
    desk: Desk, answer: InvoiceStatus | None
) -> None:
    if answer is None:
        desk.client.status_error = Unreachable(UnreachableCause.RESET, "x")
    else:
        desk.client.status = answer
    desk.get_ready()
    desk.copy()
    desk.presenter.clear()
    desk.statuses.run()
    assert desk.client.asked_status == ["one"]
    assert desk.notices.shown == ()


def test_of_a_link_that_stayed_here_nobody_asks_on(desk: Desk) -> None:
    desk.get_ready()
    desk.presenter.clear()
    assert desk.statuses.waiting == 0


def test_a_link_that_went_out_is_warned_of_in_another_account(desk: Desk) -> None:
    desk.client.status = PAID
    desk.get_ready()
    desk.copy()
    desk.presenter.set_account(OTHER)
    desk.statuses.run()
    [late] = desk.notices.shown
    assert late.text == COPIED.format("one") + AGAINST


def test_credentials_that_are_gone_end_what_was_asked_with_them(desk: Desk) -> None:
    desk.get_ready()
    desk.copy()
    desk.presenter.clear()
    desk.presenter.give_up_asking(OTHER.key)
    assert desk.statuses.waiting == 1
    desk.presenter.give_up_asking(ACME.key)
    assert desk.statuses.waiting == 0


def test_a_file_that_is_ready_last_of_all_is_warned_of_too(desk: Desk, tmp_path: Path) -> None:
    desk.client.status = PAID
    desk.get_ready()
    desk.hand_over.request(ways.SAVE_QR)
    desk.hand_over.files.save(tmp_path / "x.png", PictureFormat.PNG, replaces=False)
    desk.get_ready("two")
    desk.statuses.run()
    assert desk.notices.shown == ()
    desk.storage.run()
    saved = f"Saved as x.png in {tmp_path.name}, for invoice one"
    assert desk.notices.shown == (Notice(saved + AGAINST, Severity.LOOK_FIRST, Topic.LATE_VERDICT),)


def test_one_that_was_got_before_is_looked_up_anew_as_it_was_understood(desk: Desk) -> None:
    desk.get_ready()
    # Typed, more than an id would be seen in it.
    odd = InvoiceId("Invoice #7.")
    desk.presenter.look_up_again(odd)
    assert (desk.state.phase, desk.state.invoice_id) == (Phase.FETCHING, odd.value)
    desk.network.run()
    assert desk.state.phase is Phase.READY
    before = desk.state.found
    desk.presenter.look_up_again(odd)
    desk.network.run()
    assert desk.state.found is not before
