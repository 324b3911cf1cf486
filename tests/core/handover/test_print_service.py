"""The print service, asked in a child process: silent, missing, real."""

import json
import os
import re
import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from gui.core.cancellation import Cancellation
from gui.core.child import ChildIsSilent, run_child
from gui.core.handover.print_order import NotPrinted, Paper, Printer, PrintOrder, PrintProblem
from gui.core.handover.print_service import PrintService
from tests.desktop import PATIENCE_S
from tests.print_services import SilentPrintService, cups

pytestmark = pytest.mark.skipif(
    sys.platform in {"win32", "darwin"}, reason="has no CUPS of its own"
)

Asking = Callable[[PrintService, Cancellation], object]
ORDER = PrintOrder("desk", Paper.A5, 2)
ASKED: dict[str, Asking] = {
    "list": lambda service, cancellation: service.printers(cancellation),
    "send": lambda service, cancellation: service.send(ORDER, "title", b"%PDF-", cancellation),
}


@pytest.fixture
def silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[SilentPrintService]:
    service = SilentPrintService(tmp_path / "cups.sock")
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "cups.sock"))
    yield service
    service.close()


@pytest.mark.parametrize("what", ASKED)
def test_a_service_that_accepts_and_stays_silent_is_given_up(
    silent: SilentPrintService, what: str
) -> None:
    patient = Cancellation()

    def wait_longer() -> None:
        with suppress(NotPrinted):
            ASKED[what](PrintService(asking_s=100, sending_s=100), patient)

    control = threading.Thread(target=wait_longer)
    control.start()
    assert silent.asked.wait(PATIENCE_S)
    with pytest.raises(NotPrinted) as caught:
        ASKED[what](PrintService(asking_s=0.5, sending_s=0.5), Cancellation())
    assert caught.value.problem is PrintProblem.SILENT
    assert control.is_alive(), "who asked before, and is more patient, still waits"
    patient.cancel()
    control.join()
    assert silent.all_have_hung_up()


def test_cancel_ends_the_child(silent: SilentPrintService) -> None:
    cancellation = Cancellation()
    canceler = threading.Thread(
        target=lambda: silent.asked.wait(PATIENCE_S) and cancellation.cancel()
    )
    canceler.start()
    with pytest.raises(NotPrinted):
        PrintService(asking_s=60).printers(cancellation)
    canceler.join()
    assert silent.all_have_hung_up()


def test_where_no_service_is_there_is_no_printer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CUPS_SERVER", str(tmp_path / "nothing.sock"))
    with pytest.raises(NotPrinted) as caught:
        PrintService().printers(Cancellation())
    assert caught.value.problem is PrintProblem.NO_PRINTER
    with pytest.raises(NotPrinted) as caught:
        PrintService().send(ORDER, "title", b"%PDF-", Cancellation())
    assert caught.value.problem is PrintProblem.REFUSED


def test_a_child_that_cannot_be_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    with pytest.raises(NotPrinted) as caught:
        PrintService().printers(Cancellation())
    assert caught.value.problem is PrintProblem.REFUSED


def test_of_a_child_that_breaks_off_nobody_knows_what_was_printed(
    silent: SilentPrintService,
) -> None:
    def break_off() -> None:
        silent.asked.wait(PATIENCE_S)
        for pid, facts in _children():
            if b"--print-service" in facts:
                os.kill(pid, signal.SIGKILL)

    breaker = threading.Thread(target=break_off)
    breaker.start()
    with pytest.raises(NotPrinted) as caught:
        PrintService(sending_s=60).send(ORDER, "title", b"%PDF-", Cancellation())
    breaker.join()
    assert caught.value.problem is PrintProblem.SILENT


def test_who_cancels_before_it_starts_waits_for_nothing() -> None:
    cancellation = Cancellation()
    cancellation.cancel()
    with pytest.raises(ChildIsSilent):
        run_child(["--version"], b"", 60, cancellation)


def test_nothing_of_a_document_is_in_the_childs_arguments_or_variables(
    silent: SilentPrintService,
) -> None:
    seen: list[bytes] = []

    def look() -> None:
        silent.asked.wait(PATIENCE_S)
        seen.extend(facts for _, facts in _children() if b"--print-service" in facts)
        cancellation.cancel()

    cancellation = Cancellation()
    looker = threading.Thread(target=look)
    looker.start()
    with pytest.raises(NotPrinted):
        PrintService(sending_s=60).send(ORDER, "invoice-canary", b"link-canary", cancellation)
    looker.join()
    [child] = seen
    assert b"canary" not in child


def _children() -> Iterator[tuple[int, bytes]]:
    """Every process that this one has started, with its arguments and variables."""
    for path in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            status = (path / "status").read_text()
            if re.search(rf"^PPid:\t{os.getpid()}$", status, re.MULTILINE):
                facts = (path / "cmdline").read_bytes() + (path / "environ").read_bytes()
                yield int(path.name), facts


def test_the_lines_of_a_child_that_are_no_printers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "gui.core.handover.print_service.run_child", lambda *_: (0, json.dumps([["a"]]).encode())
    )
    with pytest.raises(NotPrinted):
        PrintService().printers(Cancellation())


@pytest.mark.exhaustive
def test_a_real_service_takes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = b"%PDF-1.4\n" + os.urandom(200_000)
    with cups(tmp_path) as address:
        monkeypatch.setenv("CUPS_SERVER", str(address))
        service = PrintService()
        printers: tuple[Printer, ...] = ()
        for _ in range(100):
            try:
                printers = service.printers(Cancellation())
                break
            except NotPrinted:
                continue
        assert set(printers) == {Printer("desk", is_usual=True), Printer("closed")}
        service.send(ORDER, "Tïtle", document, Cancellation())
        for name in ("closed", "nobody"):
            with pytest.raises(NotPrinted) as caught:
                service.send(PrintOrder(name, Paper.A4), "title", document, Cancellation())
            assert caught.value.problem is PrintProblem.REFUSED
    [job] = (tmp_path / "spool").glob("d*")
    assert job.read_bytes() == document
    control = next((tmp_path / "spool").glob("c*")).read_bytes()
    for value in ("Tïtle".encode(), b"media", b"A5", b"copies"):
        assert value in control
