"""Whatever may be wrong with an account is said."""

import pytest

from gui.core.accounts.account_checks import (
    ADDRESS_LIMIT,
    NAME_LIMIT,
    AddressProblem,
    NameProblem,
)
from gui.core.accounts.credentials import VALUE_LIMIT, CredentialField, CredentialProblem
from gui.core.http.proxies import ProxyKind
from gui.presenters.accounts.words import _FIXED_PROXY, FieldProblem, what_is_wrong


@pytest.mark.parametrize("problem", [*NameProblem, *AddressProblem])
def test_of_a_field(problem: FieldProblem) -> None:
    assert what_is_wrong(problem).endswith(".")


@pytest.mark.parametrize(
    ("problem", "limit"),
    [
        (NameProblem.TOO_LONG, NAME_LIMIT),
        (AddressProblem.TOO_LONG, ADDRESS_LIMIT),
        (CredentialProblem.TOO_LONG, VALUE_LIMIT),
    ],
)
def test_what_is_too_long_is_told_how_long_it_may_be(problem: FieldProblem, limit: int) -> None:
    assert f"too long: {limit} characters at most." in what_is_wrong(problem)


@pytest.mark.parametrize("which", CredentialField)
@pytest.mark.parametrize("problem", CredentialProblem)
def test_of_a_credential(problem: CredentialProblem, which: CredentialField) -> None:
    assert what_is_wrong(problem, which).endswith(".")


def test_of_what_the_company_fixed() -> None:
    assert set(_FIXED_PROXY) == set(ProxyKind)
