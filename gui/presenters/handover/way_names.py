"""The ways of handing a link over, by the names that menus and settings have for them."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from gui.presenters.handover.offer_state import Way

translate = QCoreApplication.translate


def way_name(way: Way) -> str:  # noqa: C901  (one arm for each way)
    match way:
        case Way.COPY_LINK:
            return translate("ways", "Copy link")
        case Way.COPY_HYPERLINK:
            return translate("ways", "Hyperlink")
        case Way.COPY_MESSAGE:
            return translate("ways", "Message")
        case Way.COPY_TEXT_MESSAGE:
            return translate("ways", "Text message")
        case Way.COPY_REMINDER:
            return translate("ways", "Reminder")
        case Way.COPY_QR:
            return translate("ways", "QR image")
        case Way.COPY_CARD:
            return translate("ways", "Payment card")
        case Way.COPY_ROW:
            return translate("ways", "Row for Excel")
        case Way.OPEN:
            return translate("ways", "Open in browser")
        case Way.MAIL_DRAFT:
            return translate("ways", "Mail draft")
        case Way.MAIL_TEXT:
            return translate("ways", "Mail draft as plain text")
        case Way.ENLARGE:
            return translate("ways", "Enlarge QR code")
        case Way.SAVE_QR:
            return translate("ways", "Save QR code…")
        case Way.SAVE_CARD:
            return translate("ways", "Save payment card…")
        case Way.PRINT_CARD:
            return translate("ways", "Print payment card…")
        case Way.PRINT_SHEET:
            return translate("ways", "Print sheet of cards…")
        case _:
            assert_never(way)
