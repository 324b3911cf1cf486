"""Build step of the wheel and of an editable install: compiles the translations in place."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_LRELEASE = "from PySide6.scripts.pyside_tool import lrelease; lrelease()"


class CustomBuildHook(BuildHookInterface):
    """`*.ts` to `*.qm`; a text that is not translated fails the build."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        for source in sorted(Path(self.root, "resources", "translations").glob("*.ts")):
            new = source.with_suffix(".new")
            subprocess.run(
                [sys.executable, "-c", _LRELEASE, "-silent", "-fail-on-unfinished",
                 str(source), "-qm", str(new)],
                check=True,
            )  # fmt: skip
            # Not written over: a program that runs has the old one mapped, and what is cut off
            # there ends it (SIGBUS).
            new.replace(source.with_suffix(".qm"))
