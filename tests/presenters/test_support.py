"""What can be copied for support."""

import datetime as dt

import pytest

from gui.core.accounts.account import Account, Environment
from gui.core.errors import (
    InvoiceNotFound,
    LookupFailure,
    NoCredentials,
    RateLimited,
    Rejected,
    ServerWords,
    TlsCause,
    TlsRejected,
    UnexpectedReply,
    UntrustedLink,
)
from gui.core.errors import LinkProblem as Link
from gui.core.errors import ReplyProblem as Reply
from gui.presenters.messages import FailureContext
from gui.presenters.support import explained, fault_details, support_details

ACME = Account("k", "Acme Supply", Environment.PRODUCTION)


def lines_of(text: str) -> dict[str, str]:
    return dict(line.partition(": ")[::2] for line in text.splitlines())


@pytest.mark.parametrize(
    ("failure", "status", "name"),
    [
        (InvoiceNotFound(), "404", "InvoiceNotFound"),
        (RateLimited(7), "429", "RateLimited"),
        (NoCredentials(account_exists=True), "none", "NoCredentials"),
        (TlsRejected(TlsCause.EXPIRED, "a.example"), "none", "TlsRejected – expired"),
        (UnexpectedReply(Reply.REDIRECT, 302, "to"), "302", "UnexpectedReply – redirect"),
        (UntrustedLink(Link.HOST, "evil.example", "raw-link"), "none", "UntrustedLink – host"),
    ],
)
def test_facts_and_nothing_else(failure: LookupFailure, status: str, name: str) -> None:
    text = support_details(failure, ACME)
    lines = lines_of(text)
    assert (lines["HTTP status"], lines["Failure"]) == (status, name)
    assert lines["Endpoint"] == (
        "GET https://api.bluetape.com/genericBthubService/integration/invoice/{id}/checkout"
    )
    assert dt.datetime.fromisoformat(lines["Time"]).tzinfo is not None
    assert "evil.example" not in text
    assert "raw-link" not in text
    assert "Acme" not in text


def test_an_address_in_the_servers_code_loses_its_path() -> None:
    words = ServerWords("https://www.bluetape.com/i/r?id=1")
    lines = lines_of(support_details(Rejected(400, words), ACME))
    assert lines["Server's code"] == "https://www.bluetape.com/•••"


def test_without_an_account_there_is_no_endpoint() -> None:
    assert lines_of(support_details(InvoiceNotFound(), None))["Endpoint"] == "none"


def test_a_fault_of_the_program() -> None:
    lines = lines_of(fault_details("ValueError < app.py:7 run"))
    assert lines["Fault"] == "ValueError < app.py:7 run"
    assert lines["Program"].startswith("Checkout Desk ")


@pytest.mark.expects_log("lookup: KeyError")
def test_what_is_no_failure_becomes_one() -> None:
    failure, message = explained(KeyError("canary"), FailureContext("x", ACME), "lookup")
    assert type(failure).__name__ == "ProgramFault"
    assert "canary" not in repr(message)
    assert "KeyError" in message.details
