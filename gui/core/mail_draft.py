"""An unsent mail as a file, for the system's mail program to open and the user to send.

The form is that of RFC 5322 and RFC 2387; `X-Unsent: 1` is what Outlook opens for writing. The
program has no SMTP, no address book and no password.
"""

import html
from dataclasses import dataclass
from urllib.parse import quote

MAILTO_LIMIT = 2_000
"""Characters of a `mailto:` address that desktops pass on (Windows' own limit is 2,083)."""


@dataclass(frozen=True, slots=True)
class Mail:
    """`address` is the link in `body`, which becomes one in the HTML part."""

    subject: str
    body: str
    address: str


class TooLongForMailto(Exception):
    """The text does not fit an address; a draft has no such limit."""


def draft(mail: Mail, qr_png: bytes, caption: str) -> bytes:
    """Return the mail as the bytes of an `.eml` file: text, and HTML with the QR code inside.

    Without a picture, because the link is too long for a code, both parts are text alone.
    """
    from email.message import EmailMessage
    from email.policy import SMTP

    message = EmailMessage(policy=SMTP)
    message["Subject"] = " ".join(mail.subject.split())
    message["X-Unsent"] = "1"
    message.set_content(mail.body + "\n")
    # A name of its own a message is what RFC 2392 asks for; within this one there is one picture.
    content_id = "payment-qr-code@checkout-desk.invalid"
    picture = (
        f'<p><img src="cid:{content_id}" alt="{html.escape(caption)}" width="240"></p>\n'
        if qr_png
        else ""
    )
    message.add_alternative(_page(mail, picture), subtype="html")
    if qr_png:
        page = message.get_payload()[1]  # type: ignore[index]  # a list, since it is multipart
        page.add_related(  # type: ignore[union-attr]  # of messages
            qr_png, "image", "png", cid=f"<{content_id}>", filename="payment-qr-code.png",
            disposition="inline",
        )  # fmt: skip
    return message.as_bytes()


def mailto(mail: Mail) -> str:
    """Return the mail as an address that opens a mail program (RFC 6068).

    Raises:
        TooLongForMailto
    """
    subject, body = quote(mail.subject, safe=""), quote(mail.body.replace("\n", "\r\n"), safe="")
    address = f"mailto:?subject={subject}&body={body}"
    if len(address) > MAILTO_LIMIT:
        raise TooLongForMailto
    return address


def _page(mail: Mail, picture: str) -> str:
    address = html.escape(mail.address)
    paragraphs = [
        "<p>" + html.escape(part, quote=False).replace("\n", "<br>\n") + "</p>"
        for part in mail.body.split("\n\n")
    ]
    text = "\n".join(paragraphs)
    # Escaped in the same way as above, so that it is found.
    shown = html.escape(mail.address, quote=False)
    text = text.replace(shown, f'<a href="{address}">{shown}</a>')
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n'
        f"{text}\n{picture}</body></html>\n"
    )
