"""What a way of handing over comes to, for whoever asks later."""

from enum import Enum

from gui.presenters.translation import QT_TRANSLATE_NOOP


class Deed(Enum):
    """The values are what is said of it afterwards, in English, with a place for when it was."""

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
