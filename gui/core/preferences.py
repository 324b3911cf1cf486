"""Preferences: what the user may choose. Each is declared once, as an attribute of `Preferences`.

By its declaration a preference is read from the settings file, checked, edited and saved; one that
is `fixable` may stand in the company's file, too. A page shows it by one row.
"""

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Generic, Self, TypeVar, overload

from gui.core.http.proxies import InvalidProxy, ProxyChoice, ProxyKind, parse_proxy

T = TypeVar("T")
E = TypeVar("E", bound=Enum)


class InvalidPreference(ValueError):
    """What a value is not; in words for administrators, without the value."""


class Preference(ABC, Generic[T]):
    """One thing that can be chosen; its kind says of what.

    Looked up in `Preferences` it is the value that is chosen there, anywhere else it is itself.
    """

    name: str

    def __init__(self, default: T, *, fixable: bool = False) -> None:
        """`fixable`: the company may choose it for everybody."""
        self.default = default
        self.fixable = fixable

    def __set_name__(self, _owner: type, name: str) -> None:
        self.name = name

    @overload
    def __get__(self, place: "Preferences", _owner: type) -> T: ...
    @overload
    def __get__(self, place: object, _owner: type) -> Self: ...
    def __get__(self, place: object, _owner: type) -> Self | T:
        if not isinstance(place, Preferences):
            return self
        value: T = place.values[self.name]
        return value

    @abstractmethod
    def from_json(self, found: object) -> T:
        """Return the value that a file has.

        Raises:
            InvalidPreference: it is of another type, or none that can be chosen.
        """

    def to_json(self, value: T) -> object:
        """Return the value as a file has it."""
        return value

    def checked(self, value: T) -> T:
        """Return the value as it is kept.

        Raises:
            InvalidPreference: it is out of bounds.
        """
        return value


class Choice(Preference[E]):
    """One member of an enumeration; files have its value."""

    def from_json(self, found: object) -> E:
        members = type(self.default)
        try:
            return members(found)
        except ValueError:
            known = ", ".join(str(member.value) for member in members)
            raise InvalidPreference(f"none of {known}") from None

    def to_json(self, value: E) -> object:
        return value.value


class Whole(Preference[int]):
    """A whole number within bounds."""

    def __init__(self, default: int, *, least: int, most: int, fixable: bool = False) -> None:
        super().__init__(default, fixable=fixable)
        self.least, self.most = least, most

    def from_json(self, found: object) -> int:
        # A bool is an int to Python, and not to anybody who reads the file.
        return self.checked(found if type(found) is int else self.least - 1)

    def checked(self, value: int) -> int:
        if not self.least <= value <= self.most:
            raise InvalidPreference(f"no whole number from {self.least} to {self.most}")
        return value


class YesNo(Preference[bool]):
    def from_json(self, found: object) -> bool:
        if not isinstance(found, bool):
            raise InvalidPreference("neither true nor false")
        return found


class Text(Preference[str]):
    """A text of at most `limit` characters."""

    def __init__(self, default: str = "", *, limit: int = 300, fixable: bool = False) -> None:
        super().__init__(default, fixable=fixable)
        self.limit = limit

    def from_json(self, found: object) -> str:
        if not isinstance(found, str):
            raise InvalidPreference("no text")
        return self.checked(found)

    def checked(self, value: str) -> str:
        if len(value) > self.limit:
            raise InvalidPreference(f"longer than {self.limit} characters")
        return value


class Proxy(Preference[ProxyChoice]):
    """Which proxy; as long as it is not checked, its address may be anything."""

    def from_json(self, found: object) -> ProxyChoice:
        try:
            return parse_proxy(found if isinstance(found, str) else "")
        except InvalidProxy:
            raise InvalidPreference("neither system, none nor http://host:port") from None

    def to_json(self, value: ProxyChoice) -> object:
        return value.text

    def checked(self, value: ProxyChoice) -> ProxyChoice:
        if value.kind is not ProxyKind.NAMED:
            return ProxyChoice(value.kind)
        choice = self.from_json(value.address.strip())
        if choice.kind is not ProxyKind.NAMED:
            raise InvalidPreference("no address of a proxy")
        return choice


AnyPreference = Choice[Any] | Whole | YesNo | Text | Proxy


class ThemeChoice(Enum):
    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class HistoryChoice(Enum):
    """Whether hand-overs are kept, and their links with them."""

    OFF = "off"
    WITHOUT_LINKS = "without_links"
    WITH_LINKS = "with_links"


@dataclass(frozen=True, init=False)
class Preferences:
    """What is chosen, and the default of everything else.

    `language` is a code as translations are named by, empty for the system's. `decimals` is how
    many an amount is shown with at least; none that it has is left out. `connect_s` and `total_s`
    are the bounds of a lookup, see `core.http.exchange.Limits`. `copy_form` is the name of what
    "Copy as" does first. `amount_on_cards`: payment cards tell the amount. Of several invoices,
    `parallel_lookups` are looked up at once. Hand-overs are kept for `history_days`.
    """

    values: Mapping[str, Any]

    # These two are in the first frame, which looks at the user's file alone: not fixable.
    theme = Choice(ThemeChoice.SYSTEM)
    language = Text()
    decimals = Whole(2, least=0, most=6)
    proxy = Proxy(ProxyChoice(), fixable=True)
    connect_s = Whole(5, least=2, most=30)
    total_s = Whole(15, least=5, most=120)
    copy_form = Text()
    amount_on_cards = YesNo(default=True)
    parallel_lookups = Whole(4, least=1, most=8, fixable=True)
    history = Choice(HistoryChoice.WITHOUT_LINKS, fixable=True)
    history_days = Whole(180, least=1, most=3650, fixable=True)

    def __init__(self, **chosen: Any) -> None:
        """
        Raises:
            InvalidPreference: a value is out of bounds.
        """
        values = {p.name: p.checked(chosen.pop(p.name, p.default)) for p in self.declared()}
        if chosen:
            raise TypeError(f"not declared: {', '.join(chosen)}")
        object.__setattr__(self, "values", values)

    @classmethod
    def declared(cls) -> tuple[AnyPreference, ...]:
        """Return the declarations, in their order."""
        kinds = (Choice, Whole, YesNo, Text, Proxy)
        return tuple(d for d in vars(cls).values() if isinstance(d, kinds))

    @classmethod
    def from_json(cls, found: Mapping[str, object]) -> Self:
        """Return the preferences of a file; what is not named there is the default.

        Raises:
            InvalidPreference: something in it cannot be used.
        """
        return cls(
            **{p.name: p.from_json(found[p.name]) for p in cls.declared() if p.name in found}
        )

    def to_json(self) -> dict[str, object]:
        """Return all values as a file has them."""
        return {p.name: p.to_json(self.values[p.name]) for p in self.declared()}

    def changed(self, **chosen: Any) -> Self:
        """Return these with other values for what is named."""
        return type(self)(**{**self.values, **chosen})
