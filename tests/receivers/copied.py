"""What the program puts on the clipboard for those that receive it."""

from pathlib import Path
from urllib.parse import quote

from PySide6.QtGui import QImage

from gui.core.preferences import Preferences
from gui.demo.practice_service import DEMO_ACCOUNT_ID, PracticeService
from tests.desktop import Desk, on_clipboard, save_custom_account


def link_to(invoice_id: str) -> str:
    address = f"https://www.bluetape.com/i/r?account={DEMO_ACCOUNT_ID}"
    return f"{address}&id={quote(invoice_id, safe='')}"


def copies_as(folder: Path, service: PracticeService, form: str) -> None:
    """From now on the program there copies in this form, unless it is told otherwise."""
    preferences = Preferences(copy_form=form)
    save_custom_account(folder, service.credentials.base_address, preferences=preferences)


def copy_picture(running: Desk) -> QImage:
    """Have it copy the link that it shows, in the form of a picture, and return that."""
    running.wait_for_window("Checkout Desk")
    running.press_until(
        ["ctrl+shift+a"],
        lambda: on_clipboard("image/png").startswith(b"\x89PNG"),
        "the picture is on the clipboard",
    )
    return QImage.fromData(on_clipboard("image/png"))
