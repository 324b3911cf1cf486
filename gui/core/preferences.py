"""Preferences: how the program looks, speaks and connects, where the user may choose."""

from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from gui.core.http.proxies import InvalidProxy, ProxyChoice, ProxyKind, parse_proxy

CONNECT_BOUNDS_S = (2, 30)
TOTAL_BOUNDS_S = (5, 120)
DECIMALS_BOUNDS = (0, 6)


class ThemeChoice(Enum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Preferences:
    """`language` is a code as translations are named by, empty for the system's.

    `decimals` is how many an amount is shown with at least; none that it has is left out.
    `connect_s` and `total_s` are the bounds of a lookup, see `core.exchange.Limits`.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    language: str = ""
    decimals: int = 2
    proxy: ProxyChoice = field(default_factory=ProxyChoice)
    connect_s: int = 5
    total_s: int = 15

    def __post_init__(self) -> None:
        for value, (least, most) in (
            (self.decimals, DECIMALS_BOUNDS),
            (self.connect_s, CONNECT_BOUNDS_S),
            (self.total_s, TOTAL_BOUNDS_S),
        ):
            if not least <= value <= most:
                raise ValueError("out of bounds")


def preferences_to_json(preferences: Preferences) -> dict[str, Any]:
    return {
        "theme": preferences.theme.value,
        "language": preferences.language,
        "decimals": preferences.decimals,
        "proxy": preferences.proxy.text,
        "connect_s": preferences.connect_s,
        "total_s": preferences.total_s,
    }


def preferences_from_json(found: Any) -> Preferences:
    """Return the preferences; what is not named is as it is without a file.

    Raises:
        ValueError, TypeError, AttributeError: something in it cannot be used.
    """
    default = preferences_to_json(Preferences())
    values = default | found
    for name, value in default.items():
        # A bool is an int to Python, and not to anybody who reads the file.
        if type(values[name]) is not type(value):
            raise TypeError(name)
    return Preferences(
        theme=ThemeChoice(values["theme"]),
        language=values["language"],
        decimals=values["decimals"],
        proxy=parse_proxy(values["proxy"]),
        connect_s=values["connect_s"],
        total_s=values["total_s"],
    )


def named_proxy(address: str) -> ProxyChoice:
    """Return the choice of a proxy by its address.

    Raises:
        InvalidProxy: it is none; the words for other choices are none, either.
    """
    choice = parse_proxy(address)
    if choice.kind is not ProxyKind.NAMED:
        raise InvalidProxy
    return choice
