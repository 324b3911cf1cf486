"""Sentences of the history with a number in them, in the plural forms of the language."""

from PySide6.QtCore import QLocale, QObject


class HistoryCounts(QObject):
    """Each sentence for its number."""

    def last_days(self, days: int) -> str:
        """Return the name of the last days, today among them."""
        return self.tr("Last %n day(s)", "", days)

    def entries(self, count: int) -> str:
        """Return in words how many hand-overs are kept."""
        return self.tr("%Ln entry(s).", "", count)

    def kept_for(self, days: int) -> str:
        """Return in words how long they are kept."""
        return self.tr("Kept on this computer for %n day(s), then deleted.", "", days)

    def will_be_kept(self, days: int) -> str:
        """Return in words what will be listed, and for how long."""
        return self.tr(
            "Links that you copy, mail, save, print or export are listed here for %n day(s).",
            "",
            days,
        )

    def found(self, count: int) -> str:
        """Return in words, to be heard, how many rows were found."""
        return self.tr("%Ln row(s) found", "", count)

    def found_more(self, count: int) -> str:
        """Return in words, to be heard, that more rows were found than these."""
        return self.tr("More than %Ln row(s) found", "", count)

    def selected(self, count: int) -> str:
        """Return in words how many invoices are selected."""
        return self.tr("%Ln invoice(s) selected", "", count)

    def more(self, count: int) -> str:
        """Return in words how many more there are that are not listed."""
        return self.tr("and %Ln more", "", count)

    def checking(self, count: int) -> str:
        """Return in words that so many invoices are being asked about."""
        return self.tr("Checking %Ln invoice(s)", "", count)

    def done(self, count: int) -> str:
        """Return in words how many are done."""
        return self.tr("%Ln done", "", count)

    def checked(self, count: int) -> str:
        """Return in words how many invoices were asked about."""
        return self.tr("%Ln invoice(s) checked", "", count)

    def stopped(self, done: int, count: int) -> str:
        """Return in words how many of so many were asked about before it ended."""
        text = self.tr("Stopped after {done} of %Ln invoice(s)", "", count)
        return text.format(done=QLocale().toString(done))

    def paid(self, count: int) -> str:
        """Return in words how many are paid."""
        return self.tr("%Ln paid now", "", count)

    def canceled(self, count: int) -> str:
        """Return in words how many are canceled."""
        return self.tr("%Ln canceled", "", count)

    def changed(self, count: int) -> str:
        """Return in words of how many the link is another one."""
        return self.tr("%Ln with another link", "", count)

    def not_found(self, count: int) -> str:
        """Return in words how many BlueTape does not know."""
        return self.tr("%Ln not found", "", count)

    def failed(self, count: int) -> str:
        """Return in words how many have no answer."""
        return self.tr("%Ln failed", "", count)

    def left_out(self, count: int) -> str:
        """Return in words how many cannot be asked about."""
        return self.tr("%Ln left out: their account is not on this computer", "", count)

    def to_clear(self, count: int) -> str:
        """Return in words how many entries would go."""
        return self.tr("%Ln entry(s) will be deleted from this computer.", "", count)

    def saved(self, count: int) -> str:
        """Return in words how many rows were saved, with a place for the file's name."""
        return self.tr("%Ln row(s) saved as {name}", "", count)

    def too_many(self, most: int) -> str:
        """Return in words that a workbook would be too long."""
        return self.tr(
            "An Excel workbook takes up to %Ln row(s) here. Filter the list, or save it as CSV.",
            "",
            most,
        )
