"""What the print dialog shows, as one frozen value."""

from dataclasses import dataclass
from enum import Enum

from gui.core.handover.print_order import Printer
from gui.presenters.messages import Severity


class PrintPhase(Enum):
    """`STUCK`: without a printer to be chosen; it can be asked for again."""

    ASKING = "asking"
    READY = "ready"
    STUCK = "stuck"
    SENDING = "sending"


@dataclass(frozen=True, slots=True)
class PrintState:
    phase: PrintPhase = PrintPhase.ASKING
    printers: tuple[Printer, ...] = ()
    text: str = ""
    severity: Severity = Severity.GOOD
