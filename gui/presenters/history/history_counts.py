"""Sentences of the history with a number in them, in the plural forms of the language."""

from PySide6.QtCore import QObject


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

    def checking(self, count: int) -> str:
        """Return in words that so many invoices are being asked about."""
        return self.tr("Checking %Ln invoice(s)", "", count)

    def done(self, count: int) -> str:
        """Return in words how many are done."""
        return self.tr("%Ln done", "", count)

    def checked(self, count: int) -> str:
        """Return in words how many invoices were asked about."""
        return self.tr("%Ln invoice(s) checked", "", count)

    def paid(self, count: int) -> str:
        """Return in words how many are paid."""
        return self.tr("%Ln paid now", "", count)

    def changed(self, count: int) -> str:
        """Return in words of how many the link is another one than the last that went out."""
        return self.tr("%Ln with another link", "", count)

    def left_out(self, count: int) -> str:
        """Return in words how many cannot be asked about."""
        return self.tr("%Ln left out: their account is not on this computer", "", count)

    def to_clear(self, count: int) -> str:
        """Return in words how many entries would go."""
        return self.tr("%Ln entry(s) will be deleted from this computer.", "", count)

    def too_many(self, most: int) -> str:
        """Return in words that a workbook would be too long."""
        return self.tr(
            "An Excel workbook takes up to %Ln row(s) here. Filter the list, or save it as CSV.",
            "",
            most,
        )

    def minutes_ago(self, minutes: int) -> str:
        """Return in words that it was so many minutes ago."""
        return self.tr("%n min ago", "", minutes)

    def hours_ago(self, hours: int) -> str:
        """Return in words that it was so many hours ago."""
        return self.tr("%n h ago", "", hours)

    def begins_without_links(self, days: int) -> str:
        """Return that hand-overs are noted from now on, and for how many days."""
        return self.tr(
            "Checkout Desk now keeps a history of what you hand over: which invoice, when and how, "
            "but not the link. It stays on this computer; each entry is deleted after %n day(s).",
            "",
            days,
        )

    def begins_with_links(self, days: int) -> str:
        """Return the same where the links are noted, too."""
        return self.tr(
            "Checkout Desk now keeps a history of what you hand over: which invoice, when and how, "
            "and the link. It stays on this computer; each entry is deleted after %n day(s).",
            "",
            days,
        )

    def rescued(self, count: int) -> str:
        """Return that a damaged history was put aside, and how many of its entries are there."""
        return self.tr(
            "The history could not be read. It was put aside, and %Ln entry(s) were copied into a "
            "new one.",
            "",
            count,
        )
