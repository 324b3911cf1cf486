"""What keeps a link from being handed over, or speaks against it, in words."""

from typing import assert_never

from gui.core.files import FileNotWritten, FileProblem
from gui.core.handover.mail import (
    DraftNotProven,
    DraftNotWritten,
    MailNotTaken,
    NoMailProgram,
    TooLongForMailto,
    UnsafeForMailto,
)
from gui.core.handover.qr_proof import QrNotProven
from gui.core.invoice import shown_id
from gui.core.status import StatusKind
from gui.presenters.amounts import shown_amount
from gui.presenters.handover.offer import Offer
from gui.presenters.handover.ways import Verb, in_words
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate, with_values

_WORDS: dict[type[BaseException], str] = {
    QrNotProven: QT_TRANSLATE_NOOP(
        "hand over",
        "The QR code for invoice {id} failed its check and was held back. Copy link still works.",
    ),
    TooLongForMailto: QT_TRANSLATE_NOOP(
        "hand over",
        "This message is too long to open in your mail program. Use Copy as, Message, and "
        "paste it into a mail.",
    ),
    UnsafeForMailto: QT_TRANSLATE_NOOP(
        "hand over",
        "Some mail programs would misread this subject. Use Copy as, Message, and paste it "
        "into a mail.",
    ),
    NoMailProgram: QT_TRANSLATE_NOOP(
        "hand over",
        "No mail program was found on this computer. Use Copy as, Message, and paste it into a "
        "mail.",
    ),
    MailNotTaken: QT_TRANSLATE_NOOP(
        "hand over",
        "Your mail program did not open. Use Copy as, Message, and paste it into a mail.",
    ),
    DraftNotProven: QT_TRANSLATE_NOOP(
        "hand over",
        "The mail draft failed its check, so it was not opened. Use Copy as, Message, and "
        "paste it into a mail.",
    ),
    DraftNotWritten: QT_TRANSLATE_NOOP(
        "hand over",
        "The mail draft could not be saved on this computer. Use Copy as, Message, and paste "
        "it into a mail.",
    ),
}
_NOT_MADE = QT_TRANSLATE_NOOP(
    "hand over", "The picture for invoice {id} could not be made. Copy link still works."
)


def why_not(error: BaseException, invoice_id: str = "") -> str:
    """Return why the link of this invoice, its id as it is shown, was not handed over."""
    if isinstance(error, FileNotWritten):
        text = translate("hand over", "Nothing was saved for invoice {id}. {reason}")
        return with_values(text, id=invoice_id, reason=why_not_written(error.problem))
    return with_values(translate("hand over", _WORDS.get(type(error), _NOT_MADE)), id=invoice_id)


def why_not_written(problem: FileProblem) -> str:
    """Return why a file was not written, and what to do."""
    match problem:
        case FileProblem.EXISTS:
            return translate("hand over", "A file with this name already exists.")
        case FileProblem.FULL:
            return translate("hand over", "The disk is full.")
        case FileProblem.DENIED:
            return translate("hand over", "You can’t save files there. Choose another folder.")
        case FileProblem.IN_USE:
            return translate(
                "hand over",
                "Another program has this file open. Close it there, or save under another name.",
            )
        case FileProblem.FOLDER_MISSING:
            return translate("hand over", "The folder no longer exists.")
        case FileProblem.NAME:
            return translate(
                "hand over",
                "This name can’t be used there. Choose a shorter one without special characters.",
            )
        case FileProblem.OTHER:
            return translate("hand over", "The system refused to save it. Choose another folder.")
        case _:
            assert_never(problem)


def risk_of(offer: Offer, verb: Verb) -> tuple[str, str]:
    """Return what is asked before this is done with a link that nobody owes anything for, and what
    could happen.
    """
    invoice_id, status = shown_id(offer.invoice_id), offer.verdict.status
    if status is not None and status.kind is StatusKind.CANCELED:
        text = translate(
            "hand over", "{id} was canceled. Whoever gets the link could still pay it."
        )
        return in_words(verb.canceled), with_values(text, id=invoice_id)
    title = in_words(verb.paid)
    amount = shown_amount(status.total, offer.decimals) if status else ""
    if not amount:
        text = translate(
            "hand over", "{id} is already paid. Whoever gets the link could pay it again."
        )
        return title, with_values(text, id=invoice_id)
    text = translate(
        "hand over", "{id} is already paid. Whoever gets the link could pay {amount} again."
    )
    return title, with_values(text, id=invoice_id, amount=amount)
