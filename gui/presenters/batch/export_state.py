"""What is shown of an export, as a frozen value."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import TypeAlias

from gui.presenters.message_state import Severity


class ExportPhase(Enum):
    IDLE = "idle"
    RUNNING = "running"
    OPENING = "opening"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class ExportState:
    """What is being done (`done` of `of`, 0 where nobody counts), or what came of the last export.

    `detail` says what was left out, a line for each reason. `file` can be shown in its folder; so
    many `drafts` can be opened, or are being; rows can be copied with so many more `links`.
    """

    phase: ExportPhase = ExportPhase.IDLE
    text: str = ""
    detail: str = ""
    severity: Severity | None = None
    done: int = 0
    of: int = 0
    file: Path | None = None
    drafts: int = 0
    links: int = 0


Said: TypeAlias = Callable[[], ExportState]
"""Says it in the language that is in force when it is called."""
