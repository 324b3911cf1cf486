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

    def ids(self, count: int) -> str:
        """Return in words how many ids there are."""
        return self.tr("%n ID(s)", "", count)

    def duplicates(self, count: int) -> str:
        """Return in words how many ids stand in more than one row."""
        return self.tr("%n duplicate(s), looked up once", "", count)

    def refused(self, count: int) -> str:
        """Return in words how many rows have no id that could be looked up."""
        return self.tr("%n refused", "", count)

    def text_messages(self, messages: int) -> str:
        """Return in words how many text messages it takes."""
        return self.tr("as %n text message(s)", "", messages)
