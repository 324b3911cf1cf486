"""A list of 400 as a spreadsheet program saves it: looked up, then a workbook and mails made of it.

LibreOffice makes the file, and reads the workbook. It is Debian's (`.ci/system-packages`, group
`receivers`), with a profile of its own.
"""

import email
import subprocess
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from email.message import EmailMessage
from email.policy import default
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtWidgets import QCheckBox, QFileDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from gui.app import App
from gui.demo.sample_list import id_of, listed_kind
from gui.demo.samples import SampleKind
from gui.presenters.batch.batch_state import Checking, HandingOver
from gui.presenters.batch.export_orders import ExportKind, Grouping
from gui.process.faults import FaultReporter
from gui.process.options import Options
from gui.widgets.batch.draft_fields import DraftFields
from gui.widgets.batch.export_dialog import open_export
from gui.widgets.common.file_dialogs import FolderDialog, SaveFileDialog
from tests.desktop import PATIENCE_S
from tests.systems import SETTINGS
from tests.windows import shut_down, whole_window

pytestmark = [pytest.mark.needs_desktop, pytest.mark.exhaustive]

ROWS = 400
MARK = "TEST – NOT PAYABLE"
HEADING = ["Customer", "Invoice ID", "Due date", "Amount due", "E-mail"]
# By their places in the list: an invoice that stands there twice, and what is no ID.
TWICE = {47: 3, 118: 6, 91: 90}
NO_IDS = {88: "n/a", 203: ""}
# Too many digits: a spreadsheet program keeps fifteen.
NUMBER = 203
WITHOUT_ADDRESS = 250

_ODS = "urn:oasis:names:tc:opendocument:xmlns"
_XML = {
    **{name: f"{_ODS}:{name}:1.0" for name in ("office", "table", "text", "style")},
    "number": f"{_ODS}:datastyle:1.0",
    "xlink": "http://www.w3.org/1999/xlink",
}
_FILE = """<?xml version="1.0" encoding="UTF-8"?>
<office:document {names} office:version="1.3"
    office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:automatic-styles>
<number:date-style style:name="day"><number:day/><number:text> </number:text>
<number:month number:textual="true"/></number:date-style>
<number:number-style style:name="money"><number:number number:decimal-places="2"
    number:min-integer-digits="1" number:grouping="true"/></number:number-style>
<style:style style:name="due" style:family="table-cell" style:data-style-name="day"/>
<style:style style:name="amount" style:family="table-cell" style:data-style-name="money"/>
</office:automatic-styles>
<office:body><office:spreadsheet><table:table table:name="Open">{rows}</table:table>
</office:spreadsheet></office:body></office:document>"""


class Listed(NamedTuple):
    """A row of the list; `invoice_id` is empty where a number stands in its place."""

    number: int
    customer: str
    invoice_id: str
    due: date
    amount: float
    address: str

    @property
    def kind(self) -> SampleKind | None:
        return listed_kind(self.invoice_id)

    @property
    def xml(self) -> str:
        big = f'<table:table-cell office:value-type="float" office:value="{10**15 + 234}"/>'
        return _row(
            _text(self.customer),
            _text(self.invoice_id) if self.invoice_id else big,
            f'<table:table-cell table:style-name="due" office:value-type="date" '
            f'office:date-value="{self.due}"/>',
            f'<table:table-cell table:style-name="amount" office:value-type="float" '
            f'office:value="{self.amount}"/>',
            _text(self.address),
        )


def listed(number: int) -> Listed:
    """The row of the list with this number."""
    of = TWICE.get(number, number)
    customer = of % 37 + 1
    address = "" if number == WITHOUT_ADDRESS else f"ap{customer}@example.com"
    due = date(2026, 3, 2) + timedelta(days=of % 28)
    invoice_id = NO_IDS.get(number, id_of(of))
    return Listed(number, f"Customer {customer}", invoice_id, due, of + 0.5, address)


LIST = [listed(number) for number in range(1, ROWS + 1)]


def _row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def _text(text: str) -> str:
    cell = '<table:table-cell office:value-type="string">'
    return f"{cell}<text:p>{text}</text:p></table:table-cell>" if text else "<table:table-cell/>"


class Calc:
    """LibreOffice, which saves a file as another kind."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._profile = folder / "profile"

    def saved(self, file: Path, suffix: str) -> Path:
        subprocess.run(
            [
                *("soffice", "--headless", "--norestore", "--convert-to", suffix),
                *(f"-env:UserInstallation={self._profile.as_uri()}", "--outdir", self._folder),
                file,
            ],
            check=True,
            capture_output=True,
            timeout=PATIENCE_S,
        )
        return self._folder / f"{file.stem}.{suffix}"

    def list_file(self) -> Path:
        names = " ".join(f'xmlns:{name}="{uri}"' for name, uri in _XML.items())
        rows = "".join([_row(*map(_text, HEADING)), *(row.xml for row in LIST)])
        written = self._folder / "open invoices.fods"
        written.write_text(_FILE.format(names=names, rows=rows), "utf-8")
        return self.saved(written, "xlsx")

    def cells(self, workbook: Path) -> list[list["Cell"]]:
        """The cells of its first sheet."""
        sheet = ET.parse(self.saved(workbook, "fods")).find(".//table:table", _XML)
        assert sheet is not None
        rows = sheet.iterfind(".//table:table-row", _XML)
        # The rest of the sheet is empty.
        return [cells for cells in map(_cells, rows) if any(cell.text for cell in cells)]


class Cell(NamedTuple):
    text: str
    kind: str
    value: str
    link: str


def _cells(row: ET.Element) -> list[Cell]:
    found: list[Cell] = []
    for cell in row.iterfind("table:table-cell", _XML):
        times = int(cell.get(f"{{{_XML['table']}}}number-columns-repeated", "1"))
        kind = cell.get(f"{{{_XML['office']}}}value-type", "")
        value = cell.get(f"{{{_XML['office']}}}value", "")
        link = cell.find(".//text:a", _XML)
        address = "" if link is None else link.get(f"{{{_XML['xlink']}}}href", "")
        found += [Cell("".join(cell.itertext()).strip(), kind, value, address)] * min(times, 20)
    return found


@pytest.fixture(scope="module")
def calc(tmp_path_factory: pytest.TempPathFactory) -> Calc:
    return Calc(tmp_path_factory.mktemp("calc"))


@pytest.fixture
def demo(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[App]:
    monkeypatch.setenv(SETTINGS, str(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("HOME", str(tmp_path))
    window = whole_window()
    qtbot.addWidget(window)
    window.show()
    app = App(Options(is_demo=True), FaultReporter(), window)
    app.start()
    yield app
    shut_down(app)


class Lists:
    """The window for lists, which a file was dropped on."""

    def __init__(self, qtbot: QtBot, app: App, file: Path) -> None:
        self._qtbot = qtbot
        app.window.intents.open_batch_file.emit(file)
        self.until(lambda: app.batch.window is not None)
        assert app.batch.window is not None
        assert app.batch.presenter is not None
        assert app.batch.exports is not None
        self.window = app.batch.window
        self.presenter = app.batch.presenter
        self.exports = app.batch.exports

    def until(self, condition: Callable[[], bool]) -> None:
        self._qtbot.waitUntil(condition, timeout=int(1_000 * PATIENCE_S))

    def click(self, name: str) -> None:
        [button] = [
            each
            for each in self.window.findChildren(QPushButton)
            if each.accessibleName() == name and each.isVisible()
        ]
        button.click()

    def asked(self, kind: ExportKind) -> QWidget:
        rows = self.presenter.export_list()
        assert rows is not None
        return open_export(kind, rows, self.window, self.exports.begin, self.exports.counter)

    def save(self, dialog: QWidget, chooser: type[QFileDialog], place: Path) -> Path:
        """Choose this place; returns what was saved there."""
        [save] = [b for b in dialog.findChildren(QPushButton) if b.accessibleName() == "Save"]
        self.until(save.isEnabled)
        save.click()
        [where] = dialog.findChildren(chooser)
        where.fileSelected.emit(str(place))
        self.until(lambda: not self.exports.is_busy)
        file = self.exports.state.file
        assert file is not None, self.exports.state
        return file


def test_from_a_list_of_calc_to_a_workbook_and_mails(
    qtbot: QtBot, demo: App, calc: Calc, tmp_path: Path
) -> None:
    lists = Lists(qtbot, demo, calc.list_file())
    check(lists)
    lists.click("Start")
    lists.until(lambda: isinstance(lists.presenter.state, HandingOver))
    state = lists.presenter.state
    assert isinstance(state, HandingOver)
    assert (state.message, state.done) == (None, ROWS - len(TWICE) - len(NO_IDS))
    check_workbook(lists, calc, tmp_path / "owed", includes_settled=False)
    check_workbook(lists, calc, tmp_path / "all", includes_settled=True)
    check_mails(lists, tmp_path)


def check(lists: Lists) -> None:
    """What was understood of the file."""
    lists.until(lambda: isinstance(lists.presenter.state, Checking))
    state = lists.presenter.state
    assert isinstance(state, Checking)
    assert "“Open”" in state.about
    assert state.columns[state.id_column] == "Invoice ID (column B)"
    assert state.ids.startswith(f"{ROWS - len(TWICE) - len(NO_IDS)} ")
    assert len(state.twice) == len(TWICE)
    why = [each.why for each in state.left_out]
    assert why[0] == "Not an invoice ID"
    assert why[1].startswith("Excel changed this ID into a number.")


def check_workbook(lists: Lists, calc: Calc, place: Path, *, includes_settled: bool) -> None:
    """Every row is there as it was, its link beside its ID."""
    dialog = lists.asked(ExportKind.WORKBOOK)
    [box] = dialog.findChildren(QCheckBox)
    box.setChecked(includes_settled)
    heading, *rows = calc.cells(lists.save(dialog, SaveFileDialog, place.with_suffix(".xlsx")))
    ours = ["Status", "Amount", "Payment link", "Note"]
    assert [cell.text for cell in heading if cell.text] == [MARK, *HEADING, *ours]
    has_link = {SampleKind.FOUND, SampleKind.OTHER_STATUS, SampleKind.NO_STATUS}
    if includes_settled:
        has_link |= {SampleKind.PAID, SampleKind.CANCELED}
    for row, cells in zip(LIST, rows, strict=True):
        mark, customer, invoice_id, due, amount, address, status, total, link, *_ = cells
        assert (mark.text, customer.text, address.text) == (MARK, row.customer, row.address)
        assert (due.kind, amount.kind) == ("date", "float")
        assert float(amount.value) == row.amount
        if row.number != NUMBER:
            assert (invoice_id.text, invoice_id.kind) == (row.invoice_id, "string")
        assert id_in(link.link) == (row.invoice_id if row.kind in has_link else "")
        assert link.text == link.link
        assert bool(status.text)
        has_total = row.kind not in {None, SampleKind.NOT_FOUND, SampleKind.NO_STATUS}
        assert (total.kind == "float") is has_total


def check_mails(lists: Lists, place: Path) -> None:
    """One for each address, with all that is owed, and nothing of others."""
    dialog = lists.asked(ExportKind.DRAFTS)
    [fields] = dialog.findChildren(DraftFields)
    assert (fields.address.currentText(), fields.name.currentText()) == ("E-mail", "Customer")
    fields.amount.show_value(HEADING.index("Amount due"))
    fields.choices[Grouping.BY_ADDRESS].click()
    folder = lists.save(dialog, FolderDialog, place)
    owed = [row for row in LIST if row.kind in {SampleKind.FOUND, SampleKind.OTHER_STATUS}]
    by_address = sorted((row for row in owed if row.address), key=lambda row: row.address)
    expected = {
        address: {(row.invoice_id, f"{row.amount:.2f}") for row in rows}
        for address, rows in groupby(by_address, lambda row: row.address)
    }
    mails = [email.message_from_bytes(f.read_bytes(), policy=default) for f in folder.iterdir()]
    assert len(mails) == len(expected)
    assert {str(mail["To"].addresses[0].addr_spec): told_in(mail) for mail in mails} == expected
    assert f"1 left out: no mail address (row {WITHOUT_ADDRESS + 1})" in lists.exports.state.detail


def told_in(mail: EmailMessage) -> set[tuple[str, str]]:
    """Each invoice with its amount, as it stands above its link."""
    part = mail.get_body(("plain",))
    assert part is not None
    lines = str(part.get_content()).splitlines()
    links = [at for at, line in enumerate(lines) if line.startswith("http://")]
    told = [(id_in(lines[at]), *lines[at - 1].split(" · ")) for at in links]
    assert all(linked == named for linked, named, _ in told)
    assert len(told) == len({*told})
    return {(named, amount) for _, named, amount in told}


def id_in(link: str) -> str:
    """The invoice that a link of the practice service is about."""
    return parse_qs(urlsplit(link).query)["id"][0] if link else ""
