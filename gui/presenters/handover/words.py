"""What kept a link from being handed over, in words, with what to do."""

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
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate, with_values

_WORDS: dict[type[BaseException], str] = {
    QrNotProven: QT_TRANSLATE_NOOP(
        "hand over",
        "The QR code for invoice {id} could not be read back, so it was not handed out. "
        "Copy link still works.",
    ),
    TooLongForMailto: QT_TRANSLATE_NOOP(
        "hand over",
        "The message is too long to be handed over as text. Use Copy as, Message, and paste it "
        "into a mail.",
    ),
    UnsafeForMailto: QT_TRANSLATE_NOOP(
        "hand over",
        "Mail programs could misread this subject when it is handed over as text. Use Copy as, "
        "Message, and paste it into a mail.",
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
        "The mail draft did not come out as it should, so it was not opened. Use Copy as, Message, "
        "and paste it into a mail.",
    ),
    DraftNotWritten: QT_TRANSLATE_NOOP(
        "hand over",
        "The mail draft could not be stored on this computer. Use Copy as, Message, and paste it "
        "into a mail.",
    ),
}
_NOT_MADE = QT_TRANSLATE_NOOP(
    "hand over", "The picture for invoice {id} could not be made. Copy link still works."
)


def why_not(error: BaseException, invoice_id: str = "") -> str:
    """Return why the link of this invoice, its id as it is shown, was not handed over."""
    if isinstance(error, FileNotWritten):
        text = translate("hand over", "Nothing was saved for invoice {id}. {reason}")
        return with_values(text, id=invoice_id, reason=_reason(error.problem))
    return with_values(translate("hand over", _WORDS.get(type(error), _NOT_MADE)), id=invoice_id)


def _reason(problem: FileProblem) -> str:
    match problem:
        case FileProblem.EXISTS:
            return translate("hand over", "There is a file of this name already.")
        case FileProblem.FULL:
            return translate("hand over", "The disk is full.")
        case FileProblem.DENIED:
            return translate("hand over", "You may not write there. Choose another folder.")
        case FileProblem.FOLDER_MISSING:
            return translate("hand over", "The folder is not there any more.")
        case FileProblem.NAME:
            return translate(
                "hand over",
                "This name cannot be used there. Choose another one: shorter, without special "
                "characters.",
            )
        case FileProblem.OTHER:
            return translate("hand over", "The system refused it. Choose another folder.")
        case _:
            assert_never(problem)
