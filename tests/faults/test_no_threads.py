"""Where the system gives out no more threads: what needs one fails, and the next try works."""

import threading
from collections.abc import Callable

import pytest

from gui.core.accounts.account import Account, Environment
from gui.core.accounts.credentials import Credentials, MemoryStore
from gui.core.accounts.vault import Vault
from gui.core.cancellation import Cancellation
from gui.core.errors import ProgramFault
from gui.core.http import dialing
from gui.core.http.client import CheckoutClient
from gui.core.invoice import InvoiceId
from gui.core.lookup import InvoiceLookup
from tests.desktop import PATIENCE_S
from tests.systems import refused_threads
from tests.threads import no_more_threads
from tests.wire import LINK, Server, always, reply, serving

INVOICE = InvoiceId("2eb1acd98a86")
Ask = Callable[[CheckoutClient, Credentials], object]

pytestmark = refused_threads


def a_link(client: CheckoutClient, credentials: Credentials) -> None:
    assert client.fetch(credentials, INVOICE, Cancellation()).address == LINK


def both_at_once(client: CheckoutClient, credentials: Credentials) -> None:
    account = Account("a", "A", Environment.CUSTOM, credentials.base_address)
    vault = Vault(MemoryStore())
    vault.keep_for_session(account.key, credentials)
    found = InvoiceLookup(client, vault).find_with_status(account, INVOICE, 10)
    assert found.link.address == LINK


def to(server: Server) -> Credentials:
    return Credentials(f"http://127.0.0.1:{server.port}", "key", "id")


@pytest.mark.parametrize("ask", [a_link, both_at_once])
def test_without_threads_it_fails_and_then_works(ask: Ask) -> None:
    client = CheckoutClient()
    with serving(always(reply())) as server:
        with no_more_threads(), pytest.raises(ProgramFault):
            ask(client, to(server))
        assert server.requests == 0
        ask(client, to(server))


def test_without_a_thread_for_the_name_the_watch_ends_too(monkeypatch: pytest.MonkeyPatch) -> None:
    resolve = dialing._resolve

    def without_threads(*arguments: object) -> object:
        with no_more_threads():
            return resolve(*arguments)  # type: ignore[arg-type]

    client = CheckoutClient()
    with serving(always(reply())) as server:
        with monkeypatch.context() as patch:
            patch.setattr(dialing, "_resolve", without_threads)
            with pytest.raises(ProgramFault):
                a_link(client, to(server))
        watches = [t for t in threading.enumerate() if t.name == "exchange-watchdog"]
        for watch in watches:
            watch.join(PATIENCE_S)
            assert not watch.is_alive()
        a_link(client, to(server))
