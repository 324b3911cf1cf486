"""The system's proxies and its exceptions, decided by how a host is written and by nothing else.

The library looks names up to compare them with exceptions that are addresses (on macOS always):
before any deadline holds, and of a name server that may be silent. So an exception that is an
address, or a range of them, is for hosts that are written as addresses.
"""

import contextlib
import ipaddress
import re
import sys
from collections.abc import Iterator
from fnmatch import fnmatchcase
from importlib import import_module
from typing import Any
from urllib import request
from urllib.parse import urlsplit

# Windows' word for names without a dot.
_LOCAL = "<local>"
_INTERNET_SETTINGS = r"Software\Microsoft\Windows\CurrentVersion\Internet Settings"
_PORTS = {"http": 80, "https": 443}

_Rules = tuple[dict[str, str], list[str]]
_Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def system_proxies(url: str) -> dict[str, str]:
    """Return the proxies for an address by their scheme, none where its host is excepted.

    What the environment names goes before the system's settings; `NO_PROXY` holds for both.
    """
    parts = urlsplit(url)
    host = (parts.hostname or "").rstrip(".")
    port = parts.port or _PORTS.get(parts.scheme, 0)
    proxies = request.getproxies_environment()
    exceptions = list(_of_the_environment(proxies.pop("no", "")))
    if not proxies:
        proxies, of_the_system = _of_the_system()
        exceptions += of_the_system
    return {} if any(_holds(entry, host, port) for entry in exceptions) else proxies


def _of_the_environment(no_proxy: str) -> Iterator[str]:
    """A name stands for what is below it, too."""
    for entry in re.split(r"[,\s]+", no_proxy):
        yield entry.removeprefix(".")
        yield f"*.{entry.removeprefix('.')}"


def _of_the_system() -> _Rules:
    match sys.platform:
        case "darwin":
            return _of_macos()
        case "win32":
            return _of_windows()
        case _:
            return {}, []


def _of_macos() -> _Rules:
    # What urllib itself asks; it is nowhere else in the standard library.
    system: Any = import_module("_scproxy")
    found = system._get_proxy_settings()  # noqa: SLF001
    exceptions = [entry for entry in found.get("exceptions", ()) if entry]
    if found.get("exclude_simple"):
        exceptions.append(_LOCAL)
    return system._get_proxies(), exceptions  # noqa: SLF001


def _of_windows() -> _Rules:
    registry: Any = import_module("winreg")
    exceptions = ""
    with (
        # Whoever has no exceptions has no such value.
        contextlib.suppress(OSError),
        registry.OpenKey(registry.HKEY_CURRENT_USER, _INTERNET_SETTINGS) as key,
    ):
        exceptions = str(registry.QueryValueEx(key, "ProxyOverride")[0])
    # Not in the types of other systems.
    read = getattr(request, "getproxies_registry")  # noqa: B009
    return read(), exceptions.split(";")


def _holds(exception: str, host: str, port: int) -> bool:
    """Whether a name, pattern, address or range, with a port or without, is for a host."""
    exception = exception.strip().lower().rpartition("://")[2]
    if exception == _LOCAL:
        return "." not in host and ":" not in host
    network = _network(exception)
    if network is not None:
        with contextlib.suppress(ValueError):
            return ipaddress.ip_address(host) in network
        return False
    with_port = re.fullmatch(r"(.*):([0-9]{1,5})", exception)
    if with_port is not None:
        return int(with_port[2]) == port and _holds(with_port[1], host, port)
    return fnmatchcase(host, exception)


def _network(text: str) -> _Network | None:
    """The range that `10.0.0.0/8`, `169.254/16`, `192.168`, `[::1]` or `fd00::/8` stands for."""
    text = text.strip("[]")
    short = re.fullmatch(r"([0-9]{1,3}(?:\.[0-9]{1,3}){0,3})(?:/([0-9]{1,2}))?", text)
    if short is not None:
        count = short[1].count(".") + 1
        text = f"{short[1]}{'.0' * (4 - count)}/{short[2] or 8 * count}"
    try:
        return ipaddress.ip_network(text, strict=False)
    except ValueError:
        return None
