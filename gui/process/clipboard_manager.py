"""Whether a copy outlives the program: on X it is with whoever copied, and goes with them."""

from PySide6.QtCore import QEventLoop, QSocketNotifier, QTimer
from PySide6.QtGui import QGuiApplication

_PATIENCE_MS = 2_000


def let_clipboard_be_kept() -> bool:
    """Have the clipboard manager of the desktop, if X has one, take over what was copied here.

    Qt asks it, too, where it comes to its own end, and waits for it longer than anybody should.

    Returns:
        False if there is one and it does not answer: Qt must not come to its own end.
    """
    clipboard = QGuiApplication.clipboard()
    # What is selected as well: with that alone Qt asks.
    is_ours = clipboard.ownsClipboard() or clipboard.ownsSelection()
    if QGuiApplication.platformName() != "xcb" or not is_ours:
        return True
    from gui.process.x_selections import XSelections

    try:
        x = XSelections()
    except OSError:
        return True
    if not x.ask_to_save() or x.has_answer():
        return True
    # It asks for the copy, kind by kind, and Qt gives it out.
    loop = QEventLoop()

    def on_readable() -> None:
        if x.has_answer():
            loop.exit(0)

    notifier = QSocketNotifier(x.descriptor, QSocketNotifier.Type.Read)
    notifier.activated.connect(on_readable)
    QTimer.singleShot(_PATIENCE_MS, lambda: loop.exit(1))
    return loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents) == 0
