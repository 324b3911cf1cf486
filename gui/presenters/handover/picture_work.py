"""PictureWork: what a worker does for a picture that leaves the program; no Qt objects in here."""

from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from gui.core.files import FileNotWritten, write_new, write_private
from gui.core.handover.draft_folder import DraftFolder
from gui.core.handover.mail import DraftNotWritten, Mail, MailFiles
from gui.core.handover.picture import (
    LEAST_WIDTH,
    PASTED_WIDTH,
    SHEET_COLUMNS,
    SHEET_ROWS,
    Picture,
    PictureFormat,
    PictureKind,
    Sheet,
)
from gui.core.handover.print_order import Paper
from gui.core.handover.qr_proof import prove, prove_pdf, prove_sheet
from gui.core.unfinished import UNNOTED, Unfinished
from gui.presenters.ports import PictureRenderer


class PictureWork:
    """Draws, proves, and writes. Every picture that it gives out or writes has been proven.

    Files that the user wants somewhere have a note among the `unfinished` until they are there.
    """

    def __init__(
        self, renderer: PictureRenderer, drafts: DraftFolder, unfinished: Unfinished = UNNOTED
    ) -> None:
        self._renderer = renderer
        self._drafts = drafts
        self.unfinished = unfinished

    def for_screen(self, picture: Picture) -> Picture:
        """Return the picture as it is, proven.

        Raises:
            QrNotProven, and whatever drawing raises.
        """
        self._drawn(picture, PictureKind.QR, PictureFormat.PNG)
        return picture

    def for_paper(self, picture: Picture) -> Picture:
        """Return the picture with a code for paper, proven.

        Raises:
            QrNotProven, and whatever drawing raises.
        """
        picture = picture.sturdy()
        self._drawn(picture, PictureKind.CARD, PictureFormat.PNG)
        return picture

    def pasted(self, picture: Picture, kind: PictureKind) -> bytes:
        """Return a proven PNG of a size to be pasted.

        Raises:
            QrNotProven, and whatever drawing raises.
        """
        return self._drawn(picture.sturdy(), kind, PictureFormat.PNG, PASTED_WIDTH)

    def proven(self, picture: Picture, kind: PictureKind, file_format: PictureFormat) -> bytes:
        """Return a file, with a code for paper that has been read back.

        Raises:
            QrNotProven, and whatever drawing raises.
        """
        return self._drawn(picture.sturdy(), kind, file_format)

    def png_of(self, picture: Picture) -> bytes:
        """Return the code, which is for paper already, with its caption, proven.

        Raises:
            QrNotProven, and whatever drawing raises.
        """
        return self._drawn(picture, PictureKind.QR, PictureFormat.PNG)

    def save(
        self,
        picture: Picture,
        kind: PictureKind,
        file_format: PictureFormat,
        path: Path,
        *,
        replaces: bool,
    ) -> None:
        """Write a proven picture.

        Raises:
            FileNotWritten, QrNotProven, and whatever drawing raises.
        """
        data = self.proven(picture, kind, file_format)
        write_new(path, data, self.unfinished, replaces=replaces)

    def page(self, picture: Picture, paper: Paper, *, is_sheet: bool) -> bytes:
        """Return a page of payment cards as PDF, proven card by card.

        Raises:
            QrNotProven, and whatever drawing raises.
        """
        page = self._renderer.draw_page(picture.sturdy(), paper, is_sheet=is_sheet)
        prove_pdf(page.data, picture.link, codes=page.cards)
        return page.data

    def sheets(self, title: str, sheets: Iterable[Sheet], paper: Paper) -> Iterator[bytes]:
        """Draw a PDF with a page for each sheet of cards, whose codes are for paper already.

        Returns the file in parts, one for each page, proven card by card.

        Raises:
            QrNotProven, and whatever drawing raises.
        """
        drawn: deque[Sheet] = deque()

        def noted() -> Iterator[Sheet]:
            for sheet in sheets:
                drawn.append(sheet)
                yield sheet

        for part in self._renderer.draw_sheets(title, noted(), paper):
            links = [card.link for card in drawn.popleft().cards]
            prove_sheet(part, links, SHEET_COLUMNS, SHEET_ROWS)
            yield part

    def save_page(
        self, picture: Picture, paper: Paper, path: Path, *, is_sheet: bool, replaces: bool
    ) -> None:
        """Write a page of payment cards as PDF, proven card by card.

        Raises:
            FileNotWritten, QrNotProven, and whatever drawing raises.
        """
        data = self.page(picture, paper, is_sheet=is_sheet)
        write_new(path, data, self.unfinished, replaces=replaces)

    def mail_draft(self, picture: Picture | None, mail: Mail, stem: str) -> MailFiles:
        """Write an unsent mail for its owner only, with a proven code in it; returns its files.

        Without a picture there is no code in it.

        Raises:
            DraftNotProven, DraftNotWritten, QrNotProven, and whatever drawing raises.
        """
        # The mail library is not a part of the start.
        from gui.core.handover.mail_draft import draft

        png = self.proven(picture, PictureKind.QR, PictureFormat.PNG) if picture else b""
        content = draft(mail, png, picture.caption if picture else "")
        try:
            folder = self._drafts.place_for_one()
            file, code = folder / f"{stem}.eml", folder / f"{stem}.png"
            write_private(file, content)
            if png:
                write_private(code, png)
        except FileNotWritten:
            raise DraftNotWritten from None
        return MailFiles(file, code if png else None)

    def sweep(self) -> None:
        """Remove what earlier runs left: drafts, and files that never came to their place."""
        self._drafts.sweep()
        self.unfinished.sweep()

    def clean_up(self) -> None:
        """Remove the drafts that are not young any more."""
        self._drafts.clean_up()

    def _drawn(
        self,
        picture: Picture,
        kind: PictureKind,
        file_format: PictureFormat,
        least_width: int = LEAST_WIDTH,
    ) -> bytes:
        drawing = self._renderer.draw(picture, kind, file_format, least_width)
        prove(drawing.bitmap, picture.link)
        if file_format is PictureFormat.PDF:
            prove_pdf(drawing.data, picture.link)
        return drawing.data
