"""Sentences of what leaves a list with a number in them, in the plural forms of the language."""

from PySide6.QtCore import QObject


class ExportCounts(QObject):
    """Each sentence for its number."""

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

    def settled_links(self, count: int) -> str:
        """Return in words of how many invoices nobody owes anything for, as a choice to add their
        links."""
        return self.tr("&Include the link(s) of %Ln paid or canceled invoice(s)", "", count)

    def links(self, count: int) -> str:
        """Return in words how many rows have a link."""
        return self.tr("%Ln payment link(s)", "", count)

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

    def rows_copied(self, count: int) -> str:
        """Return in words how many rows are on the clipboard."""
        return self.tr("%Ln row(s) copied; paste them into Excel", "", count)

    def links_not_copied(self, count: int) -> str:
        """Return in words that the links of so many invoices were left out."""
        return self.tr("Without the link(s) of %Ln paid or canceled invoice(s)", "", count)

    def copy_links(self, count: int) -> str:
        """Return the words of the button that copies once more, with so many links left out."""
        return self.tr("Copy &with the link(s)", "", count)

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
