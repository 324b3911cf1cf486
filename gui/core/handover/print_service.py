"""The system's print service, asked in a child process.

It can accept and say nothing for ever, and its libraries then hold the thread that asks, some of
them the whole interpreter. `gui/commands/print_child.py` is what runs in the child.
"""

import json

from gui.core.cancellation import Cancellation
from gui.core.child import ChildIsSilent, run_child
from gui.core.handover.print_order import NotPrinted, Printer, PrintOrder, PrintProblem

OPTION = "--print-service"
LIST, SEND = "list", "send"
DONE, NO_PRINTER, REFUSED = 0, 10, 11
"""Exit statuses of the child; with any other it broke off, and how far it had come is not known."""

_PROBLEMS = {NO_PRINTER: PrintProblem.NO_PRINTER, REFUSED: PrintProblem.REFUSED}
_ASKING_S = 10.0
_SENDING_S = 30.0


class PrintService:
    """Knows the printers of this computer and gives documents to them; blocks until it is done."""

    def __init__(self, asking_s: float = _ASKING_S, sending_s: float = _SENDING_S) -> None:
        self._asking_s = asking_s
        self._sending_s = sending_s

    def printers(self, cancellation: Cancellation) -> tuple[Printer, ...]:
        """Return the printers; none, and no problem, where only the system's dialog knows them.

        Raises:
            NotPrinted
        """
        output = _asked(LIST, b"", self._asking_s, cancellation)
        try:
            return tuple(Printer(name, is_usual) for name, is_usual in json.loads(output or b"[]"))
        except ValueError:
            raise NotPrinted(PrintProblem.REFUSED) from None

    def send(
        self, order: PrintOrder, title: str, document: bytes, cancellation: Cancellation
    ) -> None:
        """Give a PDF to a printer. `title` is what it is called in the printer's queue.

        Raises:
            NotPrinted
        """
        head = json.dumps(
            {
                "printer": order.printer,
                "paper": order.paper.value,
                "copies": order.copies,
                "title": title,
            }
        )
        _asked(SEND, head.encode() + b"\n" + document, self._sending_s, cancellation)


def _asked(what: str, data: bytes, limit_s: float, cancellation: Cancellation) -> bytes:
    try:
        status, output = run_child([OPTION, what], data, limit_s, cancellation)
    except ChildIsSilent:
        raise NotPrinted(PrintProblem.SILENT) from None
    except OSError:
        raise NotPrinted(PrintProblem.REFUSED) from None
    if status != DONE:
        raise NotPrinted(_PROBLEMS.get(status, PrintProblem.SILENT))
    return output
