"""What went wrong, in words: the only error prose of the program.

A message says what happened, in the user's words, and what it means or what to do; a button takes
the next step. What the server said is never part of it: it stands under Details.

Longer than other files because every failure has its words here and nowhere else.
"""

from dataclasses import dataclass
from typing import assert_never

from PySide6.QtCore import QDateTime, QLocale

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
from gui.core.invoice import shown_id
from gui.core.text import plain
from gui.presenters.accounts.header_state import environment_name
from gui.presenters.counts import Counts
from gui.presenters.message_state import Action, Hint, Message, Severity
from gui.presenters.translation import translate, with_values


@dataclass(frozen=True, slots=True)
class FailureContext:
    """Where it happened: the invoice asked for, and the account it was looked up in."""

    invoice_id: str = ""
    account: Account | None = None


def lookup_message(failure: LookupFailure, context: FailureContext) -> Message:  # noqa: C901
    """Return the message for a failed lookup. Long on purpose: one arm for each failure."""
    severity, details = Severity.FAILED, ""
    actions: tuple[Action, ...] = (Action.TRY_AGAIN,)
    match failure:
        case InvalidInvoiceId():
            return _invalid_id(failure, context)
        case NoCredentials():
            return _no_credentials(failure, context)
        case StoreLocked() | StoreAbsent() | StoreFailed():
            return store_message(failure)
        case Unauthorized():
            title = translate("messages", "BlueTape did not accept the credentials")
            text = translate(
                "messages",
                "The API key or the account ID is wrong, was withdrawn, or belongs to another "
                "environment. Enter both again as BlueTape gave them to you.",
            )
            actions = (Action.EDIT_ACCOUNT, Action.TRY_AGAIN)
            details = _details(failure.status, failure.words)
        case InvoiceNotFound():
            title = translate("messages", "BlueTape has no invoice with the ID {id}")
            title = title.format(id=shown_id(context.invoice_id))
            text = translate(
                "messages",
                "Is this the invoice number? Enter the ID your ERP gave the invoice instead; "
                "it often looks like 2eb1acd98a86.",
            )
            text += _where(context)
            actions = (Action.TRY_AGAIN, Action.SWITCH_ACCOUNT)
            details, hints = _details(404, failure.words), _other_reasons()
            return Message(title, text, Severity.LOOK_FIRST, actions, details, hints=hints)
        case WrongAddress():
            title = translate("messages", "{host} is not the BlueTape service")
            title = title.format(host=failure.host)
            text = translate(
                "messages",
                "The server there does not understand Checkout Desk. Check the server "
                "address of the account. The invoice itself may be fine.",
            )
            actions = (Action.EDIT_ACCOUNT, Action.TRY_AGAIN)
            details = _details(404, ServerWords())
        case Rejected():
            title = translate("messages", "BlueTape refused the request")
            text = translate(
                "messages",
                "Check the invoice ID. If it is right, send BlueTape support the text "
                "under Details.",
            )
            details = _details(failure.status, failure.words)
        case RateLimited():
            title = translate("messages", "Too many requests at the moment")
            text = _rate_limit_text(failure.retry_after_s)
            severity, details = Severity.LOOK_FIRST, _details(429, failure.words)
        case ServiceFailed():
            title = translate("messages", "BlueTape has a problem at the moment")
            text = translate(
                "messages",
                "The error is on BlueTape’s side, not in your invoice ID or on this "
                "computer. Try again in a minute.",
            )
            details = _details(failure.status, failure.words)
        case Unreachable():
            return _unreachable(failure)
        case TimedOut():
            return _timed_out(failure)
        case TlsRejected():
            return _tls_rejected(failure)
        case UnexpectedReply():
            title = translate("messages", "BlueTape’s answer is not as expected")
            text = _why_unexpected(failure.problem)
            status = "" if failure.status is None else f"HTTP {failure.status}"
            details = _joined(failure.problem.value, status, failure.detail)
        case UntrustedLink():
            return _untrusted(failure)
        case Canceled():
            title = translate("messages", "Canceled")
            text = translate("messages", "Nothing was looked up.")
            return Message(title, text, Severity.LOOK_FIRST)
        case ProgramFault():
            title = translate("messages", "Something went wrong in Checkout Desk")
            text = translate(
                "messages",
                "This is a bug in Checkout Desk, nothing you did. Try again. If it happens "
                "again, send your IT department the text under Details.",
            )
            return Message(title, text, severity, actions, failure.kind)
        case _:
            assert_never(failure)
    return Message(title, text + _where(context), severity, actions, details)


def _other_reasons() -> tuple[Hint, ...]:
    new = translate("messages", "New invoice? Your ERP may not have sent it to BlueTape yet.")
    other = translate("messages", "Other company? The ID may belong to another account.")
    return Hint("clock", new), Hint("swap", other)


def store_message(failure: StoreLocked | StoreAbsent | StoreFailed) -> Message:
    """Return the message for a credential store that cannot be used."""
    severity, actions, details = Severity.LOOK_FIRST, (Action.TRY_AGAIN, Action.SESSION_ONLY), ""
    match failure:
        case StoreLocked(waiting=True):
            title = translate("messages", "This computer’s keyring is waiting to be unlocked")
            text = translate(
                "messages",
                "Look for a window that asks for your keyring password, unlock the keyring "
                "and try again. Or enter the credentials for this session only; they are "
                "forgotten when you close Checkout Desk.",
            )
        case StoreLocked():
            title = translate("messages", "This computer’s keyring is locked")
            text = translate(
                "messages",
                "Your credentials are in it. Try again and unlock it, or enter them for "
                "this session only; they are forgotten when you close Checkout Desk.",
            )
        case StoreAbsent():
            title = translate("messages", "This computer has no keyring for credentials")
            text = translate(
                "messages",
                "Checkout Desk never writes them to a file. You can use them for this "
                "session only; they are forgotten when you close Checkout Desk. Your IT "
                "department can set up a keyring (GNOME Keyring or KWallet).",
            )
            actions = (Action.SESSION_ONLY, Action.TRY_AGAIN)
        case StoreFailed():
            title = translate("messages", "This computer’s keyring is not working")
            text = translate(
                "messages",
                "It returned an error or did not answer. Try again, or use the credentials "
                "for this session only; they are forgotten when you close Checkout Desk.",
            )
            severity, details = Severity.FAILED, plain(failure.kind)
        case _:
            assert_never(failure)
    return Message(title, text, severity, actions, details)


def _invalid_id(failure: InvalidInvoiceId, context: FailureContext) -> Message:
    actions: tuple[Action, ...] = ()
    text = translate("messages", "Paste the ID that your ERP gave the invoice, then press Enter.")
    match failure.problem:
        case InvoiceIdProblem.EMPTY:
            title = translate("messages", "Enter an invoice ID")
        case InvoiceIdProblem.SEVERAL_LINES:
            title = translate("messages", "Enter one invoice ID at a time")
            text = translate(
                "messages",
                "You pasted several lines. Look up all of them as a list, or keep one ID.",
            )
            actions = (Action.SEVERAL_INVOICES,)
        case InvoiceIdProblem.SEVERAL_LINKS:
            title = translate("messages", "Enter one invoice ID at a time")
            text = translate(
                "messages",
                "You pasted payment links for several invoices. Look up all of them as a list, or "
                "keep one.",
            )
            actions = (Action.SEVERAL_INVOICES,)
        case InvoiceIdProblem.TOO_LONG:
            title = translate("messages", "This is too long for an invoice ID")
            text = translate("messages", "Paste the ID alone, without the text around it.")
        case InvoiceIdProblem.INVISIBLE_CHARACTER:
            title = translate("messages", "The ID contains invisible characters")
            text = translate(
                "messages",
                "Some web pages and PDF files add them when you copy. Copy the ID from your "
                "ERP, or type it.",
            )
        case InvoiceIdProblem.DOT_SEGMENT:
            title = translate("messages", "“{id}” is not an invoice ID")
            title = title.format(id=context.invoice_id)
        case _:
            assert_never(failure.problem)
    return Message(title, text, Severity.LOOK_FIRST, actions)


def _no_credentials(failure: NoCredentials, context: FailureContext) -> Message:
    account = context.account
    if not failure.account_exists or account is None:
        title = translate("messages", "Add an account first")
        text = translate(
            "messages",
            "Checkout Desk needs the API key and the account ID that BlueTape gave your company.",
        )
        return Message(title, text, Severity.LOOK_FIRST, (Action.ADD_ACCOUNT,))
    if failure.other_server:
        title = translate("messages", "The saved credentials of {account} are for another server")
        text = translate(
            "messages",
            "The server of this account was changed since they were entered, so they were "
            "not sent. Enter them again for {host}.",
        )
        text = with_values(text, host=account.host)
    else:
        title = translate("messages", "No credentials are saved for {account}")
        text = translate(
            "messages",
            "They are not in this computer’s keyring. Enter the API key and the account ID again.",
        )
    actions = (Action.EDIT_ACCOUNT, Action.SWITCH_ACCOUNT)
    return Message(title.format(account=account.name), text, actions=actions)


def _rate_limit_text(retry_after_s: int | None) -> str:
    if not retry_after_s:
        return translate("messages", "BlueTape asks you to wait a little. Try again in a minute.")
    if retry_after_s < 100:
        wait = Counts().wait_seconds(retry_after_s)
    else:
        wait = Counts().wait_minutes(-(-retry_after_s // 60))
    # A minute is what people read from a clock, so the last one that began counts whole.
    when = QDateTime.currentDateTime().addSecs(retry_after_s + 59)
    shown = QLocale().toString(when.time(), QLocale.FormatType.ShortFormat)
    return wait + " " + with_values(translate("messages", "Try again after {time}."), time=shown)


def _unreachable(failure: Unreachable) -> Message:
    text = translate(
        "messages", "Check the internet connection or the VPN of this computer, then try again."
    )
    match failure.cause:
        case UnreachableCause.NAME:
            title = translate("messages", "{host} was not found")
        case UnreachableCause.REFUSED:
            title = translate("messages", "{host} does not accept connections")
            text = translate(
                "messages",
                "The service may be down, or a firewall may be blocking it. Try again later.",
            )
        case UnreachableCause.RESET:
            title = translate("messages", "The connection to {host} was closed")
            text = translate(
                "messages",
                "It closed before an answer came. Try again. If it happens again, ask your IT "
                "department.",
            )
        case UnreachableCause.NO_ROUTE:
            title = translate("messages", "This network does not reach {host}")
        case UnreachableCause.PROXY:
            title = translate("messages", "Your company’s proxy {host} did not answer")
            text = translate(
                "messages",
                "Requests go through this proxy. Check the network, or ask your IT department.",
            )
        case UnreachableCause.PROXY_REFUSED:
            title = translate("messages", "Your company’s proxy {host} refused the connection")
            text = translate(
                "messages", "Ask your IT department to allow the address of the BlueTape service."
            )
        case UnreachableCause.PROXY_SIGN_IN:
            title = translate("messages", "Your company’s proxy {host} requires a sign-in")
            text = translate(
                "messages",
                "Open any web page in the browser to sign in, or ask your IT department.",
            )
        case UnreachableCause.PROXY_KIND:
            title = translate("messages", "The proxy set for this computer cannot be used")
            text = translate(
                "messages", "Checkout Desk needs an HTTP proxy, or none. Ask your IT department."
            )
        case UnreachableCause.OTHER:
            title = translate("messages", "{host} could not be reached")
        case _:
            assert_never(failure.cause)
    return Message(title.format(host=failure.host), text, actions=(Action.TRY_AGAIN,))


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
    match failure.cause:
        case TlsCause.UNKNOWN_ROOT | TlsCause.SELF_SIGNED:
            text = translate(
                "messages",
                "This computer does not trust its certificate. On a company network, your IT "
                "department may have to install the company’s certificate.",
            )
        case TlsCause.EXPIRED:
            text = translate(
                "messages", "Its certificate has expired. Check the date of this computer too."
            )
        case TlsCause.NOT_YET_VALID:
            text = translate(
                "messages",
                "Its certificate is not valid yet. Check this computer’s clock: it may be wrong.",
            )
        case TlsCause.WRONG_HOST:
            text = translate(
                "messages",
                "Its certificate is for another name. You may be on a network with a sign-in "
                "page, or someone is answering in its place.",
            )
        case TlsCause.OLD_PROTOCOL:
            text = translate("messages", "It offers only outdated encryption.")
        case TlsCause.CLIENT_CERTIFICATE:
            text = translate(
                "messages", "It asks this computer for a certificate. Ask your IT department."
            )
        case TlsCause.NOT_TLS:
            text = translate("messages", "It does not offer an encrypted connection.")
        case TlsCause.OTHER:
            text = translate("messages", "The encrypted connection failed. Ask your IT department.")
        case _:
            assert_never(failure.cause)
    title = translate("messages", "The connection to {host} is not secure")
    text = text + " " + translate("messages", "Nothing was sent.")
    actions, details = (Action.TRY_AGAIN,), failure.cause.value
    return Message(title.format(host=failure.host), text, actions=actions, details=details)


def _why_unexpected(problem: ReplyProblem) -> str:
    match problem:
        case ReplyProblem.WEB_PAGE:
            return translate(
                "messages",
                "A web page came back instead of an answer. You may have to sign in to this "
                "network: open any page in the browser, then try again.",
            )
        case ReplyProblem.REDIRECT:
            return translate(
                "messages",
                "It redirects to another address, so your credentials were not sent. Check the "
                "server address of the account, or sign in to this network first.",
            )
        case ReplyProblem.LINK_MISSING:
            return translate("messages", "The answer contains no payment link. Try again later.")
        case ReplyProblem.CUT:
            return translate("messages", "The answer was cut off on the way. Try again.")
        case (
            ReplyProblem.STATUS
            | ReplyProblem.FRAMING
            | ReplyProblem.ENCODED
            | ReplyProblem.BAD_JSON
            | ReplyProblem.STATUS_MISSING
            | ReplyProblem.OTHER_INVOICE
            | ReplyProblem.TOO_LARGE
        ):
            return translate(
                "messages", "The answer can’t be read, so none of it was used. Try again later."
            )
        case _:
            assert_never(problem)


def _untrusted(failure: UntrustedLink) -> Message:
    if failure.problem is LinkProblem.KEY_INSIDE:
        text = translate(
            "messages",
            "It contains your account’s API key, so it was held back. Tell BlueTape "
            "support and ask for a new key.",
        )
    elif failure.problem is LinkProblem.HOST:
        text = translate(
            "messages",
            "It leads to {host}, so it was held back. Don’t send it to anyone. Send BlueTape "
            "support the text under Details.",
        )
    else:
        text = translate(
            "messages",
            "It does not look like a BlueTape payment link ({host}), so it was held back. Send "
            "BlueTape support the text under Details.",
        )
    title = translate("messages", "The link BlueTape returned does not look right")
    host = failure.host or translate("messages", "an address without a host")
    details = _joined(failure.problem.value, failure.raw)
    return Message(title, text.format(host=host), actions=(Action.TRY_AGAIN,), details=details)


def _where(context: FailureContext) -> str:
    if context.account is None:
        return ""
    environment = environment_name(context.account.environment)
    sentence = translate("messages", "Looked up in {account} · {environment}.")
    return "\n" + with_values(sentence, environment=environment, account=context.account.name)


def _details(status: int, words: ServerWords) -> str:
    said = [f"HTTP {status}"]
    if words.code:
        said.append(translate("messages", "Code: {code}").format(code=words.code))
    if words.reason:
        said.append(translate("messages", "Reason: {reason}").format(reason=words.reason))
    return "\n".join(said)


def _joined(*parts: str) -> str:
    return "\n".join(filter(None, parts))
