"""Mail programs of the tests: the desktop knows them by their entries, as it does real ones."""

import shlex
from pathlib import Path

from tests.desktop import until

MAILTO, DRAFT = "x-scheme-handler/mailto", "message/rfc822"


class MailPrograms:
    """A desktop's list of programs, empty at first; each keeps what it is given."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._entries = folder / "share" / "applications"
        self._boxed = folder / "flatpak" / "exports" / "share" / "applications"
        self._entries.mkdir(parents=True)
        self._boxed.mkdir(parents=True)
        # GNOME knows kinds of files by this list, which is in each of its desktops.
        (folder / "share" / "mime").symlink_to("/usr/share/mime")
        self._defaults: dict[str, str] = {}

    @property
    def environment(self) -> dict[str, str]:
        """Variables for whom these are all programs there are, and no browser either."""
        share, boxed = str(self._entries.parent), str(self._boxed.parent)
        return {
            "XDG_DATA_HOME": share,
            "XDG_DATA_DIRS": f"{boxed}:{share}",
            "XDG_CONFIG_DIRS": share,
            "BROWSER": str(self._program("browser")),
        }

    def install(self, name: str, *kinds: str, after: str = "", is_flatpak: bool = False) -> None:
        """Add one as the program for these kinds; `after` is shell that it runs then."""
        program = self._program(name, after)
        entry = f"[Desktop Entry]\nType=Application\nName={name}\nExec={program} %u\n"
        folder = self._boxed if is_flatpak else self._entries
        (folder / f"{name}.desktop").write_text(entry + f"MimeType={';'.join(kinds)};\n")
        self._defaults.update(dict.fromkeys(kinds, f"{name}.desktop"))
        lines = [f"{kind}={entry}" for kind, entry in self._defaults.items()]
        text = "\n".join(["[Default Applications]", *lines, ""])
        (self._entries / "mimeapps.list").write_text(text)

    def given_to(self, name: str) -> str:
        """What this one was started with, waited for."""
        until(self._record(name).exists, f"{name} is started")
        return self._record(name).read_text()

    @property
    def started(self) -> list[str]:
        """The names of those that were, the browser included."""
        return sorted(record.stem for record in self._folder.glob("*.given"))

    def _record(self, name: str) -> Path:
        return self._folder / f"{name}.given"

    def _program(self, name: str, after: str = "") -> Path:
        program, record = self._folder / name, shlex.quote(str(self._record(name)))
        write = f'printf %s "$*" >{record}.tmp && mv {record}.tmp {record}'
        program.write_text(f"#!/bin/sh\n{write}\n{after}\n")
        program.chmod(0o755)
        return program
