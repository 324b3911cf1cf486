"""PictureWork: what a worker does for a picture that leaves the program; no Qt objects in here."""

from pathlib import Path

from gui.core.files import FileNotWritten, write_new, write_private
from gui.core.handover.draft_folder import DraftFolder
from gui.core.handover.mail import DraftNotWritten, Mail, MailFiles
from gui.core.handover.picture import Picture, PictureFormat, PictureKind
from gui.core.handover.print_order import Paper
from gui.core.handover.qr_proof import prove, prove_pdf
from gui.presenters.ports import PictureRenderer


class PictureWork:
    """Draws, proves, and writes. Every picture that it gives out or writes has been proven."""

    def __init__(self, renderer: PictureRenderer, drafts: DraftFolder) -> None:
        self._renderer = renderer
        self._drafts = drafts

    def png(self, picture: Picture, kind: PictureKind) -> bytes:
        """Return a proven picture.

        Raises:
            QrNotProven, and whatever drawing raises.
        """
        return self.proven(picture, kind, PictureFormat.PNG)

    def proven(self, picture: Picture, kind: PictureKind, file_format: PictureFormat) -> bytes:
        """Return a file whose code has been read back.

        Raises:
            QrNotProven, and whatever drawing raises.
        """
        drawing = self._renderer.draw(picture, kind, file_format)
        prove(drawing.bitmap, picture.link)
        if file_format is PictureFormat.PDF:
            prove_pdf(drawing.data, picture.link)
        return drawing.data

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
        write_new(path, self.proven(picture, kind, file_format), replaces=replaces)

    def page(self, picture: Picture, paper: Paper, *, is_sheet: bool) -> bytes:
        """Return a page of payment cards as PDF, proven card by card.

        Raises:
            QrNotProven, and whatever drawing raises.
        """
        page = self._renderer.draw_page(picture, paper, is_sheet=is_sheet)
        prove_pdf(page.data, picture.link, codes=page.cards)
        return page.data

    def mail_draft(self, picture: Picture | None, mail: Mail, stem: str) -> MailFiles:
        """Write an unsent mail for its owner only, with a proven code in it; returns its files.

        Without a picture there is no code in it.

        Raises:
            DraftNotProven, DraftNotWritten, QrNotProven, and whatever drawing raises.
        """
        # The mail library is not a part of the start.
        from gui.core.handover.mail_draft import draft

        png = self.png(picture, PictureKind.QR) if picture else b""
        content = draft(mail, png, picture.caption if picture else "")
        try:
            folder = self._drafts.ready()
            file, code = folder / f"{stem}.eml", folder / f"{stem}.png"
            write_private(file, content)
            if png:
                write_private(code, png)
        except FileNotWritten:
            raise DraftNotWritten from None
        return MailFiles(file, code if png else None)

    def sweep(self) -> None:
        """Remove the drafts of earlier runs."""
        self._drafts.sweep()

    def clean_up(self) -> None:
        """Remove the drafts that are not young any more."""
        self._drafts.clean_up()
