"""What arrives in LibreOffice: copied by the program, pasted there, and read back from there.

The suite is Debian's (`.ci/system-packages`, group `receivers`), with a profile of its own.
"""

import json
import select
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage

from gui.core.handover.picture import PASTED_WIDTH
from gui.demo import practice_service as practice
from gui.demo.practice_service import PracticeService
from gui.demo.samples import SampleKind
from tests.codes import read_by_zbar, read_codes
from tests.desktop import (
    PATIENCE_S,
    ROOT,
    Desk,
    desk,
    on_clipboard,
    practice_service,
    press_in,
    put_on_clipboard,
    until,
    window,
)
from tests.receivers.copied import copies_as, copy_picture, link_to

pytestmark = [pytest.mark.needs_desktop, pytest.mark.exhaustive]

MARK = "TEST – NOT PAYABLE"
# Calc asks what to make of numbers before it takes a table.
_QUESTION = "^Import Options$"

IDS = [
    "00123", "7E10", "1-2", "1/2", "2026-10-01", "=1+1", "\uff1d1+1", "MAR1", "TRUE",
    "1234567890123456", "'x", "@x", "-1", "2eb1acd98a86", "=A1", "a<b&c",
]  # fmt: skip
LONG_ID = "x" * 500


class Office:
    """LibreOffice on the tests' desktop."""

    def __init__(self, profile: Path) -> None:
        # Not the tests' Python: the bindings come with the system's.
        self._process = subprocess.Popen(
            ["/usr/bin/python3", ROOT / "tests" / "receivers" / "office.py", str(profile)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, **question: str) -> Any:
        self._begin(**question)
        return self._answer()

    def paste(self, kind: str, at: str = "", *answer: str) -> None:
        """Paste what has this kind, into this cell.

        `answer` is pressed before the question about it is confirmed.
        """
        # For two seconds it takes the kinds of what was on the clipboard before for those of this.
        until(lambda: kind in self.ask(do="kinds"), f"{kind} can be pasted")
        self._begin(do="paste", at=at)
        until(lambda: self._has_answered or bool(window(_QUESTION)), "the paste is asked about")
        if not self._has_answered:
            press_in(_QUESTION, *answer, "Return")
        self._answer()

    def end(self) -> None:
        self._process.communicate(timeout=PATIENCE_S)
        assert self._process.returncode == 0

    def _begin(self, **question: str) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()

    @property
    def _has_answered(self) -> bool:
        return bool(select.select([self._process.stdout], [], [], 0)[0])

    def _answer(self) -> Any:
        assert self._process.stdout is not None
        return json.loads(self._process.stdout.readline())


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    office = Office(tmp_path_factory.mktemp("office") / "profile")
    yield office
    office.end()


@pytest.fixture
def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PracticeService]:
    for invoice_id in (*IDS, LONG_ID):
        monkeypatch.setitem(practice._KINDS, invoice_id, SampleKind.FOUND)
    with practice_service(tmp_path) as service:
        yield service


def copy_row_of(running: Desk, invoice_id: str) -> None:
    put_on_clipboard(invoice_id.encode())
    link = link_to(invoice_id).replace("&", "&amp;")
    running.press_until(
        ["ctrl+l", "ctrl+v", "ctrl+Return"],
        lambda: f'href="{link}"' in on_clipboard("text/html").decode(),
        f"the row of {invoice_id} is on the clipboard",
    )


def test_a_row_arrives_in_calc_as_it_is(
    tmp_path: Path, service: PracticeService, office: Office
) -> None:
    copies_as(tmp_path, service, "copy row")
    office.ask(do="open", what="scalc")
    with desk(tmp_path) as running:
        for number, invoice_id in enumerate(IDS, 1):
            running.wait_for_window("Checkout Desk")
            copy_row_of(running, invoice_id)
            office.paste("text/html", f"A{number}")
            # "Detect special numbers": dates, fractions and the like.
            office.paste("text/html", f"F{number}", "alt+d")
        rows = office.ask(do="cells")
        running.wait_for_window("Checkout Desk")
        assert running.close() == 0
    for cells, invoice_id in zip(rows, IDS, strict=True):
        for row in (cells[:5], cells[5:]):
            assert [cell["shown"] for cell in row] == [
                invoice_id, link_to(invoice_id), "Placed", "4550.00", MARK,
            ]  # fmt: skip
            assert [cell["type"] for cell in row] == ["TEXT", "TEXT", "TEXT", "VALUE", "TEXT"]
            [link] = row[1]["links"]
            # Calc takes some letters out of their `%`, as a browser's address line does.
            shown = QUrl(link).toString(QUrl.ComponentFormattingOption.FullyEncoded)
            assert shown == row[1]["shown"]
            assert row[3]["value"] == 4550


@pytest.mark.parametrize("form", ["copy qr image", "copy payment card"])
@pytest.mark.parametrize("invoice_id", ["2eb1acd98a86", LONG_ID], ids=["usual", "long"])
def test_a_picture_arrives_in_writer_as_large_as_a_card_and_is_read_from_paper(
    tmp_path: Path, service: PracticeService, office: Office, invoice_id: str, form: str
) -> None:
    copies_as(tmp_path, service, form)
    office.ask(do="open", what="swriter")
    with desk(tmp_path, "--invoice", invoice_id) as running:
        copied = copy_picture(running)
        office.paste("image/png")
        running.wait_for_window("Checkout Desk")
        assert running.close() == 0
    assert PASTED_WIDTH <= copied.width() < 1.2 * PASTED_WIDTH
    [(width_mm, height_mm)] = office.ask(do="pictures")
    assert width_mm == pytest.approx(85, abs=0.2)
    assert height_mm / width_mm == pytest.approx(copied.height() / copied.width(), abs=0.01)
    paper = tmp_path / "paper.pdf"
    office.ask(do="print", file=str(paper))
    subprocess.run(
        ["pdftoppm", "-r", "150", "-png", "-singlefile", paper, paper.with_suffix("")],
        check=True,
        timeout=PATIENCE_S,
    )
    printed = paper.with_suffix(".png")
    assert read_codes(QImage(str(printed))) == [link_to(invoice_id)]
    assert read_by_zbar(printed) == [link_to(invoice_id)]
