"""What went wrong, in words: the only error prose of the program.

A message says what happened, in the user's words, and what it means or what to do; a button takes
the next step. What the server said is never part of it: it stands under Details.

Longer than other files because every failure has its words here and nowhere else.
"""

from collections.abc import Sequence
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
from gui.presenters.message_state import Action, Message, Severity
from gui.presenters.translation import translate, with_values


@dataclass(frozen=True, slots=True)
class FailureContext:
    """Where it happened: the invoice asked for, and the account it was looked up in."""

    invoice_id: str = ""
    account: Account | None = None


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
                translate("messages", "BlueTape has no invoice with the ID {id}").format(
                    id=shown_id(context.invoice_id)
                ),
                translate(
                    "messages",
                    "Is this the invoice number? Enter the ID your ERP gave the invoice instead. "
                    "If the invoice is new, it may not have reached BlueTape yet. If it belongs to "
                    "another company, switch accounts.",
                )
                + _where(context),
                severity=Severity.LOOK_FIRST,
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
                    "The server there does not understand Checkout Desk. Check the server "
                    "address of the account. The invoice itself may be fine.",
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
                    "Check the invoice ID. If it is right, send BlueTape support the text "
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
                    "The error is on BlueTape's side, not in your invoice ID or on this "
                    "computer. Try again in a minute.",
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
                    "This is a bug in Checkout Desk, nothing you did. Try again. If it happens "
                    "again, send your IT department the text under Details.",
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
                translate("messages", "This computer's keyring is waiting to be unlocked"),
                translate(
                    "messages",
                    "Look for a window that asks for your keyring password, unlock the keyring "
                    "and try again. Or enter the credentials for this session only; they are "
                    "forgotten when you close Checkout Desk.",
                ),
                severity=Severity.LOOK_FIRST,
                actions=(Action.TRY_AGAIN, Action.SESSION_ONLY),
            )
        case StoreLocked():
            return Message(
                translate("messages", "This computer's keyring is locked"),
                translate(
                    "messages",
                    "Your credentials are in it. Try again and unlock it, or enter them for "
                    "this session only; they are forgotten when you close Checkout Desk.",
                ),
                severity=Severity.LOOK_FIRST,
                actions=(Action.TRY_AGAIN, Action.SESSION_ONLY),
            )
        case StoreAbsent():
            return Message(
                translate("messages", "This computer has no keyring for credentials"),
                translate(
                    "messages",
                    "Checkout Desk never writes them to a file. You can use them for this "
                    "session only; they are forgotten when you close Checkout Desk. Your IT "
                    "department can set up a keyring (GNOME Keyring or KWallet).",
                ),
                severity=Severity.LOOK_FIRST,
                actions=(Action.SESSION_ONLY, Action.TRY_AGAIN),
            )
        case StoreFailed():
            return Message(
                translate("messages", "This computer's keyring is not working"),
                translate(
                    "messages",
                    "It returned an error or did not answer. Try again, or use the credentials "
                    "for this session only; they are forgotten when you close Checkout Desk.",
                ),
                actions=(Action.TRY_AGAIN, Action.SESSION_ONLY),
                details=plain(failure.kind),
            )
        case _:
            assert_never(failure)


def _invalid_id(failure: InvalidInvoiceId, context: FailureContext) -> Message:
    actions: tuple[Action, ...] = ()
    match failure.problem:
        case InvoiceIdProblem.EMPTY:
            title = translate("messages", "Enter an invoice ID")
            text = translate(
                "messages", "Paste the ID that your ERP gave the invoice, then press Enter."
            )
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
            title = translate("messages", "“{id}” is not an invoice ID").format(
                id=context.invoice_id
            )
            text = translate(
                "messages", "Paste the ID that your ERP gave the invoice, then press Enter."
            )
        case _:
            assert_never(failure.problem)
    return Message(title, text, severity=Severity.LOOK_FIRST, actions=actions)


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
            with_values(
                translate(
                    "messages",
                    "The server of this account was changed since they were entered, so they were "
                    "not sent. Enter them again for {host}.",
                ),
                host=context.account.host,
            ),
            actions=(Action.EDIT_ACCOUNT, Action.SWITCH_ACCOUNT),
        )
    return Message(
        translate("messages", "No credentials are saved for {account}").format(account=name),
        translate(
            "messages",
            "They are not in this computer's keyring. Enter the API key and the account ID again.",
        ),
        actions=(Action.EDIT_ACCOUNT, Action.SWITCH_ACCOUNT),
    )


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
                "messages",
                "The service may be down, or a firewall may be blocking it. Try again later.",
            )
        case UnreachableCause.RESET:
            title = translate("messages", "The connection to {host} was closed").format(host=host)
            text = translate(
                "messages",
                (
                    "It closed before an answer came. Try again. If it happens "
                    "again, ask your IT department."
                ),
            )
        case UnreachableCause.NO_ROUTE:
            title = translate("messages", "This network does not reach {host}").format(host=host)
            text = check
        case UnreachableCause.PROXY:
            title = translate("messages", "Your company's proxy {host} did not answer")
            title = title.format(host=host)
            text = translate(
                "messages",
                "Requests go through this proxy. Check the network, or ask your IT department.",
            )
        case UnreachableCause.PROXY_REFUSED:
            title = translate("messages", "Your company's proxy {host} refused the connection")
            title = title.format(host=host)
            text = translate(
                "messages", "Ask your IT department to allow the address of the BlueTape service."
            )
        case UnreachableCause.PROXY_SIGN_IN:
            title = translate("messages", "Your company's proxy {host} requires a sign-in")
            title = title.format(host=host)
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
                "This computer does not trust its certificate. On a company network, your IT "
                "department may have to install the company's certificate.",
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
                "A web page came back instead of an answer. You may have to sign in to this "
                "network: open any page in the browser, then try again.",
            )
        case ReplyProblem.REDIRECT:
            text = translate(
                "messages",
                "It redirects to another address, so your credentials were not sent. Check the "
                "server address of the account, or sign in to this network first.",
            )
        case ReplyProblem.LINK_MISSING:
            text = translate("messages", "The answer contains no payment link. Try again later.")
        case ReplyProblem.CUT:
            text = translate("messages", "The answer was cut off on the way. Try again.")
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
                "messages", "The answer can't be read, so none of it was used. Try again later."
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
                "It contains your account's API key, so it was held back. Tell BlueTape "
                "support and ask for a new key.",
            ),
            actions=(Action.TRY_AGAIN,),
            details=_joined((failure.problem.value, failure.raw)),
        )
    return Message(
        translate("messages", "The link BlueTape returned does not look right"),
        translate(
            "messages",
            "It leads to {host}, so it was held back. Don't send it to anyone. Send BlueTape "
            "support the text under Details.",
        ).format(host=host)
        if failure.problem is LinkProblem.HOST
        else translate(
            "messages",
            "It does not look like a BlueTape payment link ({host}), so it was held back. Send "
            "BlueTape support the text under Details.",
        ).format(host=host),
        actions=(Action.TRY_AGAIN,),
        details=_joined((failure.problem.value, failure.raw)),
    )


def _where(context: FailureContext) -> str:
    if context.account is None:
        return ""
    environment = environment_name(context.account.environment)
    sentence = translate("messages", "Looked up in {account} · {environment}.")
    return "\n" + with_values(sentence, environment=environment, account=context.account.name)


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
