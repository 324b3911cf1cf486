"""`--batch`: a list in, a line for each row out, and what a script is told."""

import json
import os
import re
import signal
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from gui.core.accounts.credentials import Credentials
from gui.core.batch.reading import table_in
from gui.core.batch.writing import workbook_bytes
from gui.core.cancellation import Cancellation
from gui.demo import sample_list
from gui.demo.practice_service import _Handler
from gui.demo.samples import SampleKind
from tests.core.test_unfinished import left_by_a_kill
from tests.desktop import PATIENCE_S, environments, program, save_custom_account, until
from tests.faults.scenario import exhaustive
from tests.keyrings import KeyringSession, keyring_session
from tests.scripts import LINK, practice, redirected, run
from tests.systems import linux_desktop
from tests.wire import Connection, always, reply, serving
from tests.workbooks import workbook

pytestmark = pytest.mark.needs_desktop

# A time limit of a script, and a terminal that is closed.
ENDINGS = ["INT", "TERM", "HUP"]
TEST = "TEST – NOT PAYABLE: Test bench is not a production account."
LIST = """Customer;Invoice ID;Total
Acme;Invoice #2eb1acd98a86;4.550,00
Ruiz;demo-paid;1,00
Delta;n/a;
Acme;2eb1acd98a86;1,00
Moreno;demo-unknown;
Lakeside;demo-no-status;
"""
SUMMARY = "Ready: 1 · Paid: 1 · Status not available: 1 · Not found: 1"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeyringSession]:
    with keyring_session(tmp_path_factory.mktemp("session")) as session:
        yield session


@pytest.fixture
def ready(tmp_path: Path, session: KeyringSession) -> Iterator[Path]:
    """A folder with a list, and an account whose service answers."""
    with practice() as service:
        account = save_custom_account(tmp_path, service.credentials.base_address)
        session.save(account.key, service.credentials)
        (tmp_path / "list.csv").write_text(LIST, "utf-8")
        yield tmp_path


def batch(
    folder: Path, session: KeyringSession, *arguments: str, **environment: str
) -> subprocess.CompletedProcess[str]:
    file = str(folder / "list.csv")
    return run(folder, "--batch", file, *arguments, session=session, **environment)


def test_a_line_for_each_row_in_the_order_of_the_list(ready: Path, session: KeyringSession) -> None:
    done = batch(ready, session)
    assert done.stdout.splitlines() == [
        f"2eb1acd98a86\tready\tPlaced\t4550\t{LINK}2eb1acd98a86\t",
        "demo-paid\tpaid\tPaid\t4550\t\t",
        "n/a\trefused\t\t\t\tstands_for_nothing",
        f"2eb1acd98a86\tready\tPlaced\t4550\t{LINK}2eb1acd98a86\t",
        "demo-unknown\tnot_found\t\t\t\tinvoice_not_found",
        f"demo-no-status\tno_status\t\t\t{LINK}demo-no-status\tservice_failed",
    ]
    assert done.stderr.splitlines() == [
        "ID column: Invoice ID · 4 IDs · 1 duplicate · 1 without a valid ID",
        "Row 4: n/a – Not an invoice ID",
        TEST,
        SUMMARY,
    ]
    assert done.returncode == 6


def test_a_row_without_anything_where_its_id_should_be(
    ready: Path, session: KeyringSession
) -> None:
    (ready / "list.csv").write_text(f"{LIST}Total;;9100\n", "utf-8")
    done = batch(ready, session)
    assert done.stderr.splitlines()[1:3] == [
        "Row 4: n/a – Not an invoice ID",
        "Row 8: No invoice ID",
    ]


def test_json_says_the_same_and_keeps_its_form(ready: Path, session: KeyringSession) -> None:
    done = batch(ready, session, "--json", "--even-if-paid")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert lines[1] == {
        "v": 1,
        "row": 3,
        "invoice_id": "demo-paid",
        "state": "paid",
        "link": f"{LINK}demo-paid",
        "status": "Paid",
        "amount": "4550",
        "error": None,
        "handed_over": None,
        "link_names": None,
    }
    assert lines[2] == {
        "v": 1,
        "row": 4,
        "invoice_id": "n/a",
        "state": "refused",
        "link": None,
        "status": None,
        "amount": None,
        "error": {"code": "stands_for_nothing"},
        "handed_over": None,
        "link_names": None,
    }
    assert [line["row"] for line in lines] == [2, 3, 4, 5, 6, 7]
    assert lines[4]["error"] == {"code": "invoice_not_found"}


def test_a_link_that_names_another_invoice_is_told(
    ready: Path, session: KeyringSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.demo.practice_service.quote", lambda *_, **__: "INV-2")
    note = "The link itself says INV-2. BlueTape returned it for the invoice you looked up."
    # Of a link that is left out, nothing.
    told = [f"Row {row}: 2eb1acd98a86 – {note}" for row in (2, 5)]
    told.append(f"Row 7: demo-no-status – {note}")
    done = batch(ready, session)
    assert [line for line in done.stderr.splitlines() if note in line] == told
    assert f"2eb1acd98a86\tready\tPlaced\t4550\t{LINK}INV-2\t\n" in done.stdout
    done = batch(ready, session, "--json")
    assert [line for line in done.stderr.splitlines() if note in line] == told
    names = [json.loads(line)["link_names"] for line in done.stdout.splitlines()]
    assert names == ["INV-2", None, None, "INV-2", None, "INV-2"]
    done = run(ready, "--copy-link", "2eb1acd98a86", "--json", session=session)
    assert json.loads(done.stdout)["link_names"] == "INV-2"


@pytest.mark.exhaustive
def test_json_of_one_invoice(ready: Path, session: KeyringSession) -> None:
    for invoice_id, status, state, link, code in (
        ("2eb1acd98a86", 0, "ready", f"{LINK}2eb1acd98a86", None),
        ("demo-paid", 6, "paid", None, None),
        ("demo-unknown", 3, "not_found", None, {"code": "invoice_not_found"}),
        ("demo-wrong-key", 4, "failed", None, {"code": "unauthorized"}),
        ("demo-no-status", 0, "no_status", f"{LINK}demo-no-status", {"code": "service_failed"}),
    ):
        done = run(ready, "--copy-link", invoice_id, "--json", session=session)
        found = json.loads(done.stdout)
        assert done.returncode == status
        assert found["invoice_id"] == invoice_id
        assert (found["state"], found["link"], found["error"]) == (state, link, code)
        assert "row" not in found


def test_a_list_from_stdin(ready: Path, session: KeyringSession) -> None:
    values = {**os.environ, **environments(ready), **session.environment, "LANG": "C.UTF-8"}
    done = subprocess.run(
        [*program(), "--batch", "-"],
        env=values,
        input="2eb1acd98a86\r\n",
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert done.stdout == f"2eb1acd98a86\tready\tPlaced\t4550\t{LINK}2eb1acd98a86\t\n"
    assert done.returncode == 0


@pytest.mark.parametrize("column", ["customer", exhaustive("A")])
def test_another_column(ready: Path, session: KeyringSession, column: str) -> None:
    done = batch(ready, session, "--column", column)
    assert done.stdout.splitlines()[0] == "Acme\tnot_found\t\t\t\tinvoice_not_found"
    assert done.stderr.startswith("ID column: Customer · 5 IDs · 1 duplicate")


def test_a_column_that_is_not_there(ready: Path, session: KeyringSession) -> None:
    done = batch(ready, session, "--column", "Rechnung")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "There is no column “Rechnung”.\n"


def test_a_link_that_was_wanted_has_no_note_into_a_file(
    ready: Path, session: KeyringSession
) -> None:
    output = ready / "links.csv"
    batch(ready, session, "--output", str(output), "--even-if-paid")
    table = table_in(output.read_bytes(), Cancellation())
    assert table.rows[2][4:] == ("Paid", "4550.00", f"{LINK}demo-paid")


@pytest.mark.parametrize("suffix", [".xlsx", exhaustive(".csv")])
def test_into_a_file(ready: Path, session: KeyringSession, suffix: str) -> None:
    output = ready / f"links{suffix}"
    done = batch(ready, session, "--output", str(output))
    assert (done.returncode, done.stdout) == (6, "")
    head, *rows = table_in(output.read_bytes(), Cancellation()).rows
    assert head == (
        *("TEST – NOT PAYABLE", "Customer", "Invoice ID", "Total"),
        *("Status", "Amount", "Payment link", "Note"),
    )
    amount = 4550 if suffix == ".xlsx" else "4550.00"
    assert rows[0] == (
        *("TEST – NOT PAYABLE", "Acme", "2eb1acd98a86", "4.550,00"),
        *("Ready", amount, f"{LINK}2eb1acd98a86"),
    )
    blank = None if suffix == ".xlsx" else ""
    assert rows[1][4:] == ("Paid", amount, blank, "Link left out: already paid")
    assert rows[2][2:] == ("n/a", blank, "No valid ID", blank, blank, "Not an invoice ID")
    assert rows[4][-1] == "BlueTape has no invoice with the ID demo-unknown"
    assert rows[5][4:] == (
        *("Status not available", blank, f"{LINK}demo-no-status"),
        "BlueTape has a problem at the moment",
    )
    assert done.stderr.splitlines()[-1] == SUMMARY
    # Nothing is overwritten, and nobody is asked for what could not be kept.
    before = output.read_bytes()
    done = batch(ready, session, "--output", str(output))
    assert done.returncode == 7
    assert done.stderr == (
        f"links{suffix} was not written. A file with this name already exists.\n"
    )
    assert output.read_bytes() == before


def test_what_a_killed_run_left_goes_with_the_next_one(
    ready: Path, session: KeyringSession
) -> None:
    notes = ready / "state" / "checkout-desk" / "unfinished"
    hidden = left_by_a_kill(notes, ready)
    done = batch(ready, session, "--output", str(ready / "links.csv"))
    assert done.returncode == 6
    assert not hidden.exists()
    assert not notes.exists()


@pytest.mark.exhaustive
def test_in_spanish_with_its_separators(ready: Path, session: KeyringSession) -> None:
    output = ready / "links.csv"
    done = batch(
        *(ready, session, "--output", str(output)),
        LANGUAGE="es_ES",
        LC_ALL="es_ES.UTF-8",
        LANG="es_ES.UTF-8",
    )
    assert output.read_text("utf-8-sig").splitlines()[1].endswith(f";4550,00;{LINK}2eb1acd98a86;")
    assert "4 ID ·" in done.stderr


@pytest.mark.exhaustive
def test_a_workbook(ready: Path, session: KeyringSession) -> None:
    content = workbook_bytes(
        "Open", ["Customer", "ID"], [("Acme", "2eb1acd98a86")], 2, Cancellation()
    )
    (ready / "list.csv").write_bytes(content)
    done = batch(ready, session)
    assert done.stdout == f"2eb1acd98a86\tready\tPlaced\t4550\t{LINK}2eb1acd98a86\t\n"
    assert done.returncode == 0


@pytest.mark.parametrize("where", ["no/where/links.xlsx", exhaustive("x" * 300 + ".csv")])
def test_nobody_is_asked_for_what_cannot_be_kept(
    ready: Path, session: KeyringSession, where: str
) -> None:
    done = batch(ready, session, "--output", str(ready / where))
    assert (done.returncode, done.stdout) == (7, "")
    assert "was not written" in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("cell", ["<v>NaN</v>", exhaustive("<v>1e999</v>")])
def test_an_odd_cell_costs_no_list(ready: Path, session: KeyringSession, cell: str) -> None:
    rows = f'<row><c t="str"><v>2eb1acd98a86</v></c><c>{cell}</c></row>'
    (ready / "list.csv").write_bytes(workbook(rows))
    output = ready / "links.xlsx"
    done = batch(ready, session, "--column", "A", "--output", str(output))
    assert done.returncode == 0, done.stderr
    assert table_in(output.read_bytes(), Cancellation()).rows[1][1] == "2eb1acd98a86"


@pytest.mark.parametrize("heading", ["Invoice ID\n", exhaustive("Customer;Invoice ID;Total\n")])
def test_a_list_of_nothing_but_its_heading(
    ready: Path, session: KeyringSession, heading: str
) -> None:
    (ready / "list.csv").write_text(heading, "utf-8")
    output = ready / "links.xlsx"
    done = batch(ready, session, "--output", str(output))
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "There are no invoices below the heading.\n"
    assert not output.exists()


def test_what_is_no_list(ready: Path, session: KeyringSession) -> None:
    (ready / "list.csv").write_bytes(b"%PDF-1.7\0")
    done = batch(ready, session)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "This is neither a CSV nor an Excel file.\n"


def test_a_refused_key_stops_it(tmp_path: Path, session: KeyringSession) -> None:
    with serving(always(reply(b"{}", "401 Unauthorized"))) as server:
        account = save_custom_account(tmp_path, f"http://127.0.0.1:{server.port}")
        session.save(account.key, Credentials(account.base_address, "key", "id"))
        (tmp_path / "list.csv").write_text("\n".join(f"INV-{n}" for n in range(300)), "utf-8")
        done = batch(tmp_path, session)
        assert server.requests < 20
    assert done.returncode == 4
    assert "BlueTape did not accept the credentials" in done.stderr
    states = [line.split("\t")[1] for line in done.stdout.splitlines()]
    assert len(states) == 300
    assert set(states) == {"failed", "skipped"}


BUSY = reply(b"{}", "429 Too Many Requests")
SERVER_ERROR = reply(b"{}", "500 Internal Server Error")
SIGN_IN = reply(b"<html>Please sign in</html>", content_type="text/html")
NO_SUCH = reply(b'{"code": "404", "reason": "Invoice not found."}', "404 Not Found")
CLOSED = b""
SAID = {
    BUSY: "Too many requests at the moment",
    SERVER_ERROR: "BlueTape has a problem at the moment",
    SIGN_IN: "BlueTape’s answer is not as expected",
    CLOSED: "The connection to 127.0.0.1 was closed",
}


@pytest.mark.parametrize(
    ("answers", "status", "told"),
    [
        pytest.param((SERVER_ERROR, SERVER_ERROR), 1, {SERVER_ERROR}, id="errors"),
        pytest.param((SIGN_IN, CLOSED), 1, {SIGN_IN, CLOSED}, id="of two kinds"),
        pytest.param((SERVER_ERROR, NO_SUCH), 6, set(), id="one was answered"),
        pytest.param((SIGN_IN, SIGN_IN), 1, {SIGN_IN}, id="sign-in", marks=pytest.mark.exhaustive),
        pytest.param((BUSY, BUSY), 1, {BUSY}, id="busy", marks=pytest.mark.exhaustive),
    ],
)
def test_that_every_invoice_failed_is_told_by_the_status(
    tmp_path: Path,
    session: KeyringSession,
    answers: tuple[bytes, bytes],
    status: int,
    told: set[bytes],
) -> None:
    def answer(connection: Connection) -> None:
        while asked := connection.read_request():
            if not (answered := answers[b"INV-2" in asked]):
                return
            connection.send(answered)

    with serving(answer) as server:
        account = save_custom_account(tmp_path, f"http://127.0.0.1:{server.port}")
        session.save(account.key, Credentials(account.base_address, "key", "id"))
        (tmp_path / "list.csv").write_text("INV-1\nINV-2\n", "utf-8")
        done = batch(tmp_path, session)
    assert done.returncode == status
    lines = done.stderr.splitlines()
    assert {kind: lines.count(title) for kind, title in SAID.items()} == {
        kind: kind in told for kind in SAID
    }


def test_links_without_a_status_are_no_failures(ready: Path, session: KeyringSession) -> None:
    (ready / "list.csv").write_text("demo-no-status", "utf-8")
    assert batch(ready, session).returncode == 0


@pytest.mark.exhaustive
def test_nobody_there(tmp_path: Path, session: KeyringSession) -> None:
    with practice() as service:
        account = save_custom_account(tmp_path, service.credentials.base_address)
        session.save(account.key, service.credentials)
    (tmp_path / "list.csv").write_text("\n".join(f"INV-{n}" for n in range(300)), "utf-8")
    done = batch(tmp_path, session)
    assert done.returncode == 5
    assert len(done.stdout.splitlines()) == 300
    assert "127.0.0.1" in done.stderr


def test_no_account(tmp_path: Path, session: KeyringSession) -> None:
    (tmp_path / "list.csv").write_text("INV-1", "utf-8")
    done = batch(tmp_path, session)
    assert (done.returncode, done.stdout) == (4, "")
    assert "Add an account first" in done.stderr
    done = batch(tmp_path, session, "--account", "Nobody's")
    assert (done.returncode, done.stdout) == (2, "")


@pytest.mark.parametrize("ending", [ENDINGS[0], *map(exhaustive, ENDINGS[1:])])
def test_what_ends_it_leaves_whole_lines_and_they_are_noted(
    tmp_path: Path, session: KeyringSession, ending: str
) -> None:
    with practice(delay_s=(0.05, 0.05)) as service:
        account = save_custom_account(tmp_path, service.credentials.base_address)
        session.save(account.key, service.credentials)
        ids = [f"demo-list-{number:04}" for number in range(1, sample_list.LENGTH)]
        (tmp_path / "list.csv").write_text("\n".join(ids), "utf-8")
        process = subprocess.Popen(
            [
                *("env", f"--default-signal={ending}", *program()),
                *("--batch", str(tmp_path / "list.csv"), "--json"),
            ],
            env={**os.environ, **environments(tmp_path), **session.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        first = process.stdout.readline()
        process.send_signal(signal.Signals[f"SIG{ending}"])
        # What was read ahead, too.
        rest = process.stdout.read()
        process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 130
    # What was on its way is left out, and what came before it is not.
    lines = [json.loads(line) for line in [first, *rest.splitlines()]]
    rows = [line["row"] for line in lines]
    assert rows == sorted(set(rows))
    assert len(rows) < len(ids)
    told = run(tmp_path, "--history", "--json", session=session).stdout.splitlines()
    noted = {json.loads(line)["invoice_id"] for line in told}
    printed = {line["invoice_id"] for line in lines if line["link"]}
    assert printed
    # It may be ended just before a line is written.
    assert noted >= printed
    assert len(noted - printed) <= 1


@pytest.mark.parametrize("ending", [*map(exhaustive, ENDINGS[:-1]), ENDINGS[-1]])
def test_what_was_found_before_it_ended_is_in_the_file(
    tmp_path: Path, session: KeyringSession, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    answered: list[str] = []
    answer = _Handler._answer_status

    def noted(self: _Handler, invoice_id: str, kind: SampleKind) -> None:
        answered.append(invoice_id)
        answer(self, invoice_id, kind)

    monkeypatch.setattr(_Handler, "_answer_status", noted)
    with practice(delay_s=(0.05, 0.05)) as service:
        account = save_custom_account(tmp_path, service.credentials.base_address)
        session.save(account.key, service.credentials)
        ids = [f"demo-list-{number:04}" for number in range(1, sample_list.LENGTH)]
        (tmp_path / "list.csv").write_text("\n".join(ids), "utf-8")
        output = tmp_path / "links.csv"
        process = subprocess.Popen(
            [
                *("env", f"--default-signal={ending}", *program()),
                *("--batch", str(tmp_path / "list.csv"), "--output", str(output)),
            ],
            env={**os.environ, **environments(tmp_path), **session.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        until(lambda: len(answered) > 12, "some are answered")
        process.send_signal(signal.Signals[f"SIG{ending}"])
        process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 130
    _, *rows = table_in(output.read_bytes(), Cancellation()).rows
    assert len(rows) == len(ids)
    states = {row[2] for row in rows}
    assert {"Ready", "Not looked up"} <= states


def on_a_terminal(folder: Path, *, with_lines: bool) -> str:
    """What a terminal shows of stderr, or of both streams."""
    master, terminal = os.openpty()
    (folder / "list.csv").write_text(LIST, "utf-8")
    process = subprocess.Popen(
        [*program(), "--demo", "--batch", str(folder / "list.csv")],
        env={**os.environ, **environments(folder), "LANG": "C.UTF-8"},
        stdout=terminal if with_lines else subprocess.DEVNULL,
        stderr=terminal,
    )
    os.close(terminal)
    shown = b""
    # Linux says with an error that nobody holds the other end any more.
    with suppress(OSError):
        while part := os.read(master, 4096):
            shown += part
    os.close(master)
    process.wait(PATIENCE_S)
    return shown.decode()


@linux_desktop
def test_a_terminal_shows_how_far_it_is(tmp_path: Path) -> None:
    shown = on_a_terminal(tmp_path, with_lines=False)
    assert "\r[" + "." * 30 + "] 0/4" in shown
    # It is gone in the end, and what is said stands at the begin of its line.
    assert re.search(r"\[#*\.*\] \d/4\r +\rReady: 1 ", shown)


@pytest.mark.exhaustive
@linux_desktop
def test_lines_on_it_are_not_disturbed(tmp_path: Path) -> None:
    shown = on_a_terminal(tmp_path, with_lines=True)
    assert "] 0/4" not in shown
    assert "demo-paid\tpaid" in shown


def held(folder: Path, session: KeyringSession, retry_after: str) -> tuple[int, str, int]:
    """What a terminal shows of a run that BlueTape has wait, to the third bar drawn after the words
    on that and then Ctrl+C; with the exit status, and how often it was asked."""
    busy = reply(b"{}", "429 Too Many Requests", headers=(f"Retry-After: {retry_after}",))
    with serving(always(busy)) as server:
        account = save_custom_account(folder, f"http://127.0.0.1:{server.port}")
        session.save(account.key, Credentials(account.base_address, "key", "id"))
        (folder / "list.csv").write_text("\n".join(f"INV-{n}" for n in range(40)), "utf-8")
        master, terminal = os.openpty()
        process = subprocess.Popen(
            [
                *("env", "--default-signal=INT", *program()),
                *("--batch", str(folder / "list.csv")),
            ],
            env={**os.environ, **environments(folder), **session.environment, "LANG": "C.UTF-8"},
            stdout=subprocess.DEVNULL,
            stderr=terminal,
        )
        os.close(terminal)
        shown, is_interrupted = b"", False
        with suppress(OSError):
            while part := os.read(master, 4096):
                shown += part
                drawn = shown.partition(b"asks you to wait")[2].count(b"] 0/40")
                if drawn >= 3 and not is_interrupted:
                    is_interrupted = True
                    process.send_signal(signal.SIGINT)
        os.close(master)
        return process.wait(PATIENCE_S), shown.decode(), server.requests


@linux_desktop
@pytest.mark.parametrize(
    ("retry_after", "words"),
    [
        ("90", r"BlueTape asks you to wait 9\d seconds\."),
        exhaustive("300", r"BlueTape asks you to wait 5 minutes or more\."),
    ],
)
def test_that_it_waits_is_said_once_and_at_once(
    tmp_path: Path, session: KeyringSession, retry_after: str, words: str
) -> None:
    status, shown, asked = held(tmp_path, session, retry_after)
    assert status == 130
    assert len(re.findall(words, shown)) == shown.count("asks you") == 1
    # The bar made room for it.
    assert re.search(rf"\r +\r{words}\r\n", shown)
    # Nobody asks meanwhile but those who asked already.
    assert asked <= 8


@pytest.mark.exhaustive
def test_a_wait_that_nobody_notices_is_not_said(
    ready: Path, session: KeyringSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer, told = _Handler.do_GET, []

    def busy_at_first(self: _Handler) -> None:
        if told:
            answer(self)
            return
        told.append(self.path)
        self.send_response(429)
        self.send_header("Retry-After", "1")
        self.send_header("Content-Length", "0")
        self.end_headers()

    monkeypatch.setattr(_Handler, "do_GET", busy_at_first)
    done = batch(ready, session)
    assert told
    assert "asks you" not in done.stderr
    assert done.stderr.splitlines()[-1] == SUMMARY


def test_a_closed_pipe_ends_it_quietly(tmp_path: Path) -> None:
    status, out, err = redirected(
        tmp_path, 1, "a pipe nobody reads", "--demo", "--batch", "demo", "--even-if-paid"
    )
    assert (status, out) == (7, "")
    assert "Traceback" not in err
    assert err.splitlines()[-1].startswith("TEST")


def test_the_demo_has_a_list(tmp_path: Path) -> None:
    values = {**os.environ, **environments(tmp_path), "LANG": "C.UTF-8"}
    values["DBUS_SESSION_BUS_ADDRESS"] = "unix:path=/nonexistent"
    process = subprocess.Popen(
        [*program(), "--demo", "--batch", "demo"],
        env=values,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    lines = [process.stdout.readline() for _ in range(7)]
    process.terminate()
    _, said = process.communicate(timeout=PATIENCE_S)
    assert [line.split("\t")[:2] for line in lines][4:] == [
        ["demo-list-0005", "not_found"],
        ["demo-list-0006", "ready"],
        ["demo-list-0007", "paid"],
    ]
    assert said.startswith("ID column: Invoice ID · 495 IDs · 3 duplicates")
