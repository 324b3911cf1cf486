"""A lookup as one call: both questions at once, one deadline for both."""

import threading
from collections.abc import Callable
from decimal import Decimal

import pytest

from gui.core.accounts.account import Account, Environment
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.vault import Vault
from gui.core.cancellation import Cancellation
from gui.core.errors import InvoiceNotFound, ProgramFault, ServiceFailed, TimedOut, Unauthorized
from gui.core.http.client import CheckoutClient
from gui.core.http.exchange import Limits
from gui.core.http.retries import RetryPolicy
from gui.core.invoice import InvoiceId
from gui.core.link import CheckoutLink, admit
from gui.core.lookup import Found, InvoiceLookup
from gui.core.status import InvoiceStatus
from tests.doubles import FailingStore
from tests.wire import LINK, PLACED, Connection, Server, always, reply, serving

INVOICE = InvoiceId("2eb1acd98a86")
PATIENCE_S = 10
NOWHERE = Account("a", "A", Environment.CUSTOM, "http://127.0.0.1:9")
REFUSED = reply(b"{}", "401 Unauthorized")
GONE = reply(b'{"code": "x", "message": "Invoice not found."}', "404 Not Found")


def account_at(server: Server) -> Account:
    return Account("a", "A", Environment.CUSTOM, f"http://127.0.0.1:{server.port}")


def lookup_at(
    server: Server, store: FailingStore, limit_s: float = PATIENCE_S, key: str = "key"
) -> InvoiceLookup:
    """A lookup with this key in the keyring."""
    client = CheckoutClient(limits=Limits(limit_s, limit_s), retries=RetryPolicy(limit=0))
    account = account_at(server)
    store.entries[account.key] = Credentials(account.base_address, key, "id")
    return InvoiceLookup(client, Vault(store))


def found_at(server: Server, limit_s: float = PATIENCE_S) -> Found:
    lookup = lookup_at(server, FailingStore(), limit_s)
    return lookup.find_with_status(account_at(server), INVOICE, limit_s)


def nowhere() -> Vault:
    vault = Vault(FailingStore())
    vault.keep_for_session(NOWHERE.key, Credentials(NOWHERE.base_address, "key", "id"))
    return vault


def test_both_are_asked_for_at_once() -> None:
    # Each answer waits until the other question is there.
    both = threading.Barrier(2)

    def after_both(answer: bytes) -> Callable[[Connection], None]:
        def send(connection: Connection) -> None:
            both.wait(PATIENCE_S)
            connection.send(answer)

        return send

    def script(connection: Connection) -> None:
        if connection.read_request():
            after_both(reply())(connection)

    with serving(script) as server:
        server.status_script = after_both(reply(PLACED))
        found = found_at(server)
    assert found.link.address == LINK
    assert found.status is not None
    assert found.status.word == "Placed"


def test_a_status_that_does_not_come_costs_no_link() -> None:
    with serving(always(reply())) as server:
        server.status_answer = reply(b"", "500 Internal Server Error")
        without_status = Found(INVOICE, account_at(server), admit(LINK))
        failed = found_at(server)
        server.status_script = Connection.wait_for_close
        late = found_at(server, limit_s=0.3)
    assert failed == late == without_status
    assert isinstance(failed.why_no_status, ServiceFailed)
    assert isinstance(late.why_no_status, TimedOut)


def test_without_a_link_nobody_waits_for_the_status() -> None:
    is_closed = threading.Event()

    def wait(connection: Connection) -> None:
        connection.wait_for_close()
        is_closed.set()

    def script(connection: Connection) -> None:
        if connection.read_request():
            connection.send(GONE)

    with serving(script) as server:
        server.status_script = wait
        with pytest.raises(InvoiceNotFound):
            found_at(server, limit_s=60)
        assert server.status_requests == 0 or is_closed.wait(PATIENCE_S)


@pytest.mark.expects_log("status: ZeroDivisionError")
def test_no_mistake_of_ours_costs_a_link() -> None:
    class Broken:
        def fetch(self, *_: object) -> CheckoutLink:
            return admit(LINK)

        def fetch_status(self, *_: object) -> InvoiceStatus:
            raise ZeroDivisionError

    found = InvoiceLookup(Broken(), nowhere()).find_with_status(NOWHERE, INVOICE, PATIENCE_S)  # type: ignore[arg-type]
    assert found == Found(INVOICE, NOWHERE, admit(LINK))
    assert isinstance(found.why_no_status, ProgramFault)
    assert found.why_no_status.kind == "ZeroDivisionError"


def test_a_question_that_nothing_ends_is_left_behind() -> None:
    never = threading.Event()
    canceled: list[Cancellation] = []

    class Stuck:
        def fetch(self, *_: object) -> CheckoutLink:
            return admit(LINK)

        def fetch_status(self, _: Credentials, __: InvoiceId, asking: Cancellation) -> None:
            canceled.append(asking)
            never.wait(60)

    found = InvoiceLookup(Stuck(), nowhere()).find_with_status(NOWHERE, INVOICE, 0.05)  # type: ignore[arg-type]
    assert found == Found(INVOICE, NOWHERE, admit(LINK))
    assert isinstance(found.why_no_status, TimedOut)
    assert [asking.is_canceled for asking in canceled] == [True]
    never.set()


class Lock:
    """A server that accepts one key."""

    def __init__(self, key: str) -> None:
        self.key = key

    def link(self, connection: Connection) -> None:
        while request := connection.read_request():
            connection.send(reply() if self._fits(request) else REFUSED)

    def status(self, connection: Connection) -> None:
        question = bytes(connection.received).rpartition(b"GET ")[2]
        connection.send(reply(PLACED) if self._fits(question) else REFUSED)

    def _fits(self, request: bytes) -> bool:
        return f"X-BlueTape-Key: {self.key}\r\n".encode() in request


def test_a_key_that_was_changed_outside_counts_at_once() -> None:
    lock, store = Lock("old"), FailingStore()
    with serving(lock.link) as server:
        lookup, account = lookup_at(server, store, key="old"), account_at(server)
        lookup.find(account, INVOICE, Cancellation())
        lookup.find(account, INVOICE, Cancellation())
        assert (server.requests, store.loads) == (2, 1)
        lock.key = "new"
        store.entries[account.key] = Credentials(account.base_address, "new", "id")
        assert lookup.find(account, INVOICE, Cancellation()).link == admit(LINK)
        assert (server.requests, store.loads) == (4, 2)
        lookup.find(account, INVOICE, Cancellation())
        assert (server.requests, store.loads) == (5, 2)


def test_and_so_it_does_for_the_status() -> None:
    lock, store = Lock("old"), FailingStore()
    with serving(lock.link) as server:
        server.status_script = lock.status
        lookup, account = lookup_at(server, store, key="old"), account_at(server)
        assert lookup.find_with_status(account, INVOICE, PATIENCE_S).status is not None
        lock.key = "new"
        store.entries[account.key] = Credentials(account.base_address, "new", "id")
        found = lookup.find_with_status(account, INVOICE, PATIENCE_S)
        assert (found.link, found.status) == (admit(LINK), InvoiceStatus("Placed", Decimal(4550)))
        assert store.loads == 2


def test_a_key_that_is_refused_is_sent_once() -> None:
    store = FailingStore()
    with serving(Lock("another").link) as server:
        lookup, account = lookup_at(server, store), account_at(server)
        with pytest.raises(Unauthorized):
            lookup.find(account, INVOICE, Cancellation())
        assert server.requests == 1


def test_the_key_of_the_session_is_not_looked_for_in_the_keyring() -> None:
    store = FailingStore()
    with serving(Lock("key").link) as server:
        account, vault = account_at(server), Vault(store)
        lookup = InvoiceLookup(CheckoutClient(), vault)
        vault.keep_for_session(account.key, Credentials(account.base_address, "wrong", "id"))
        with pytest.raises(Unauthorized):
            lookup.find(account, INVOICE, Cancellation())
        assert (server.requests, store.loads) == (1, 0)
