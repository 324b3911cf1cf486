"""The filters of the history: what can be chosen, and which rows that means."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from gui.core.history.entry import VerdictThen
from gui.core.history.query import Query
from gui.core.text import plain
from gui.presenters.handover.deeds import Deed
from gui.presenters.history.history_counts import HistoryCounts
from gui.presenters.history.history_state import Chosen, Option
from gui.presenters.history.ways_then import WAYS_THEN
from gui.presenters.history.words import verdict_name
from gui.presenters.moments import month_of
from gui.presenters.translation import translate

UNPAID = frozenset({VerdictThen.READY, VerdictThen.OTHER, VerdictThen.UNKNOWN})

_TODAY = "today"
_DAYS = (7, 30, 90)
_MONTHS = 12
_NAME_LIMIT = 30


class Span(NamedTuple):
    """From `since` to `until`, which is not in it; neither bounds what has no end there."""

    since: datetime | None = None
    until: datetime | None = None


def periods(now: datetime, kept_days: int) -> tuple[Option, ...]:
    """Return which times can be chosen: the last days, then months as calendars have them, then the
    years before, as far as `kept_days` reach.
    """
    counts = HistoryCounts()
    days = (Option(str(days), counts.last_days(days)) for days in _DAYS)
    years = (Option(str(year), str(year)) for year in _years(now, kept_days))
    return (
        Option("", translate("history", "Any time")),
        Option(_TODAY, translate("history", "Today")),
        *days,
        *map(_month, _months(now)),
        *years,
    )


def months(period: str, now: datetime, kept_days: int) -> tuple[Option, ...]:
    """Return which months of a year can be chosen, as far as `kept_days` reach; else nothing."""
    if not period.isdigit() or int(period) in _DAYS:
        return ()
    december = _months(now)[0].replace(year=int(period), month=12)
    firsts = (december.replace(month=month) for month in range(12, 0, -1))
    oldest = _oldest(now, kept_days)
    return (
        Option("", translate("history", "Any month")),
        *(_month(first) for first in firsts if _next_month(first) > oldest),
    )


def fitting(chosen: Chosen) -> Chosen:
    """Return the same, without a month that is none of the year."""
    fits = chosen.month.startswith(f"{chosen.period}-")
    return chosen if fits else replace(chosen, month="")


def span_of(key: str, now: datetime) -> Span:
    """Return which time an option means, in UTC; days and months begin where the user is."""
    midnight = now.astimezone().replace(hour=0, minute=0, second=0, microsecond=0)
    if key == _TODAY:
        return Span(midnight.astimezone(UTC))
    number = int(key) if key.isdigit() else 0
    if number in _DAYS:
        return Span(_local(midnight - timedelta(days=number - 1)))
    if number:
        new_year = midnight.replace(year=number, month=1, day=1)
        return Span(_local(new_year), _local(new_year.replace(year=number + 1)))
    year, _, month = key.partition("-")
    if month:
        first = midnight.replace(year=int(year), month=int(month), day=1)
        return Span(_local(first), _local(_next_month(first)))
    return Span()


def verdicts() -> tuple[Option, ...]:
    """Return which verdicts can be chosen."""
    return (
        Option("", translate("history", "Any verdict")),
        *(Option(verdict.value, verdict_name(verdict)) for verdict in VerdictThen),
    )


def ways() -> tuple[Option, ...]:
    """Return what ways can be chosen by: what they come to."""
    names = {
        Deed.COPIED: translate("history", "Copied"),
        Deed.MAILED: translate("history", "Mailed"),
        Deed.OPENED: translate("history", "Opened"),
        Deed.SAVED: translate("history", "Saved"),
        Deed.PRINTED: translate("history", "Printed"),
        Deed.EXPORTED: translate("history", "Exported"),
        Deed.BY_COMMAND: translate("history", "Command line"),
    }
    return (
        Option("", translate("history", "Any method")),
        *(Option(deed.name, text) for deed, text in names.items()),
    )


def people(names: list[str], me: str) -> tuple[Option, ...]:
    """Return whose hand-overs can be chosen; nothing where there is one person."""
    if len(names) < 2:
        return ()
    others = (Option(name, plain(name, _NAME_LIMIT)) for name in names if name != me)
    mine = [Option(me, translate("history", "You"))] if me in names else []
    return (Option("", translate("history", "Everyone")), *mine, *others)


def query_of(chosen: Chosen, now: datetime) -> Query:
    """Return which rows are looked for."""
    span = span_of(chosen.month or chosen.period, now)
    verdict = next((v for v in VerdictThen if v.value == chosen.verdict), None)
    named = (name for name, way in WAYS_THEN.items() if way.deed.name == chosen.way)
    return Query(
        text=chosen.text.strip(),
        since=span.since,
        until=span.until,
        verdicts=frozenset({verdict} if verdict else ()),
        ways=frozenset(named),
        is_changed=chosen.is_changed,
        person=chosen.person,
    )


def _months(now: datetime) -> list[datetime]:
    """The first days of the last months, by the clock on the wall."""
    first = now.astimezone().replace(day=1, hour=0, minute=0, second=0, microsecond=0, tzinfo=None)
    months = [first]
    while len(months) < _MONTHS:
        before = months[-1] - timedelta(days=1)
        months.append(before.replace(day=1))
    return months


def _month(first: datetime) -> Option:
    return Option(f"{first:%Y-%m}", month_of(first))


def _years(now: datetime, kept_days: int) -> range:
    """The years that have kept days before the months that can be chosen, the last one first."""
    first = _months(now)[-1]
    oldest = _oldest(now, kept_days)
    last_year = (first - timedelta(days=1)).year
    return range(last_year, oldest.year - 1, -1) if oldest < first else range(0)


def _oldest(now: datetime, kept_days: int) -> datetime:
    return now.astimezone().replace(tzinfo=None) - timedelta(days=kept_days)


def _next_month(first: datetime) -> datetime:
    return (first + timedelta(days=31)).replace(day=1)


def _local(moment: datetime) -> datetime:
    """A moment by the clock on the wall: how far that is from UTC may differ from today's."""
    return moment.replace(tzinfo=None).astimezone(UTC)
