"""Moments in words: as short as they are told apart, in the user's time zone.

Names of days and months are in the language that the program speaks, which need not be that of the
system; how dates and times are written is the system's. All take aware times, of which `now` is the
time of speaking.
"""

from datetime import datetime, timedelta

from PySide6.QtCore import QDate, QLocale, QTime

from gui.presenters.translation import QT_TRANSLATE_NOOP, translate

# Each translation has the code of its own language for this.
_CODE = QT_TRANSLATE_NOOP("moments", "en")


def day_of(at: datetime, now: datetime) -> str:
    """Return the day, "3 Mar"; with its year where that is not the year of speaking."""
    has_year = at.astimezone().year != now.astimezone().year
    return _language().toString(_date_of(at), _day_and_month(has_year=has_year))


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


def short_moment_of(at: datetime, now: datetime) -> str:
    """Return the same for a narrow column: of another year the day alone."""
    is_of_this_year = at.astimezone().year == now.astimezone().year
    return moment_of(at, now) if is_of_this_year else day_of(at, now)


def longest_short_moments() -> list[str]:
    """Return what a column of short moments has to have room for: of each kind the longest.

    Two figures of hour and day, each month, and each half of the day.
    """
    now = datetime(2026, 12, 31, 23).astimezone()
    hours = (10, 22)
    days = [(month, 28) for month in range(1, 13)] + [(12, 30), (12, 31)]
    times = [datetime(2026, *day, hour, 58).astimezone() for day in days for hour in hours]
    others = (datetime(2025, month, 28).astimezone() for month in range(1, 13))
    return [*(moment_of(at, now) for at in times), *(day_of(at, now) for at in others)]


def time_of(at: datetime) -> str:
    """Return the time of day."""
    there = at.astimezone()
    return QLocale().toString(QTime(there.hour, there.minute), QLocale.FormatType.ShortFormat)


def month_of(at: datetime) -> str:
    """Return the month with its year, as it stands by itself: "March 2026"."""
    there = at.astimezone()
    name = _language().standaloneMonthName(there.month)
    return translate("moments", "{month} {year}").format(month=name, year=there.year)


def absolute(at: datetime) -> str:
    """Return day and time in full."""
    day = _language().toString(_date_of(at), QLocale.FormatType.LongFormat)
    return translate("moments", "{day} at {time}").format(day=day, time=time_of(at))


def _date_of(at: datetime) -> QDate:
    day = at.astimezone().date()
    return QDate(day.year, day.month, day.day)


def _language() -> QLocale:
    """The language that the program speaks, as the user's country has it if it is spoken there."""
    system, code = QLocale(), translate("moments", _CODE)
    # Where nobody said which country it is, there is a language all the same.
    of_system = "en" if system.name() == "C" else system.name().partition("_")[0]
    return system if of_system == code else QLocale(code)


def _day_and_month(*, has_year: bool) -> str:
    """As the user's country has it: some say the month first."""
    # "dddd" is the day of the week.
    whole = QLocale().dateFormat(QLocale.FormatType.LongFormat).replace("dddd", "")
    if whole.find("M") < whole.find("d"):
        return "MMM d, yyyy" if has_year else "MMM d"
    return "d MMM yyyy" if has_year else "d MMM"
