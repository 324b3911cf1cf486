"""The words that leave the program with a link: captions, messages, rows, file names.

Whatever belongs to an account that is not Production says so; nothing of it appears for Production.
"""

from collections.abc import Sequence
from typing import assert_never

from PySide6.QtCore import QLocale

from gui.core.accounts.account import Account
from gui.core.file_names import safe_stem
from gui.core.handover.mail import Mail
from gui.core.handover.picture import Picture, PictureKind
from gui.core.handover.spreadsheet import html_amount, html_cell, is_rounded, plain_cell
from gui.core.handover.templates import MessageTemplate, TemplateKind, filled
from gui.core.invoice import shown_id
from gui.core.text import in_html, plain
from gui.presenters.accounts.header_state import TEST_MARK
from gui.presenters.amounts import shown_amount
from gui.presenters.counts import Counts
from gui.presenters.handover.offer import Offer
from gui.presenters.translation import translate, with_values


def mark_of(account: Account) -> str:
    """Return the mark of everything that cannot be paid; empty for Production."""
    return "" if account.is_production else translate("messages", TEST_MARK)


def caption(offer: Offer) -> str:
    """Return the words beside a QR code."""
    text = translate("wording", "Scan to pay invoice {id}")
    return text.format(id=shown_id(offer.invoice_id))


def picture_of(offer: Offer) -> Picture | None:
    """Return what a picture of the link shows; `None` where the link does not fit a code."""
    if offer.qr is None:
        return None
    status = offer.verdict.status
    amount = shown_amount(status.total, offer.decimals) if status and offer.tells_amount else ""
    facts = [
        (translate("wording", "Invoice"), shown_id(offer.invoice_id)),
        (translate("wording", "Amount"), amount),
    ]
    check = translate("wording", "Check that the page is {host}.")
    steps = [
        translate("wording", "Point your phone camera at the code."),
        check.format(host=offer.link.host),
    ]
    handling = ""
    if offer.account.is_production:
        steps.append(translate("wording", "Choose this invoice and pay."))
        text = translate("wording", "BlueTape handles this payment for {account}.")
        handling = with_values(text, account=offer.account.name)
    return Picture(
        offer.link,
        offer.qr,
        translate("wording", "Pay {account}").format(account=offer.account.name),
        caption(offer),
        mark_of(offer.account),
        tuple((name, value) for name, value in facts if value),
        tuple(steps),
        handling,
    )


def address(offer: Offer) -> str:
    """Return the plain link."""
    return offer.link.address


def hyperlink(offer: Offer) -> str:
    """Return the link as HTML without styles; programs that take text get the plain address."""
    text = translate("wording", "Pay invoice {id}").format(id=shown_id(offer.invoice_id))
    marked = " – ".join(part for part in (mark_of(offer.account), text) if part)
    return f'<a href="{in_html(offer.link.address)}">{in_html(marked)}</a>'


def row(offer: Offer) -> str:
    """Return id, link, status and amount with tabs between them, as spreadsheets paste them."""
    months = month_names()
    word, amount = _word_and_amount(offer)
    cells = [plain_cell(offer.invoice_id, months), offer.link.address]
    cells += [plain_cell(word, months)]
    cells += [plain_cell(amount, months) if is_rounded(amount) else amount]
    mark = mark_of(offer.account)
    return "\t".join([*cells, mark] if mark else cells)


def row_table(offer: Offer) -> str:
    """Return the same as an HTML table, whose ids are text for spreadsheets.

    Empty where the id has spaces that HTML would fold.
    """
    if "  " in offer.invoice_id:
        return ""
    word, amount = _word_and_amount(offer)
    address = in_html(offer.link.address)
    cells = [
        html_cell(offer.invoice_id),
        f'<td><a href="{address}">{address}</a></td>',
        html_cell(word),
        _amount_cell(offer, amount),
    ]
    mark = mark_of(offer.account)
    row = "".join([*cells, html_cell(mark)] if mark else cells)
    return f'<meta charset="utf-8"><table><tr>{row}</tr></table>'


def _amount_cell(offer: Offer, amount: str) -> str:
    status = offer.verdict.status
    if status is None or status.total is None or is_rounded(amount):
        return html_cell(amount)
    return html_amount(status.total, amount, offer.decimals)


def _word_and_amount(offer: Offer) -> tuple[str, str]:
    status = offer.verdict.status
    if status is None:
        return "", ""
    return status.word, shown_amount(status.total, offer.decimals, is_grouped=False)


def mail_of(offer: Offer, template: MessageTemplate, amount: str = "") -> Mail:
    """Return the template with the offer's values in it, or with another amount."""
    status = offer.verdict.status
    amount = amount or (shown_amount(status.total, offer.decimals) if status else "")
    values = {
        "invoice_id": plain(offer.invoice_id, 500),
        "link": offer.link.address,
        "amount": amount or translate("wording", "see the payment page"),
        "account": offer.account.name,
    }
    subject, body = (filled(text, values) for text in (template.subject, template.body))
    return Mail(*_marked(offer.account, subject, body), offer.link.address)


def mail_of_several(account: Account, invoices: Sequence[tuple[Offer, str]]) -> Mail:
    """Return a mail with the links of several invoices, each with its amount as it is shown."""
    lines = []
    for offer, amount in invoices:
        facts = [plain(offer.invoice_id, 500), amount]
        lines.append(" · ".join(filter(None, facts)) + "\n" + offer.link.address)
    text = translate(
        "wording",
        "Hello,\n\n"
        "You can pay these invoices from {account} here:\n\n"
        "{lines}\n\n"
        "The pages belong to BlueTape, our payment partner. They may ask you to create an account "
        "first.\n\n"
        "If something is not right, just reply to this message.\n\n"
        "Kind regards\n{account}",
    )
    subject = Counts().subject_of_several(len(invoices))
    body = text.format(account=account.name, lines="\n\n".join(lines))
    first, *others = (offer.link.address for offer, _ in invoices)
    return Mail(*_marked(account, subject, body), first, tuple(others))


def _marked(account: Account, subject: str, body: str) -> tuple[str, str]:
    mark = mark_of(account)
    if not mark:
        return subject, body
    return (f"{mark} – {subject}" if subject else ""), f"{mark}\n{body}"


def card_hint(account: Account) -> str:
    """Return what to do with a card that has room for a line only."""
    if account.is_production:
        return translate("wording", "Scan with your phone, check the address, pay.")
    return translate("wording", "Scan with your phone, check the address.")


def sheet_notes(first: int, last: int, cards: int, page: int, pages: int) -> tuple[str, str]:
    """Return what stands at the foot of a page of cards: which of them, and which page it is."""
    which = translate("wording", "{first}–{last} of {cards} cards · cut along the dashed lines")
    where = translate("wording", "Page {page} of {pages}")
    return (
        which.format(first=first, last=last, cards=cards),
        where.format(page=page, pages=pages),
    )


def marked_stem(account: Account, text: str) -> str:
    """Return a file's name, without its suffix, for what was exported of an account."""
    mark = mark_of(account)
    return safe_stem(f"{mark} {text}" if mark else text)


def file_stem(offer: Offer, kind: PictureKind) -> str:
    """Return a file's name without its suffix, safe on every file system."""
    match kind:
        case PictureKind.QR:
            text = translate("wording", "payment QR code {id}")
        case PictureKind.CARD:
            text = translate("wording", "payment card {id}")
        case _:
            assert_never(kind)
    return marked_stem(offer.account, text.format(id=safe_stem(offer.invoice_id)))


def default_template(kind: TemplateKind) -> MessageTemplate:
    """Return the wording to start with: it answers what payers ask."""
    match kind:
        case TemplateKind.MAIL:
            return MessageTemplate(
                translate("wording", "Payment link for invoice {invoice_id}"),
                translate(
                    "wording",
                    "Hello,\n\n"
                    "You can pay invoice {invoice_id} from {account} here:\n"
                    "{link}\n\n"
                    "Amount: {amount}\n\n"
                    "The page belongs to BlueTape, our payment partner. It may ask you to create "
                    "an account first. It shows all open invoices you have with us, so you can pay "
                    "this one or several at once, by bank account or card.\n\n"
                    "If something is not right, just reply to this message.\n\n"
                    "Kind regards\n{account}",
                ),
            )
        case TemplateKind.TEXT_MESSAGE:
            return MessageTemplate(
                "", translate("wording", "{account}: pay invoice {invoice_id} here: {link}")
            )
        case TemplateKind.REMINDER:
            return MessageTemplate(
                translate("wording", "Reminder: invoice {invoice_id} is open"),
                translate(
                    "wording",
                    "Hello,\n\n"
                    "Invoice {invoice_id} from {account} is still open. You can pay it here:\n"
                    "{link}\n\n"
                    "Amount: {amount}\n\n"
                    "The page belongs to BlueTape, our payment partner. It may ask you to create "
                    "an account first, and it shows all open invoices you have with us. If you "
                    "have already paid, thank you; there is nothing more to do.\n\n"
                    "Kind regards\n{account}",
                ),
            )
        case _:
            assert_never(kind)


def month_names() -> set[str]:
    """Return the names of months, long and short, in English and in the user's language."""
    return {
        name.casefold().rstrip(".")
        for locale in (QLocale.c(), QLocale())
        for form in (QLocale.FormatType.LongFormat, QLocale.FormatType.ShortFormat)
        for month in range(1, 13)
        for name in (locale.monthName(month, form), locale.standaloneMonthName(month, form))
    }
