"""What may be handed over, and the ways to do it, as frozen values."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal, TypeAlias

from gui.core.accounts.account import Account
from gui.core.handover.picture import Picture, PictureFormat, PictureKind
from gui.core.handover.qr import QrMatrix
from gui.core.handover.templates import TemplateKind
from gui.core.link import CheckoutLink
from gui.presenters.amounts import USUAL_DECIMALS
from gui.presenters.lookup.verdict_state import Verdict


class Way(Enum):
    """One way of handing a link over."""

    COPY_LINK = "copy link"
    COPY_HYPERLINK = "copy hyperlink"
    COPY_MESSAGE = "copy message"
    COPY_TEXT_MESSAGE = "copy text message"
    COPY_REMINDER = "copy reminder"
    COPY_QR = "copy qr image"
    COPY_CARD = "copy payment card"
    COPY_ROW = "copy row"
    OPEN = "open in browser"
    MAIL_DRAFT = "mail draft"
    MAIL_TEXT = "mail as text"
    ENLARGE = "enlarge"
    SAVE_QR = "save qr"
    SAVE_CARD = "save card"
    PRINT_CARD = "print card"
    PRINT_SHEET = "print sheet"


TextWay: TypeAlias = Literal[
    Way.COPY_LINK,
    Way.COPY_HYPERLINK,
    Way.COPY_MESSAGE,
    Way.COPY_TEXT_MESSAGE,
    Way.COPY_REMINDER,
    Way.COPY_ROW,
]
CopyWay: TypeAlias = TextWay | Literal[Way.COPY_QR, Way.COPY_CARD]

COPY_FORMS = (
    Way.COPY_HYPERLINK,
    Way.COPY_MESSAGE,
    Way.COPY_TEXT_MESSAGE,
    Way.COPY_REMINDER,
    Way.COPY_QR,
    Way.COPY_CARD,
    Way.COPY_ROW,
)
"""What "Copy as" offers, in its order."""

TEMPLATES = {
    Way.COPY_MESSAGE: TemplateKind.MAIL,
    Way.COPY_TEXT_MESSAGE: TemplateKind.TEXT_MESSAGE,
    Way.COPY_REMINDER: TemplateKind.REMINDER,
    Way.MAIL_DRAFT: TemplateKind.MAIL,
    Way.MAIL_TEXT: TemplateKind.MAIL,
}

PICTURES = {
    Way.COPY_QR: PictureKind.QR,
    Way.COPY_CARD: PictureKind.CARD,
    Way.MAIL_DRAFT: PictureKind.QR,
    Way.ENLARGE: PictureKind.QR,
    Way.SAVE_QR: PictureKind.QR,
    Way.SAVE_CARD: PictureKind.CARD,
    Way.PRINT_CARD: PictureKind.CARD,
    Way.PRINT_SHEET: PictureKind.CARD,
}

FORMATS = {
    Way.SAVE_QR: (PictureFormat.PNG, PictureFormat.SVG, PictureFormat.PDF),
    Way.SAVE_CARD: (PictureFormat.PNG, PictureFormat.PDF),
}


@dataclass(frozen=True, slots=True)
class Offer:
    """A link that may be handed over; `qr` is missing where it does not fit a code.

    `decimals` is how many its amount is written with at least.
    """

    link: CheckoutLink
    invoice_id: str
    account: Account
    verdict: Verdict
    qr: QrMatrix | None = None
    decimals: int = USUAL_DECIMALS

    @property
    def identity(self) -> tuple[CheckoutLink, str, Account]:
        return self.link, self.invoice_id, self.account

    def is_same_as(self, other: "Offer") -> bool:
        """Whether it is the same link for the same invoice, whatever its verdict."""
        return self.identity == other.identity

    def has_turned_since(self, old: "Offer") -> bool:
        """Whether the verdict on the same link turned against handing it over."""
        has_turned = self.verdict.needs_confirmation and not old.verdict.needs_confirmation
        return has_turned and self.is_same_as(old)

    def may_go_on_from(self, old: "Offer") -> bool:
        """Whether what was begun with the old offer may be ended with this one."""
        return self.is_same_as(old) and not self.has_turned_since(old)


class Absence(Enum):
    """Why there is no link to hand over."""

    NO_ID = "no id"
    NOT_ASKED_FOR = "not asked for"
    COMING = "coming"
    CANCELED = "canceled"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The question before a link is handed over that should not be; `button` goes on."""

    way: Way
    title: str
    text: str
    button: str


@dataclass(frozen=True, slots=True)
class FileRequest:
    """A file to be written where the user says. `stem` is the suggested name without a suffix."""

    way: Way
    stem: str
    formats: tuple[PictureFormat, ...]


@dataclass(frozen=True, slots=True)
class Showing:
    """A proven picture to be shown in a window of its own, or printed."""

    way: Way
    picture: Picture
    offer: Offer
