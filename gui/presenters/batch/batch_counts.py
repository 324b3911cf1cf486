"""Sentences of a list with a number in them, in the plural forms of the language."""

from PySide6.QtCore import QLocale, QObject

_MINUTE_S = 60


class BatchCounts(QObject):
    """Each sentence for its number."""

    def typed(self, count: int) -> str:
        """Return in words how many ids stand in the field."""
        return self.tr("%Ln ID(s)", "", count)

    def try_with(self, count: int) -> str:
        """Return the words of the button that takes the practice list."""
        return self.tr("Try with %Ln practice invoice(s)", "", count)

    def to_look_up(self, count: int) -> str:
        """Return in words how many invoices would be looked up."""
        return self.tr("%Ln invoice(s) to look up", "", count)

    def look_up(self, count: int) -> str:
        """Return the words of the button that begins."""
        return self.tr("Look up %Ln invoice(s)", "", count)

    def looking_up(self, count: int) -> str:
        """Return in words that so many are being looked up."""
        return self.tr("Looking up %Ln invoice(s)", "", count)

    def paused(self, count: int) -> str:
        """Return in words that the run over so many waits."""
        return self.tr("Paused: %Ln invoice(s)", "", count)

    def ready(self, ready: int, count: int) -> str:
        """Return in words how many of so many can be shared."""
        text = self.tr("{ready} of %Ln invoice(s) are ready to share", "", count)
        return text.format(ready=_number(ready))

    def done(self, count: int) -> str:
        """Return in words how many are done."""
        return self.tr("%Ln done", "", count)

    def looked_up(self, done: int, count: int) -> str:
        """Return in words, to be heard, how far the run is."""
        text = self.tr("{done} of %Ln invoice(s) looked up", "", count)
        return text.format(done=_number(done))

    def kept(self, count: int) -> str:
        """Return in words how many results of an interrupted list are kept."""
        return self.tr("%Ln result(s) so far", "", count)

    def left(self, seconds: float) -> str:
        """Return in words how long it will take."""
        if seconds < 2 * _MINUTE_S:
            return self.tr("about %Ln second(s) left", "", _rounded(seconds))
        return self.tr("about %Ln minute(s) left", "", round(seconds / _MINUTE_S))

    def takes(self, seconds: float) -> str:
        """Return in words how long it would take."""
        if seconds < 2 * _MINUTE_S:
            return self.tr("Takes about %Ln second(s).", "", _rounded(seconds))
        return self.tr("Takes about %Ln minute(s).", "", round(seconds / _MINUTE_S))

    def took(self, seconds: float) -> str:
        """Return in words how long it took."""
        if seconds < 2 * _MINUTE_S:
            return self.tr("finished in %Ln second(s)", "", max(1, round(seconds)))
        return self.tr("finished in %Ln minute(s)", "", round(seconds / _MINUTE_S))

    def rows(self, count: int) -> str:
        """Return in words how many rows a list has."""
        return self.tr("%Ln row(s)", "", count)

    def rows_with_heading(self, count: int) -> str:
        """Return in words how many rows a list has, its headings among them."""
        return self.tr("%Ln row(s) with the heading", "", count)

    def cells_read(self, count: int) -> str:
        """Return in words how many cells were looked at."""
        return self.tr("%Ln cell(s) read", "", count)

    def different(self, count: int) -> str:
        """Return in words how many different ids there are."""
        return self.tr("%Ln different ID(s)", "", count)

    def duplicates(self, count: int) -> str:
        """Return in words how many ids stand in more than one row."""
        return self.tr("%Ln duplicate(s)", "", count)

    def refused(self, count: int) -> str:
        """Return in words how many rows are left out."""
        return self.tr("%Ln without a valid ID", "", count)

    def retry(self, count: int) -> str:
        """Return the words of the button that asks again for so many."""
        return self.tr("Retry %Ln failed", "", count)

    def retry_without_status(self, count: int) -> str:
        """Return the words of the button that asks again for so many, whose status is missing."""
        return self.tr("Retry %Ln without a status", "", count)

    def retry_several(self, count: int) -> str:
        """Return the words of the button that asks again for so many, some of which have failed."""
        return self.tr("Retry %Ln invoice(s)", "", count)

    def look_up_others(self, count: int) -> str:
        """Return the words of the button that asks for so many that were left out."""
        return self.tr("Look up the other %Ln", "", count)

    def paid(self, count: int) -> str:
        """Return in words how many are paid."""
        return self.tr("%Ln already paid", "", count)

    def other_status(self, count: int) -> str:
        """Return in words of how many BlueTape says something else than that they can be paid."""
        return self.tr("%Ln with another status", "", count)

    def without_status(self, count: int) -> str:
        """Return in words of how many nobody knows whether they are paid."""
        return self.tr("%Ln without a status", "", count)

    def not_asked(self, count: int) -> str:
        """Return in words how many were not asked for."""
        return self.tr("%Ln not looked up", "", count)

    def too_many(self, most: int) -> str:
        """Return in words that a list has more rows than can be read."""
        return self.tr("The list has more than %Ln row(s). Split it.", "", most)


def _number(count: int) -> str:
    # As in the sentences around it.
    return QLocale().toString(count)


def _rounded(seconds: float) -> int:
    """As exact as it is known: seconds up to ten, then fives."""
    return max(1, round(seconds)) if seconds < 10 else 5 * round(seconds / 5)
