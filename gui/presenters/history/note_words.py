"""What is said of earlier hand-overs, beside the link of today."""

from datetime import datetime, timedelta

from gui.core.history.entry import Kept, LastHandedOver
from gui.core.text import plain
from gui.presenters.history.history_counts import HistoryCounts
from gui.presenters.history.note_state import HistoryNote, ListNote
from gui.presenters.history.ways_then import deed_of, way_title
from gui.presenters.moments import absolute, day_of
from gui.presenters.translation import translate

# Of more, nobody reads the third in passing; the window has them all.
_MOST_DEEDS = 2
_PERSON_LIMIT = 30
_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_HOURS_TOLD = timedelta(hours=12)


def note_on(
    last: LastHandedOver, now: datetime, me: str, *, may_be_sent: bool = True
) -> HistoryNote:
    """Return what the page says; `me` is the person who reads it. Where the link of today is better
    not sent, nobody is told to.
    """
    latest = _each_deed_once(last)[:_MOST_DEEDS]
    first, *others = [_done(kept, now, me) for kept in latest]
    done = " · ".join([first, *(text[:1].lower() + text[1:] for text in others)])
    details = "\n".join(_in_full(kept, me) for kept in latest)
    warning = _warning(last.differing, now, me)
    if warning and may_be_sent:
        warning = translate("history", "{warning} Send it again.").format(warning=warning)
    return HistoryNote(done, warning, details)


def note_in_list(last: LastHandedOver, now: datetime, me: str) -> ListNote:
    """Return what a row of a list says of it."""
    if last.differing is None:
        return ListNote(_done(last.latest[0], now, me))
    text = translate("history", "Link differs from the one sent {when}")
    return ListNote(text.format(when=_in_a_sentence(last.differing.at, now)), is_warning=True)


def _each_deed_once(last: LastHandedOver) -> list[Kept]:
    first: dict[object, Kept] = {}
    for kept in last.latest:
        first.setdefault(deed_of(kept.way), kept)
    return [*first.values()]


def _done(kept: Kept, now: datetime, me: str) -> str:
    when = _ago(kept.at, now) or translate("history", "{day}").format(day=day_of(kept.at, now))
    text = translate("history", deed_of(kept.way).value).format(when=when)
    if kept.person == me:
        return text
    by = translate("history", "{done} by {person}")
    return by.format(done=text, person=plain(kept.person, _PERSON_LIMIT))


def _warning(kept: Kept | None, now: datetime, me: str) -> str:
    if kept is None:
        return ""
    text = (
        translate("history", "This link differs from the one you sent {when}.")
        if kept.person == me
        else translate("history", "This link differs from the one {person} sent {when}.")
    )
    when = _in_a_sentence(kept.at, now)
    return text.format(when=when, person=plain(kept.person, _PERSON_LIMIT))


def _in_full(kept: Kept, me: str) -> str:
    parts = [way_title(kept.way), absolute(kept.at)]
    if kept.person != me:
        parts.append(plain(kept.person, _PERSON_LIMIT))
    return " · ".join(parts)


def _in_a_sentence(at: datetime, now: datetime) -> str:
    on_day = translate("history", "on {day}")
    return _ago(at, now) or on_day.format(day=day_of(at, now))


def _ago(at: datetime, now: datetime) -> str:
    """How long ago, where that says more than the day; empty elsewhere."""
    age = now - at
    days = (now.astimezone().date() - at.astimezone().date()).days
    if age < -_MINUTE or days > 1:
        # The clock was set back, or it is long ago.
        return ""
    if age < _MINUTE:
        return translate("history", "just now")
    if age < _HOUR:
        return HistoryCounts().minutes_ago(age // _MINUTE)
    if age < _HOURS_TOLD or days == 0:
        return HistoryCounts().hours_ago(age // _HOUR)
    return translate("history", "yesterday")
