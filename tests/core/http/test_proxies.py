"""Which proxy is used."""

import pytest

from gui.core.http.proxies import InvalidProxy, ProxyChoice, ProxyKind, parse_proxy

URL = "https://api.bluetape.com/x"
NAMED = ProxyChoice(ProxyKind.NAMED, "http://proxy.example:8080")


@pytest.fixture
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_PROXY", "no_proxy", "ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HTTPS_PROXY", "http://of-the-environment:1")


def test_the_systems(environment: None) -> None:
    proxies = ProxyChoice().for_host(URL, "api.bluetape.com")
    assert proxies["https"] == "http://of-the-environment:1"


def test_none(environment: None) -> None:
    assert ProxyChoice(ProxyKind.NONE).for_host(URL, "api.bluetape.com") == {}


def test_one_that_is_named(environment: None) -> None:
    assert set(NAMED.for_host(URL, "api.bluetape.com").values()) == {"http://proxy.example:8080"}


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "::1"])
def test_never_for_this_computer(environment: None, host: str) -> None:
    assert NAMED.for_host(f"https://{host}/", host) == {}
    assert ProxyChoice().for_host(f"https://{host}/", host) == {}


@pytest.mark.parametrize(
    ("text", "choice"),
    [
        ("system", ProxyChoice(ProxyKind.SYSTEM)),
        ("none", ProxyChoice(ProxyKind.NONE)),
        ("http://proxy.example:8080", NAMED),
        ("http://proxy.example:8080/", NAMED),
        ("https://[fd00::1]:3128", ProxyChoice(ProxyKind.NAMED, "https://[fd00::1]:3128")),
    ],
)
def test_what_is_understood(text: str, choice: ProxyChoice) -> None:
    assert parse_proxy(text) == choice


@pytest.mark.parametrize(
    "text",
    [
        "", "proxy", "proxy.example:8080", "http://proxy.example", "socks5://proxy.example:1080",
        "http://u:p@proxy.example:8080", "http://proxy.example:8080/x", "http://a b:1", "SYSTEM",
        "http://proxy.example:8080\n",
    ],
)  # fmt: skip
def test_what_is_refused(text: str) -> None:
    with pytest.raises(InvalidProxy):
        parse_proxy(text)
