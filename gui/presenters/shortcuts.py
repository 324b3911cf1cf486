"""The keys of the program: windows take them from here, and so do Help and the user guide.

The keys of a way of handing over stand with it, in `handover/ways.py`.
"""

from typing import NamedTuple

from gui.presenters.translation import QT_TRANSLATE_NOOP, translate


class Shortcut(NamedTuple):
    """`keys` as `QKeySequence` reads them; what they do in English, `does` in the user's language.

    `shown` are the keys as menus and the guide name them in that language. What has a button has
    its underlined letter besides.
    """

    keys: str
    purpose: str

    @property
    def does(self) -> str:
        return translate("shortcuts", self.purpose)

    @property
    def shown(self) -> str:
        return "+".join(translate("QShortcut", key) for key in self.keys.split("+"))


# What is written on the keys, also for menus, which Qt makes. Its own translations spell it out:
# "Control+Mayúsculas+A".
QT_TRANSLATE_NOOP("QShortcut", "Ctrl")
QT_TRANSLATE_NOOP("QShortcut", "Shift")
QT_TRANSLATE_NOOP("QShortcut", "Enter")
QT_TRANSLATE_NOOP("QShortcut", "Esc")

GET_LINK = Shortcut("Enter", QT_TRANSLATE_NOOP("shortcuts", "Get the link for the ID you typed"))
GET_AND_COPY = Shortcut(
    "Ctrl+Enter",
    QT_TRANSLATE_NOOP("shortcuts", "Get the link and copy it in the form chosen in Settings"),
)
GO_TO_ID = Shortcut("Ctrl+L", QT_TRANSLATE_NOOP("shortcuts", "Go to the invoice ID and select it"))
PASTE_ID = Shortcut(
    "Ctrl+V",
    QT_TRANSLATE_NOOP("shortcuts", "Outside a text field: paste into the invoice ID"),
)
COPY_IN_DEFAULT_FORM = Shortcut(
    "Ctrl+Shift+A", QT_TRANSLATE_NOOP("shortcuts", "Copy the link in the form chosen in Settings")
)
REPEAT = Shortcut("F5", QT_TRANSLATE_NOOP("shortcuts", "Get the link and its status again"))
CANCEL = Shortcut("Esc", QT_TRANSLATE_NOOP("shortcuts", "Cancel a lookup; close a dialog"))
SETTINGS = Shortcut("Ctrl+,", QT_TRANSLATE_NOOP("shortcuts", "Open Settings"))
HELP = Shortcut("F1", QT_TRANSLATE_NOOP("shortcuts", "Open the guide"))
QUIT = Shortcut("Ctrl+Q", QT_TRANSLATE_NOOP("shortcuts", "Quit Checkout Desk"))
FULL_SCREEN = Shortcut(
    "F11", QT_TRANSLATE_NOOP("shortcuts", "Enlarged QR code: full screen and back")
)
SEVERAL_INVOICES = Shortcut("Ctrl+B", QT_TRANSLATE_NOOP("shortcuts", "Open Several invoices"))
HISTORY = Shortcut("Ctrl+H", QT_TRANSLATE_NOOP("shortcuts", "Open History"))
FIND = Shortcut(
    "Ctrl+F",
    QT_TRANSLATE_NOOP("shortcuts", "In the guide, in Several invoices and in History: search"),
)
FIND_NEXT = Shortcut("F3", QT_TRANSLATE_NOOP("shortcuts", "In the guide: go to the next match"))
FIND_PREVIOUS = Shortcut(
    "Shift+F3", QT_TRANSLATE_NOOP("shortcuts", "In the guide: go to the previous match")
)
