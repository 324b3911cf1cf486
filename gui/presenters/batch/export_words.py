"""Words of what leaves a list: what it is called, what one gets, what came of it."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import assert_never

from gui.core.batch.mail_columns import MailColumns
from gui.core.handover.qr_proof import QrNotProven
from gui.core.invoice import shown_id
from gui.core.text import plain
from gui.presenters import save_words
from gui.presenters.batch.batch_counts import BatchCounts
from gui.presenters.batch.draft_opening import Opened
from gui.presenters.batch.draft_plan import PlannedDraft
from gui.presenters.batch.export_counts import ExportCounts
from gui.presenters.batch.export_orders import (
    CardsOrder,
    DraftsOrder,
    Exported,
    ExportKind,
    ExportList,
    LeftOut,
    LeftOutReason,
    Order,
    PicturesOrder,
    TableOrder,
    files_of,
    pages_of,
)
from gui.presenters.counts import Counts
from gui.presenters.handover.wording import marked_stem
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate, with_values

# Called, they are said in the language of that moment.
_said = partial(translate, "export")
NOTHING_LEFT = partial(
    _said, QT_TRANSLATE_NOOP("export", "Nothing was saved: nothing is left to export.")
)
OPENING_DRAFTS = partial(
    _said, QT_TRANSLATE_NOOP("export", "Opening the drafts in your mail program…")
)
COPYING = partial(_said, QT_TRANSLATE_NOOP("export", "Copying…"))
NOT_EXPORTED_MEANWHILE = partial(
    _said,
    QT_TRANSLATE_NOOP(
        "export", "Only one export runs at a time. Start the next one when this one is done."
    ),
)
NOT_COPIED_MEANWHILE = partial(
    _said,
    QT_TRANSLATE_NOOP("export", "Rows are not copied during an export. Copy them when it is done."),
)
CLIPBOARD_TAKEN = partial(
    _said,
    QT_TRANSLATE_NOOP(
        "export", "The rows were not copied: another program is using the clipboard. Try again."
    ),
)
NOT_COPIED = partial(
    _said,
    QT_TRANSLATE_NOOP(
        "export", "The rows were not copied. Something went wrong; the log says what."
    ),
)

_NAME_LIMIT = 120
_ROWS_NAMED = 5


def label_of(kind: ExportKind) -> str:
    """Return what a kind of export is called, with the letter that chooses it in a menu."""
    match kind:
        case ExportKind.WORKBOOK:
            return translate("export", "&Excel workbook")
        case ExportKind.CSV:
            return translate("export", "&CSV")
        case ExportKind.PICTURES:
            return translate("export", "&QR codes")
        case ExportKind.CARDS:
            return translate("export", "&PDF of cards")
        case ExportKind.DRAFTS:
            return translate("export", "&Mail drafts")
        case _:
            assert_never(kind)


def name_of(kind: ExportKind) -> str:
    """Return what a kind of export is called."""
    return label_of(kind).replace("&", "")


def gives(kind: ExportKind, ready: int) -> str:
    """Return in one line what one gets of a list, so many of whose invoices are ready."""
    match kind:
        case ExportKind.WORKBOOK:
            return translate("export", "Every row with status, amount and link")
        case ExportKind.CSV:
            return translate("export", "The same rows for other programs")
        case ExportKind.PICTURES:
            return pictures_given(ready)
        case ExportKind.CARDS:
            return cards_given(ready)
        case ExportKind.DRAFTS:
            return translate("export", "Unsent mails with the payment links")
        case _:
            assert_never(kind)


def pictures_given(count: int) -> str:
    """Return what comes of so many invoices."""
    text = translate("export", "{files}, one for each invoice")
    return text.format(files=ExportCounts().pictures(count))


def cards_given(count: int) -> str:
    """Return what comes of so many invoices."""
    counts = ExportCounts()
    text = translate("export", "{cards} on {pages}")
    given = text.format(cards=counts.cards(count), pages=counts.pages(pages_of(count)))
    if files_of(count) > 1:
        given = " · ".join((given, counts.files(files_of(count))))
    return given


def links_given(batch: ExportList) -> str:
    """Return how many links are in a table of a list."""
    links = sum(row.link is not None for row in batch.rows)
    text = translate("export", "{links} in {rows}")
    return text.format(links=ExportCounts().links(links), rows=BatchCounts().rows(len(batch.rows)))


def drafts_given(count: int) -> str:
    """Return how many mails there will be."""
    return ExportCounts().drafts(count)


def first_draft(draft: PlannedDraft, columns: MailColumns, decimals: int) -> str:
    """Return whom the first mail goes to, and how much it says, to compare with the list."""
    name = draft.name(columns)
    amount = draft.amount(draft.rows[0], columns, decimals)
    name = f"{name} <{draft.to}>" if name else draft.to
    text = translate("export", "First: {name}, {invoice}")
    first = text.format(name=name, invoice=shown_id(draft.rows[0].invoice_id))
    return ", ".join(part for part in (first, amount) if part)


def stem_of(kind: ExportKind, batch: ExportList) -> str:
    """Return what its file or folder is called, without a suffix."""
    match kind:
        case ExportKind.WORKBOOK | ExportKind.CSV:
            what = translate("export", "payment links")
        case ExportKind.PICTURES:
            what = translate("export", "QR codes")
        case ExportKind.CARDS:
            what = translate("export", "payment cards")
        case ExportKind.DRAFTS:
            what = translate("export", "mail drafts")
        case _:
            assert_never(kind)
    source = Path(batch.source).stem
    return marked_stem(batch.account, f"{what} {source}" if source else what)


def running(order: Order) -> str:
    """Return what is being done."""
    match order:
        case TableOrder(kind):
            is_csv = kind is ExportKind.CSV
            return (
                translate("export", "Saving the CSV file…")
                if is_csv
                else translate("export", "Saving the workbook…")
            )
        case PicturesOrder():
            return translate("export", "Creating QR codes…")
        case CardsOrder():
            return translate("export", "Creating payment cards…")
        case DraftsOrder():
            return translate("export", "Writing mail drafts…")
        case _:
            assert_never(order)


def saved(order: Order, exported: Exported) -> str:
    """Return what was saved, and where."""
    counts = ExportCounts()
    match order:
        case TableOrder():
            text = Counts().rows_saved(exported.count)
        case PicturesOrder():
            text = counts.pictures_saved(exported.count)
        case CardsOrder():
            text = counts.cards_saved(exported.count)
        case DraftsOrder():
            text = counts.drafts_saved(exported.count)
        case _:
            assert_never(order)
    return with_values(text, name=plain(exported.path.name, _NAME_LIMIT))


def left_out(parts: Iterable[LeftOut]) -> str:
    """Return what was left out, why, and which rows those are; a line for each reason."""
    counts = ExportCounts()
    lines = []
    for part in parts:
        rows = ", ".join(map(str, part.rows[:_ROWS_NAMED]))
        if len(part.rows) > _ROWS_NAMED:
            rows = f"{rows} {Counts().more(len(part.rows) - _ROWS_NAMED)}"
        text = counts.left_out(len(part.rows)).format(reason=_reason(part.reason))
        where = translate("export", "(rows {rows})") if len(part.rows) > 1 else ""
        where = where or translate("export", "(row {rows})")
        lines.append(f"{text} {where.format(rows=rows)}")
    return "\n".join(lines)


def _reason(reason: LeftOutReason) -> str:
    match reason:
        case LeftOutReason.TOO_LONG:
            return translate("export", "the link is too long for a QR code of this size")
        case LeftOutReason.NOT_PROVEN:
            return translate("export", "failed its check")
        case LeftOutReason.NO_ADDRESS:
            return translate("export", "no mail address")
        case LeftOutReason.SEVERAL_ADDRESSES:
            return translate("export", "more than one mail address")
        case LeftOutReason.INVALID_ADDRESS:
            return translate("export", "not a valid mail address")
        case _:
            assert_never(reason)


def why_not_saved(error: BaseException) -> str:
    """Return why nothing was saved, and what to do."""
    if isinstance(error, QrNotProven):
        return translate("export", "A QR code failed its check, so nothing was saved.")
    return save_words.why_not_saved(error)


def drafts_opened(opened: Opened) -> str:
    """Return how many of them the mail program has, and what to do about the others."""
    if opened.count == opened.of:
        return translate("export", "The drafts are in your mail program; send them from there")
    if opened.left:
        text = translate("export", "Canceled. {opened} of {drafts} drafts are open.")
    elif opened.count:
        text = translate(
            "export",
            "Your mail program opened {opened} of {drafts} drafts. Open the others from their "
            "folder.",
        )
    else:
        text = translate(
            "export", "Your mail program did not open the drafts. Open them from their folder."
        )
    return text.format(opened=opened.count, drafts=opened.of)


def opened_as_text(opened: Opened) -> str:
    """Return how many of them it has without their picture; empty where there are none."""
    return ExportCounts().drafts_as_text(opened.as_text) if opened.as_text else ""


def copied(rows: int) -> str:
    """Return how many rows are on the clipboard."""
    return ExportCounts().rows_copied(rows)
