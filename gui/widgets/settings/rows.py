"""The rows of the pages of preferences, with their words."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import NamedTuple

from gui.core.preferences import AnyPreference, HistoryChoice, Preferences, ThemeChoice
from gui.presenters.amounts import shown_amount
from gui.presenters.handover.ways import copy_forms
from gui.presenters.translation import translate
from gui.widgets.common.translations import language_name, languages

_EXAMPLE = Decimal(4550)


class Row(NamedTuple):
    """What a page says of a preference; where only some `values` can be chosen, each in words.

    `section` is the heading over this row and those after it. `is_beside`: it stands beside the row
    before. `example` is what comes of a number, said beside it.
    """

    preference: AnyPreference
    label: str
    help_text: str = ""
    values: Sequence[tuple[object, str]] = ()
    unit: str = ""
    section: str = ""
    is_beside: bool = False
    example: Callable[[int], str] | None = None

    @property
    def name(self) -> str:
        """What screen readers call the editor."""
        return self.label.replace("&", "")


def general_rows() -> tuple[Row, ...]:
    """Return what can be chosen under General, row by row."""
    system = translate("settings", "Same as the system")
    return (
        Row(
            Preferences.language,
            translate("settings", "&Language"),
            values=[("", system), *((code, language_name(code)) for code in languages())],
            section=translate("settings", "Appearance"),
        ),
        Row(
            Preferences.theme,
            translate("settings", "&Theme"),
            translate("settings", "Your system’s high contrast always wins."),
            [
                (ThemeChoice.SYSTEM, system),
                (ThemeChoice.LIGHT, translate("settings", "Light")),
                (ThemeChoice.DARK, translate("settings", "Dark")),
            ],
            is_beside=True,
        ),
        Row(
            Preferences.decimals,
            translate("settings", "De&cimals"),
            translate(
                "settings", "Shows at least this many decimals; longer amounts are never cut."
            ),
            section=translate("settings", "Amounts"),
            example=lambda decimals: shown_amount(_EXAMPLE, decimals),
        ),
        Row(
            Preferences.amount_on_cards,
            translate("settings", "Show the amount on &payment cards"),
        ),
        Row(
            Preferences.copy_form,
            translate("settings", "Ctrl+Shift+A copies &as"),
            translate("settings", "The Copy link button always copies the plain address."),
            [(way.name, way.title) for way in copy_forms()],
            section=translate("settings", "Copying"),
        ),
    )


def list_rows() -> tuple[Row, ...]:
    """Return what can be chosen under Several invoices, row by row."""
    return (
        Row(
            Preferences.parallel_lookups,
            translate("settings", "&Lookups at once"),
            translate(
                "settings",
                "The more at once, the sooner a list is done. If BlueTape asks it to wait, "
                "Checkout Desk looks up fewer.",
            ),
        ),
    )


def history_rows() -> tuple[Row, ...]:
    """Return what can be chosen under History, row by row."""
    return (
        Row(
            Preferences.history,
            translate("settings", "&Keep a history of what you hand over"),
            translate(
                "settings",
                "Keeps the invoice ID, time, way, status and amount of each hand-over, on this "
                "computer only. A changed link is noticed even if links are not kept.",
            ),
            [
                (HistoryChoice.OFF, translate("settings", "Off")),
                (HistoryChoice.WITHOUT_LINKS, translate("settings", "Without the links")),
                (HistoryChoice.WITH_LINKS, translate("settings", "With the links")),
            ],
        ),
        Row(
            Preferences.history_days,
            translate("settings", "&Delete entries after"),
            translate(
                "settings", "“Clear history…” in the History window deletes all of them at once."
            ),
            unit=translate("settings", " days"),
        ),
    )


def network_rows() -> tuple[Row, ...]:
    """Return what can be chosen under Network, row by row."""
    seconds = translate("settings", " s")
    return (
        Row(
            Preferences.proxy,
            translate("settings", "&Proxy"),
        ),
        Row(Preferences.connect_s, translate("settings", "&Time to connect"), unit=seconds),
        Row(
            Preferences.total_s,
            translate("settings", "Time for a &lookup"),
            translate(
                "settings",
                "Includes retries. A lookup that takes longer stops, and you can try again.",
            ),
            unit=seconds,
        ),
    )
