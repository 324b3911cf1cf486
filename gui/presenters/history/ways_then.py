"""The ways of the history: what each is called, and what is said of it afterwards.

Their names stand in the user's file for years: what was done then has to be understood.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import NamedTuple

from gui.core.text import plain
from gui.presenters.handover.deeds import Deed
from gui.presenters.handover.ways import WAYS, Way, in_words
from gui.presenters.moments import day_of, time_of
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate

COPY_LINK_COMMAND = "command.copy-link"
BATCH_COMMAND = "command.batch"
_EXPORT = "export."

_NAME_LIMIT = 40


class WayThen(NamedTuple):
    """`title` returns what a table calls it, in the language in force."""

    title: Callable[[], str]
    deed: Deed


def _title(way: Way) -> str:
    return in_words(way.then or way.label).replace("&", "")


def _other(title: str, deed: Deed) -> WayThen:
    return WayThen(partial(translate, "history", title), deed)


# fmt: off
WAYS_THEN = {
    **{way.name: WayThen(partial(_title, way), way.kind.verb.deed) for way in WAYS},
    "export.workbook": _other(QT_TRANSLATE_NOOP("history", "Workbook"), Deed.EXPORTED),
    "export.csv": _other(QT_TRANSLATE_NOOP("history", "CSV file"), Deed.EXPORTED),
    "export.pictures": _other(QT_TRANSLATE_NOOP("history", "QR codes"), Deed.EXPORTED),
    "export.cards": _other(QT_TRANSLATE_NOOP("history", "Sheets of cards"), Deed.EXPORTED),
    "export.drafts": _other(QT_TRANSLATE_NOOP("history", "Mail drafts"), Deed.MAILED),
    "export.copy": _other(QT_TRANSLATE_NOOP("history", "Rows for Excel"), Deed.COPIED),
    COPY_LINK_COMMAND: _other(QT_TRANSLATE_NOOP("history", "Command line"), Deed.BY_COMMAND),
    BATCH_COMMAND: _other(QT_TRANSLATE_NOOP("history", "List by command"), Deed.BY_COMMAND),
}
# fmt: on
"""By the names of the ways, in the order in which they are offered."""

_ANY_DEED_BY = QT_TRANSLATE_NOOP("history", "{way} by {person}")
_DEEDS_BY = {
    Deed.COPIED: QT_TRANSLATE_NOOP("history", "{way} copied by {person}"),
    Deed.OPENED: QT_TRANSLATE_NOOP("history", "{way} opened by {person}"),
    Deed.BY_COMMAND: QT_TRANSLATE_NOOP("history", "{way}, run by {person}"),
}


def export_name(kind: str) -> str:
    """Return what an export of this kind is called in the history."""
    return _EXPORT + kind


def way_title(name: str) -> str:
    """Return what a way is called in the language in force; a name that is not known, as it is."""
    known = WAYS_THEN.get(name)
    return known.title() if known else plain(name, _NAME_LIMIT)


def deed_of(name: str) -> Deed:
    """Return what a way comes to."""
    known = WAYS_THEN.get(name)
    return known.deed if known else Deed.HANDED_OVER


def deed_by(name: str, person: str) -> str:
    """Return what somebody did, where all that was done is listed."""
    text = translate("history", _DEEDS_BY.get(deed_of(name), _ANY_DEED_BY))
    return text.format(way=way_title(name), person=person)


def done_at(name: str, at: datetime, now: datetime) -> str:
    """Return what was done, and the time of today or the day of before."""
    is_today = at.astimezone().date() == now.astimezone().date()
    when = time_of(at) if is_today else translate("history", "{day}").format(day=day_of(at, now))
    return translate("history", deed_of(name).value).format(when=when)
