"""What presenters need from outside; the composition root gives it to them."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from gui.core.accounts.policy import Policy
from gui.core.cancellation import Cancellation
from gui.core.handover.mail import Form, Mail, MailFiles
from gui.core.handover.picture import (
    Drawing,
    Page,
    Picture,
    PictureFormat,
    PictureKind,
    Sheet,
)
from gui.core.handover.print_order import Paper, Printer, PrintOrder
from gui.core.link import CheckoutLink
from gui.core.settings import Settings


class Clipboard(Protocol):
    def put(self, text: str, *, html: str = "", png: bytes = b"") -> bool:
        """Put it all on the clipboard as one thing; returns whether it is there, read back."""
        ...


class Browser(Protocol):
    def open(self, link: CheckoutLink) -> bool:
        """Hand the link to the system's browser; returns whether there was one to take it."""
        ...


class MailProgram(Protocol):
    """Blocks: asked on a worker. Raises `NotMailed` and `NotForMailto`."""

    def give(self, mail: Mail, files: MailFiles | None, cancellation: Cancellation) -> Form:
        """Have the system's mail program open it for writing; returns what that got."""
        ...


class PictureRenderer(Protocol):
    def draw(
        self, picture: Picture, kind: PictureKind, file_format: PictureFormat, least_width: int
    ) -> Drawing:
        """Return the drawing, made on a worker; whatever it raises, there is no picture.

        `least_width` is that of a PNG, in pixels.
        """
        ...

    def draw_page(self, picture: Picture, paper: Paper, *, is_sheet: bool) -> Page:
        """Return a page of payment cards, made in the same way."""
        ...

    def draw_sheets(self, title: str, sheets: Iterable[Sheet], paper: Paper) -> Iterator[bytes]:
        """Draw a PDF with a page for each sheet; returns the file in parts, one for each page."""
        ...


class PrintService(Protocol):
    """Blocks: asked on a worker. Raises `NotPrinted`."""

    def printers(self, cancellation: Cancellation) -> tuple[Printer, ...]:
        """Return the printers; none where only the system's own dialog knows them."""
        ...

    def send(
        self, order: PrintOrder, title: str, document: bytes, cancellation: Cancellation
    ) -> None:
        """Give a PDF to a printer."""
        ...


class SettingsHolder(Protocol):
    @property
    def settings(self) -> Settings:
        """The user's own, as they are saved."""
        ...

    @property
    def in_force(self) -> Settings:
        """The same as the company leaves them."""
        ...

    @property
    def policy(self) -> Policy: ...

    def change(self, settings: Settings) -> None:
        """Hold these from now on, and save them."""
        ...
