"""Which proxy a lookup goes through: the system's, none, or one that is named."""

import re
from dataclasses import dataclass
from enum import Enum

from gui.core.accounts.account_checks import is_loopback


class ProxyKind(Enum):
    SYSTEM = "system"
    NONE = "none"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class ProxyChoice:
    """`address` is set where the kind is `NAMED`: scheme, host and port."""

    kind: ProxyKind = ProxyKind.SYSTEM
    address: str = ""

    @property
    def text(self) -> str:
        """What `parse_proxy` reads."""
        return self.address if self.kind is ProxyKind.NAMED else self.kind.value

    def for_host(self, url: str, host: str) -> dict[str, str]:
        """Return the proxies for an address, as `requests` takes them; none for this computer.

        No name is looked up for it.
        """
        if self.kind is ProxyKind.NONE or is_loopback(host):
            return {}
        if self.kind is ProxyKind.NAMED:
            return {"http": self.address, "https": self.address}
        from gui.core.http.system_proxies import system_proxies

        return system_proxies(url)


class InvalidProxy(ValueError):
    """Neither `system`, nor `none`, nor the address of a proxy."""


def parse_proxy(text: str) -> ProxyChoice:
    """Return the choice that `system`, `none` or `http://host:port` stand for.

    Raises:
        InvalidProxy: anything else; user names and passwords in an address, too.
    """
    for kind in (ProxyKind.SYSTEM, ProxyKind.NONE):
        if text == kind.value:
            return ProxyChoice(kind)
    host = r"(?:[A-Za-z0-9.\-]+|\[[0-9A-Fa-f:.]+\])"
    if not re.fullmatch(rf"https?://{host}:[0-9]{{1,5}}/?", text):
        raise InvalidProxy
    return ProxyChoice(ProxyKind.NAMED, text.rstrip("/"))
