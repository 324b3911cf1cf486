"""Counts: sentences with a number in them, in the plural forms of the language.

Methods of a QObject, because pyside6-lupdate sees a count in `tr` only. A feature with several such
sentences has a class of its own; here are the others, and those of more than one feature.
"""

from PySide6.QtCore import QLocale, QObject


class Counts(QObject):
    """Each sentence for its number."""

    def wait_seconds(self, seconds: int) -> str:
        """Return in words how many seconds to wait."""
        return self.tr("BlueTape asks you to wait %n second(s).", "", seconds)

    def wait_minutes(self, minutes: int) -> str:
        """Return in words how many minutes to wait."""
        return self.tr("BlueTape asks you to wait %n minute(s) or more.", "", minutes)

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

    def text_messages(self, messages: int) -> str:
        """Return in words how many text messages it takes."""
        return self.tr("as %n text message(s)", "", messages)

    def subject_of_several(self, count: int) -> str:
        """Return the subject of a mail with so many links."""
        return self.tr("Payment links for %n invoice(s)", "", count)

    def rows_saved(self, count: int) -> str:
        """Return in words how many rows were saved, with a place for the file's name."""
        return self.tr("%Ln row(s) saved as {name}", "", count)

    def more(self, count: int) -> str:
        """Return in words how many more there are that are not listed."""
        return self.tr("and %Ln more", "", count)

    def canceled(self, count: int) -> str:
        """Return in words how many are canceled."""
        return self.tr("%Ln canceled", "", count)

    def not_found(self, count: int) -> str:
        """Return in words how many BlueTape does not know."""
        return self.tr("%Ln not found", "", count)

    def failed(self, count: int) -> str:
        """Return in words how many have no answer."""
        return self.tr("%Ln failed", "", count)

    def stopped(self, done: int, count: int) -> str:
        """Return in words how many of so many were looked up before the run was stopped."""
        text = self.tr("Stopped after {done} of %Ln invoice(s)", "", count)
        return text.format(done=QLocale().toString(done))
