"""The keys of the program, once: windows take them from here, and so do Help and the user guide."""

from enum import Enum
from typing import assert_never

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class Job(Enum):
    """What a key does."""

    GET_LINK = "get link"
    GET_AND_COPY = "get and copy"
    GO_TO_ID = "go to id"
    PASTE_ID = "paste id"
    COPY_LINK = "copy link"
    COPY_IN_DEFAULT_FORM = "copy in default form"
    REPEAT = "repeat"
    CANCEL = "cancel"
    SETTINGS = "settings"
    HELP = "help"
    FULL_SCREEN = "full screen"


KEYS = {
    Job.GET_LINK: "Return",
    Job.GET_AND_COPY: "Ctrl+Return",
    Job.GO_TO_ID: "Ctrl+L",
    Job.PASTE_ID: "Ctrl+V",
    Job.COPY_LINK: "Ctrl+Shift+C",
    Job.COPY_IN_DEFAULT_FORM: "Ctrl+Shift+A",
    Job.REPEAT: "F5",
    Job.CANCEL: "Esc",
    Job.SETTINGS: "Ctrl+,",
    Job.HELP: "F1",
    Job.FULL_SCREEN: "F11",
}
"""As `QKeySequence` reads them. Jobs of a button have its underlined letter besides."""


def job_name(job: Job) -> str:  # noqa: C901  (one arm for each job)
    match job:
        case Job.GET_LINK:
            return translate("shortcuts", "Get the link of the id that was typed")
        case Job.GET_AND_COPY:
            return translate("shortcuts", "Get the link and copy it in the form chosen in Settings")
        case Job.GO_TO_ID:
            return translate("shortcuts", "Go to the invoice id and select it")
        case Job.PASTE_ID:
            return translate("shortcuts", "Outside a text field: paste into the invoice id")
        case Job.COPY_LINK:
            return translate("shortcuts", "Copy the link, wherever you are in the window")
        case Job.COPY_IN_DEFAULT_FORM:
            return translate("shortcuts", "Copy the link in the form chosen in Settings")
        case Job.REPEAT:
            return translate("shortcuts", "Ask for the link and its status again")
        case Job.CANCEL:
            return translate("shortcuts", "Cancel a lookup that is running; close a dialog")
        case Job.SETTINGS:
            return translate("shortcuts", "Open Settings")
        case Job.HELP:
            return translate("shortcuts", "Open the guide")
        case Job.FULL_SCREEN:
            return translate("shortcuts", "Enlarged QR code: full screen and back")
        case _:
            assert_never(job)
