import pytest

from gui.core.accounts.account import Account, Environment
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.policy import Policy
from gui.core.accounts.vault import Vault
from gui.core.errors import StoreAbsent, StoreFailed, StoreLocked, Unauthorized
from gui.core.http.proxies import ProxyChoice, ProxyKind
from gui.presenters.accounts.account_editor import (
    AccountEditor,
    AccountForm,
    EditorState,
    FieldErrors,
)
from gui.presenters.message_state import Severity
from tests.doubles import FailingStore, ManualLane, ScriptedClient, ScriptedClipboard

ACME = Account("a", "Acme Supply", Environment.SANDBOX)
OLD = Credentials(ACME.base_address, "old-key", "old-id")

NOTHING_FIXED = Policy()


class Desk:
    def __init__(self, account: Account | None, policy: Policy = NOTHING_FIXED) -> None:
        self.client = ScriptedClient()
        self.store = FailingStore()
        self.vault = Vault(self.store)
        self.network, self.keyring = ManualLane(), ManualLane()
        self.clipboard = ScriptedClipboard()
        self.saved: list[Account] = []
        if account is not None:
            self.store.entries[account.key] = OLD
        self.editor = AccountEditor(
            account,
            frozenset({"taken"}),
            self.client,
            self.vault,
            self.network,
            self.keyring,
            self.clipboard,
            policy,
        )
        self.editor.saved.connect(self.saved.append)

    @property
    def state(self) -> EditorState:
        return self.editor.state

    def finish(self) -> None:
        self.keyring.run()
        self.network.run()


@pytest.fixture
def new(qapp: object) -> Desk:
    return Desk(None)


@pytest.fixture
def edit(qapp: object) -> Desk:
    return Desk(ACME)


def form(
    name: str = "Acme",
    environment: Environment = Environment.SANDBOX,
    server: str = "",
    api_key: str = "canary-key",
    account_id: str = "canary-id",
    *,
    session_only: bool = False,
) -> AccountForm:
    return AccountForm(name, environment, server, session_only, api_key, account_id)


def test_secrets_are_not_in_the_repr_of_a_form() -> None:
    assert "canary" not in repr(form())


def test_a_new_account_is_saved_in_the_keyring(new: Desk) -> None:
    new.editor.save(form())
    assert new.state.working
    assert new.saved == []
    new.finish()
    [account] = new.saved
    assert account.name == "Acme"
    assert new.store.entries[account.key] == Credentials(
        ACME.base_address, "canary-key", "canary-id"
    )


def test_every_field_says_what_is_wrong(new: Desk) -> None:
    new.editor.save(form(" ", Environment.CUSTOM, "http://x.example", "a b", ""))
    assert new.state.errors == FieldErrors(
        name="Give the account a name.",
        server="The address must start with https://.",
        api_key=new.state.errors.api_key,
        account_id="Enter the account ID.",
    )
    assert "special character" in new.state.errors.api_key
    assert "a b" not in repr(new.state)
    new.editor.save(form("TAKEN"))
    assert new.state.errors == FieldErrors(name="Another account has this name.")
    assert new.keyring.waiting == 0


def test_an_empty_field_keeps_the_old_value(edit: Desk) -> None:
    edit.editor.save(form(api_key="new-key", account_id=""))
    edit.finish()
    assert edit.store.entries["a"] == Credentials(ACME.base_address, "new-key", "old-id")
    edit.editor.save(form(api_key="", account_id="new-id"))
    edit.finish()
    assert edit.store.entries["a"] == Credentials(ACME.base_address, "new-key", "new-id")


def test_a_new_name_does_not_need_the_keyring(edit: Desk) -> None:
    edit.store.error = StoreLocked()
    edit.editor.save(form("Renamed", api_key="", account_id=""))
    assert [account.name for account in edit.saved] == ["Renamed"]
    assert edit.keyring.waiting == 0


@pytest.mark.parametrize(
    ("environment", "server"),
    [(Environment.PRODUCTION, ""), (Environment.CUSTOM, "https://evil.example")],
)
def test_another_server_needs_the_credentials_again(
    edit: Desk, environment: Environment, server: str
) -> None:
    edit.editor.save(form("Acme", environment, server, api_key="", account_id="new-id"))
    assert edit.state.errors.api_key == "The server changed, so enter this again."
    assert edit.state.errors.account_id == ""
    edit.editor.test(form("Acme", environment, server, api_key="", account_id=""))
    assert edit.state.errors.account_id
    edit.finish()
    assert edit.store.entries["a"] == OLD
    assert edit.client.credentials == []


@pytest.mark.parametrize("error", [StoreLocked(), StoreAbsent(), StoreFailed("OSError")])
def test_a_keyring_that_cannot_be_used_offers_the_session(new: Desk, error: Exception) -> None:
    new.store.error = error
    new.editor.save(form())
    new.finish()
    assert new.saved == []
    assert new.state.offers_session_only
    assert new.state.message is not None
    new.editor.save(form(session_only=True))
    [account] = new.saved
    assert new.vault.is_of_session(account.key)
    assert new.store.entries == {}


def test_a_keyring_that_does_not_answer_is_given_up(new: Desk) -> None:
    new.store.error = StoreLocked(waiting=True)
    new.editor.save(form())
    new.finish()
    assert new.state.offers_session_only
    assert not new.state.working
    assert new.saved == []


def test_session_only_for_a_saved_account_wants_both_values(edit: Desk) -> None:
    edit.editor.save(form(api_key="", account_id="x", session_only=True))
    assert edit.state.errors.api_key
    assert not edit.state.errors.account_id
    edit.editor.save(form(session_only=True))
    assert edit.vault.is_of_session("a")
    assert edit.store.entries["a"] == OLD


def test_from_the_session_into_the_keyring(edit: Desk) -> None:
    edit.vault.keep_for_session("a", Credentials(ACME.base_address, "s-key", "s-id"))
    edit.editor.save(form(api_key="", account_id=""))
    edit.finish()
    assert edit.store.entries["a"] == Credentials(ACME.base_address, "s-key", "s-id")
    assert not edit.vault.is_of_session("a")


@pytest.mark.parametrize("session_only", [True, False])
def test_what_was_kept_of_the_old_ones_is_not_used_again(edit: Desk, *, session_only: bool) -> None:
    assert edit.vault.load(ACME) == OLD
    edit.editor.save(form(session_only=session_only))
    # A lookup that another start asks for meanwhile.
    edit.vault.load(ACME)
    edit.finish()
    assert edit.vault.load(ACME).api_key == "canary-key"


def test_what_is_left_empty_is_what_the_keyring_has_now(edit: Desk) -> None:
    assert edit.vault.load(ACME) == OLD
    edit.store.entries["a"] = Credentials(ACME.base_address, "other-key", "other-id")
    edit.editor.save(form(api_key="new-key", account_id=""))
    edit.finish()
    assert edit.store.entries["a"] == Credentials(ACME.base_address, "new-key", "other-id")


def test_the_connection_test_uses_what_stands_in_the_form(edit: Desk) -> None:
    edit.editor.test(form())
    edit.finish()
    assert edit.client.credentials == [Credentials(ACME.base_address, "canary-key", "canary-id")]
    assert edit.state.message is not None
    assert edit.state.message.severity is Severity.GOOD
    assert edit.store.entries["a"] == OLD
    assert edit.saved == []


def test_the_connection_test_reads_the_saved_values_for_empty_fields(edit: Desk) -> None:
    edit.editor.test(form(api_key="", account_id=""))
    edit.finish()
    assert edit.client.credentials == [OLD]


def test_refused_credentials_are_said(new: Desk) -> None:
    new.client.error = Unauthorized(401)
    new.editor.test(form())
    new.finish()
    assert new.state.message is not None
    assert new.state.message.title == "BlueTape did not accept the credentials"


def test_editing_takes_back_what_was_said(new: Desk) -> None:
    new.editor.save(form(""))
    new.editor.edited()
    assert new.state == EditorState()
    new.editor.save(form())
    new.editor.edited()
    assert new.state.working


def test_nothing_arrives_after_stop(new: Desk) -> None:
    new.editor.test(form())
    new.editor.stop()
    new.finish()
    assert new.state.message is None


def test_of_a_fixed_account_only_the_credentials_are_the_users(qapp: object) -> None:
    fixed = Account("managed-acme", "Acme", Environment.PRODUCTION)
    desk = Desk(fixed, Policy(accounts=(fixed,), environment=Environment.PRODUCTION))
    assert desk.editor.is_fixed
    assert "set up this account" in desk.editor.notes[0]
    tampered = AccountForm(
        "Other name", Environment.CUSTOM, "https://evil.example", api_key="k", account_id="i"
    )
    desk.editor.save(tampered)
    desk.finish()
    assert desk.saved == [fixed], "whatever stood in the form"
    assert desk.store.entries["managed-acme"] == Credentials(fixed.base_address, "k", "i")


def test_an_environment_that_is_not_allowed_is_refused(qapp: object) -> None:
    desk = Desk(None, Policy(allows_custom=False))
    assert desk.editor.environments == (Environment.PRODUCTION, Environment.SANDBOX)
    assert desk.editor.notes == ("Your company does not allow other servers.",)
    desk.editor.save(
        AccountForm(
            "Bench", Environment.CUSTOM, "https://bench.example", api_key="k", account_id="i"
        )
    )
    desk.finish()
    assert desk.saved == []
    assert "do not allow" in desk.state.errors.environment
    assert desk.store.entries == {}


def fixed_proxy(kind: ProxyKind, address: str = "") -> Policy:
    return Policy(preferences={"proxy": ProxyChoice(kind, address)})


@pytest.mark.parametrize(
    ("policy", "note"),
    [
        (Policy(environment=Environment.SANDBOX), "one environment: Sandbox"),
        (fixed_proxy(ProxyKind.NAMED, "http://p.example:1"), "proxy http://p.ex"),
        (fixed_proxy(ProxyKind.NONE), "no proxy is used"),
        (fixed_proxy(ProxyKind.SYSTEM), "system’s proxy is used"),
    ],
)
def test_what_is_fixed_is_said(qapp: object, policy: Policy, note: str) -> None:
    [said] = Desk(None, policy).editor.notes
    assert note in said


def test_nothing_fixed_nothing_said(qapp: object) -> None:
    assert Desk(None).editor.notes == ()
