"""Handing over with everything real: keys, another program at the clipboard, files on the disk.

`CHECKOUT_DESK_PROGRAM` makes the same tests drive the packaged program.
"""

import email
import os
import stat
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from email.policy import default
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from gui.demo.practice_service import DEMO_ACCOUNT_ID, PracticeService
from tests.codes import read_codes
from tests.desktop import (
    Desk,
    desk,
    on_clipboard,
    practice_service,
    put_on_clipboard,
    until,
    window,
)
from tests.mail_programs import DRAFT, MAILTO, MailPrograms

pytestmark = pytest.mark.needs_desktop

ID = "2eb1acd98a86"
MARK = "TEST – NOT PAYABLE"
# Before there is a link the keys come too early, and a copy made twice does no harm.
AGAIN_S = 0.5


def link_to(invoice_id: str) -> str:
    return f"https://www.bluetape.com/i/r?account={DEMO_ACCOUNT_ID}&id={invoice_id}"


@pytest.fixture
def service(tmp_path: Path) -> Iterator[PracticeService]:
    with practice_service(tmp_path) as service:
        yield service


def copy_until(running: Desk, keys: Sequence[str], kind: str, expected: bytes) -> None:
    running.press_until(
        keys,
        lambda: expected in on_clipboard(kind),
        f"{expected!r} is on the clipboard",
        first="Escape",
    )


@contextmanager
def at_link(folder: Path, invoice_id: str, **environment: str) -> Iterator[Desk]:
    """The program with the link of this invoice in it, copied once."""
    with desk(folder, "--invoice", invoice_id, **environment) as running:
        running.wait_for_window("Checkout Desk")
        # No Escape yet: that would end the lookup.
        running.press_until(
            ["ctrl+shift+c"],
            lambda: running.clipboard() == link_to(invoice_id),
            "the link is on the clipboard",
            patience_s=AGAIN_S,
        )
        yield running


@pytest.mark.exhaustive
def test_copies_in_every_kind(tmp_path: Path, service: PracticeService) -> None:
    with at_link(tmp_path, ID) as running:
        address = link_to(ID).encode()
        assert on_clipboard("UTF8_STRING") == address
        assert b"text/html" not in on_clipboard("TARGETS")
        # What Outlook and Word take, and what a terminal does.
        copy_until(running, ("ctrl+shift+a",), "text/html", b"<a href=")
        html = on_clipboard("text/html").decode()
        escaped = link_to(ID).replace("&", "&amp;")
        assert f'<a href="{escaped}">{MARK} – Pay invoice {ID}</a>' in html
        assert "style" not in html
        assert on_clipboard("UTF8_STRING") == address
        # The last entry of "Copy as", and the one above it.
        copy_until(running, ("alt+a", "Up", "Return"), "UTF8_STRING", b"\t")
        cells = on_clipboard("UTF8_STRING").decode().split("\t")
        assert cells[:3] == [ID, link_to(ID), "Placed"]
        copy_until(running, ("alt+a", "Up", "Up", "Return"), "image/png", b"PNG")
        assert read_codes(QImage.fromData(on_clipboard("image/png"))) == [link_to(ID)]
        copy_until(running, ("alt+a", "Down", "Down", "Return"), "UTF8_STRING", b"Hello,")
        message = on_clipboard("UTF8_STRING").decode()
        assert message.startswith(MARK)
        assert link_to(ID) in message
        assert running.close() == 0
        assert running.output() == ("", "")


def test_paid_takes_one_deliberate_step_more(tmp_path: Path, service: PracticeService) -> None:
    with desk(tmp_path, "--invoice", "demo-paid") as running:
        running.wait_for_window("Checkout Desk")

        def is_asking() -> bool:
            return bool(window("^Checkout Desk$"))

        # Before the verdict is there, nothing is asked.
        running.press_until(
            ["ctrl+shift+c"], is_asking, "the question is there", patience_s=AGAIN_S
        )
        put_on_clipboard(b"before")
        # Enter answers it with no, and so does Escape.
        for answer in ("Return", "Escape"):
            if not is_asking():
                running.press_until(["ctrl+shift+c"], is_asking, "the question is there")
            # Seen is not yet asked: the keys come to it some moments later.
            running.wait_for_window("^Checkout Desk$")
            running.press(answer)
            until(lambda: not window("^Checkout Desk$"), "it is answered")
            assert running.clipboard() == "before"
        copy_until(
            running, ("ctrl+shift+c", "Tab", "space"), "UTF8_STRING", link_to("demo-paid").encode()
        )
        assert running.close() == 0


def test_a_draft_for_the_mail_program(tmp_path: Path, service: PracticeService) -> None:
    programs = MailPrograms(tmp_path)
    programs.install("thunderbird", MAILTO, DRAFT)
    (tmp_path / "run").mkdir()
    environment = {**programs.environment, "XDG_RUNTIME_DIR": str(tmp_path / "run")}
    drafts = tmp_path / "run" / "checkout-desk" / "drafts"
    with at_link(tmp_path, ID, **environment) as running:
        running.press_until(
            ["alt+m", "Down", "Return"],
            lambda: programs.started == ["thunderbird"],
            "the mail program is started",
            first="Escape",
        )
        file = Path(programs.given_to("thunderbird"))
        assert file.is_relative_to(drafts)
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
        of_run = file.parent.parent
        assert of_run.parent == drafts
        assert {stat.S_IMODE(f.stat().st_mode) for f in (file.parent, of_run)} == {0o700}
        mail = email.message_from_bytes(file.read_bytes(), policy=default)
        assert mail["X-Unsent"] == "1"
        assert mail["Subject"] == f"{MARK} – Payment link for invoice {ID}"
        [picture] = [part for part in mail.walk() if part.get_content_type() == "image/png"]
        assert read_codes(QImage.fromData(picture.get_content())) == [link_to(ID)]
        assert running.close() == 0
    # The mail program may still be on its way. The next run removes what is older.
    assert file.exists()
    ten_minutes_ago = time.time() - 10 * 60
    os.utime(of_run, (ten_minutes_ago, ten_minutes_ago))
    with desk(tmp_path, **environment) as running:
        until(lambda: not of_run.exists(), "the draft is gone")
        running.wait_for_window("Checkout Desk")
        assert running.close() == 0
    assert not drafts.exists()


def test_a_code_is_saved_with_the_keyboard(
    tmp_path: Path, service: PracticeService, qapp: object
) -> None:
    target = tmp_path / "from the keyboard.svg"
    with at_link(tmp_path, ID, HOME=str(tmp_path)) as running:
        # More: two mails, the enlarged code, and then this.
        running.press_until(
            ["alt+m", "Down", "Down", "Down", "Down", "Return"],
            lambda: bool(window("^Save$")),
            "the file dialog is there",
            first="Escape",
        )
        running.wait_for_window("^Save$")
        running.press("ctrl+a")
        running.type(str(target))
        running.press("Return")
        # It is moved there whole.
        until(target.exists, "the file is there")
        assert read_codes(QImage(str(target))) == [link_to(ID)]
        assert MARK in target.read_text("utf-8")
        running.wait_for_window("Checkout Desk")
        assert running.close() == 0
        assert running.output() == ("", "")
