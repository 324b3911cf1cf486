"""The system's mail program: asked for, started and waited for with the desktop's own tools."""

import os
import subprocess
import threading
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from gui.core.cancellation import Cancellation
from gui.core.errors import Canceled
from gui.core.handover.mail import (
    Form,
    Mail,
    MailFiles,
    MailNotTaken,
    NoMailProgram,
    TooLongForMailto,
    UnsafeForMailto,
)
from gui.core.handover.mail_draft import draft
from gui.core.handover.mail_program import MailProgram
from tests.mail_programs import DRAFT, MAILTO, MailPrograms
from tests.systems import linux_desktop

pytestmark = linux_desktop

LINK = "https://www.bluetape.com/i/r?account=7aec7f522d88&id=2eb1"
MAIL = Mail(r"-n société \n “x” `y` $(z) 50 %", f"Éclair,\n\n{LINK}\n'a' \\t &amp; b", LINK)
# Evolution, and whatever else is no Thunderbird.
OTHER = "org.example.Mail"


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MailPrograms:
    programs = MailPrograms(tmp_path)
    for name, value in programs.environment.items():
        monkeypatch.setenv(name, value)
    return programs


@pytest.fixture
def files(tmp_path: Path) -> MailFiles:
    folder = tmp_path / "TEST – é"
    folder.mkdir()
    files = MailFiles(folder / "a draft.eml", folder / "a draft.png")
    files.draft.write_bytes(draft(MAIL, b"png", "Scan"))
    files.picture.write_bytes(b"png")  # type: ignore[union-attr]
    return files


def give(mail: Mail, files: MailFiles | None = None, starting_s: float = 60) -> Form:
    return MailProgram(starting_s=starting_s).give(mail, files, Cancellation())


def read(address: str) -> dict[str, list[str]]:
    assert urlsplit(address).scheme == "mailto"
    return parse_qs(urlsplit(address).query, strict_parsing=True)


def test_thunderbird_gets_the_draft(programs: MailPrograms, files: MailFiles) -> None:
    programs.install("thunderbird", MAILTO, DRAFT)
    assert give(MAIL, files) is Form.DRAFT
    assert programs.given_to("thunderbird") == str(files.draft)
    assert programs.started == ["thunderbird"]


def test_another_one_gets_text_and_picture(programs: MailPrograms, files: MailFiles) -> None:
    programs.install(OTHER, MAILTO, DRAFT)
    assert give(MAIL, files) is Form.ATTACHED
    assert read(programs.given_to(OTHER)) == {
        "subject": [MAIL.subject],
        "body": [MAIL.body.replace("\n", "\r\n")],
        "attach": [str(files.picture)],
    }


def test_a_mail_without_a_picture_is_text(programs: MailPrograms, files: MailFiles) -> None:
    programs.install(OTHER, MAILTO)
    assert give(MAIL, MailFiles(files.draft, None)) is Form.TEXT
    assert give(MAIL) is Form.TEXT
    assert set(read(programs.given_to(OTHER))) == {"subject", "body"}


@pytest.mark.parametrize("name", ["org.mozilla.Thunderbird", OTHER])
def test_what_cannot_read_files_of_others_gets_text(
    programs: MailPrograms, files: MailFiles, name: str
) -> None:
    programs.install(name, MAILTO, DRAFT, is_flatpak=True)
    assert give(MAIL, files) is Form.TEXT
    assert set(read(programs.given_to(name))) == {"subject", "body"}


def test_who_opens_drafts_and_is_not_the_mail_program_gets_none(
    programs: MailPrograms, files: MailFiles
) -> None:
    programs.install("thunderbird", DRAFT)
    programs.install(OTHER, MAILTO)
    assert give(MAIL, files) is Form.ATTACHED
    assert programs.started == [OTHER]


def test_who_opens_drafts_where_nobody_else_takes_mails_gets_it(
    programs: MailPrograms, files: MailFiles
) -> None:
    programs.install("thunderbird", DRAFT)
    assert give(MAIL, files) is Form.DRAFT
    assert programs.given_to("thunderbird") == str(files.draft)


@pytest.mark.parametrize("kinds", [(), (DRAFT,)])
def test_without_a_mail_program_nothing_is_started(
    programs: MailPrograms, files: MailFiles, kinds: tuple[str, ...]
) -> None:
    if kinds:
        programs.install(OTHER, *kinds)
    for what in (files, None):
        with pytest.raises(NoMailProgram):
            give(MAIL, what)
    assert programs.started == []


def test_without_the_desktops_tools_there_is_none(
    programs: MailPrograms, files: MailFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.install("thunderbird", MAILTO, DRAFT)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoMailProgram):
        give(MAIL, files)


def test_one_that_breaks_off_has_not_taken_it(programs: MailPrograms, files: MailFiles) -> None:
    programs.install("thunderbird", MAILTO, DRAFT, after="exit 1")
    if subprocess.run(["xdg-open", str(files.draft)], check=False).returncode == 0:
        # Since xdg-utils 1.2 nobody is told; it is known that it began.
        assert give(MAIL, files) is Form.DRAFT
        return
    with pytest.raises(MailNotTaken):
        give(MAIL, files)


def test_one_that_stays_is_not_waited_for_and_not_ended(
    programs: MailPrograms, files: MailFiles, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "end")
    programs.install(
        "thunderbird", MAILTO, DRAFT, after=f"read x <'{tmp_path}/end'; touch '{tmp_path}/well'"
    )
    assert give(MAIL, files, starting_s=0.5) is Form.DRAFT
    [waiting] = [thread for thread in threading.enumerate() if thread.name == "started program"]
    # It is there to be told to end.
    (tmp_path / "end").write_text("now\n")
    waiting.join(60)
    assert (tmp_path / "well").exists()


@pytest.mark.parametrize("asking_s", [0.2, 60])
def test_a_desktop_that_does_not_say_is_not_waited_for(
    programs: MailPrograms,
    files: MailFiles,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    asking_s: float,
) -> None:
    silent = tmp_path / "bin" / "xdg-mime"
    silent.parent.mkdir()
    silent.write_text("#!/bin/sh\nexec sleep 600\n")
    silent.chmod(0o755)
    monkeypatch.setenv("PATH", f"{silent.parent}{os.pathsep}{os.environ['PATH']}")
    cancellation = Cancellation()
    if asking_s > 1:
        threading.Timer(0.2, cancellation.cancel).start()
    with pytest.raises(MailNotTaken):
        MailProgram(asking_s=asking_s).give(MAIL, files, cancellation)
    assert programs.started == []


def test_what_was_canceled_starts_nothing(
    programs: MailPrograms, files: MailFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.install("thunderbird", MAILTO, DRAFT)
    cancellation = Cancellation()
    steps = MailProgram._steps

    def cancel(*arguments: object) -> object:
        found = steps(*arguments)  # type: ignore[arg-type]
        cancellation.cancel()
        return found

    monkeypatch.setattr(MailProgram, "_steps", cancel)
    with pytest.raises(Canceled):
        MailProgram().give(MAIL, files, cancellation)
    assert programs.started == []


@pytest.mark.parametrize(
    ("mail", "refusal"),
    [
        (Mail("=?utf-8?q?x?=", LINK, LINK), UnsafeForMailto),
        (Mail("x", LINK + "é" * 100_000, LINK), TooLongForMailto),
    ],
)
def test_what_an_address_cannot_hold_a_draft_can(
    programs: MailPrograms, files: MailFiles, mail: Mail, refusal: type[Exception]
) -> None:
    programs.install(OTHER, MAILTO)
    with pytest.raises(refusal):
        give(mail, files)
    programs.install("thunderbird", MAILTO, DRAFT)
    assert give(mail, files) is Form.DRAFT
