"""The status call: what is read of it, what never is, and that it stands beside the link."""

import json
import re
import subprocess
import sys
import textwrap
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gui.core.accounts.credentials import Credentials
from gui.core.cancellation import Cancellation
from gui.core.errors import (
    Failure,
    InvoiceNotFound,
    RateLimited,
    ReplyProblem,
    ServiceFailed,
    Unauthorized,
    UnexpectedReply,
)
from gui.core.http.client import CheckoutClient
from gui.core.http.replies import Reply, invoice_status
from gui.core.http.retries import RetryPolicy
from gui.core.invoice import InvoiceId
from gui.core.status import InvoiceStatus, StatusKind
from gui.core.strict_json import read_object
from tests.core.test_properties import mutated
from tests.systems import bare_environment
from tests.wire import always, reply, serving

ID = "2eb1acd98a86"
WHOLE = {
    "invoiceId": ID,
    "status": "Placed",
    "totalAmount": 4550,
    "creditInfo": {"creditLimit": 25_000, "balance": 7_350.5},
}


def read(body: object, status: int = 200) -> InvoiceStatus:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return invoice_status(Reply(status, {}, raw, "host.example"), ID)


def without(name: str) -> dict[str, object]:
    return {key: value for key, value in WHOLE.items() if key != name}


def test_the_documented_answer() -> None:
    assert read(WHOLE) == InvoiceStatus("Placed", Decimal(4550))
    assert read(without("invoiceId")) == InvoiceStatus("Placed", Decimal(4550))
    assert read(without("totalAmount")) == InvoiceStatus("Placed")


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("Placed", StatusKind.PAYABLE),
        ("PAID", StatusKind.PAID),
        ("cancelled", StatusKind.CANCELED),
        ("Can-celed", StatusKind.CANCELED),
        ("Partially Paid", StatusKind.OTHER),
        ("Unpaid", StatusKind.OTHER),
    ],
)
def test_status_words(word: str, kind: StatusKind) -> None:
    assert InvoiceStatus(word).kind is kind


@pytest.mark.parametrize(
    ("total", "shown"),
    [
        (b"4550", "4550"),
        (b"0.1", "0.1"),
        (b"1e3", "1E+3"),
        (b"-5", "-5"),
        # A float would make another number of it.
        (b"123456789.000001", "123456789.000001"),
        (b"999999999999", "999999999999"),
        (b"123456789012345678", "123456789012345678"),
        (b"-999999999999999999.123456", "-999999999999999999.123456"),
        (b"1000000000000000000", None),
        (b"1e18", None),
        (b"1e400", None),
        (b"0.0000001", None),
        (b'"4550"', None),
        (b"true", None),
        (b"null", None),
        (b"[1]", None),
        (b"1" * 400, None),
    ],
)
def test_totals(total: bytes, shown: str | None) -> None:
    body = b'{"status": "Placed", "totalAmount": %s}' % total
    if total == b"1e400":
        with pytest.raises(UnexpectedReply):
            read(body)
        return
    found = read(body)
    assert found.word == "Placed"
    assert (None if found.total is None else str(found.total)) == shown


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        (without("status"), ReplyProblem.STATUS_MISSING),
        (WHOLE | {"status": ""}, ReplyProblem.STATUS_MISSING),
        (WHOLE | {"status": " "}, ReplyProblem.STATUS_MISSING),
        (WHOLE | {"status": 5}, ReplyProblem.STATUS_MISSING),
        (WHOLE | {"status": None}, ReplyProblem.STATUS_MISSING),
        (WHOLE | {"invoiceId": "another"}, ReplyProblem.OTHER_INVOICE),
        (WHOLE | {"invoiceId": None}, ReplyProblem.OTHER_INVOICE),
        (b"[]", ReplyProblem.BAD_JSON),
        (b'{"status": "a", "status": "b"}', ReplyProblem.BAD_JSON),
        (b"<html>", ReplyProblem.WEB_PAGE),
    ],
)
def test_what_says_nothing_about_this_invoice(body: object, problem: ReplyProblem) -> None:
    with pytest.raises(UnexpectedReply) as caught:
        read(body)
    assert caught.value.problem is problem


@pytest.mark.parametrize(
    ("status", "failure"),
    [(401, Unauthorized), (404, InvoiceNotFound), (429, RateLimited), (503, ServiceFailed)],
)
def test_refusals(status: int, failure: type[Failure]) -> None:
    with pytest.raises(failure):
        read(b'{"code": "x", "reason": "y"}', status)


def test_words_of_outside_are_one_short_visible_line() -> None:
    word = read(WHOLE | {"status": "Pa\u202eid\n\x1b[31m" + "x" * 500}).word
    assert len(word) <= 40
    assert word.isprintable()


@settings(derandomize=True, deadline=None, max_examples=600)
@given(body=mutated(json.dumps(WHOLE).encode()) | st.binary())
def test_every_body_is_a_status_or_one_failure(body: bytes) -> None:
    try:
        found = read(body)
    except Failure:
        return
    assert found.word.strip()
    assert json.loads(body)["status"].strip()


def test_of_what_is_private_nothing_is_kept_wherever_it_stands() -> None:
    body = b'{"a": [{"creditInfo": {"x": 1}, "b": 2}], "creditInfo": [{"creditInfo": 3}], "c": 4}'
    assert read_object(body, without=("creditInfo",)) == {"a": [{"b": 2}], "c": 4}


def test_what_is_parsed_of_an_answer_has_no_credit_info(monkeypatch: pytest.MonkeyPatch) -> None:
    parsed: list[dict[str, object]] = []

    def keeping(body: bytes, **options: Any) -> dict[str, Any]:
        parsed.append(read_object(body, **options))
        return dict(parsed[-1])

    monkeypatch.setattr("gui.core.http.replies.read_object", keeping)
    read(WHOLE)
    with pytest.raises(InvoiceNotFound):
        read(WHOLE | {"code": "404", "reason": "No."}, 404)
    assert [sorted(found) for found in parsed] == [
        ["invoiceId", "status", "totalAmount"],
        ["code", "invoiceId", "reason", "status", "totalAmount"],
    ]


def ask(answer: bytes) -> InvoiceStatus:
    with serving(always(reply())) as server:
        server.status_answer = answer
        client = CheckoutClient(retries=RetryPolicy())
        credentials = Credentials(f"http://127.0.0.1:{server.port}/base", "canary", "account")
        found = client.fetch_status(credentials, InvoiceId(ID), Cancellation())
        head = server.received.decode()
    assert head.startswith(f"GET /base/integration/invoice/{ID}/status HTTP/1.1\r\n")
    assert "X-BlueTape-Key: canary\r\n" in head
    assert "X-Integration-AccountId: account\r\n" in head
    return found


def test_asks_as_documented() -> None:
    assert ask(reply(json.dumps(WHOLE).encode())) == InvoiceStatus("Placed", Decimal(4550))


def test_a_server_that_repeats_the_key_does_not_get_it_shown() -> None:
    assert "canary" not in ask(reply(json.dumps(WHOLE | {"status": "is canary"}).encode())).word


# The program without its window, in a process of its own. The marks come reversed on its stdin, so
# that nothing in it holds them but what came from the server.
SCAN = """
    import gc, logging, sys, time
    from decimal import Decimal
    from PySide6.QtCore import QCoreApplication, QTimer
    from gui.core.accounts.account import Account, Environment
    from gui.core.http.client import CheckoutClient
    from gui.core.accounts.credentials import Credentials, MemoryStore
    from gui.core.accounts.vault import Vault
    from gui.core.lookup import InvoiceLookup
    from gui.presenters.lookup.lookup import LookupPresenter
    from gui.presenters.notices import Notices
    from gui.tasks import Bridge, ThreadLane

    port, *reversed_marks = sys.stdin.read().split()
    logging.basicConfig(level=logging.DEBUG, filename=sys.argv[1])
    app = QCoreApplication([])
    base = f"http://127.0.0.1:{port}/base"
    account = Account("a", "A", Environment.CUSTOM, base)
    vault = Vault(MemoryStore())
    vault.keep_for_session("a", Credentials(base, "key", "account"))
    bridge = Bridge()
    lanes = [ThreadLane(bridge, name) for name in ("network", "status")]

    lookup = LookupPresenter(InvoiceLookup(CheckoutClient(), vault), *lanes, Notices())
    lookup.set_account(account)
    lookup.state_changed.connect(lambda state: state.is_settled and app.quit())
    QTimer.singleShot(60_000, app.quit)
    lookup.lookup("2eb1acd98a86")
    app.exec()
    # A worker that is not done with its answer yet still has it in its hands.
    while any(lane._waiting or any(lane._threads.values()) for lane in lanes):
        time.sleep(0.001)
    print(lookup.state.verdict.text)

    def scan():
        gc.collect()
        found = set()
        for holder in gc.get_objects():
            for value in gc.get_referents(holder):
                if isinstance(value, (bytes, bytearray)):
                    text = bytes(value).decode("latin-1")
                elif isinstance(value, (str, int, float, Decimal)):
                    text = str(value)
                else:
                    continue
                if any(mark in text[::-1] for mark in reversed_marks):
                    found.add(type(value).__name__)
        return sorted(found)

    print(scan())
    # The scan finds what there is.
    kept = [mark[::-1] for mark in reversed_marks]
    print(scan())
    for lane in lanes:
        lane.close(2)
"""


@pytest.mark.parametrize("is_usable", [True, False])
def test_credit_info_reaches_no_object_and_no_log(tmp_path: Path, *, is_usable: bool) -> None:
    marks = ["918273645", "zxcredit-mark-uvw"]
    body: dict[str, object] = WHOLE | {
        "creditInfo": {"creditLimit": int(marks[0]), marks[1]: {"note": marks[1], "a": [marks[1]]}}
    }
    if not is_usable:
        body.pop("status")
    log = tmp_path / "log"
    with serving(always(reply())) as server:
        server.status_answer = reply(json.dumps(body).encode())
        done = subprocess.run(
            [sys.executable, "-c", textwrap.dedent(SCAN), log],
            input=" ".join([str(server.port), *(mark[::-1] for mark in marks)]),
            cwd=Path(__file__).parent.parent.parent,
            env=bare_environment(tmp_path, QT_QPA_PLATFORM="offscreen"),
            capture_output=True,
            text=True,
            timeout=120,
        )
    assert done.returncode == 0, done.stderr
    assert server.status_requests == 1
    verdict, found, control = done.stdout.splitlines()
    # Thousands are grouped as the system has it.
    assert re.sub(r"(?<=\d),", "", verdict) == (
        "Ready to share · BlueTape status: Placed · 4550.00"
        if is_usable
        else "Status not available · The link works, but it may be paid already."
    )
    assert (found, control) == ("[]", "['str']")
    assert log.stat().st_size
    for file in (path for path in tmp_path.rglob("*") if path.is_file()):
        for mark in marks:
            assert mark.encode() not in file.read_bytes()
    assert not any(mark in done.stdout + done.stderr for mark in marks)
