"""ExportWork: what a worker does for an export. Nothing is there before all of it is."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import assert_never

from gui.core.file_names import FreeNames
from gui.core.files import FileNotWritten, FileProblem, write_new
from gui.core.handover.mail import DraftNotProven, Mail
from gui.core.handover.picture import SHEET_LETTERS, SHEET_MODULES, Picture, Sheet
from gui.core.handover.print_order import Paper
from gui.core.handover.qr import MOST_MODULES, TooLongForQr, alike_qrs, sturdy_qr
from gui.core.handover.qr_proof import QrNotProven
from gui.core.handover.templates import MessageTemplate
from gui.core.whole_folder import whole_folder
from gui.presenters.batch import export_words
from gui.presenters.batch.draft_plan import PlannedDraft, counted, planned_drafts
from gui.presenters.batch.export_orders import (
    CARDS_ON_A_PAGE,
    MOST_OPENED,
    PAGES_IN_A_FILE,
    CardsOrder,
    DraftsOrder,
    Exported,
    ExportKind,
    ExportList,
    FileOrder,
    Grouping,
    LeftOut,
    LeftOutReason,
    NothingLeft,
    Order,
    PicturesOrder,
    TableOrder,
    files_of,
    pages_of,
)
from gui.presenters.batch.export_progress import Progress
from gui.presenters.batch.results import Row, csv_of, workbook_of
from gui.presenters.handover import wording
from gui.presenters.handover.offer import Offer
from gui.presenters.handover.picture_work import PictureWork
from gui.presenters.lookup.verdict_state import verdict_on


@dataclass(frozen=True, slots=True)
class Terms:
    """What the user chose for cards and mails."""

    tells_amount: bool
    template: MessageTemplate


class ExportWork:
    """One export. Used on a worker."""

    def __init__(
        self, pictures: PictureWork, batch: ExportList, terms: Terms, progress: Progress
    ) -> None:
        self._work = pictures
        self._batch = batch
        self._terms = terms
        self._progress = progress
        self._commit = progress.cancellation.commit
        self._whole_folder = partial(whole_folder, unfinished=pictures.unfinished)
        self._without: list[tuple[LeftOutReason, int]] = []

    def carry_out(self, order: Order) -> Exported:
        """Do it; returns what was saved. From the moment it is there it cannot be canceled.

        Raises:
            Canceled, FileNotWritten, NothingLeft, QrNotProven, and whatever drawing raises.
        """
        match order:
            case TableOrder():
                return self._save_table(order)
            case PicturesOrder():
                return self._save_pictures(order)
            case CardsOrder():
                return self._save_cards(order)
            case DraftsOrder():
                return self._save_drafts(order)
            case _:
                assert_never(order)

    def _save_table(self, order: TableOrder) -> Exported:
        batch = self._batch
        self._check_it_is_free(order)
        table = (batch.heading, batch.rows, batch.id_column, self._batch.decimals)
        is_test = not batch.account.is_production
        if order.kind is ExportKind.CSV:
            data = csv_of(*table, is_test=is_test)
        else:
            data = workbook_of(*table, is_test=is_test, cancellation=self._progress.cancellation)
        self._write(order, data)
        return Exported(order.path, len(batch.rows), batch.open)

    def _save_pictures(self, order: PicturesOrder) -> Exported:
        rows = self._batch.invoices(order.also)
        names = FreeNames()
        made: list[Row] = []
        with self._whole_folder(self._place(order.folder, ExportKind.PICTURES)) as folder:
            for done, row in enumerate(rows):
                self._progress.report(done, len(rows))
                if png := self._png(row):
                    stem = wording.marked_stem(self._batch.account, row.invoice_id)
                    folder.write(f"{names.take(stem)}.png", png)
                    made.append(row)
            self._check_there_is_something(len(made))
            return Exported(folder.move_into_place(self._commit), len(made), made, self._left_out())

    def _save_cards(self, order: CardsOrder) -> Exported:
        every = self._batch.invoices(order.also)
        rows = [row for row in every if self._fits_a_card(row)]
        self._check_there_is_something(len(rows))
        # Which of both it is was asked by how many invoices there are.
        if not order.path.is_dir():
            self._check_it_is_free(order)
            data = self._pdf(rows, order.paper, range(pages_of(len(rows))))
            self._write(order, data)
            return Exported(order.path, len(rows), rows, self._left_out())
        place = self._place(order.path, ExportKind.CARDS)
        with self._whole_folder(place) as folder:
            for number in range(files_of(len(rows))):
                first = number * PAGES_IN_A_FILE
                pages = range(first, min(first + PAGES_IN_A_FILE, pages_of(len(rows))))
                data = self._pdf(rows, order.paper, pages)
                folder.write(f"{place.name} {number + 1}.pdf", data)
            return Exported(folder.move_into_place(self._commit), len(rows), rows, self._left_out())

    def _save_drafts(self, order: DraftsOrder) -> Exported:
        plan = planned_drafts(self._batch, order.grouping, order.columns, order.also)
        names = FreeNames()
        mails: list[tuple[Mail, str]] = []
        rows: list[Row] = []
        with self._whole_folder(self._place(order.folder, ExportKind.DRAFTS)) as folder:
            for done, planned in enumerate(plan.drafts):
                self._progress.report(done, len(plan.drafts))
                mail, content = self._draft(planned, order)
                if content:
                    name = f"{names.take(self._draft_stem(planned, order.grouping))}.eml"
                    folder.write(name, content)
                    mails.append((mail, name))
                    rows += planned.invoices
            left_out = (*plan.left_out, *self._left_out())
            self._check_there_is_something(len(mails), left_out)
            place = folder.move_into_place(self._commit)
        first = tuple((mail, place / name) for mail, name in mails[:MOST_OPENED])
        return Exported(place, len(mails), rows, left_out, first)

    def _write(self, order: FileOrder, data: bytes) -> None:
        unfinished, replaces = self._work.unfinished, order.replaces
        write_new(order.path, data, unfinished, replaces=replaces, commit=self._commit)

    def _check_it_is_free(self, order: FileOrder) -> None:
        """Before the work: writing says it, too."""
        if not order.replaces and order.path.exists():
            raise FileNotWritten(FileProblem.EXISTS)

    def _place(self, folder: Path, kind: ExportKind) -> Path:
        return folder / export_words.stem_of(kind, self._batch)

    def _check_there_is_something(
        self, count: int, left_out: tuple[LeftOut, ...] | None = None
    ) -> None:
        if not count:
            raise NothingLeft(self._left_out() if left_out is None else left_out)

    def _left_out(self) -> tuple[LeftOut, ...]:
        return counted(self._without)

    def _offer(self, row: Row) -> Offer:
        link = row.outcome.link
        assert link is not None
        verdict = verdict_on(row.outcome.status, self._batch.decimals)
        return Offer(
            *(link, row.invoice_id, self._batch.account, verdict),
            decimals=self._batch.decimals,
            tells_amount=self._terms.tells_amount,
        )

    def _picture(self, row: Row, most_modules: int = MOST_MODULES) -> Picture | None:
        """The picture with a code for paper; `None` where the link is too long for that."""
        offer = self._offer(row)
        with suppress(TooLongForQr):
            offer = replace(offer, qr=sturdy_qr(offer.link.address, most_modules))
        return wording.picture_of(offer)

    def _png(self, row: Row) -> bytes:
        picture = self._picture(row)
        if picture is None:
            self._without.append((LeftOutReason.TOO_LONG, row.number))
            return b""
        try:
            return self._work.png_of(picture)
        except QrNotProven:
            self._without.append((LeftOutReason.NOT_PROVEN, row.number))
            return b""

    def _fits_a_card(self, row: Row) -> bool:
        link = row.outcome.link
        assert link is not None
        if len(link.address) <= SHEET_LETTERS:
            return True
        self._progress.report(0, 0)
        try:
            sturdy_qr(link.address, SHEET_MODULES)
        except TooLongForQr:
            self._without.append((LeftOutReason.TOO_LONG, row.number))
            return False
        return True

    def _pdf(self, rows: Sequence[Row], paper: Paper, pages: range) -> bytes:
        """The cards of these pages, of so many in all files together."""
        title = export_words.stem_of(ExportKind.CARDS, self._batch)
        sheets = (self._sheet(rows, page) for page in pages)
        parts = []
        for done, part in zip(pages, self._work.sheets(title, sheets, paper), strict=True):
            self._progress.report(done, pages_of(len(rows)))
            parts.append(part)
        return b"".join(parts)

    def _sheet(self, rows: Sequence[Row], page: int) -> Sheet:
        first = page * CARDS_ON_A_PAGE
        cards = []
        for row in rows[first : first + CARDS_ON_A_PAGE]:
            card = self._picture(row, SHEET_MODULES)
            assert card is not None
            cards.append(card)
        # Side by side, codes of several sizes look like a mistake.
        codes = alike_qrs([(card.link.address, card.qr) for card in cards])
        alike = (replace(card, qr=qr) for card, qr in zip(cards, codes, strict=True))
        notes = wording.sheet_notes(
            *(first + 1, first + len(cards), len(rows), page + 1, pages_of(len(rows)))
        )
        return Sheet(tuple(alike), wording.card_hint(self._batch.account), notes)

    def _draft(self, planned: PlannedDraft, order: DraftsOrder) -> tuple[Mail, bytes]:
        # The mail library is not a part of the start.
        from gui.core.handover.mail_draft import draft

        decimals = self._batch.decimals
        invoices = [
            (self._offer(row), planned.amount(row, order.columns, decimals))
            for row in planned.invoices
        ]
        png, caption = b"", ""
        if len(invoices) == 1:
            [(offer, amount)] = invoices
            mail = wording.mail_of(offer, self._terms.template, amount)
            picture = self._picture(planned.rows[0])
            caption = wording.caption(offer)
        else:
            mail, picture = wording.mail_of_several(self._batch.account, invoices), None
        mail = replace(mail, to=planned.to, to_name=planned.name(order.columns))
        try:
            png = self._work.png_of(picture) if picture is not None else b""
            return mail, draft(mail, png, caption)
        except (DraftNotProven, QrNotProven):
            numbers = (row.number for row in planned.rows)
            self._without += [(LeftOutReason.NOT_PROVEN, number) for number in numbers]
            return mail, b""

    def _draft_stem(self, planned: PlannedDraft, grouping: Grouping) -> str:
        by_row = grouping is Grouping.BY_ROW
        text = f"{planned.rows[0].invoice_id} {planned.to}" if by_row else planned.to
        return wording.marked_stem(self._batch.account, text)
