"""What a company fixes: read strictly, applied to what the user has."""

import json
import os
from pathlib import Path

import pytest

from gui.core.accounts import policy as policy_module
from gui.core.accounts.account import Account, Environment
from gui.core.accounts.policy import Policy, PolicyProblem, load_policy, parse_policy, read_policy
from gui.core.http.proxies import ProxyChoice, ProxyKind
from gui.core.settings import Settings
from tests.systems import IS_ROOT, owners_of_files, posix_modes

ROOT = Path(__file__).resolve().parent.parent.parent.parent
ACME = {"key": "acme", "name": "Acme", "environment": "production"}
OWN = Account("a", "Mine", Environment.SANDBOX)
CUSTOM = Account("c", "Test bench", Environment.CUSTOM, "https://test.example")


def parsed(content: object) -> Policy:
    return parse_policy(json.dumps(content).encode())


@posix_modes
def test_without_a_file_nothing_is_fixed() -> None:
    assert read_policy(Path("/etc/checkout-desk-of-nobody/managed.json")) == Policy()


def test_everything_that_can_be_fixed() -> None:
    bench = {
        "key": "bench-2", "name": " Test  bench ", "environment": "custom",
        "server": "https://Bluetape-Test.acme.example/api/",
    }  # fmt: skip
    found = {
        "version": 1,
        "accounts": [ACME, bench],
        "environment": "sandbox",
        "proxy": "http://proxy.acme.example:8080",
        "custom_servers": False,
    }
    server = "https://bluetape-test.acme.example/api"
    assert parsed(found) == Policy(
        accounts=(
            Account("managed-acme", "Acme", Environment.PRODUCTION),
            Account("managed-bench-2", "Test bench", Environment.CUSTOM, server),
        ),
        environment=Environment.SANDBOX,
        preferences={"proxy": ProxyChoice(ProxyKind.NAMED, "http://proxy.acme.example:8080")},
        allows_custom=False,
    )


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"version": 2}, "version is not 1"),
        ({"version": None}, "version is not 1"),
        ({"custom_server": False}, '"custom_server" is not known'),
        ({"custom_servers": "no"}, "neither true nor false"),
        ({"custom_servers": None}, "neither true nor false"),
        ({"environment": "moon"}, "environment cannot be used"),
        ({"environment": "custom"}, "neither production nor sandbox"),
        ({"environment": 1}, "environment cannot be used"),
        ({"proxy": "proxy.acme.example"}, "proxy cannot be used"),
        ({"proxy": "http://user:secret@proxy.acme.example:8080"}, "proxy cannot be used"),
        ({"accounts": {}}, "accounts is no list"),
        ({"accounts": ["Acme"]}, "an account is no object"),
        ({"accounts": [ACME, ACME]}, "the same key"),
        ({"accounts": [ACME, {**ACME, "key": "other", "name": "ACME"}]}, "the same name"),
        ({"accounts": [{**ACME, "api_key": "secret"}]}, '"api_key" is not known'),
        ({"accounts": [{**ACME, "key": "a/b"}]}, "letters, digits and hyphens"),
        ({"accounts": [{**ACME, "key": ""}]}, "letters, digits and hyphens"),
        ({"accounts": [{**ACME, "name": "A\u202eB"}]}, "name cannot be used"),
        ({"accounts": [{**ACME, "name": None}]}, "no name"),
        ({"accounts": [{**ACME, "environment": None}]}, "no environment"),
        ({"accounts": [{**ACME, "environment": "custom"}]}, "goes with environment custom"),
        ({"accounts": [{**ACME, "server": "https://x.example"}]}, "goes with environment custom"),
        (
            {"accounts": [{**ACME, "environment": "custom", "server": "http://x.example"}]},
            "server cannot be used",
        ),
    ],
)
def test_what_cannot_be_used_is_named(change: dict[str, object], problem: str) -> None:
    with pytest.raises(PolicyProblem, match=problem):
        parsed({"version": 1, **change})


@pytest.mark.parametrize("content", ["", "[]", "{", '{"version": 1, "version": 1}', "x" * 99_999])
@pytest.mark.expects_log("managed settings cannot be used")
def test_nobody_knows_what_an_unusable_file_forbids(
    monkeypatch: pytest.MonkeyPatch, content: str
) -> None:
    monkeypatch.setattr(policy_module, "read_administered", lambda *_: content.encode())
    policy = load_policy(Path("managed.json"))
    assert policy.is_unreadable
    assert Environment.CUSTOM not in policy.environments


@owners_of_files
@pytest.mark.expects_log("managed settings cannot be used")
def test_a_file_of_any_user_is_unusable_and_not_ignored(tmp_path: Path) -> None:
    path = tmp_path / "managed.json"
    path.write_text(json.dumps({"version": 1, "accounts": [ACME]}))
    path.chmod(0o644)
    if IS_ROOT:
        os.chown(path, 65_534, 65_534)
    policy = load_policy(path)
    assert policy.is_unreadable
    assert policy.accounts == ()
    assert not policy.allows_custom


@pytest.mark.expects_log("managed settings cannot be used")
def test_a_folder_in_the_files_place_is_unusable(tmp_path: Path) -> None:
    assert load_policy(tmp_path).is_unreadable


def test_what_is_not_allowed_is_not_there(tmp_path: Path) -> None:
    settings = Settings((OWN, CUSTOM), "c", window="w")
    assert Policy().applied_to(settings) == settings
    without_custom = Policy(allows_custom=False).applied_to(settings)
    assert without_custom == Settings((OWN,), "a", window="w")
    none_left = Policy(environment=Environment.PRODUCTION).applied_to(settings)
    assert none_left == Settings((), "", window="w")
    fixed = Account("managed-acme", "Acme", Environment.CUSTOM, "https://x.example")
    # What the company sets itself is not what it forbids others.
    assert Policy(accounts=(fixed,), allows_custom=False).applied_to(settings).current == fixed


def test_the_example_in_the_docs_can_be_used() -> None:
    text = (ROOT / "docs" / "deployment.md").read_text("utf-8")
    example = text.partition("```json\n")[2].partition("```")[0]
    policy = parse_policy(example.encode())
    assert policy.accounts
    names = {"proxy", "parallel_lookups", "history", "history_days"}
    assert policy.preferences.keys() == names
    assert not policy.allows_custom
