"""Moments in words, in the order of day and month that a language has."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from gui.presenters import moments
from gui.widgets.common.translations import Translations


def local(*numbers: int) -> datetime:
    """A moment by the clock on the wall, as it is kept."""
    return datetime(*numbers).astimezone(UTC)  # type: ignore[arg-type, misc]


NOW = local(2026, 3, 5, 11, 0)


@pytest.fixture
def locale() -> Iterator[type[QLocale]]:
    before = QLocale()
    yield QLocale
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("language", "this_year", "another"),
    [
        ("en_GB", "3 Mar", "3 Mar 2025"),
        ("en_US", "Mar 3", "Mar 3, 2025"),
        ("C", "3 Mar", "3 Mar 2025"),
        # Another language is spoken there: the order is theirs, the names are ours.
        ("es_ES", "3 Mar", "3 Mar 2025"),
    ],
)
def test_a_day_has_its_year_where_that_is_another(
    locale: type[QLocale], language: str, this_year: str, another: str
) -> None:
    locale.setDefault(QLocale(language))
    assert moments.day_of(local(2026, 3, 3, 15, 20), NOW) == this_year
    assert moments.day_of(local(2025, 3, 3, 15, 20), NOW) == another


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ((2026, 3, 5, 0, 0), "Today 00:00"),
        ((2026, 3, 4, 23, 59), "Yesterday 23:59"),
        ((2026, 3, 3, 15, 20), "3 Mar 15:20"),
        ((2025, 3, 5, 11, 0), "5 Mar 2025 11:00"),
        # The clock was set back since.
        ((2026, 3, 6, 9, 0), "6 Mar 09:00"),
    ],
)
def test_the_last_two_days_have_names(
    locale: type[QLocale], at: tuple[int, ...], said: str
) -> None:
    locale.setDefault(QLocale("en_GB"))
    assert moments.moment_of(local(*at), NOW) == said


def test_a_day_begins_where_the_user_is() -> None:
    midnight = local(2026, 3, 5, 0, 30)
    assert moments.moment_of(midnight, NOW).startswith("Today")


def test_names_are_in_the_language_that_the_program_speaks(
    qapp: QApplication, locale: type[QLocale]
) -> None:
    at = local(2026, 8, 31, 15, 20)
    translations = Translations(qapp)
    translations.use("es")
    try:
        for system, time in (("C", "15:20"), ("en_US", "3:20"), ("es_MX", "15:20")):
            locale.setDefault(QLocale(system))
            said = " ".join((moments.moment_of(at, NOW), moments.absolute(at)))
            assert "ago" in said
            assert "agosto" in said
            assert "Aug" not in said
            assert time in said.replace("\u202f", " ") or system == "es_MX"
            assert moments.month_of(at) == "agosto de 2026"
            assert moments.moment_of(NOW, NOW).startswith("Hoy ")
    finally:
        translations.use("en")


def test_in_full(locale: type[QLocale]) -> None:
    locale.setDefault(QLocale("en_GB"))
    # With a comma or without, as the version of Qt has it.
    said = moments.absolute(local(2026, 3, 3, 15, 20)).replace(",", "")
    assert said == "Tuesday 3 March 2026 at 15:20"
    assert moments.month_of(local(2026, 3, 3)) == "March 2026"


@pytest.mark.parametrize("country", ["en_US", "de_DE", "es_MX"])
def test_no_moment_of_a_narrow_column_is_longer_than_the_longest(
    locale: type[QLocale], country: str
) -> None:
    locale.setDefault(locale(country))
    now = local(2026, 12, 31, 23, 59)
    moments_back = (now - timedelta(hours=7 * step) for step in range(2_000))
    longest = max(map(len, moments.longest_short_moments()))
    assert max(len(moments.short_moment_of(at, now)) for at in moments_back) == longest
