"""What went wrong, in words: the only error prose of the program.

A message says what happened, in the user's words, and what it means or what to do; a button takes
the next step. What the server said is never part of it: it stands under Details.

Longer than other files because every failure has its words here and nowhere else.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from gui.core.accounts.account import Account
from gui.core.errors import (
    Canceled,
    InvalidInvoiceId,
    InvoiceIdProblem,
    InvoiceNotFound,
    LinkProblem,
    LookupFailure,
    NoCredentials,
    ProgramFault,
    RateLimited,
    Rejected,
    ReplyProblem,
    ServerWords,
    ServiceFailed,
    StoreAbsent,
    StoreFailed,
    StoreLocked,
    TimedOut,
    TimeoutPhase,
    TlsCause,
    TlsRejected,
    Unauthorized,
    UnexpectedReply,
    Unreachable,
    UnreachableCause,
    UntrustedLink,
    WrongAddress,
)
from gui.core.files import FileProblem
from gui.core.handover.print_order import PrintProblem
from gui.core.invoice import shown_id
from gui.core.text import plain
from gui.presenters.accounts.header_state import environment_name
from gui.presenters.counts import Counts
from gui.presenters.handover.offer_state import Absence, Confirmation, CopyWay, Offer, Way

translate = QCoreApplication.translate


class Severity(Enum):
    FAILED = "failed"
    LOOK_FIRST = "look first"
    GOOD = "good"


class Action(Enum):
    """The next step a message offers as a button."""

    TRY_AGAIN = "try again"
    EDIT_ACCOUNT = "edit account"
    ADD_ACCOUNT = "add account"
    SWITCH_ACCOUNT = "switch account"
    SESSION_ONLY = "session only"


@dataclass(frozen=True, slots=True)
class Message:
    """`details` holds the server's words; `support` is for copying and is not shown."""

    title: str
    text: str
    severity: Severity = Severity.FAILED
    actions: tuple[Action, ...] = ()
    details: str = ""
    support: str = ""


@dataclass(frozen=True, slots=True)
class FailureContext:
    """Where it happened: the invoice asked for, and the account it was looked up in."""

    invoice_id: str = ""
    account: Account | None = None


def action_name(action: Action) -> str:
    match action:
        case Action.TRY_AGAIN:
            return translate("messages", "Try again")
        case Action.EDIT_ACCOUNT:
            return translate("messages", "Edit account…")
        case Action.ADD_ACCOUNT:
            return translate("messages", "Add account…")
        case Action.SWITCH_ACCOUNT:
            return translate("messages", "Switch account")
        case Action.SESSION_ONLY:
            return translate("messages", "Use for this session only…")
        case _:
            assert_never(action)


def lookup_message(failure: LookupFailure, context: FailureContext) -> Message:  # noqa: C901
    """Return the message for a failed lookup. Long on purpose: one arm for each failure."""
    match failure:
        case InvalidInvoiceId():
            return _invalid_id(failure, context)
        case NoCredentials():
            return _no_credentials(failure, context)
        case StoreLocked() | StoreAbsent() | StoreFailed():
            return store_message(failure)
        case Unauthorized():
            return Message(
                translate("messages", "BlueTape did not accept the credentials"),
                translate(
                    "messages",
                    "The API key or the account ID is wrong, was withdrawn, or belongs to another "
                    "environment. Enter both again as BlueTape gave them to you.",
                )
                + _where(context),
                actions=(Action.EDIT_ACCOUNT, Action.TRY_AGAIN),
                details=_details(failure.status, failure.words),
            )
        case InvoiceNotFound():
            return Message(
                translate("messages", "BlueTape has no invoice with the id {id}").format(
                    id=shown_id(context.invoice_id)
                ),
                translate(
                    "messages",
                    "Is this the invoice number? This field needs the id that your ERP gave the "
                    "invoice.",
                )
                + _where(context),
                actions=(Action.TRY_AGAIN, Action.SWITCH_ACCOUNT),
                details=_details(404, failure.words),
            )
        case WrongAddress():
            return Message(
                translate("messages", "{host} is not the BlueTape service").format(
                    host=failure.host
                ),
                translate(
                    "messages",
                    "Something answered there, but it does not know this program's requests. Check "
                    "the server address of the account. This says nothing about the invoice.",
                )
                + _where(context),
                actions=(Action.EDIT_ACCOUNT, Action.TRY_AGAIN),
                details=_details(404, ServerWords()),
            )
        case Rejected():
            return Message(
                translate("messages", "BlueTape refused the request"),
                translate(
                    "messages",
                    "Check the invoice id. If it is right, tell BlueTape support what stands "
                    "under Details.",
                )
                + _where(context),
                actions=(Action.TRY_AGAIN,),
                details=_details(failure.status, failure.words),
            )
        case RateLimited():
            return Message(
                translate("messages", "Too many requests at the moment"),
                _rate_limit_text(failure.retry_after_s) + _where(context),
                severity=Severity.LOOK_FIRST,
                actions=(Action.TRY_AGAIN,),
                details=_details(429, failure.words),
            )
        case ServiceFailed():
            return Message(
                translate("messages", "BlueTape has a problem at the moment"),
                translate(
                    "messages",
                    "The service answered with an error of its own. Nothing is wrong with your "
                    "invoice id or this computer. Try again in a minute.",
                )
                + _where(context),
                actions=(Action.TRY_AGAIN,),
                details=_details(failure.status, failure.words),
            )
        case Unreachable():
            return _unreachable(failure)
        case TimedOut():
            return _timed_out(failure)
        case TlsRejected():
            return _tls_rejected(failure)
        case UnexpectedReply():
            return _unexpected(failure, context)
        case UntrustedLink():
            return _untrusted(failure)
        case Canceled():
            return Message(
                translate("messages", "Canceled"),
                translate("messages", "Nothing was looked up."),
                severity=Severity.LOOK_FIRST,
            )
        case ProgramFault():
            return Message(
                translate("messages", "Something went wrong in Checkout Desk"),
                translate(
                    "messages",
                    "This is a mistake of the program, not yours. Try again; if it stays, tell "
                    "your IT department what stands under Details.",
                ),
                actions=(Action.TRY_AGAIN,),
                details=failure.kind,
            )
        case _:
            assert_never(failure)


def store_message(failure: StoreLocked | StoreAbsent | StoreFailed) -> Message:
    """Return the message for a credential store that cannot be used."""
    match failure:
        case StoreLocked(waiting=True):
            return Message(
                translate("messages", "The keyring of this computer is waiting to be unlocked"),
                translate(
                    "messages",
                    "Look for a window that asks for your keyring password, unlock it, and try "
                    "again. Or enter the credentials for this session only; they are forgotten "
                    "when you close the program.",
                ),
                severity=Severity.LOOK_FIRST,
                actions=(Action.TRY_AGAIN, Action.SESSION_ONLY),
            )
        case StoreLocked():
            return Message(
                translate("messages", "The keyring of this computer is locked"),
                translate(
                    "messages",
                    "The credentials are in it. Try again and unlock it, or enter the credentials "
                    "for this session only; they are forgotten when you close the program.",
                ),
                severity=Severity.LOOK_FIRST,
                actions=(Action.TRY_AGAIN, Action.SESSION_ONLY),
            )
        case StoreAbsent():
            return Message(
                translate("messages", "This computer has no keyring to keep credentials in"),
                translate(
                    "messages",
                    "Checkout Desk never writes them to a file. You can use them for this session "
                    "only; they are forgotten when you close the program. Your IT department can "
                    "set up a keyring (GNOME Keyring or KWallet).",
                ),
                severity=Severity.LOOK_FIRST,
                actions=(Action.SESSION_ONLY, Action.TRY_AGAIN),
            )
        case StoreFailed():
            return Message(
                translate("messages", "The keyring of this computer does not work"),
                translate(
                    "messages",
                    "It answered with an error, or not at all. Try again, or use the credentials "
                    "for this session only; they are forgotten when you close the program.",
                ),
                actions=(Action.TRY_AGAIN, Action.SESSION_ONLY),
                details=plain(failure.kind),
            )
        case _:
            assert_never(failure)


def _invalid_id(failure: InvalidInvoiceId, context: FailureContext) -> Message:
    match failure.problem:
        case InvoiceIdProblem.EMPTY:
            title = translate("messages", "Enter an invoice id")
            text = translate(
                "messages", "Paste the id that your ERP gave the invoice, then press Enter."
            )
        case InvoiceIdProblem.SEVERAL_LINES:
            title = translate("messages", "One invoice id is expected")
            text = translate(
                "messages", "What was pasted has several lines. Keep one id and remove the rest."
            )
        case InvoiceIdProblem.TOO_LONG:
            title = translate("messages", "This is too long for an invoice id")
            text = translate("messages", "Paste the id alone, without the text around it.")
        case InvoiceIdProblem.INVISIBLE_CHARACTER:
            title = translate("messages", "The id contains characters that cannot be seen")
            text = translate(
                "messages",
                "They come along when text is copied from some web pages and PDF files. Copy the "
                "id from your ERP, or type it.",
            )
        case InvoiceIdProblem.DOT_SEGMENT:
            title = translate("messages", "“{id}” is not an invoice id").format(
                id=context.invoice_id
            )
            text = translate(
                "messages", "Paste the id that your ERP gave the invoice, then press Enter."
            )
        case _:
            assert_never(failure.problem)
    return Message(title, text, severity=Severity.LOOK_FIRST)


def _no_credentials(failure: NoCredentials, context: FailureContext) -> Message:
    if not failure.account_exists or context.account is None:
        return Message(
            translate("messages", "Add an account first"),
            translate(
                "messages",
                "Checkout Desk needs the API key and the account ID that BlueTape gave your "
                "company.",
            ),
            severity=Severity.LOOK_FIRST,
            actions=(Action.ADD_ACCOUNT,),
        )
    name = context.account.name
    if failure.other_server:
        return Message(
            translate(
                "messages", "The saved credentials of {account} are for another server"
            ).format(account=name),
            translate(
                "messages",
                "The server of this account was changed since they were entered, so they were not "
                "sent. Enter them again for {host}.",
            ).format(host=context.account.host),
            actions=(Action.EDIT_ACCOUNT, Action.SWITCH_ACCOUNT),
        )
    return Message(
        translate("messages", "No credentials are saved for {account}").format(account=name),
        translate(
            "messages",
            "They are not in the keyring of this computer, or no longer. Enter the API key and "
            "the account ID again.",
        ),
        actions=(Action.EDIT_ACCOUNT, Action.SWITCH_ACCOUNT),
    )


def _rate_limit_text(retry_after_s: int | None) -> str:
    if not retry_after_s:
        return translate("messages", "BlueTape asks to wait a little. Try again in a minute.")
    if retry_after_s < 100:
        wait = Counts().wait_seconds(retry_after_s)
    else:
        wait = Counts().wait_minutes(-(-retry_after_s // 60))
    # A minute is what people read from a clock, so the last one that began counts whole.
    when = QDateTime.currentDateTime().addSecs(retry_after_s + 59)
    shown = QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)
    return wait + " " + translate("messages", "Try again after {time}.").format(time=shown)


def _unreachable(failure: Unreachable) -> Message:
    host = failure.host
    check = translate(
        "messages", "Check the internet connection or the VPN of this computer, then try again."
    )
    match failure.cause:
        case UnreachableCause.NAME:
            title = translate("messages", "{host} was not found").format(host=host)
            text = check
        case UnreachableCause.REFUSED:
            title = translate("messages", "{host} does not accept connections").format(host=host)
            text = translate(
                "messages", "The service may be down, or a firewall is in the way. Try again later."
            )
        case UnreachableCause.RESET:
            title = translate("messages", "The connection to {host} was closed").format(host=host)
            text = translate(
                "messages", "It ended before an answer came. Try again; if it stays, ask your IT."
            )
        case UnreachableCause.NO_ROUTE:
            title = translate("messages", "There is no way to {host}").format(host=host)
            text = check
        case UnreachableCause.PROXY:
            title = translate("messages", "Your company's proxy {host} did not answer")
            title = title.format(host=host)
            text = translate(
                "messages", "Requests go through this proxy. Check the network, or ask your IT."
            )
        case UnreachableCause.PROXY_REFUSED:
            title = translate("messages", "Your company's proxy {host} refused the connection")
            title = title.format(host=host)
            text = translate(
                "messages", "Ask your IT to allow the address of the BlueTape service."
            )
        case UnreachableCause.PROXY_SIGN_IN:
            title = translate("messages", "Your company's proxy {host} wants a sign-in")
            title = title.format(host=host)
            text = translate(
                "messages", "Open any web page in the browser to sign in, or ask your IT."
            )
        case UnreachableCause.PROXY_KIND:
            title = translate("messages", "The proxy set for this computer cannot be used")
            text = translate("messages", "Checkout Desk needs an HTTP proxy, or none. Ask your IT.")
        case UnreachableCause.OTHER:
            title = translate("messages", "{host} could not be reached").format(host=host)
            text = check
        case _:
            assert_never(failure.cause)
    return Message(title, text, actions=(Action.TRY_AGAIN,))


def _timed_out(failure: TimedOut) -> Message:
    seconds = max(1, round(failure.limit_s))
    if failure.phase is TimeoutPhase.ANSWER:
        title = translate("messages", "{host} took too long to answer")
        text = Counts().nothing_complete(seconds)
    else:
        title = translate("messages", "{host} did not answer")
        text = Counts().no_connection(seconds)
    return Message(title.format(host=failure.host), text, actions=(Action.TRY_AGAIN,))


def _tls_rejected(failure: TlsRejected) -> Message:
    not_sent = translate("messages", "Nothing was sent.")
    match failure.cause:
        case TlsCause.UNKNOWN_ROOT | TlsCause.SELF_SIGNED:
            text = translate(
                "messages",
                "Its certificate comes from nobody this computer trusts. On a company network your "
                "IT may have to install the company's certificate.",
            )
        case TlsCause.EXPIRED:
            text = translate(
                "messages", "Its certificate has expired. Check the date of this computer too."
            )
        case TlsCause.NOT_YET_VALID:
            text = translate(
                "messages",
                "Its certificate is not valid yet. Check this computer's clock: it may be wrong.",
            )
        case TlsCause.WRONG_HOST:
            text = translate(
                "messages",
                "Its certificate is for another name. You may be on a network with a sign-in "
                "page, or somebody answers in its place.",
            )
        case TlsCause.OLD_PROTOCOL:
            text = translate("messages", "It offers only outdated encryption.")
        case TlsCause.CLIENT_CERTIFICATE:
            text = translate(
                "messages", "It wants this computer to show a certificate. Ask your IT."
            )
        case TlsCause.NOT_TLS:
            text = translate("messages", "It does not answer with an encrypted connection.")
        case TlsCause.OTHER:
            text = translate("messages", "The encrypted connection failed. Ask your IT.")
        case _:
            assert_never(failure.cause)
    return Message(
        translate("messages", "The connection to {host} is not secure").format(host=failure.host),
        f"{text} {not_sent}",
        actions=(Action.TRY_AGAIN,),
        details=failure.cause.value,
    )


def _unexpected(failure: UnexpectedReply, context: FailureContext) -> Message:
    match failure.problem:
        case ReplyProblem.WEB_PAGE:
            text = translate(
                "messages",
                "A web page came instead of an answer. You may have to sign in to this network: "
                "open any page in the browser, then try again.",
            )
        case ReplyProblem.REDIRECT:
            text = translate(
                "messages",
                "It points to another address, and the credentials were not sent there. Check the "
                "server address of the account, or sign in to this network first.",
            )
        case ReplyProblem.LINK_MISSING:
            text = translate("messages", "The answer holds no payment link. Try again later.")
        case ReplyProblem.CUT:
            text = translate("messages", "The answer was cut off on its way. Try again.")
        case (
            ReplyProblem.STATUS
            | ReplyProblem.FRAMING
            | ReplyProblem.ENCODED
            | ReplyProblem.BAD_JSON
            | ReplyProblem.STATUS_MISSING
            | ReplyProblem.OTHER_INVOICE
            | ReplyProblem.TOO_LARGE
        ):
            text = translate(
                "messages", "The answer cannot be read, so nothing of it was used. Try again later."
            )
        case _:
            assert_never(failure.problem)
    status = "" if failure.status is None else f"HTTP {failure.status}"
    return Message(
        translate("messages", "BlueTape's answer is not as expected"),
        text + _where(context),
        actions=(Action.TRY_AGAIN,),
        details=_joined((failure.problem.value, status, failure.detail)),
    )


def _untrusted(failure: UntrustedLink) -> Message:
    host = failure.host or translate("messages", "an address without a host")
    if failure.problem is LinkProblem.KEY_INSIDE:
        return Message(
            translate("messages", "The link BlueTape returned does not look right"),
            translate(
                "messages",
                "It holds the API key of your account, so it was not handed out. Tell BlueTape "
                "support, and ask for another key.",
            ),
            actions=(Action.TRY_AGAIN,),
            details=_joined((failure.problem.value, failure.raw)),
        )
    return Message(
        translate("messages", "The link BlueTape returned does not look right"),
        translate(
            "messages",
            "It leads to {host}, so it was not handed out. Do not send it to anybody. Tell "
            "BlueTape support what stands under Details.",
        ).format(host=host)
        if failure.problem is LinkProblem.HOST
        else translate(
            "messages",
            "Its form is not that of a BlueTape payment link ({host}), so it was not handed out. "
            "Tell BlueTape support what stands under Details.",
        ).format(host=host),
        actions=(Action.TRY_AGAIN,),
        details=_joined((failure.problem.value, failure.raw)),
    )


def _where(context: FailureContext) -> str:
    if context.account is None:
        return ""
    sentence = translate("messages", "Looked up in {environment} for {account}.").format(
        environment=environment_name(context.account.environment), account=context.account.name
    )
    return "\n" + sentence


def _details(status: int, words: ServerWords) -> str:
    code = translate("messages", "Code: {code}").format(code=words.code) if words.code else ""
    reason = (
        translate("messages", "Reason: {reason}").format(reason=words.reason)
        if words.reason
        else ""
    )
    return _joined((f"HTTP {status}", code, reason))


def _joined(parts: Sequence[str]) -> str:
    return "\n".join(part for part in parts if part)


def link_not_copied() -> str:
    return translate(
        "messages",
        "The link was not copied: another program holds the clipboard. Try again, or select the "
        "link and press Ctrl+C.",
    )


def clipboard_taken() -> str:
    return translate(
        "messages",
        "Another program took the clipboard right after. Copy again, and look at what you paste.",
    )


def browser_not_opened() -> str:
    return translate(
        "messages",
        "No browser could be opened. Use Copy link and paste it into a browser yourself.",
    )


def page_opened(invoice: str) -> str:
    text = translate("messages", "Payment page for {id} opened in the browser")
    return text.format(id=invoice)


def copied(way: CopyWay, invoice: str) -> str:
    """What was copied, by its name. Every way of copying has its words."""
    match way:
        case Way.COPY_LINK:
            text = translate("messages", "Payment link for {id} copied")
        case Way.COPY_HYPERLINK:
            text = translate("messages", "Hyperlink for {id} copied")
        case Way.COPY_MESSAGE:
            text = translate("messages", "Message for {id} copied")
        case Way.COPY_TEXT_MESSAGE:
            text = translate("messages", "Text message for {id} copied")
        case Way.COPY_REMINDER:
            text = translate("messages", "Reminder for {id} copied")
        case Way.COPY_QR:
            text = translate("messages", "QR image for {id} copied")
        case Way.COPY_CARD:
            text = translate("messages", "Payment card for {id} copied")
        case Way.COPY_ROW:
            text = translate("messages", "Row for {id} copied; paste it into Excel")
        case _:
            assert_never(way)
    return text.format(id=invoice)


def copied_soon(invoice: str) -> str:
    text = translate("messages", "Will copy as soon as the link for {id} arrives…")
    return text.format(id=invoice)


def copied_when_checked(invoice: str) -> str:
    text = translate(
        "messages", "Checking whether {id} is still payable before its link is copied…"
    )
    return text.format(id=invoice)


def nothing_handed_over(way: Way, absence: Absence, invoice: str) -> str:
    """That nothing was done, and why there was no link for it."""
    match way:
        case Way.OPEN | Way.ENLARGE:
            text = translate("messages", "Nothing was opened. {reason}")
        case Way.SAVE_QR | Way.SAVE_CARD:
            text = translate("messages", "Nothing was saved. {reason}")
        case Way.PRINT_CARD | Way.PRINT_SHEET:
            text = translate("messages", "Nothing was printed. {reason}")
        case Way.MAIL_DRAFT | Way.MAIL_TEXT:
            text = translate("messages", "No mail was written. {reason}")
        case (
            Way.COPY_LINK
            | Way.COPY_HYPERLINK
            | Way.COPY_MESSAGE
            | Way.COPY_TEXT_MESSAGE
            | Way.COPY_REMINDER
            | Way.COPY_QR
            | Way.COPY_CARD
            | Way.COPY_ROW
        ):
            text = translate("messages", "Nothing was copied; the clipboard is unchanged. {reason}")
        case _:
            assert_never(way)
    return text.format(reason=_why_no_link(absence).format(id=invoice))


def _why_no_link(absence: Absence) -> str:
    match absence:
        case Absence.NO_ID:
            return translate("messages", "Enter an invoice id first.")
        case Absence.NOT_ASKED_FOR:
            return translate("messages", "Press Enter first to get the link for {id}.")
        case Absence.COMING:
            return translate("messages", "The link for {id} has not arrived yet.")
        case Absence.CANCELED:
            return translate("messages", "The copy was canceled.")
        case Absence.NONE:
            return translate("messages", "There is no link for {id}.")
        case _:
            assert_never(absence)


def done_but(done: Sequence[str], verdict: str) -> str:
    """All that was done with a link before its verdict turned out to be against it."""
    first, *others = dict.fromkeys(done)
    # "QR image" stays as it is.
    others = [text if text[:2].isupper() else text[:1].lower() + text[1:] for text in others]
    listed = ", ".join([first, *others[:-1]])
    if others:
        listed = translate("messages", "{done} and {last}").format(done=listed, last=others[-1])
    text = translate("messages", "{done}, but BlueTape now says: {verdict}")
    return text.format(done=listed, verdict=verdict)


def confirmation(offer: Offer, way: Way) -> Confirmation:
    """The question before a link is handed over that had better not be."""
    match way:
        case Way.OPEN | Way.ENLARGE:
            button = translate("messages", "Open anyway")
        case Way.SAVE_QR | Way.SAVE_CARD:
            button = translate("messages", "Save anyway")
        case Way.PRINT_CARD | Way.PRINT_SHEET:
            button = translate("messages", "Print anyway")
        case Way.MAIL_DRAFT | Way.MAIL_TEXT:
            button = translate("messages", "Write anyway")
        case (
            Way.COPY_LINK
            | Way.COPY_HYPERLINK
            | Way.COPY_MESSAGE
            | Way.COPY_TEXT_MESSAGE
            | Way.COPY_REMINDER
            | Way.COPY_QR
            | Way.COPY_CARD
            | Way.COPY_ROW
        ):
            button = translate("messages", "Copy anyway")
        case _:
            assert_never(way)
    title = translate("messages", "Invoice {id}").format(id=shown_id(offer.invoice_id))
    text = translate(
        "messages",
        "{verdict}. Whoever gets this link may pay something that is not owed.",
    )
    return Confirmation(way, title, text.format(verdict=offer.verdict.text), button)


def too_long_for_qr() -> str:
    return translate("messages", "This link is too long for a QR code. Copy link still works.")


def too_long_for_mailto() -> str:
    return translate(
        "messages", "The message is too long to be handed over as text. Use Mail draft."
    )


def unsafe_for_mailto() -> str:
    return translate(
        "messages",
        "Mail programs could misread this subject when it is handed over as text. Use Copy as, "
        "Message, and paste it into a mail.",
    )


def draft_not_proven() -> str:
    return translate(
        "messages",
        "The mail draft did not come out as it should, so it was not opened. Use Copy as, Message, "
        "and paste it into a mail.",
    )


def draft_not_written() -> str:
    return translate(
        "messages",
        "The mail draft could not be stored on this computer. Use Copy as, Message, and paste it "
        "into a mail.",
    )


def mail_draft_opened(invoice: str) -> str:
    text = translate("messages", "Mail for {id} given to your mail program; send it from there")
    return text.format(id=invoice)


def no_mail_program() -> str:
    return translate(
        "messages",
        "No mail program could be opened. Use Copy as, Message, and paste it into a mail.",
    )


def no_printer() -> str:
    return translate(
        "messages",
        "No printer is set up on this computer. Save the payment card as PDF instead.",
    )


def looking_for_printers() -> str:
    return translate("messages", "Looking for printers…")


def printers_not_found(problem: PrintProblem) -> str:
    match problem:
        case PrintProblem.NO_PRINTER:
            return no_printer()
        case PrintProblem.SILENT:
            return translate(
                "messages",
                "The print service of this computer does not answer. Try again, or save the "
                "payment card as PDF instead.",
            )
        case PrintProblem.REFUSED:
            return translate(
                "messages",
                "The printers of this computer could not be listed. Try again, or save the "
                "payment card as PDF instead.",
            )
        case _:
            assert_never(problem)


def sending_to(printer: str) -> str:
    return translate("messages", "Sending to {printer}…").format(printer=plain(printer, 60))


def card_sent(printer: str, invoice_id: str) -> str:
    text = translate("messages", "Payment card for invoice {invoice_id} sent to {printer}")
    return text.format(invoice_id=invoice_id, printer=plain(printer, 60))


def card_printed(invoice_id: str) -> str:
    text = translate("messages", "Payment card for invoice {invoice_id} sent to the printer")
    return text.format(invoice_id=invoice_id)


def card_not_printed(invoice_id: str) -> str:
    text = translate("messages", "The payment card for invoice {invoice_id} was not printed.")
    return text.format(invoice_id=invoice_id)


def print_refused(printer: str, invoice_id: str) -> str:
    return translate(
        "messages",
        "{printer} did not accept the payment card for invoice {invoice_id}. Nothing was printed.",
    ).format(invoice_id=invoice_id, printer=plain(printer, 60))


def print_unsure(printer: str, invoice_id: str) -> str:
    return translate(
        "messages",
        "{printer} may already have the payment card for invoice {invoice_id}. Check the "
        "printer before you print it again.",
    ).format(invoice_id=invoice_id, printer=plain(printer, 60))


def file_saved(name: str, invoice_id: str) -> str:
    text = translate("messages", "Saved as {file} for invoice {invoice_id}")
    return text.format(file=plain(name, 120), invoice_id=invoice_id)


def still_busy() -> str:
    return translate(
        "messages",
        "A file or a print job is still in progress. The program will close when it is done; "
        "close it again to quit now.",
    )


def file_not_written(problem: FileProblem, invoice_id: str) -> str:
    match problem:
        case FileProblem.EXISTS:
            reason = translate("messages", "There is a file of this name already.")
        case FileProblem.FULL:
            reason = translate("messages", "The disk is full.")
        case FileProblem.DENIED:
            reason = translate("messages", "You may not write there. Choose another folder.")
        case FileProblem.FOLDER_MISSING:
            reason = translate("messages", "The folder is not there any more.")
        case FileProblem.NAME:
            reason = translate("messages", "This name cannot be used there. Choose a shorter one.")
        case FileProblem.OTHER:
            reason = translate("messages", "The system refused it. Choose another folder.")
        case _:
            assert_never(problem)
    text = translate("messages", "Nothing was saved for invoice {invoice_id}. {reason}")
    return text.format(invoice_id=invoice_id, reason=reason)


def qr_not_proven(invoice_id: str) -> str:
    return translate(
        "messages",
        "The QR code for invoice {invoice_id} could not be read back, so it was not handed out. "
        "Copy link still works.",
    ).format(invoice_id=invoice_id)


def picture_not_made(invoice_id: str) -> str:
    return translate(
        "messages",
        "The picture for invoice {invoice_id} could not be made. Copy link still works.",
    ).format(invoice_id=invoice_id)


def log_folder_not_opened(folder: str) -> str:
    text = translate("messages", "The folder could not be opened. It is {folder}")
    return text.format(folder=folder)


def fault_message() -> Message:
    return Message(
        translate("messages", "Something went wrong in Checkout Desk"),
        translate(
            "messages",
            "This is a mistake of the program, not yours. It was noted in the log, and you can go "
            "on working. If something looks odd, close the program and start it again.",
        ),
    )


def support_copied() -> str:
    return translate("messages", "Details for support copied")


def support_not_copied() -> str:
    return translate("messages", "The details were not copied: another program has the clipboard.")


def demo_account_is_fixed() -> str:
    return translate("messages", "The demo has one practice account, which cannot be changed.")


def address_refused() -> str:
    return translate(
        "messages",
        "The link that was clicked holds more than an invoice id. Nothing was looked up.",
    )


def address_asks(invoice_id: str) -> str:
    return translate(
        "messages", "“{id}” came from a link in another program. Press Enter to look it up."
    ).format(id=shown_id(invoice_id))


def no_such_account(name: str) -> str:
    return translate("messages", "There is no account with the name “{name}”.").format(
        name=plain(name, 60)
    )


def understood_as(invoice: str) -> str:
    """What was typed or pasted is not the id alone."""
    return translate("messages", "Understood as the invoice id {id}").format(id=shown_id(invoice))


def link_held_back() -> str:
    return translate("messages", "No link was printed. Use --even-if-paid to print it anyway.")


def practice_service_not_started() -> str:
    return translate(
        "messages",
        "The practice service could not be started. Close other programs and try again.",
    )


def link_not_written() -> str:
    return translate("messages", "The link could not be written to the output.")


def test_link(account: Account) -> str:
    return translate("messages", "TEST – NOT PAYABLE: {account} is no production account.").format(
        account=account.name
    )
