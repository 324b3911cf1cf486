"""Whatever may be wrong with an account is said."""

import pytest

from gui.core.accounts.account_checks import AddressProblem, NameProblem
from gui.core.accounts.credentials import CredentialField, CredentialProblem
from gui.core.http.proxies import ProxyKind
from gui.presenters.accounts.words import _FIXED_PROXY, FieldProblem, what_is_wrong


@pytest.mark.parametrize("problem", [*NameProblem, *AddressProblem])
def test_of_a_field(problem: FieldProblem) -> None:
    assert what_is_wrong(problem).endswith(".")


@pytest.mark.parametrize("which", CredentialField)
@pytest.mark.parametrize("problem", CredentialProblem)
def test_of_a_credential(problem: CredentialProblem, which: CredentialField) -> None:
    assert what_is_wrong(problem, which).endswith(".")


def test_of_what_the_company_fixed() -> None:
    assert set(_FIXED_PROXY) == set(ProxyKind)
