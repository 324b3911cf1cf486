"""The ways of handing a link over, one row each.

A new way is a row of `WAYS` and nothing else. A new kind has its arm in `HandOverPresenter`, too.

Longer than other files because the table is read in one piece.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import ClassVar, NamedTuple, TypeAlias

from gui.core.handover.mail import Form
from gui.core.handover.picture import PictureFormat, PictureKind
from gui.core.handover.templates import TemplateKind
from gui.core.invoice import shown_id
from gui.core.text import plain
from gui.presenters.handover import wording
from gui.presenters.handover.deeds import Deed
from gui.presenters.handover.offer import Offer
from gui.presenters.shortcuts import Shortcut
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate


class Verb(NamedTuple):
    """What is done, where it is questioned, refused or does not work.

    `paid` and `canceled` ask whether it is to be done with such an invoice; `anyway` is the button
    that goes on all the same; `refusal` says that nothing was done, for a `reason`; `failed` what
    to do where the system did not take it. `deed` is for later.
    """

    deed: Deed
    paid: str
    canceled: str
    anyway: str
    refusal: str
    failed: str = ""


_COPY = Verb(
    Deed.COPIED,
    QT_TRANSLATE_NOOP("ways", "Copy the link of a paid invoice?"),
    QT_TRANSLATE_NOOP("ways", "Copy the link of a canceled invoice?"),
    QT_TRANSLATE_NOOP("ways", "Copy anyway"),
    QT_TRANSLATE_NOOP("ways", "Nothing was copied; the clipboard is unchanged. {reason}"),
    QT_TRANSLATE_NOOP(
        "ways",
        "The link was not copied: another program is using the clipboard. Try again, or select "
        "the link and press Ctrl+C.",
    ),
)
_OPEN = Verb(
    Deed.OPENED,
    QT_TRANSLATE_NOOP("ways", "Open the link of a paid invoice?"),
    QT_TRANSLATE_NOOP("ways", "Open the link of a canceled invoice?"),
    QT_TRANSLATE_NOOP("ways", "Open anyway"),
    QT_TRANSLATE_NOOP("ways", "Nothing was opened. {reason}"),
    QT_TRANSLATE_NOOP(
        "ways", "No browser opened. Use Copy link and paste the link into a browser."
    ),
)
_WRITE = Verb(
    Deed.MAILED,
    QT_TRANSLATE_NOOP("ways", "Write a mail for a paid invoice?"),
    QT_TRANSLATE_NOOP("ways", "Write a mail for a canceled invoice?"),
    QT_TRANSLATE_NOOP("ways", "Write anyway"),
    QT_TRANSLATE_NOOP("ways", "No mail was written. {reason}"),
)
_SAVE = Verb(
    Deed.SAVED,
    QT_TRANSLATE_NOOP("ways", "Save the link of a paid invoice?"),
    QT_TRANSLATE_NOOP("ways", "Save the link of a canceled invoice?"),
    QT_TRANSLATE_NOOP("ways", "Save anyway"),
    QT_TRANSLATE_NOOP("ways", "Nothing was saved. {reason}"),
)
_PRINT = Verb(
    Deed.PRINTED,
    QT_TRANSLATE_NOOP("ways", "Print the link of a paid invoice?"),
    QT_TRANSLATE_NOOP("ways", "Print the link of a canceled invoice?"),
    QT_TRANSLATE_NOOP("ways", "Print anyway"),
    QT_TRANSLATE_NOOP("ways", "Nothing was printed. {reason}"),
)


class _Kind:
    __slots__ = ()
    verb: ClassVar[Verb]
    needs_qr: ClassVar[bool] = False
    """Whether a link that is too long for a QR code cannot be handed over so."""

    @property
    def is_copy(self) -> bool:
        """Whether it goes to the clipboard."""
        return self.verb is _COPY


@dataclass(frozen=True, slots=True)
class CopyText(_Kind):
    """A text, and the same as HTML for programs that take that."""

    verb = _COPY
    text: Callable[[Offer], str]
    html: Callable[[Offer], str] | None = None


@dataclass(frozen=True, slots=True)
class CopyMessage(_Kind):
    verb = _COPY
    template: TemplateKind


@dataclass(frozen=True, slots=True)
class CopyPicture(_Kind):
    verb = _COPY
    needs_qr = True
    picture: PictureKind


@dataclass(frozen=True, slots=True)
class OpenPage(_Kind):
    """The payment page, in the system's browser."""

    verb = _OPEN


@dataclass(frozen=True, slots=True)
class WriteDraft(_Kind):
    """A mail with the QR code in it, where the link fits one, as a file for the mail program."""

    verb = _WRITE
    template: TemplateKind


@dataclass(frozen=True, slots=True)
class WriteText(_Kind):
    """A mail without a picture, as an address that mail programs open."""

    verb = _WRITE
    template: TemplateKind


@dataclass(frozen=True, slots=True)
class Enlarge(_Kind):
    """The QR code in a window of its own, for a phone to scan."""

    verb = _OPEN
    needs_qr = True


@dataclass(frozen=True, slots=True)
class SaveFile(_Kind):
    """Where the user says, in one of these formats."""

    verb = _SAVE
    needs_qr = True
    picture: PictureKind
    formats: tuple[PictureFormat, ...]


@dataclass(frozen=True, slots=True)
class PrintCards(_Kind):
    """Payment cards: one, or as many as a sheet has room for."""

    verb = _PRINT
    needs_qr = True
    is_sheet: bool


Kind: TypeAlias = (
    CopyText
    | CopyMessage
    | CopyPicture
    | OpenPage
    | WriteDraft
    | WriteText
    | Enlarge
    | SaveFile
    | PrintCards
)


class Place(Enum):
    """Where a way stands: as a button of its own, or in the menu of one; from left to right."""

    PRIMARY = "primary"
    COPY_AS = "copy as"
    BUTTON = "button"
    MORE = "more"


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """One way of handing a link over.

    `name` is for files; `label` for the button, the menu and Settings; `done` says that it was done
    to the invoice `id`, empty where that is seen or said elsewhere; `icon` and `gives`, one line on
    what one gets, are for the menu. `quick` is its place among those that are one click away, too.
    `then` is what the history calls it, if not as its label. All texts are in English, see
    `in_words`.
    """

    name: str
    place: Place
    label: str
    kind: Kind
    done: str = ""
    shortcut: Shortcut | None = None
    icon: str = ""
    gives: str = ""
    quick: int = 0
    then: str = ""

    @property
    def title(self) -> str:
        """What it is called in the language in force, without the letter that chooses it."""
        return in_words(self.label).replace("&", "")


NO_QR = QT_TRANSLATE_NOOP("ways", "This link is too long for a QR code. Copy link still works.")
"""Where a way needs one."""

OPENING_MAIL = QT_TRANSLATE_NOOP("ways", "Opening your mail program…")
_WRITTEN = QT_TRANSLATE_NOOP("ways", "Mail for {id} is in your mail program; send it from there")
GIVEN_OTHERWISE = {
    Form.ATTACHED: QT_TRANSLATE_NOOP(
        "ways",
        "Mail for {id} is in your mail program; check that the QR code is attached, then send "
        "it from there",
    ),
    Form.TEXT: QT_TRANSLATE_NOOP(
        "ways",
        "Mail for {id} is in your mail program as text, without the QR code; send it from there",
    ),
}
"""Said in place of that where the mail program does not take a draft."""

_NAME_LIMIT = 120
_SAVED = QT_TRANSLATE_NOOP("ways", "Saved as {file} in {folder}, for invoice {id}")

# fmt: off
WAYS = (
    Way("copy link", Place.PRIMARY, QT_TRANSLATE_NOOP("ways", "&Copy link"),
        CopyText(wording.address),
        QT_TRANSLATE_NOOP("ways", "Payment link for {id} copied"),
        Shortcut("Ctrl+Shift+C", QT_TRANSLATE_NOOP(
            "shortcuts", "Copy the link, wherever you are in the window")),
        then=QT_TRANSLATE_NOOP("ways", "Link")),
    Way("copy hyperlink", Place.COPY_AS, QT_TRANSLATE_NOOP("ways", "&Hyperlink"),
        CopyText(wording.address, wording.hyperlink),
        QT_TRANSLATE_NOOP("ways", "Hyperlink for {id} copied"),
        icon="link", gives=QT_TRANSLATE_NOOP("ways", "A link with words, for Outlook and Word")),
    Way("copy message", Place.COPY_AS, QT_TRANSLATE_NOOP("ways", "&Message"),
        CopyMessage(TemplateKind.MAIL),
        QT_TRANSLATE_NOOP("ways", "Message for {id} copied"),
        Shortcut("Ctrl+Shift+M", QT_TRANSLATE_NOOP("shortcuts", "Copy the message")),
        icon="message", gives=QT_TRANSLATE_NOOP("ways", "Your mail wording, with link and amount"),
        quick=2),
    Way("copy text message", Place.COPY_AS, QT_TRANSLATE_NOOP("ways", "&Text message"),
        CopyMessage(TemplateKind.TEXT_MESSAGE),
        QT_TRANSLATE_NOOP("ways", "Text message for {id} copied"),
        icon="phone", gives=QT_TRANSLATE_NOOP("ways", "Your short wording, for SMS or chat")),
    Way("copy reminder", Place.COPY_AS, QT_TRANSLATE_NOOP("ways", "&Reminder"),
        CopyMessage(TemplateKind.REMINDER),
        QT_TRANSLATE_NOOP("ways", "Reminder for {id} copied"),
        icon="bell", gives=QT_TRANSLATE_NOOP("ways", "Your wording for invoices still open")),
    Way("copy qr image", Place.COPY_AS, QT_TRANSLATE_NOOP("ways", "&QR code"),
        CopyPicture(PictureKind.QR),
        QT_TRANSLATE_NOOP("ways", "QR code for {id} copied"),
        icon="qr", gives=QT_TRANSLATE_NOOP("ways", "A picture to paste into mail or documents")),
    Way("copy payment card", Place.COPY_AS, QT_TRANSLATE_NOOP("ways", "&Payment card"),
        CopyPicture(PictureKind.CARD),
        QT_TRANSLATE_NOOP("ways", "Payment card for {id} copied"),
        icon="card", gives=QT_TRANSLATE_NOOP("ways", "A picture of invoice, QR code and link")),
    Way("copy row", Place.COPY_AS, QT_TRANSLATE_NOOP("ways", "Row for &Excel"),
        CopyText(wording.row, wording.row_table),
        QT_TRANSLATE_NOOP("ways", "Row for {id} copied; paste it into Excel"),
        Shortcut("Ctrl+Shift+E", QT_TRANSLATE_NOOP("shortcuts", "Copy the row for Excel")),
        icon="table", gives=QT_TRANSLATE_NOOP("ways", "ID, link, status and amount in four cells"),
        quick=3),
    Way("open in browser", Place.BUTTON, QT_TRANSLATE_NOOP("ways", "&Open in browser"),
        OpenPage(),
        QT_TRANSLATE_NOOP("ways", "Payment page for {id} opened in the browser"),
        then=QT_TRANSLATE_NOOP("ways", "Browser")),
    Way("mail draft", Place.MORE, QT_TRANSLATE_NOOP("ways", "&Mail draft"),
        WriteDraft(TemplateKind.MAIL), _WRITTEN,
        icon="mail", gives=QT_TRANSLATE_NOOP("ways", "Your wording and the QR code; you send it"),
        quick=1),
    Way("mail as text", Place.MORE, QT_TRANSLATE_NOOP("ways", "Mail draft as plain &text"),
        WriteText(TemplateKind.MAIL), _WRITTEN,
        icon="text", gives=QT_TRANSLATE_NOOP("ways", "The same without the QR code")),
    Way("enlarge", Place.MORE, QT_TRANSLATE_NOOP("ways", "&Enlarge QR code"), Enlarge(),
        icon="enlarge", gives=QT_TRANSLATE_NOOP("ways", "For a phone across the counter")),
    Way("save qr", Place.MORE, QT_TRANSLATE_NOOP("ways", "&Save QR code…"),
        SaveFile(PictureKind.QR, (PictureFormat.PNG, PictureFormat.SVG, PictureFormat.PDF)),
        _SAVED,
        icon="save", gives=QT_TRANSLATE_NOOP("ways", "As a PNG, SVG or PDF file"),
        then=QT_TRANSLATE_NOOP("ways", "Saved QR code")),
    Way("save card", Place.MORE, QT_TRANSLATE_NOOP("ways", "Save payment &card…"),
        SaveFile(PictureKind.CARD, (PictureFormat.PNG, PictureFormat.PDF)), _SAVED,
        icon="card", gives=QT_TRANSLATE_NOOP("ways", "As a PNG or PDF file"),
        then=QT_TRANSLATE_NOOP("ways", "Saved payment card")),
    Way("print card", Place.MORE, QT_TRANSLATE_NOOP("ways", "&Print payment card…"),
        PrintCards(is_sheet=False),
        icon="print", gives=QT_TRANSLATE_NOOP("ways", "Invoice, QR code and link on one page"),
        then=QT_TRANSLATE_NOOP("ways", "Printed card")),
    Way("print sheet", Place.MORE, QT_TRANSLATE_NOOP("ways", "Print s&heet of cards…"),
        PrintCards(is_sheet=True),
        icon="sheet", gives=QT_TRANSLATE_NOOP("ways", "A page full of this card, to cut apart"),
        then=QT_TRANSLATE_NOOP("ways", "Printed sheet")),
)
# fmt: on
"""In the order in which they stand in their place."""


def in_words(text: str, **values: str) -> str:
    """Return a text of this table in the language in force, with the values in it."""
    return translate("ways", text).format(**values)


def said_of_file(way: Way, offer: Offer, path: Path) -> str:
    """Return that the link was saved, as what and where."""
    return in_words(
        way.done,
        id=shown_id(offer.invoice_id),
        file=plain(path.name, _NAME_LIMIT),
        folder=plain(path.parent.name or str(path.parent), _NAME_LIMIT),
    )


def primary_way() -> Way:
    """Return the one that the filled button stands for."""
    return next(way for way in WAYS if way.place is Place.PRIMARY)


def way_of_saving(picture: PictureKind) -> Way:
    """Return the one that saves such a picture."""
    return next(
        way for way in WAYS if isinstance(way.kind, SaveFile) and way.kind.picture is picture
    )


def quick_ways() -> tuple[Way, ...]:
    """Return those that are one click away besides their menu, in their order."""
    return tuple(sorted((way for way in WAYS if way.quick), key=lambda way: way.quick))


def copy_forms() -> tuple[Way, ...]:
    """Return what "Copy as" offers, and Settings for the default."""
    return tuple(way for way in WAYS if way.place is Place.COPY_AS)


def copy_form(name: str = "") -> Way:
    """Return the form that a settings file names; the first where it names none that is known."""
    forms = copy_forms()
    return next((way for way in forms if way.name == name), forms[0])
