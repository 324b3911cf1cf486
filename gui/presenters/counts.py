"""Counts: sentences with a number in them, in the plural forms of the language.

Methods of a QObject, because pyside6-lupdate sees a count in `tr` only.
"""

from PySide6.QtCore import QObject


class Counts(QObject):
    """Each sentence for its number."""

    def wait_seconds(self, seconds: int) -> str:
        """Return in words how many seconds to wait."""
        return self.tr("BlueTape asks you to wait %n second(s).", "", seconds)

    def wait_minutes(self, minutes: int) -> str:
        """Return in words how many minutes to wait."""
        return self.tr("BlueTape asks you to wait %n minute(s) or more.", "", minutes)

    def minutes_ago(self, minutes: int) -> str:
        """Return in words that it was so many minutes ago."""
        return self.tr("%n min ago", "", minutes)

    def hours_ago(self, hours: int) -> str:
        """Return in words that it was so many hours ago."""
        return self.tr("%n h ago", "", hours)

    def history_without_links(self, days: int) -> str:
        """Return that hand-overs are noted from now on, and for how many days."""
        return self.tr(
            "Checkout Desk now keeps a history of what you hand over: which invoice, when and how, "
            "but not the link. It stays on this computer; each entry is deleted after %n day(s).",
            "",
            days,
        )

    def history_with_links(self, days: int) -> str:
        """Return the same where the links are noted, too."""
        return self.tr(
            "Checkout Desk now keeps a history of what you hand over: which invoice, when and how, "
            "and the link. It stays on this computer; each entry is deleted after %n day(s).",
            "",
            days,
        )

    def history_rescued(self, count: int) -> str:
        """Return that a damaged history was put aside, and how many of its entries are there."""
        return self.tr(
            "The history could not be read. It was put aside, and %Ln entry(s) were copied into a "
            "new one.",
            "",
            count,
        )

    def nothing_complete(self, seconds: int) -> str:
        """Return in words that no whole answer came within so many seconds."""
        return self.tr(
            "No complete answer within %n second(s). Try again in a moment.", "", seconds
        )

    def no_connection(self, seconds: int) -> str:
        """Return in words that there was no connection within so many seconds."""
        return self.tr(
            "No connection within %n second(s). Check the internet connection or the VPN of this "
            "computer, then try again.",
            "",
            seconds,
        )

    def more_rows(self, most: int) -> str:
        """Return in words that a list has more rows than can be read."""
        return self.tr("The list has more than %Ln row(s). Split it.", "", most)

    def text_messages(self, messages: int) -> str:
        """Return in words how many text messages it takes."""
        return self.tr("as %n text message(s)", "", messages)

    def subject_of_several(self, count: int) -> str:
        """Return the subject of a mail with so many links."""
        return self.tr("Payment links for %n invoice(s)", "", count)

    def pictures(self, count: int) -> str:
        """Return in words how many files with a QR code there are."""
        return self.tr("%Ln PNG file(s)", "", count)

    def cards(self, count: int) -> str:
        """Return in words how many payment cards there are."""
        return self.tr("%Ln payment card(s)", "", count)

    def pages(self, count: int) -> str:
        """Return in words on how many pages cards are."""
        return self.tr("%Ln page(s)", "", count)

    def files(self, count: int) -> str:
        """Return in words into how many files something is divided."""
        return self.tr("%n file(s)", "", count)

    def drafts(self, count: int) -> str:
        """Return in words how many mails wait to be sent."""
        return self.tr("%Ln unsent mail(s)", "", count)

    def settled(self, count: int) -> str:
        """Return in words how many invoices nobody owes anything for, as a choice to add them."""
        return self.tr("&Include %Ln paid or canceled invoice(s)", "", count)

    def uncertain(self, count: int) -> str:
        """Return in words how many invoices have no status, as a choice to add them."""
        return self.tr(
            "Include %Ln invoice(s) &without a status; they may be paid already", "", count
        )

    def pictures_saved(self, count: int) -> str:
        """Return in words how many QR codes were saved, with a place for the folder's name."""
        return self.tr("%Ln QR code(s) saved in the folder {name}", "", count)

    def cards_saved(self, count: int) -> str:
        """Return in words how many cards were saved, with a place for the file's name."""
        return self.tr("%Ln payment card(s) saved as {name}", "", count)

    def drafts_saved(self, count: int) -> str:
        """Return in words how many drafts were saved, with a place for the folder's name."""
        return self.tr("%Ln mail draft(s) saved in the folder {name}", "", count)

    def rows_saved(self, count: int) -> str:
        """Return in words how many rows were saved, with a place for the file's name."""
        return self.tr("%Ln row(s) saved as {name}", "", count)

    def rows_copied(self, count: int) -> str:
        """Return in words how many rows are on the clipboard."""
        return self.tr("%Ln row(s) copied; paste them into Excel", "", count)

    def drafts_as_text(self, count: int) -> str:
        """Return in words how many drafts were opened without their picture."""
        return self.tr(
            "%Ln opened as plain text, without a QR code. The complete draft is in the folder.",
            "",
            count,
        )

    def left_out(self, count: int) -> str:
        """Return in words how many rows were left out, with a place for the reason."""
        return self.tr("%Ln left out: {reason}", "", count)

    def open_drafts(self, count: int) -> str:
        """Return what opens so many drafts."""
        return self.tr("&Open %n draft(s)", "", count)
