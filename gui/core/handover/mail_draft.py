"""An unsent mail as a file, for the system's mail program to open and the user to send.

The form is that of RFC 5322 and RFC 2387; `X-Unsent: 1` is what Outlook opens for writing. The
program has no SMTP, no address book and no password.

Whatever is in a subject is text and nothing else: it is folded to one line, and what the mail
library would take for an encoded word (RFC 2047) is not given to it.
"""

import html
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from gui.core.text import REPLACEMENT, is_invisible, plain

MAILTO_LIMIT = 2_000
"""Characters of a `mailto:` address that desktops pass on (Windows' own limit is 2,083)."""

# A name of its own a message is what RFC 2392 asks for; within this one there is one picture.
CONTENT_ID = "payment-qr-code@checkout-desk.invalid"

# RFC 2047: a line with an encoded word in it has at most 76 characters.
_LINE_LIMIT = 76
_PIECE_LIMIT = 39


@dataclass(frozen=True, slots=True)
class Mail:
    """`address` is the link in `body`, which becomes one in the HTML part."""

    subject: str
    body: str
    address: str


class TooLongForMailto(Exception):
    """The text does not fit an address; a draft has no such limit."""


class DraftNotProven(Exception):
    """A draft, read back, is not the mail that was meant; nothing was handed over."""


class DraftNotWritten(Exception):
    """A draft could not be stored for the mail program to read."""


class UnsafeForMailto(Exception):
    """Mail programs may decode the subject of an address once more (RFC 6068, 2); a draft's not."""


def draft(mail: Mail, qr_png: bytes, caption: str) -> bytes:
    """Return the mail as the bytes of an `.eml` file: text, and HTML with the QR code inside.

    Without a picture, because the link is too long for a code, both parts are text alone. What is
    returned has been read back.

    Raises:
        DraftNotProven
    """
    from email.message import EmailMessage
    from email.policy import SMTP

    from gui.core.handover.draft_proof import prove

    mail = _inert(mail)
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
    content = f"Subject: {_encoded(mail.subject)}\r\n".encode("ascii") + message.as_bytes()
    prove(content, mail, qr_png)
    return content


def mailto(mail: Mail) -> str:
    """Return the mail as an address that opens a mail program (RFC 6068).

    Raises:
        TooLongForMailto, UnsafeForMailto
    """
    mail = _inert(mail)
    if "=?" in mail.subject:
        raise UnsafeForMailto
    subject, body = quote(mail.subject, safe=""), quote(mail.body.replace("\n", "\r\n"), safe="")
    address = f"mailto:?subject={subject}&body={body}"
    if len(address) > MAILTO_LIMIT:
        raise TooLongForMailto
    return address


def _inert(mail: Mail) -> Mail:
    """The mail without line breaks in its subject, and with no character that cannot be seen."""
    body = "\n".join(mail.body.splitlines())
    body = "".join(REPLACEMENT if is_invisible(c) and c not in "\n\t" else c for c in body)
    return Mail(plain(mail.subject, len(mail.subject)), body, mail.address)


def _encoded(subject: str) -> str:
    """The subject as a header has it: as it is, or in encoded words, one a line (RFC 2047)."""
    is_plain = subject.isascii() and "=?" not in subject
    if is_plain and len("Subject: " + subject) <= _LINE_LIMIT:
        return subject
    words = (b64encode(piece).decode("ascii") for piece in _pieces(subject))
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
    address = html.escape(mail.address)
    link = f'<a href="{address}">{address}</a>'
    paragraphs = [
        "<p>" + link.join(html.escape(text) for text in part.split(mail.address)) + "</p>"
        for part in mail.body.split("\n\n")
    ]
    text = "\n".join(part.replace("\n", "<br>\n") for part in paragraphs)
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n'
        f"{text}\n{picture}</body></html>\n"
    )
