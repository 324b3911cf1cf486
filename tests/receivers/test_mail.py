"""Mail draft, received: by the window, the desktop's own tools, and a real mail program.

Each test starts the mail program by *Mail draft* alone, has it keep the mail as a draft, and reads
that from its folder: subject, text, link and QR code.
"""

import html
import re
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from gui.demo.practice_service import PracticeService
from tests.codes import read_codes
from tests.desktop import Desk, desk, practice_service
from tests.receivers.mail import (
    ClawsMail,
    Evolution,
    MailReceiver,
    Thunderbird,
    ThunderbirdForAddresses,
    want_a_draft,
)
from tests.test_end_to_end_hand_over import ID, MARK, link_to

pytestmark = [pytest.mark.needs_desktop, pytest.mark.exhaustive]

SUBJECT = f"{MARK} – Payment link for invoice {ID}"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[PracticeService]:
    with practice_service(tmp_path) as service:
        yield service


# GNOME has an opener of its own.
@pytest.fixture(
    params=[
        (Thunderbird, ""),
        (Thunderbird, "GNOME"),
        (ThunderbirdForAddresses, ""),
        (Evolution, ""),
        (Evolution, "GNOME"),
        (ClawsMail, ""),
    ],
    ids=lambda param: f"{param[0].__name__}{'-' + param[1] if param[1] else ''}",
)
def receiver(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[MailReceiver]:
    kind, desktop = request.param
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", desktop)
    receiver = kind(tmp_path)
    yield receiver
    receiver.end()


def ask_for_a_draft(running: Desk, receiver: MailReceiver) -> EmailMessage:
    want_a_draft(running, link_to(ID))
    print(f"started {receiver.version} with Mail draft", flush=True)
    return receiver.saved_draft()


def text_of(draft: EmailMessage) -> str:
    """What there is to read, on one line; of HTML what is between the tags."""
    part = draft.get_body(("plain", "html"))
    assert part is not None
    text = str(part.get_content())
    if part.get_content_type() == "text/html":
        text = html.unescape(re.sub(r"<[^>]*>", " ", text))
    return " ".join(text.split())


def test_a_mail_program_opens_what_was_meant(
    tmp_path: Path, service: PracticeService, receiver: MailReceiver, qapp: object
) -> None:
    with desk(tmp_path, "--invoice", ID, **receiver.environment) as running:
        draft = ask_for_a_draft(running, receiver)
        print(f"read back: {draft['Subject']!r} and {draft.get_content_type()}", flush=True)
        assert draft["Subject"] == SUBJECT
        assert text_of(draft).startswith(f"{MARK} Hello, You can pay invoice {ID} from Test bench")
        assert link_to(ID) in text_of(draft).split()
        pictures = [part for part in draft.walk() if part.get_content_type() == "image/png"]
        [code] = pictures
        assert read_codes(QImage.fromData(code.get_content())) == [link_to(ID)]
