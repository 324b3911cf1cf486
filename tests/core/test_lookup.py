"""A lookup as one call: both questions at once, one deadline for both."""

import threading
from collections.abc import Callable

import pytest

from gui.core.accounts.credentials import Credentials
from gui.core.cancellation import Cancellation
from gui.core.errors import InvoiceNotFound
from gui.core.http.client import CheckoutClient
from gui.core.http.exchange import Limits
from gui.core.http.retries import RetryPolicy
from gui.core.invoice import InvoiceId
from gui.core.link import CheckoutLink, admit
from gui.core.lookup import Found, look_up
from gui.core.status import InvoiceStatus
from tests.wire import LINK, PLACED, Connection, Server, always, reply, serving

INVOICE = InvoiceId("2eb1acd98a86")
PATIENCE_S = 10
GONE = reply(b'{"code": "x", "message": "Invoice not found."}', "404 Not Found")


def found_at(server: Server, limit_s: float = PATIENCE_S) -> Found:
    client = CheckoutClient(limits=Limits(limit_s, limit_s), retries=RetryPolicy(limit=0))
    credentials = Credentials(f"http://127.0.0.1:{server.port}", "key", "id")
    return look_up(client, credentials, INVOICE, limit_s)


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
        assert found_at(server) == Found(admit(LINK), None)
        server.status_script = Connection.wait_for_close
        assert found_at(server, limit_s=0.3) == Found(admit(LINK), None)


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

    credentials = Credentials("http://127.0.0.1:9", "key", "id")
    found = look_up(Broken(), credentials, INVOICE, PATIENCE_S)  # type: ignore[arg-type]
    assert found == Found(admit(LINK), None)


def test_a_question_that_nothing_ends_is_left_behind() -> None:
    never = threading.Event()
    canceled: list[Cancellation] = []

    class Stuck:
        def fetch(self, *_: object) -> CheckoutLink:
            return admit(LINK)

        def fetch_status(self, _: Credentials, __: InvoiceId, asking: Cancellation) -> None:
            canceled.append(asking)
            never.wait(60)

    credentials = Credentials("http://127.0.0.1:9", "key", "id")
    found = look_up(Stuck(), credentials, INVOICE, 0.05)  # type: ignore[arg-type]
    assert found == Found(admit(LINK), None)
    assert [asking.is_canceled for asking in canceled] == [True]
    never.set()
