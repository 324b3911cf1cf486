"""A mail draft, read back as a mail program would: it is what was meant, or it stays here."""

from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import default
from html.parser import HTMLParser

from gui.core.handover.mail_draft import CONTENT_ID, DraftNotProven, Mail

_HEADERS = ["content-type", "mime-version", "subject", "x-unsent"]
_TAGS = {"html", "head", "meta", "body", "p", "br", "a", "img"}
_ATTRIBUTES = {"charset", "href", "src", "alt", "width"}


def prove(content: bytes, mail: Mail, qr_png: bytes) -> None:
    """Compare headers, subject, both bodies, links and picture with what was meant.

    Raises:
        DraftNotProven: something differs.
    """
    found = BytesParser(EmailMessage, policy=default).parsebytes(content)
    parts = list(found.walk())
    pictures = [p.get_payload(decode=True) for p in parts if p.get_content_type() == "image/png"]
    is_meant = (
        sorted(name.lower() for name in found) == _HEADERS
        and not any(part.defects for part in parts)
        and [part.get_content_type() for part in parts] == _types(has_picture=bool(qr_png))
        and str(found["Subject"]) == mail.subject
        and _content(found, "plain") == mail.body + "\n"
        and _is_page_of(mail, _content(found, "html"), has_picture=bool(qr_png))
        and pictures == ([qr_png] if qr_png else [])
    )
    if not is_meant:
        raise DraftNotProven


def _types(*, has_picture: bool) -> list[str]:
    page = ["multipart/related", "text/html", "image/png"] if has_picture else ["text/html"]
    return ["multipart/alternative", "text/plain", *page]


def _content(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return "" if part is None else str(part.get_content()).replace("\r\n", "\n")


def _is_page_of(mail: Mail, page: str, *, has_picture: bool) -> bool:
    """Whether the page says the mail's text, and leads to the mail's link and nowhere else."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    targets = {mail.address} | ({f"cid:{CONTENT_ID}"} if has_picture else set())
    return (
        reader.tags <= _TAGS
        and reader.attributes <= _ATTRIBUTES
        and reader.targets == targets
        and "".join(reader.text.split()) == "".join(mail.body.split())
    )


class _Reader(HTMLParser):
    """What a page shows, where it leads, and what it is made of."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.targets: set[str | None] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.targets.update(value for name, value in attrs if name in {"href", "src"})

    def handle_data(self, data: str) -> None:
        self.text += data
