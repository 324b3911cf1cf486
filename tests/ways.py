"""The ways of handing over, by their names, for tests that are about some of them."""

from gui.presenters.handover.ways import WAYS, Way


def _named(name: str) -> Way:
    [found] = [way for way in WAYS if way.name == name]
    return found


COPY_LINK = _named("copy link")
COPY_HYPERLINK = _named("copy hyperlink")
COPY_MESSAGE = _named("copy message")
COPY_TEXT_MESSAGE = _named("copy text message")
COPY_REMINDER = _named("copy reminder")
COPY_QR = _named("copy qr image")
COPY_CARD = _named("copy payment card")
COPY_ROW = _named("copy row")
OPEN = _named("open in browser")
MAIL_DRAFT = _named("mail draft")
MAIL_TEXT = _named("mail as text")
ENLARGE = _named("enlarge")
SAVE_QR = _named("save qr")
SAVE_CARD = _named("save card")
PRINT_CARD = _named("print card")
PRINT_SHEET = _named("print sheet")

COPIES = tuple(way for way in WAYS if way.kind.is_copy)


def name_of(value: object) -> str | None:
    """For the ids of parametrized tests."""
    return value.name if isinstance(value, Way) else None
