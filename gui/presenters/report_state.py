"""What a window shows of something that takes long, as a frozen value."""

from dataclasses import dataclass
from pathlib import Path

from gui.presenters.message_state import Severity


@dataclass(frozen=True, slots=True)
class Report:
    """What is being done (`done` of `of`, 0 where nobody counts), or what came of it.

    `action` has the words of what can be done about it, if anything, and `also` those of something
    else; `file` can be shown in its folder.
    """

    text: str = ""
    detail: str = ""
    severity: Severity | None = None
    is_running: bool = False
    action: str = ""
    also: str = ""
    done: int = 0
    of: int = 0
    file: Path | None = None
