"""The system's mail program: which one it is, and giving it a mail to be looked at and sent.

A few programs are known to open a draft (`mail_draft.py`) for writing; those get it. Others would
open it for reading, or refuse it, and get subject and text as an address.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from gui.core.cancellation import Cancellation
from gui.core.child import ChildIsSilent, run_command, starts
from gui.core.handover.mail import (
    Form,
    Mail,
    MailFiles,
    MailNotTaken,
    NoMailProgram,
    NotForMailto,
    mailto,
)
from gui.core.handover.windows_shell import program_for, start

# In names of desktop entries, and of programs on Windows. The new Outlook is another one there,
# `olk.exe`, and opens drafts for reading.
_WRITERS = ("thunderbird", "icedove", "betterbird", "outlook.exe")
_MAILTO, _DRAFT = "x-scheme-handler/mailto", "message/rfc822"

_ASKING_S = 5.0
# Whatever is still running then has become the mail program.
_STARTING_S = 4.0
# On Linux an argument has room for 128 KiB.
_ARGUMENT_LIMIT = 100_000


@dataclass(frozen=True, slots=True)
class _Step:
    form: Form
    command: list[str]


class MailProgram:
    """The program that the system names for mails. Blocks until it has begun to start."""

    def __init__(self, asking_s: float = _ASKING_S, starting_s: float = _STARTING_S) -> None:
        self._asking_s = asking_s
        self._starting_s = starting_s

    def give(self, mail: Mail, files: MailFiles | None, cancellation: Cancellation) -> Form:
        """Have it open the mail for writing, with its files where there are any; returns as what.

        It can be canceled until something is started. What starts, and what ends without an error,
        counts as a program that has the mail: nobody says more.

        Raises:
            Canceled, NotMailed, NotForMailto
        """
        if sys.platform == "win32":
            return _give_on_windows(mail, files, cancellation)
        if sys.platform == "darwin":
            # Mail opens drafts for reading. Which program it would be, no command says.
            steps = [_Step(Form.TEXT, ["open", mailto(mail)])]
        else:
            steps = self._steps(mail, files, cancellation)
        cancellation.commit()
        for step in steps:
            if starts(step.command, self._starting_s):
                return step.form
        raise MailNotTaken

    def _steps(
        self, mail: Mail, files: MailFiles | None, cancellation: Cancellation
    ) -> list[_Step]:
        """What to try, one after the other, where `xdg-utils` know the mail program."""
        try:
            writer, reader = (
                self._told(["query", "default", kind], cancellation) for kind in (_MAILTO, _DRAFT)
            )
            if _is_confined(writer or reader):
                files = None
            steps = []
            if files and _edits_drafts(reader) and _edits_drafts(writer or reader):
                # Without a list of suffixes a file may be taken for something else.
                if self._told(["query", "filetype", str(files.draft)], cancellation) == _DRAFT:
                    steps.append(_Step(Form.DRAFT, ["xdg-open", str(files.draft)]))
        except OSError:
            raise NoMailProgram from None
        except ChildIsSilent:
            raise MailNotTaken from None
        if writer:
            try:
                steps += _with_address(mailto(mail, _ARGUMENT_LIMIT), files)
            except NotForMailto:
                if not steps:
                    raise
        if not steps:
            # An address that no program is named for would open a browser.
            raise NoMailProgram
        return steps

    def _told(self, question: list[str], cancellation: Cancellation) -> str:
        _, answer = run_command(["xdg-mime", *question], b"", self._asking_s, cancellation)
        return answer.decode("utf-8", "replace").strip()


def _with_address(address: str, files: MailFiles | None) -> Iterator[_Step]:
    if files and files.picture:
        # One address: in options with text in them `xdg-email` has backslashes mean something.
        attached = ["xdg-email", address, "--attach", str(files.picture)]
        yield _Step(Form.ATTACHED, attached)
    yield _Step(Form.TEXT, ["xdg-open", address])


def _is_confined(entry: str) -> bool:
    """Whether a desktop entry is of a Flatpak or a snap, which cannot read files of others."""
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local/share")
    system = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    places = (Path(folder, "applications", entry) for folder in [home, *system.split(":")])
    found = next((place for place in places if entry and place.exists()), Path())
    return not {"flatpak", "snapd"}.isdisjoint(found.parts)


def _edits_drafts(program: str) -> bool:
    return any(name in program.lower() for name in _WRITERS)


def _give_on_windows(mail: Mail, files: MailFiles | None, cancellation: Cancellation) -> Form:
    writer, reader = program_for("mailto", is_scheme=True), program_for(".eml")
    takes_draft = _edits_drafts(reader) and reader.lower() == (writer or reader).lower()
    addresses = [(Form.DRAFT, str(files.draft))] if files and takes_draft else []
    try:
        addresses.append((Form.TEXT, mailto(mail)))
    except NotForMailto:
        if not addresses:
            raise
    cancellation.commit()
    for form, address in addresses:
        with suppress(OSError):
            start(address)
            return form
    raise NoMailProgram
