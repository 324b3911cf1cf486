"""Every failure has words; none of them holds what it should not."""

from typing import get_args

import pytest

from gui.core import errors
from gui.core.accounts.account import Account, Environment
from gui.core.errors import Failure, LookupFailure, ServerWords
from gui.presenters.message_state import ACTION_NAMES, Action
from gui.presenters.messages import FailureContext, lookup_message

ACME = Account("a", "Acme Supply", Environment.SANDBOX)
PLACE = FailureContext("2eb1acd98a86", ACME)
WORDS = ServerWords("server-code", "<b>server reason</b> %s {}")


def every_failure() -> list[Failure]:
    found: list[Failure] = [
        *(errors.InvalidInvoiceId(p) for p in errors.InvoiceIdProblem),
        errors.NoCredentials(account_exists=False),
        errors.NoCredentials(account_exists=True),
        errors.NoCredentials(account_exists=True, other_server=True),
        errors.StoreLocked(),
        errors.StoreLocked(waiting=True),
        errors.StoreAbsent(),
        errors.StoreFailed("OSError"),
        errors.Unauthorized(401, WORDS),
        errors.InvoiceNotFound(WORDS),
        errors.WrongAddress("test.example"),
        errors.Rejected(400, WORDS),
        *(errors.RateLimited(s, WORDS) for s in (None, 0, 2, 100, 999_999)),
        errors.ServiceFailed(500, WORDS),
        *(errors.Unreachable(c, "api.bluetape.com") for c in errors.UnreachableCause),
        *(errors.TimedOut(p, 15.0, "api.bluetape.com") for p in errors.TimeoutPhase),
        *(errors.TlsRejected(c, "api.bluetape.com") for c in errors.TlsCause),
        *(errors.UnexpectedReply(p, 200, "detail") for p in errors.ReplyProblem),
        *(
            errors.UntrustedLink(p, "evil.example", "https://evil.example")
            for p in errors.LinkProblem
        ),
        errors.Canceled(),
        errors.ProgramFault("ValueError"),
    ]
    return found


def test_the_list_above_and_the_union_are_all_failures_there_are() -> None:
    assert {type(f) for f in every_failure()} == set(get_args(LookupFailure))
    assert set(get_args(LookupFailure)) == set(Failure.__subclasses__())


@pytest.mark.parametrize("failure", every_failure(), ids=repr)
def test_says_what_happened_and_what_to_do(failure: LookupFailure) -> None:
    message = lookup_message(failure, PLACE)
    for text in (message.title, message.text):
        assert text
        assert "{" not in text
        assert "server reason" not in text
        assert "server-code" not in text
    assert not message.title.endswith(".")
    assert message.text.endswith((".", "?"))


def test_the_servers_words_stand_under_details() -> None:
    details = lookup_message(errors.Rejected(400, WORDS), PLACE).details
    assert details.splitlines() == [
        "HTTP 400",
        "Code: server-code",
        "Reason: <b>server reason</b> %s {}",
    ]


@pytest.mark.parametrize(
    ("failure", "words"),
    [
        (errors.InvoiceNotFound(), "invoice number"),
        (errors.WrongAddress("test.example"), "invoice itself may be fine"),
        (errors.TlsRejected(errors.TlsCause.NOT_YET_VALID, "h"), "clock"),
        (errors.Unreachable(errors.UnreachableCause.PROXY, "proxy.corp"), "Requests go through"),
        (errors.RateLimited(2), "2 seconds"),
        (errors.RateLimited(999_999), "16667 minutes"),
        (errors.UntrustedLink(errors.LinkProblem.HOST, "evil.example", ""), "evil.example"),
    ],
)
def test_says_what_staff_need_to_know(failure: LookupFailure, words: str) -> None:
    assert words in lookup_message(failure, PLACE).text


def test_unauthorized_offers_to_edit_the_account() -> None:
    assert Action.EDIT_ACCOUNT in lookup_message(errors.Unauthorized(401), PLACE).actions


def test_a_long_id_is_cut_in_the_title() -> None:
    message = lookup_message(errors.InvoiceNotFound(), FailureContext("x" * 500, ACME))
    assert len(message.title) < 120


def test_every_action_has_a_name() -> None:
    assert set(ACTION_NAMES) == set(Action)
    assert len(set(ACTION_NAMES.values())) == len(Action)
