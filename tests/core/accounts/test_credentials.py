import pytest

from gui.core.accounts.credentials import (
    VALUE_LIMIT,
    CredentialField,
    CredentialProblem,
    Credentials,
    InvalidCredential,
    MemoryStore,
    for_server,
    parse_credential,
)
from gui.core.errors import NoCredentials

SECRET = Credentials("https://a.example", "canary-key", "canary-id")


def test_secrets_are_not_in_the_repr() -> None:
    assert "canary" not in repr(SECRET)
    assert "canary" not in str(SECRET)


def test_white_space_around_a_value_is_taken_off() -> None:
    assert parse_credential("  abc\r\n", CredentialField.API_KEY) == "abc"
    assert len(parse_credential("x" * VALUE_LIMIT, CredentialField.API_KEY)) == VALUE_LIMIT


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", CredentialProblem.EMPTY),
        (" \t", CredentialProblem.EMPTY),
        ("x" * (VALUE_LIMIT + 1), CredentialProblem.TOO_LONG),
        ("canary key", CredentialProblem.CHARACTERS),
        ("canary\r\nX-Evil: 1", CredentialProblem.CHARACTERS),
        ("“canary”", CredentialProblem.CHARACTERS),
        ("canary\u200b1", CredentialProblem.CHARACTERS),
        ("canary\x00", CredentialProblem.CHARACTERS),
    ],
)
def test_what_cannot_be_sent_is_refused_and_not_echoed(
    typed: str, problem: CredentialProblem
) -> None:
    with pytest.raises(InvalidCredential) as caught:
        parse_credential(typed, CredentialField.ACCOUNT_ID)
    assert caught.value.problem is problem
    assert caught.value.field is CredentialField.ACCOUNT_ID
    assert "canary" not in repr(caught.value)
    assert "canary" not in str(caught.value)


def test_credentials_are_for_the_server_they_were_entered_for() -> None:
    assert for_server(SECRET, "https://a.example") is SECRET
    with pytest.raises(NoCredentials) as caught:
        for_server(SECRET, "https://evil.example")
    assert caught.value.other_server


def test_memory_store() -> None:
    store = MemoryStore()
    with pytest.raises(NoCredentials):
        store.load("k", "https://a.example")
    store.save("k", SECRET)
    assert store.load("k", "https://a.example") is SECRET
    with pytest.raises(NoCredentials):
        store.load("k", "https://b.example")
    store.remove("k")
    store.remove("k")
