"""The ways of the history: what each is called, and what is said of it afterwards.

The names stand in the user's file for years: what a way was called then has to be understood.
"""

from datetime import datetime
from enum import Enum
from typing import NamedTuple

from gui.core.text import plain
from gui.presenters.moments import day_of, time_of
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate

COPY_LINK_COMMAND = "command.copy-link"
BATCH_COMMAND = "command.batch"
_EXPORT = "export."

_NAME_LIMIT = 40


class Deed(Enum):
    """What a way comes to, for who got the link."""

    COPIED = QT_TRANSLATE_NOOP("history", "Copied {when}")
    # Whether it was sent is not known.
    MAILED = QT_TRANSLATE_NOOP("history", "Mail draft {when}")
    OPENED = QT_TRANSLATE_NOOP("history", "Opened {when}")
    SAVED = QT_TRANSLATE_NOOP("history", "Saved {when}")
    PRINTED = QT_TRANSLATE_NOOP("history", "Printed {when}")
    EXPORTED = QT_TRANSLATE_NOOP("history", "Exported {when}")
    BY_COMMAND = QT_TRANSLATE_NOOP("history", "By command {when}")
    HANDED_OVER = QT_TRANSLATE_NOOP("history", "Handed over {when}")
    """In a way that this version does not know."""


class WayThen(NamedTuple):
    """`title` is what a table calls it, in English."""

    title: str
    deed: Deed


# fmt: off
WAYS_THEN = {
    "copy link": WayThen(QT_TRANSLATE_NOOP("history", "Link"), Deed.COPIED),
    "copy hyperlink": WayThen(QT_TRANSLATE_NOOP("history", "Hyperlink"), Deed.COPIED),
    "copy message": WayThen(QT_TRANSLATE_NOOP("history", "Message"), Deed.COPIED),
    "copy text message": WayThen(QT_TRANSLATE_NOOP("history", "Text message"), Deed.COPIED),
    "copy reminder": WayThen(QT_TRANSLATE_NOOP("history", "Reminder"), Deed.COPIED),
    "copy qr image": WayThen(QT_TRANSLATE_NOOP("history", "QR image"), Deed.COPIED),
    "copy payment card": WayThen(QT_TRANSLATE_NOOP("history", "Payment card"), Deed.COPIED),
    "copy row": WayThen(QT_TRANSLATE_NOOP("history", "Row for Excel"), Deed.COPIED),
    "open in browser": WayThen(QT_TRANSLATE_NOOP("history", "Browser"), Deed.OPENED),
    "mail draft": WayThen(QT_TRANSLATE_NOOP("history", "Mail draft"), Deed.MAILED),
    "mail as text": WayThen(QT_TRANSLATE_NOOP("history", "Mail draft as text"), Deed.MAILED),
    "save qr": WayThen(QT_TRANSLATE_NOOP("history", "Saved QR code"), Deed.SAVED),
    "save card": WayThen(QT_TRANSLATE_NOOP("history", "Saved payment card"), Deed.SAVED),
    "print card": WayThen(QT_TRANSLATE_NOOP("history", "Printed card"), Deed.PRINTED),
    "print sheet": WayThen(QT_TRANSLATE_NOOP("history", "Printed sheet"), Deed.PRINTED),
    "export.workbook": WayThen(QT_TRANSLATE_NOOP("history", "Workbook"), Deed.EXPORTED),
    "export.csv": WayThen(QT_TRANSLATE_NOOP("history", "CSV file"), Deed.EXPORTED),
    "export.pictures": WayThen(QT_TRANSLATE_NOOP("history", "QR pictures"), Deed.EXPORTED),
    "export.cards": WayThen(QT_TRANSLATE_NOOP("history", "Sheets of cards"), Deed.EXPORTED),
    "export.drafts": WayThen(QT_TRANSLATE_NOOP("history", "Mail drafts"), Deed.MAILED),
    "export.copy": WayThen(QT_TRANSLATE_NOOP("history", "Rows for Excel"), Deed.COPIED),
    COPY_LINK_COMMAND: WayThen(QT_TRANSLATE_NOOP("history", "Command line"), Deed.BY_COMMAND),
    BATCH_COMMAND: WayThen(QT_TRANSLATE_NOOP("history", "List by command"), Deed.BY_COMMAND),
}
# fmt: on
"""By the names of the ways, in the order in which they are offered."""


def export_name(kind: str) -> str:
    """Return what an export of this kind is called in the history."""
    return _EXPORT + kind


def way_title(name: str) -> str:
    """Return what a way is called in the language in force; a name that is not known, as it is."""
    known = WAYS_THEN.get(name)
    return translate("history", known.title) if known else plain(name, _NAME_LIMIT)


def deed_of(name: str) -> Deed:
    """Return what a way comes to."""
    known = WAYS_THEN.get(name)
    return known.deed if known else Deed.HANDED_OVER


def done_at(name: str, at: datetime, now: datetime) -> str:
    """Return what was done, and the time of today or the day of before."""
    is_today = at.astimezone().date() == now.astimezone().date()
    when = time_of(at) if is_today else translate("history", "{day}").format(day=day_of(at, now))
    return translate("history", deed_of(name).value).format(when=when)
