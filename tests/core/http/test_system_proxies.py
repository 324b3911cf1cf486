"""The system's proxies, and whom they are not for: without a name being looked up."""

import socket
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import nullcontext
from types import SimpleNamespace

import pytest
import requests

from gui.core.accounts.credentials import Credentials
from gui.core.cancellation import Cancellation
from gui.core.errors import TimedOut, TimeoutPhase
from gui.core.http import system_proxies as module
from gui.core.http.client import PROBE_ID, CheckoutClient
from gui.core.http.exchange import Limits
from gui.core.http.proxies import ProxyChoice
from gui.core.http.system_proxies import system_proxies
from gui.core.http.transport import Transport
from tests.faults.test_network import connect_proxy
from tests.wire import Authority, always, reply, serving

API = "https://api.bluetape.com/x"
PROXY = "http://proxy.example:8080"
Arrange = Callable[..., None]


@pytest.fixture(autouse=True)
def no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@pytest.fixture(autouse=True)
def looked_up(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """A name server that is silent, and the names it was asked for."""
    asked: list[str] = []
    is_over = threading.Event()

    def silent(name: str, *_: object, **__: object) -> str:
        asked.append(name)
        is_over.wait(5)
        raise socket.gaierror

    monkeypatch.setattr(socket, "gethostbyname", silent)
    monkeypatch.setattr(socket, "getfqdn", silent)
    yield asked
    is_over.set()


@pytest.fixture
def on_macos(monkeypatch: pytest.MonkeyPatch) -> Arrange:
    """What the system's configuration has there, and what urllib makes of it."""

    def arrange(*exceptions: str, leaves_out_simple: bool = False, proxy: str = PROXY) -> None:
        proxies = {"http": proxy, "https": proxy}
        found = {"exclude_simple": leaves_out_simple, "exceptions": exceptions}
        system = SimpleNamespace(
            _get_proxies=lambda: dict(proxies), _get_proxy_settings=lambda: found
        )
        monkeypatch.setitem(sys.modules, "_scproxy", system)
        monkeypatch.setattr(module, "sys", SimpleNamespace(platform="darwin"))
        bypass = urllib.request._proxy_bypass_macosx_sysconf  # type: ignore[attr-defined]
        monkeypatch.setattr(requests.utils, "getproxies", lambda: proxies)
        monkeypatch.setattr(requests.utils, "proxy_bypass", lambda host: bypass(host, found))

    return arrange


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> Arrange:
    def arrange(override: str | None) -> None:
        def value(*_: object) -> tuple[str, int]:
            if override is None:
                raise FileNotFoundError
            return override, 1

        registry = SimpleNamespace(
            HKEY_CURRENT_USER=1, OpenKey=lambda *_: nullcontext(2), QueryValueEx=value
        )
        monkeypatch.setitem(sys.modules, "winreg", registry)
        monkeypatch.setattr(module, "sys", SimpleNamespace(platform="win32"))
        monkeypatch.setattr(
            urllib.request, "getproxies_registry", lambda: {"https": PROXY}, raising=False
        )

    return arrange


def goes_direct(host: str) -> bool:
    found = system_proxies(f"https://{host}/base")
    assert found in ({}, {"https": PROXY}, {"http": PROXY, "https": PROXY})
    return found == {}


# What is excepted, the hosts it is for, and hosts that it is not for.
EVERYWHERE = (
    ("api.bluetape.com", ["api.bluetape.com", "API.BlueTape.com", "api.bluetape.com."], ["x.com"]),
    ("*.bluetape.com", ["api.bluetape.com", "a.b.bluetape.com"], ["bluetape.com", "xbluetape.com"]),
    ("*", ["api.bluetape.com", "10.1.2.3", "[fd00::1]", "intranet"], []),
    ("10.0.0.0/8", ["10.1.2.3"], ["11.1.2.3", "10.example", "api.bluetape.com", "[fd00::1]"]),
    ("10.1.2.3", ["10.1.2.3"], ["10.1.2.4", "110.1.2.3"]),
    ("169.254/16", ["169.254.3.4"], ["169.253.3.4", "169.254.example"]),
    ("fd00::/8", ["[fd00::1]", "[fdff::]"], ["[fe80::1]", "253.0.0.1"]),
    ("[fd00::1]", ["[fd00::1]", "[fd00:0::1]"], ["[fd00::2]"]),
    ("host.example:8443", ["host.example:8443"], ["host.example", "host.example:844"]),
    ("host.example:443", ["host.example"], ["host.example:8443"]),
    ("[fd00::1]:8443", ["[fd00::1]:8443"], ["[fd00::1]"]),
    ("10.0.0.0/99", [], ["10.0.0.0", "10.1.2.3"]),
    ("host.example:99999999", [], ["host.example"]),
    ("", [], ["api.bluetape.com", "10.1.2.3", "intranet"]),
)


@pytest.mark.parametrize(("entry", "direct", "others"), EVERYWHERE)
def test_exceptions_are_read_alike_on_every_system(
    entry: str, direct: list[str], others: list[str], on_macos: Arrange, on_windows: Arrange,
    monkeypatch: pytest.MonkeyPatch, looked_up: list[str],
) -> None:  # fmt: skip
    def check() -> None:
        assert [host for host in direct if not goes_direct(host)] == []
        assert [host for host in others if goes_direct(host)] == []

    on_macos("*.local", entry)
    check()
    on_windows(f"*.local; {entry}")
    check()
    monkeypatch.setenv("https_proxy", PROXY)
    monkeypatch.setenv("no_proxy", f".local, {entry}")
    check()
    assert looked_up == []


@pytest.mark.parametrize(
    ("no_proxy", "direct", "others"),
    [
        ("bluetape.com", ["bluetape.com", "api.bluetape.com"], ["xbluetape.com"]),
        (".bluetape.com", ["bluetape.com", "api.bluetape.com"], ["xbluetape.com"]),
        ("a.example b.example,,c.example", ["a.example", "x.c.example"], ["example"]),
    ],
)
def test_a_name_in_the_environment_stands_for_what_is_below_it(
    no_proxy: str, direct: list[str], others: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("https_proxy", PROXY)
    monkeypatch.setenv("no_proxy", no_proxy)
    assert [host for host in direct if not goes_direct(host)] == []
    assert [host for host in others if goes_direct(host)] == []


def test_names_without_a_dot(on_macos: Arrange, on_windows: Arrange) -> None:
    on_macos("*.local", leaves_out_simple=True)
    assert goes_direct("intranet")
    assert not goes_direct("intranet.example")
    assert not goes_direct("[fd00::1]")
    on_macos("*.local")
    assert not goes_direct("intranet")
    on_windows("<local>")
    assert goes_direct("intranet")
    assert not goes_direct("intranet.example")
    on_windows("https://intranet;10.*")
    assert goes_direct("intranet")
    assert goes_direct("10.1.2.3")
    assert not goes_direct("110.1.2.3")
    on_windows(None)
    assert not goes_direct("intranet")


def test_the_environment_goes_before_the_system(
    on_macos: Arrange, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_macos("*.bluetape.com")
    monkeypatch.setenv("https_proxy", "http://of-the-environment:1")
    assert system_proxies(API) == {"https": "http://of-the-environment:1"}
    monkeypatch.delenv("https_proxy")
    assert system_proxies(API) == {}
    # An exception alone does not take the system's proxy away from everybody else.
    on_macos()
    monkeypatch.setenv("no_proxy", "elsewhere.example")
    assert system_proxies(API)["https"] == PROXY
    assert system_proxies("https://elsewhere.example/") == {}


REQUESTS: dict[str, Callable[[CheckoutClient, Credentials], object]] = {
    "the link": lambda client, there: client.fetch(there, PROBE_ID, Cancellation()),
    "the status": lambda client, there: client.fetch_status(there, PROBE_ID, Cancellation()),
    "a test of the connection": lambda client, there: client.test_connection(there, Cancellation()),
}


@pytest.fixture(scope="module")
def authority() -> Authority:
    return Authority()


@pytest.mark.parametrize("asked_for", REQUESTS)
def test_a_silent_name_server_has_no_part_in_it(
    asked_for: str, on_macos: Arrange, authority: Authority, looked_up: list[str]
) -> None:
    """With what a Mac has as exceptions from the start, and a company's own range beside it."""
    context = authority.client_context()

    with serving(always(reply()), authority.server_context("api.example")) as server:
        with serving(connect_proxy(server.port)) as proxy:
            on_macos("*.local", "169.254/16", "10.0.0.0/8", proxy=f"http://127.0.0.1:{proxy.port}")
            client = CheckoutClient(Transport(lambda: context))
            REQUESTS[asked_for](client, Credentials("https://api.example", "key-1234", "account"))
        assert b"GET /integration/invoice/" in server.received
    assert looked_up == []


def test_the_deadline_holds_while_the_proxy_is_decided() -> None:
    class Slow(ProxyChoice):
        def for_host(self, url: str, host: str) -> dict[str, str]:
            threading.Event().wait(0.2)
            return {}

    with serving(always(reply())) as server:
        client = CheckoutClient(limits=Limits(connect_s=0.1, total_s=0.1), proxy=Slow())
        with pytest.raises(TimedOut) as caught:
            client.fetch(
                Credentials(f"http://127.0.0.1:{server.port}", "key-1234", "account"),
                PROBE_ID,
                Cancellation(),
            )
        assert server.connections == []
    assert caught.value.phase is TimeoutPhase.NAME
