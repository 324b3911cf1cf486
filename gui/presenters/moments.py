"""Moments in words: as short as they are told apart, in the user's language and time zone.

All take aware times, of which `now` is the time of speaking.
"""

from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

from gui.presenters.translation import translate


def day_of(at: datetime, now: datetime) -> str:
    """Return the day, "3 Mar"; with its year where that is not the year of speaking."""
    day = at.astimezone().date()
    is_this_year = day.year == now.astimezone().year
    return QLocale().toString(
        QDate(day.year, day.month, day.day), _day_and_month(has_year=not is_this_year)
    )


def moment_of(at: datetime, now: datetime) -> str:
    """Return day and time, the day by its name where it is one of the last two."""
    there, today = at.astimezone(), now.astimezone().date()
    if there.date() == today:
        text = translate("moments", "Today {time}")
    elif there.date() == today - timedelta(days=1):
        text = translate("moments", "Yesterday {time}")
    else:
        text = translate("moments", "{day} {time}")
    return text.format(day=day_of(at, now), time=time_of(at))


def time_of(at: datetime) -> str:
    """Return the time of day."""
    there = at.astimezone()
    return QLocale().toString(QTime(there.hour, there.minute), QLocale.FormatType.ShortFormat)


def month_of(at: datetime) -> str:
    """Return the month with its year, as it stands by itself: "March 2026"."""
    there = at.astimezone()
    name = QLocale().standaloneMonthName(there.month)
    return translate("moments", "{month} {year}").format(month=name, year=there.year)


def absolute(at: datetime) -> str:
    """Return day and time in full."""
    there = at.astimezone()
    day = QLocale().toString(
        QDate(there.year, there.month, there.day), QLocale.FormatType.LongFormat
    )
    return translate("moments", "{day} at {time}").format(day=day, time=time_of(at))


def _day_and_month(*, has_year: bool) -> str:
    """As the language has it: some say the month first."""
    # "dddd" is the day of the week.
    whole = QLocale().dateFormat(QLocale.FormatType.LongFormat).replace("dddd", "")
    if whole.find("M") < whole.find("d"):
        return "MMM d, yyyy" if has_year else "MMM d"
    return "d MMM yyyy" if has_year else "d MMM"
