"""Credentials of one environment never go to another's server, in whatever order things happen."""

import pytest
import requests
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.core.accounts.account import Account, Environment
from gui.core.accounts.credentials import Credentials, MemoryStore
from gui.core.accounts.vault import Vault
from gui.core.errors import Unreachable, UnreachableCause
from gui.core.http.client import CheckoutClient
from gui.core.http.retries import RetryPolicy
from gui.core.http.transport import Transport
from gui.core.lookup import InvoiceLookup
from gui.presenters.lookup.lookup import LookupPresenter
from gui.presenters.notices import Notices
from tests.doubles import ManualLane

ACCOUNTS = (
    Account("live", "Live", Environment.PRODUCTION),
    Account("trial", "Trial", Environment.SANDBOX),
    Account("own", "Own", Environment.CUSTOM, "https://bench.example/base"),
)
SERVERS = {account.key: account.base_address for account in ACCOUNTS}
# What a settings file says that somebody tampered with, or that lost an entry.
TAMPERED = (
    *(
        Account(account.key, account.name, Environment.CUSTOM, server)
        for account in ACCOUNTS
        for server in ("https://evil.example/base", "https://bench.example/base", SERVERS["live"])
    ),
    ACCOUNTS[0]._replace(environment=Environment.SANDBOX),
    ACCOUNTS[1]._replace(environment=Environment.PRODUCTION),
    Account("nobody", "Nobody", Environment.PRODUCTION),
)


class Ledger(Transport):
    """Sends nothing: writes down which key would have gone to which address."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[tuple[str, str]] = []

    def send(self, request: requests.Request, *_: object) -> requests.Response:
        self.sent.append((str(request.url), str(request.headers["X-BlueTape-Key"])))
        raise Unreachable(UnreachableCause.NAME, "host")


class Desk:
    """The lookup as the program has it, with every lane in the test's hands."""

    def __init__(self, *, session: set[str]) -> None:
        self.ledger = Ledger()
        store = MemoryStore()
        self.vault = vault = Vault(store)
        for key, server in SERVERS.items():
            credentials = Credentials(server, f"key-of-{key}", "account")
            (vault.keep_for_session if key in session else store.save)(key, credentials)
        self.lanes = [ManualLane() for _ in range(2)]
        client = CheckoutClient(transport=self.ledger, retries=RetryPolicy(limit=0))
        self.lookup = LookupPresenter(InvoiceLookup(client, vault), *self.lanes, Notices())

    def check(self) -> None:
        for address, key in self.ledger.sent:
            server = SERVERS[key.removeprefix("key-of-")]
            assert address.startswith(f"{server}/integration/invoice/")


steps = st.one_of(
    st.sampled_from(ACCOUNTS + TAMPERED),
    st.text(min_size=1, max_size=12),
    st.integers(0, 1),
)


@settings(derandomize=True, deadline=None, max_examples=400)
@given(steps=st.lists(steps, max_size=14), session=st.sets(st.sampled_from(list(SERVERS))))
def test_credentials_of_one_environment_never_go_to_anothers_server(
    qapp: object, steps: list[Account | str | int], session: set[str]
) -> None:
    desk = Desk(session=session)
    for step in steps:
        match step:
            case Account():
                desk.lookup.set_account(step)
            case str():
                desk.lookup.lookup(step)
            case _:
                desk.lanes[step].run()
    for lane in (*desk.lanes, *desk.lanes):
        lane.run()
    desk.vault.forget_kept()
    desk.check()


@pytest.mark.parametrize("account", ACCOUNTS, ids=lambda account: account.key)
@pytest.mark.parametrize("session", [set(), set(SERVERS)], ids=["keyring", "session"])
def test_what_is_right_is_sent(account: Account, session: set[str], qapp: object) -> None:
    desk = Desk(session=session)
    desk.lookup.set_account(account)
    desk.lookup.lookup("one")
    for lane in reversed(desk.lanes):
        lane.run()
    for lane in desk.lanes:
        lane.run()
    questions = {address.rpartition("/")[2] for address, _ in desk.ledger.sent}
    assert questions == {"checkout", "status"}
    assert {key for _, key in desk.ledger.sent} == {f"key-of-{account.key}"}
    desk.check()


@pytest.mark.parametrize("account", TAMPERED, ids=lambda a: f"{a.key} {a.base_address}")
def test_what_is_tampered_with_is_not(account: Account, qapp: object) -> None:
    is_its_own = SERVERS.get(account.key) == account.base_address
    desk = Desk(session=set())
    desk.lookup.set_account(account)
    desk.lookup.lookup("one")
    for lane in (*reversed(desk.lanes), *desk.lanes):
        lane.run()
    assert bool(desk.ledger.sent) is is_its_own
