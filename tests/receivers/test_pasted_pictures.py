"""Pictures pasted where mails and pages are written: they arrive as they were copied.

In Thunderbird, which keeps them in a draft, and in Chromium, as in a web mail.
"""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication, QImage

from gui.demo.practice_service import PracticeService
from tests.codes import read_codes
from tests.desktop import PATIENCE_S, desk, practice_service, press_in, soon, until, window
from tests.receivers.copied import copies_as, copy_picture, link_to
from tests.receivers.mail import Thunderbird

pytestmark = [pytest.mark.needs_desktop, pytest.mark.exhaustive]

ID = "2eb1acd98a86"
FORMS = pytest.mark.parametrize("form", ["copy qr image", "copy payment card"])
# Says in its title, which is the window's, how a picture in it is shown.
PAGE = """\
<!DOCTYPE html><meta charset="utf-8"><title>Write here</title>
<body contenteditable autofocus>
<script>
new MutationObserver(async () => {
    const picture = document.querySelector("img");
    if (!picture) return;
    await picture.decode();
    const isWhole = document.documentElement.scrollWidth <= innerWidth;
    const shown = `${picture.width} of ${picture.naturalWidth}`;
    document.title = `Pasted ${shown}, ${isWhole ? "whole" : "cut off"}`;
}).observe(document.body, { childList: true, subtree: true });
</script>
"""


@pytest.fixture
def service(tmp_path: Path) -> Iterator[PracticeService]:
    with practice_service(tmp_path) as service:
        yield service


@pytest.fixture
def thunderbird(tmp_path: Path) -> Iterator[Thunderbird]:
    receiver = Thunderbird(tmp_path)
    yield receiver
    receiver.end()


def codes_in(title: str) -> list[str]:
    """What a phone reads from the window with this title."""
    number = window(title)
    if not number:
        return []
    return read_codes(QGuiApplication.primaryScreen().grabWindow(int(number)).toImage())


@FORMS
def test_a_draft_keeps_the_picture_as_it_was_copied(
    tmp_path: Path, service: PracticeService, qapp: object, thunderbird: Thunderbird, form: str
) -> None:
    print(f"started {thunderbird.version}", flush=True)
    copies_as(tmp_path, service, form)
    with desk(tmp_path, "--invoice", ID) as running:
        copied = copy_picture(running)
        # With both, it waits for text.
        asked = "to=buyer@example.com,subject=Payment link"
        command = ["thunderbird", "-compose", asked]
        with subprocess.Popen(command, env={**os.environ, **thunderbird.environment}):
            until(lambda: bool(window(thunderbird.title)), "a mail can be written")

            def is_pasted() -> bool:
                # In place of what may be there from the last try.
                press_in(thunderbird.title, "ctrl+a", "ctrl+v", thunderbird.save)
                return soon(lambda: any(b"image/png" in mail for mail in thunderbird.kept()), 5)

            try:
                until(is_pasted, "the draft has the picture")
                draft = thunderbird.saved_draft()
            finally:
                thunderbird.end()
        running.wait_for_window("Checkout Desk")
        assert running.close() == 0
    [kept] = [part for part in draft.walk() if part.get_content_type() == "image/png"]
    received = QImage.fromData(kept.get_content())
    assert received.size() == copied.size()
    assert read_codes(received) == [link_to(ID)]


@contextmanager
def browser(folder: Path) -> Iterator[None]:
    page = folder / "page.html"
    page.write_text(PAGE, "utf-8")
    command = [
        "chromium",
        # As root it has no other way.
        "--no-sandbox",
        "--disable-gpu",
        "--no-first-run",
        # Nothing leaves this computer.
        "--proxy-server=127.0.0.1:9",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--window-size=900,800",
        f"--user-data-dir={folder / 'browser'}",
        f"--app={page.as_uri()}",
    ]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL, start_new_session=True) as running:
        try:
            yield
        finally:
            os.killpg(running.pid, signal.SIGTERM)
            running.wait(timeout=PATIENCE_S)


@FORMS
def test_a_page_shows_the_picture_as_large_as_it_is(
    tmp_path: Path, service: PracticeService, qapp: object, form: str
) -> None:
    copies_as(tmp_path, service, form)
    with desk(tmp_path, "--invoice", ID) as running:
        copied = copy_picture(running)
        with browser(tmp_path):
            until(lambda: bool(window("^Write here")), "the page is there")
            shown = f"^Pasted {copied.width()} of {copied.width()}, whole"

            def is_shown() -> bool:
                press_in("^(Write here|Pasted)", "ctrl+a", "ctrl+v")
                return soon(lambda: bool(window(shown)), 5)

            # Its window is there before it takes keys.
            until(is_shown, "the picture is shown in its size")
            if form == "copy qr image":
                until(lambda: codes_in(shown) == [link_to(ID)], "it is in sight")
        running.wait_for_window("Checkout Desk")
        assert running.close() == 0
