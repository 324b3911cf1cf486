"""A mail to be handed over: as an address that mail programs open, or as a draft (`mail_draft.py`).

Whatever is in a subject is text and nothing else, and folded to one line.
"""

from dataclasses import dataclass, replace
from enum import Enum
from pathlib import Path
from urllib.parse import quote

from gui.core.text import REPLACEMENT, is_invisible, plain

MAILTO_LIMIT = 2_000
"""Characters of a `mailto:` address that every system passes on (Windows' own limit is 2,083)."""

_NAME_LIMIT = 39


@dataclass(frozen=True, slots=True)
class Mail:
    """`address` is the link in `body`, which becomes one in the HTML part; `others` are more of
    them, each of which stands alone between white space.

    `to` is the mail address it goes to, with the name of whom; empty where the user fills it in.
    """

    subject: str
    body: str
    address: str
    others: tuple[str, ...] = ()
    to: str = ""
    to_name: str = ""


class Form(Enum):
    """What a mail program got: all of it, text with the picture attached, or text alone."""

    DRAFT = "draft"
    ATTACHED = "attached"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class MailFiles:
    """A mail on the disk: the draft, and by itself the picture in it, if there is one."""

    draft: Path
    picture: Path | None


class NotMailed(Exception):
    """What a mail needs is not there, or did not do its part."""


class NotForMailto(Exception):
    """An address cannot hold this mail."""


class TooLongForMailto(NotForMailto):
    """The text does not fit an address; a draft has no such limit."""


class NoMailProgram(NotMailed):
    """The system names no program for mails; nothing was started."""


class MailNotTaken(NotMailed):
    """The mail program that the system names could not be started, or gave up."""


class DraftNotProven(Exception):
    """A draft, read back, is not the mail that was meant; nothing was handed over."""


class DraftNotWritten(NotMailed):
    """A draft could not be stored for the mail program to read."""


class UnsafeForMailto(NotForMailto):
    """Mail programs may decode the subject of an address once more (RFC 6068, 2); a draft's not."""


def mailto(mail: Mail, limit: int = MAILTO_LIMIT) -> str:
    """Return the mail as an address that opens a mail program (RFC 6068).

    Raises:
        TooLongForMailto, UnsafeForMailto
    """
    mail = inert(mail)
    if "=?" in mail.subject:
        raise UnsafeForMailto
    subject, body = quote(mail.subject, safe=""), quote(mail.body.replace("\n", "\r\n"), safe="")
    address = f"mailto:{quote(mail.to, safe='@')}?subject={subject}&body={body}"
    if len(address) > limit:
        raise TooLongForMailto
    return address


def inert(mail: Mail) -> Mail:
    """Return the mail without line breaks in its head, and with no invisible character."""
    body = "\n".join(mail.body.splitlines())
    body = "".join(REPLACEMENT if is_invisible(c) and c not in "\n\t" else c for c in body)
    subject = plain(mail.subject, len(mail.subject))
    return replace(mail, subject=subject, body=body, to_name=_short_name(mail.to_name))


def _short_name(text: str) -> str:
    """As much of a name as one encoded word holds: of several, readers make different names."""
    name = plain(text, len(text)).encode("utf-8", "replace")[:_NAME_LIMIT]
    return name.decode("utf-8", "ignore").strip()
