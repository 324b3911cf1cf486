import pytest

from gui.core.accounts.account import Account, Environment
from gui.core.accounts.account_checks import (
    ADDRESS_LIMIT,
    AddressProblem,
    InvalidAccountName,
    InvalidServerAddress,
    NameProblem,
    is_loopback,
    new_account_key,
    parse_account_name,
    parse_server_address,
)


def test_base_addresses_are_the_documented_ones() -> None:
    production = Account("k", "n", Environment.PRODUCTION)
    sandbox = Account("k", "n", Environment.SANDBOX)
    assert production.base_address == "https://api.bluetape.com/genericBthubService"
    assert sandbox.base_address == "https://beta-api.bluetape.com/genericBthubService"
    assert production.is_production
    assert not sandbox.is_production
    # What a settings file says about the server of a documented environment does not count.
    odd = Account("k", "n", Environment.PRODUCTION, "https://evil.example")
    assert odd.host == "api.bluetape.com"


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("https://test.example.com", "https://test.example.com"),
        (" HTTPS://Test.Example.com:8443/Base/ ", "https://test.example.com:8443/Base"),
        ("http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x"),
        ("http://localhost", "http://localhost"),
        ("http://[::1]:80", "http://[::1]:80"),
    ],
)
def test_server_address_has_one_spelling(typed: str, address: str) -> None:
    assert parse_server_address(typed) == address


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", AddressProblem.EMPTY),
        ("test.example.com", AddressProblem.FORM),
        ("ftp://test.example.com", AddressProblem.FORM),
        ("https://", AddressProblem.FORM),
        ("https://user@test.example.com", AddressProblem.FORM),
        ("https://test.example.com/?a=1", AddressProblem.FORM),
        ("https://test.example.com/#a", AddressProblem.FORM),
        ("https://test.example.com/a/../b", AddressProblem.FORM),
        ("https://test.example.com:99999", AddressProblem.FORM),
        ("https://test.example.com:0", AddressProblem.FORM),
        ("https://tést.example.com", AddressProblem.FORM),
        ("https://test.example.com\\@x", AddressProblem.FORM),
        ("http://test.example.com", AddressProblem.NOT_HTTPS),
        ("http://127.0.0.1.evil.example", AddressProblem.NOT_HTTPS),
        ("https://" + "a" * ADDRESS_LIMIT, AddressProblem.TOO_LONG),
    ],
)
def test_server_address_is_refused(typed: str, problem: AddressProblem) -> None:
    with pytest.raises(InvalidServerAddress) as caught:
        parse_server_address(typed)
    assert caught.value.problem is problem


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        (" ", NameProblem.EMPTY),
        ("x" * 61, NameProblem.TOO_LONG),
        ("a\u202eb", NameProblem.INVISIBLE_CHARACTER),
    ],
)
def test_account_name_is_refused(typed: str, problem: NameProblem) -> None:
    with pytest.raises(InvalidAccountName) as caught:
        parse_account_name(typed)
    assert caught.value.problem is problem


def test_account_name_is_one_line() -> None:
    assert parse_account_name("  Acme \n Supply & Co ") == "Acme Supply & Co"


def test_keys_differ() -> None:
    assert len({new_account_key() for _ in range(100)}) == 100


@pytest.mark.parametrize(
    ("host", "expected"),
    [("localhost", True), ("127.9.9.9", True), ("::1", True), ("10.0.0.1", False), ("a", False)],
)
def test_loopback(host: str, expected: bool) -> None:
    assert is_loopback(host) is expected
