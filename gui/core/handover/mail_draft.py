"""An unsent mail as a file, for the system's mail program to open and the user to send.

The form is that of RFC 5322 and RFC 2387; `X-Unsent: 1` is what Outlook opens for writing. The
program has no SMTP, no address book and no password.

What the mail library would take for an encoded word in a subject (RFC 2047) is not given to it, and
a draft is read back as a mail program would: it is what was meant, or it stays here.
"""

import html
import re
from base64 import b64encode
from collections.abc import Iterator
from email.message import EmailMessage
from email.parser import BytesParser
from email.policy import SMTP, default
from email.utils import formatdate
from html.parser import HTMLParser

from gui.core.handover.mail import DraftNotProven, Mail, inert

# A name of its own a message is what RFC 2392 asks for; within this one there is one picture.
CONTENT_ID = "payment-qr-code@checkout-desk.invalid"

# RFC 2047: a line with an encoded word in it has at most 76 characters.
_LINE_LIMIT = 76
_PIECE_LIMIT = 39
# A name that needs nothing but quotation marks around it (RFC 5322, 3.2.4).
_QUOTABLE = re.compile(r"[\w .,&'()/+\-]+", re.ASCII)

# In this order: that a file is a mail is seen by its first line where suffixes are not known.
_FIRST = "date"
_HEADERS = ["content-type", _FIRST, "mime-version", "subject", "x-unsent"]
_TAGS = {"html", "head", "meta", "body", "p", "br", "a", "img"}
_ATTRIBUTES = {"charset", "href", "src", "alt", "width"}


def draft(mail: Mail, qr_png: bytes, caption: str) -> bytes:
    """Return the mail as the bytes of an `.eml` file: text, and HTML with the QR code inside.

    Without a picture, because the link is too long for a code, both parts are text alone. What is
    returned has been read back.

    Raises:
        DraftNotProven
    """
    mail = inert(mail)
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    message.set_content(mail.body + "\n")
    picture = (
        f'<p><img src="cid:{CONTENT_ID}" alt="{html.escape(caption)}" width="240"></p>\n'
        if qr_png
        else ""
    )
    message.add_alternative(_page(mail, picture), subtype="html")
    if qr_png:
        page = message.get_payload()[1]  # type: ignore[index]  # a list, since it is multipart
        page.add_related(  # type: ignore[union-attr]  # of messages
            qr_png, "image", "png", cid=f"<{CONTENT_ID}>", filename="payment-qr-code.png",
            disposition="inline",
        )  # fmt: skip
    # Not by way of the library: what it is given as a header it decodes first.
    head = f"Date: {formatdate(localtime=True)}\r\nSubject: {_encoded(mail.subject)}\r\n"
    if mail.to:
        head += f"To: {_recipient(mail)}\r\n"
    content = head.encode("ascii") + message.as_bytes()
    prove(content, mail, qr_png)
    return content


def _encoded(subject: str) -> str:
    """The subject as a header has it: as it is, or in encoded words, one a line (RFC 2047)."""
    is_plain = subject.isascii() and "=?" not in subject
    if is_plain and len("Subject: " + subject) <= _LINE_LIMIT:
        return subject
    return _in_words(subject)


def _recipient(mail: Mail) -> str:
    """The address as a header has it, after its name where there is one."""
    if not mail.to_name:
        return mail.to
    name = mail.to_name
    name = f'"{name}"' if _QUOTABLE.fullmatch(name) else _in_words(name)
    return f"{name}\r\n <{mail.to}>"


def _in_words(text: str) -> str:
    words = (b64encode(piece).decode("ascii") for piece in _pieces(text))
    return "\r\n ".join(f"=?utf-8?B?{word}?=" for word in words)


def _pieces(text: str) -> Iterator[bytes]:
    """The text in UTF-8, cut between characters into what one line has room for."""
    piece = b""
    for encoded in (character.encode("utf-8") for character in text):
        if len(piece) + len(encoded) > _PIECE_LIMIT:
            yield piece
            piece = b""
        piece += encoded
    yield piece


def _page(mail: Mail, picture: str) -> str:
    paragraphs = [f"<p>{_with_links(part, mail)}</p>" for part in mail.body.split("\n\n")]
    text = "\n".join(part.replace("\n", "<br>\n") for part in paragraphs)
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n'
        f"{text}\n{picture}</body></html>\n"
    )


def _with_links(text: str, mail: Mail) -> str:
    if not mail.others:
        return _link(mail.address).join(map(html.escape, text.split(mail.address)))
    links = {mail.address, *mail.others}
    parts = re.split(r"(\s)", text)
    return "".join(_link(part) if part in links else html.escape(part) for part in parts)


def _links_in_body(mail: Mail) -> list[str]:
    if not mail.others:
        return [mail.address] * mail.body.count(mail.address)
    links = {mail.address, *mail.others}
    return [part for part in mail.body.split() if part in links]


def _link(address: str) -> str:
    address = html.escape(address)
    return f'<a href="{address}">{address}</a>'


def prove(content: bytes, mail: Mail, qr_png: bytes) -> None:
    """Compare headers, subject, both bodies, links and picture with what was meant.

    Raises:
        DraftNotProven: something differs.
    """
    found = BytesParser(EmailMessage, policy=default).parsebytes(content)
    names = [name.lower() for name in found]
    parts = list(found.walk())
    pictures = [p.get_payload(decode=True) for p in parts if p.get_content_type() == "image/png"]
    is_meant = (
        sorted(names) == sorted([*_HEADERS, "to"] if mail.to else _HEADERS)
        and names[0] == _FIRST
        and not any(part.defects for part in parts)
        and [part.get_content_type() for part in parts] == _types(has_picture=bool(qr_png))
        and str(found["Subject"]) == mail.subject
        and _is_to(mail, found)
        and _content(found, "plain") == mail.body + "\n"
        and _is_page_of(mail, _content(found, "html"), has_picture=bool(qr_png))
        and pictures == ([qr_png] if qr_png else [])
    )
    if not is_meant:
        raise DraftNotProven


def _is_to(mail: Mail, message: EmailMessage) -> bool:
    if not mail.to:
        return True
    found = message["To"]
    people = [(person.display_name, person.addr_spec) for person in found.addresses]
    return people == [(mail.to_name, mail.to)] and not found.defects


def _types(*, has_picture: bool) -> list[str]:
    page = ["multipart/related", "text/html", "image/png"] if has_picture else ["text/html"]
    return ["multipart/alternative", "text/plain", *page]


def _content(message: EmailMessage, kind: str) -> str:
    part = message.get_body((kind,))
    return "" if part is None else str(part.get_content()).replace("\r\n", "\n")


def _is_page_of(mail: Mail, page: str, *, has_picture: bool) -> bool:
    """Whether the page says the mail's text, and each link in it leads to what it says."""
    reader = _Reader()
    reader.feed(page)
    reader.close()
    targets = {mail.address, *mail.others} | ({f"cid:{CONTENT_ID}"} if has_picture else set())
    return (
        reader.tags <= _TAGS
        and reader.attributes <= _ATTRIBUTES
        and reader.targets == targets
        and reader.anchors == [(link, link) for link in _links_in_body(mail)]
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
        self.anchors: list[tuple[str | None, str]] = []
        self._is_in_anchor = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        self.targets.update(value for name, value in attrs if name in {"href", "src"})
        if tag == "a":
            self.anchors.append((dict(attrs).get("href"), ""))
            self._is_in_anchor = True

    def handle_endtag(self, tag: str) -> None:
        if tag == "a":
            self._is_in_anchor = False

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._is_in_anchor:
            href, text = self.anchors[-1]
            self.anchors[-1] = (href, text + data)
