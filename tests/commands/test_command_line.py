"""The command line's ways: a lookup without a window, the self-test, what is refused."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.commands import self_test
from gui.commands.exit_status import exit_status
from gui.commands.self_test import QR_DIGEST, QR_TEXT, qr_digest
from gui.commands.windowless import UnknownAccount, chosen_account
from gui.core.accounts.account import Account, Environment
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.policy import Policy
from gui.core.errors import (
    Canceled,
    InvalidInvoiceId,
    InvoiceIdProblem,
    InvoiceNotFound,
    NoCredentials,
    ServerWords,
    ServiceFailed,
    StoreAbsent,
    TimedOut,
    TimeoutPhase,
    TlsCause,
    TlsRejected,
    Unauthorized,
    Unreachable,
    UnreachableCause,
    WrongAddress,
)
from gui.core.settings import Settings
from gui.demo.practice_service import DEMO_ACCOUNT_ID
from gui.process import time_limit
from gui.process.exit_codes import NO_DISPLAY
from gui.widgets.handover import picture_renderer
from tests.codes import read_codes
from tests.desktop import (
    PATIENCE_S,
    environments,
    program,
    save_custom_account,
    settings_of,
    until,
)
from tests.faults.scenario import exhaustive
from tests.keyrings import KeyringSession, keyring_session
from tests.scripts import LINK, practice, redirected, run
from tests.systems import symlinks
from tests.wire import Connection, serving

pytestmark = pytest.mark.needs_desktop
only_from_source = pytest.mark.skipif(
    "CHECKOUT_DESK_PROGRAM" in os.environ, reason="a packaged program reads no PYTHON variable"
)

WORDS = ServerWords("", "")


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeyringSession]:
    with keyring_session(tmp_path_factory.mktemp("session")) as session:
        yield session


def test_a_link_and_nothing_else(tmp_path: Path, session: KeyringSession) -> None:
    with practice() as service:
        account = save_custom_account(tmp_path, service.credentials.base_address)
        session.save(account.key, service.credentials)
        understood = "Looked up as 2eb1acd98a86\n"
        for typed, said in (
            ("2eb1acd98a86", ""),
            (" Invoice #2eb1acd98a86", understood),
            ("checkout-desk:2eb1acd98a86", ""),
        ):
            done = run(tmp_path, "--copy-link", typed, session=session)
            assert done.stdout == f"{LINK}2eb1acd98a86\n"
            test = "TEST – NOT PAYABLE: Test bench is not a production account.\n"
            assert done.stderr == said + test
            assert done.returncode == 0


@pytest.mark.parametrize(
    ("invoice_id", "status", "words"),
    [
        ("demo-unknown", 3, "BlueTape has no invoice with the ID demo-unknown"),
        exhaustive("Invoice #demo-unknown", 3, "BlueTape has no invoice with the ID demo-unknown"),
        exhaustive(f"{LINK}demo-unknown", 3, "BlueTape has no invoice with the ID demo-unknown"),
        ("demo-wrong-key", 4, "BlueTape did not accept the credentials"),
        exhaustive("demo-too-many", 1, ""),
        ("demo-wrong-link", 1, ""),
        exhaustive(".", 2, ""),
        ("checkout-desk:a/b", 2, "contains more than an invoice ID"),
    ],
)
def test_the_status_tells_what_went_wrong(
    tmp_path: Path, session: KeyringSession, invoice_id: str, status: int, words: str
) -> None:
    with practice() as service:
        account = save_custom_account(tmp_path, service.credentials.base_address)
        session.save(account.key, service.credentials)
        done = run(tmp_path, "--copy-link", invoice_id, session=session)
    assert done.returncode == status
    assert done.stdout == ""
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.exhaustive
def test_debug_writes_more_and_nothing_secret(tmp_path: Path, session: KeyringSession) -> None:
    log = tmp_path / "state" / "checkout-desk" / "log" / "checkout-desk.log"
    with practice() as service:
        account = save_custom_account(tmp_path, service.credentials.base_address)
        session.save(account.key, service.credentials)
        run(tmp_path, "--copy-link", "2eb1acd98a86", session=session)
        assert " DEBUG " not in log.read_text("utf-8")
        done = run(tmp_path, "--debug", "--copy-link", "2eb1acd98a86", session=session)
    assert (done.returncode, done.stdout) == (0, f"{LINK}2eb1acd98a86\n")
    written = log.read_text("utf-8")
    assert " DEBUG " in written
    for secret in (*service.credentials.never_shown, "2eb1acd98a86", "/i/r"):
        assert secret not in written


@pytest.mark.parametrize(
    ("invoice_id", "words"),
    [
        ("demo-paid", "Already paid"),
        pytest.param(
            "demo-canceled",
            "Canceled · Whoever gets the link could still pay the invoice.",
            marks=pytest.mark.exhaustive,
        ),
    ],
)
def test_what_is_not_owed_is_printed_on_demand_only(
    tmp_path: Path, session: KeyringSession, invoice_id: str, words: str
) -> None:
    with practice() as service:
        account = save_custom_account(tmp_path, service.credentials.base_address)
        session.save(account.key, service.credentials)
        done = run(tmp_path, "--copy-link", invoice_id, session=session)
        assert (done.returncode, done.stdout) == (6, "")
        assert words in done.stderr
        assert "No link was printed" in done.stderr
        done = run(tmp_path, "--copy-link", invoice_id, "--even-if-paid", session=session)
        assert (done.returncode, done.stdout) == (0, f"{LINK}{invoice_id}\n")
        assert words in done.stderr


def test_a_link_that_names_another_invoice_is_told(
    tmp_path: Path, session: KeyringSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gui.demo.practice_service.quote", lambda *_, **__: "INV-2")
    with practice() as service:
        account = save_custom_account(tmp_path, service.credentials.base_address)
        session.save(account.key, service.credentials)
        done = run(tmp_path, "--copy-link", "2eb1acd98a86", session=session)
    assert (done.returncode, done.stdout) == (0, f"{LINK}INV-2\n")
    assert "The link itself says INV-2." in done.stderr


@pytest.mark.parametrize(
    ("invoice_id", "words"),
    [
        ("demo-no-status", "Status not available · The link works, but it may be paid already.\n"),
        ("demo-partially-paid", "Status “Partially Paid” · "),
    ],
)
def test_a_status_that_says_nothing_clear_is_told_beside_the_link(
    tmp_path: Path, session: KeyringSession, invoice_id: str, words: str
) -> None:
    with practice() as service:
        account = save_custom_account(tmp_path, service.credentials.base_address)
        session.save(account.key, service.credentials)
        done = run(tmp_path, "--copy-link", invoice_id, session=session)
    assert (done.returncode, done.stdout) == (0, f"{LINK}{invoice_id}\n")
    assert done.stderr.startswith(words)


def test_in_the_demo_nobodys_account_is_asked(tmp_path: Path) -> None:
    # Were it asked, the exit status would be that of a keyring that is not there.
    save_custom_account(tmp_path, "http://127.0.0.1:9")
    before = sorted(path for path in tmp_path.rglob("*"))
    nowhere = "unix:path=/nonexistent"
    demo = ("--demo", "--copy-link")
    done = run(tmp_path, *demo, "2eb1acd98a86", DBUS_SESSION_BUS_ADDRESS=nowhere)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("http://127.0.0.1:")
    assert done.stdout.endswith(f"/i/r?account={DEMO_ACCOUNT_ID}&id=2eb1acd98a86\n")
    assert done.stderr == "TEST – NOT PAYABLE: Practice company is not a production account.\n"
    done = run(tmp_path, *demo, "demo-paid", DBUS_SESSION_BUS_ADDRESS=nowhere)
    assert (done.returncode, done.stdout) == (6, "")
    assert sorted(path for path in tmp_path.rglob("*")) == before


NO_THREADS = """
import sys, threading
threading.stack_size(2**46)  # The system has no room for such a thread.
from gui.__main__ import main
sys.exit(main(["--demo", "--copy-link", "2eb1acd98a86"]))
"""


@pytest.mark.parametrize(
    ("language", "words"),
    [("en_US", "The practice service could not be started."), ("es_ES", "No se pudo iniciar")],
)
def test_a_practice_service_that_cannot_begin_is_said(
    tmp_path: Path, language: str, words: str
) -> None:
    done = subprocess.run(
        [sys.executable, "-c", NO_THREADS],
        env={**os.environ, **environments(tmp_path), "LANGUAGE": language},
        capture_output=True,
        text=True,
        timeout=50,
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(words)
    assert done.stderr.count("\n") == 1


NOWHERE = [
    "a pipe nobody reads",
    *(pytest.param(where, marks=pytest.mark.exhaustive) for where in ("full", "closed")),
]


@pytest.mark.parametrize("where", NOWHERE)
def test_a_link_that_nobody_can_read_was_not_printed(tmp_path: Path, where: str) -> None:
    demo = ("--demo", "--copy-link", "2eb1acd98a86")
    status, out, err = redirected(tmp_path, 1, where, *demo)
    assert (status, out) == (7, "")
    assert err.splitlines() == [
        "TEST – NOT PAYABLE: Practice company is not a production account.",
        "The link could not be written to the output.",
    ]


@pytest.mark.parametrize("where", NOWHERE)
def test_words_that_nobody_can_read_cost_no_link(tmp_path: Path, where: str) -> None:
    demo = ("--demo", "--copy-link", "2eb1acd98a86")
    status, out, err = redirected(tmp_path, 2, where, *demo)
    assert (status, err) == (0, "")
    assert out.endswith("&id=2eb1acd98a86\n")


# Where stdout is closed, help goes to stderr.
@pytest.mark.parametrize("where", NOWHERE[:2])
def test_help_that_nobody_reads_ends_quietly(tmp_path: Path, where: str) -> None:
    assert redirected(tmp_path, 1, where, "--help") == (0, "", "")


@pytest.mark.exhaustive
@only_from_source
def test_a_stream_of_few_letters_gets_the_others_spelled_out(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    few = {"PYTHONIOENCODING": "cp1251", "DBUS_SESSION_BUS_ADDRESS": "disabled:"}
    done = run(tmp_path, "--self-test", "--json", str(report), **few)
    assert " \\xd7 " in done.stdout
    assert done.stderr == ""
    assert report.exists()


@pytest.mark.exhaustive
@only_from_source
def test_words_of_more_letters_do_not_hold_the_window(tmp_path: Path) -> None:
    picture = tmp_path / "window.png"
    demo = ("--demo", "--invoice", ". ", "--screenshot", str(picture))
    done = run(tmp_path, *demo, PYTHONIOENCODING="latin-1")
    assert done.stdout.startswith("\\u201c.\\u201d is not an invoice ID\n")
    assert (done.returncode, done.stderr) == (1, "")
    assert picture.exists()


def test_ctrl_c_ends_it_without_a_word(tmp_path: Path, session: KeyringSession) -> None:
    with serving(Connection.wait_for_close) as server:
        account = save_custom_account(tmp_path, f"http://127.0.0.1:{server.port}")
        session.save(account.key, Credentials(account.base_address, "key", "id"))
        process = subprocess.Popen(
            # What a shell starts in the background has Ctrl+C ignored, and so would this.
            ["env", "--default-signal=INT", *program(), "--copy-link", "2eb1acd98a86"],
            env={**os.environ, **environments(tmp_path), **session.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        until(lambda: bool(server.received), "it asks")
        process.send_signal(signal.SIGINT)
        assert process.communicate(timeout=PATIENCE_S) == ("", "")
    assert process.returncode == 130


def test_nobody_there(tmp_path: Path, session: KeyringSession) -> None:
    with practice() as service:
        account = save_custom_account(tmp_path, service.credentials.base_address)
        session.save(account.key, service.credentials)
    done = run(tmp_path, "--copy-link", "2eb1acd98a86", session=session)
    assert (done.returncode, done.stdout) == (5, "")
    assert "127.0.0.1" in done.stderr


def test_no_account_and_no_credentials(tmp_path: Path, session: KeyringSession) -> None:
    done = run(tmp_path, "--copy-link", "x", session=session)
    assert done.returncode == 4
    assert "Add an account first" in done.stderr
    save_custom_account(tmp_path, "http://127.0.0.1:9", key="never-entered")
    done = run(tmp_path, "--copy-link", "x", session=session)
    assert done.returncode == 4


@symlinks
def test_settings_that_cannot_be_read_are_told_and_left(
    tmp_path: Path, session: KeyringSession
) -> None:
    file = settings_of(tmp_path).path
    file.parent.mkdir(parents=True)
    file.symlink_to(file.name)
    done = run(tmp_path, "--copy-link", "some-id", session=session)
    assert done.returncode == 4
    assert "They were left as they are." in done.stderr
    assert file.is_symlink()


def test_another_account_is_named(tmp_path: Path, session: KeyringSession) -> None:
    with practice() as service:
        server = service.credentials.base_address
        accounts = (
            Account("in-use", "In use", Environment.PRODUCTION),
            Account("other", "Other One", Environment.CUSTOM, server),
        )
        settings_of(tmp_path).save(Settings(accounts, "in-use"))
        session.save("other", service.credentials)
        named = ("--copy-link", "2eb1acd98a86", "--account")
        done = run(tmp_path, *named, "other one", session=session)
        assert done.stdout == f"{LINK}2eb1acd98a86\n"
        done = run(tmp_path, *named, "nobody", session=session)
        assert (done.returncode, done.stdout) == (2, "")
        assert "no account named “nobody”" in done.stderr


def test_a_name_of_several_accounts_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    company = Account("managed-acme", "Acme", Environment.PRODUCTION)
    own = Account("own", "ACME", Environment.SANDBOX)
    other = Account("other", "Other One", Environment.PRODUCTION)
    policy = Policy(accounts=(company,))
    settings = policy.applied_to(Settings((own, other), "own"))
    with pytest.raises(UnknownAccount):
        chosen_account(settings, policy, "acme")
    assert capsys.readouterr().err == (
        "More than one account is named “acme”: Acme (Production, set by your company), "
        "ACME (Sandbox, your own). Rename one of your own in the window.\n"
    )
    # The one in use needs no name.
    assert chosen_account(settings, policy, "") == own
    assert chosen_account(settings, policy, "other one") == other


def test_a_keyring_that_is_not_there(tmp_path: Path) -> None:
    save_custom_account(tmp_path, "http://127.0.0.1:9")
    done = run(tmp_path, "--copy-link", "x", DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent")
    assert (done.returncode, done.stdout) == (1, "")


def test_every_kind_of_failure_has_its_status() -> None:
    statuses = {
        InvalidInvoiceId(InvoiceIdProblem.EMPTY): 2,
        InvoiceNotFound(WORDS): 3,
        Unauthorized(401, WORDS): 4,
        NoCredentials(account_exists=True): 4,
        Unreachable(UnreachableCause.REFUSED, "h"): 5,
        TimedOut(TimeoutPhase.CONNECT, 5, "h"): 5,
        TlsRejected(next(iter(TlsCause)), "h"): 5,
        WrongAddress("h"): 1,
        ServiceFailed(500, WORDS): 1,
        StoreAbsent(): 1,
        Canceled(): 1,
    }
    assert {failure: exit_status(failure) for failure in statuses} == statuses


def test_the_self_test_passes_without_a_display(tmp_path: Path, session: KeyringSession) -> None:
    report = tmp_path / "report ü.json"
    done = run(tmp_path, "--self-test", "--json", str(report), session=session)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    found = json.loads(report.read_text("utf-8"))
    assert found["passed"] is True
    names = [check["name"] for check in found["checks"]]
    assert names == [
        "versions", "keyring", "TLS", "QR code", "pictures", "SVG icon", "translations", "folders",
        "policy", "journal", "history", "lookup",
    ]  # fmt: skip
    assert [line[:4] for line in lines] == ["ok  "] * len(names)
    details = {check["name"]: check["detail"] for check in found["checks"]}
    assert details["keyring"].startswith("gui.core.accounts.secret_service.SecretService")
    assert details["translations"] == "en, es"
    assert details["pictures"] == "drawn and read back: qr.png, qr.svg, qr.pdf, card.png, card.pdf"
    assert done.stderr == ""


def test_the_self_test_fails_where_something_is_missing(tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    (tmp_path / "state").write_text("a file in the log folder's place")
    no_roots = tmp_path / "no-roots.pem"
    no_roots.touch()
    done = run(
        tmp_path, "--self-test", "--json", str(report), DBUS_SESSION_BUS_ADDRESS="disabled:",
        SSL_CERT_FILE=str(no_roots), SSL_CERT_DIR=str(tmp_path),
    )  # fmt: skip
    assert done.returncode == 1
    found = json.loads(report.read_text("utf-8"))
    failed = {check["name"] for check in found["checks"] if not check["passed"]}
    assert found["passed"] is False
    assert failed == {"keyring", "folders", "journal", "history", "TLS"}


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "place",
    [
        "\udce9/nowhere.json",
        *(pytest.param(place, marks=pytest.mark.exhaustive) for place in (".", "no/where.json")),
    ],
)
def test_a_report_that_cannot_be_written_is_said(tmp_path: Path, place: str) -> None:
    path = str(tmp_path / place)
    done = run(tmp_path, "--self-test", "--json", path, DBUS_SESSION_BUS_ADDRESS="disabled:")
    assert len(done.stdout.splitlines()) == 12
    [said] = done.stderr.splitlines()
    shown = path.encode("utf-8", "backslashreplace").decode()
    assert said.startswith(f"checkout-desk: {shown} cannot be written: ")
    assert done.returncode == 7


def test_a_pdf_that_is_no_pdf_is_seen(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture_renderer, "_pdf", lambda *_: b"%PDF-1.4 rubbish")
    with pytest.raises(self_test.Wrong, match=r"the code in qr\.pdf is not the link"):
        self_test._pictures()


def test_the_qr_code_of_the_self_test_is_what_phones_read(tmp_path: Path) -> None:
    from PySide6.QtGui import QColor, QImage

    from gui.core.handover.qr import make_qr

    matrix = make_qr(QR_TEXT)
    image = QImage(matrix.size + 8, matrix.size + 8, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    for y, row in enumerate(matrix.rows):
        for x, module in enumerate(row):
            if module:
                image.setPixelColor(x + 4, y + 4, QColor("black"))
    assert read_codes(image.scaled(image.width() * 6, image.height() * 6)) == [QR_TEXT]
    assert qr_digest() == QR_DIGEST


@pytest.mark.parametrize(
    "arguments",
    [
        ("--screenshot", "x.png"),
        ("--json", "x"),
        exhaustive(("--account", "x")),
        exhaustive(("--even-if-paid", "x")),
        exhaustive(("--column", "x")),
        ("--output", "x.csv"),
        exhaustive(("--json",)),
        exhaustive(("--self-test", "--json")),
        ("--copy-link", "one", "--json", "file"),
        ("--batch",),
        exhaustive(("--batch", "list.csv", "one")),
        ("--batch", "list.csv", "--copy-link", "one"),
        ("--batch", "list.csv", "--output", "list.pdf"),
        exhaustive(("--batch", "list.csv", "--output", "x.csv", "--json")),
        exhaustive(("--batch", "list.csv", "--self-test")),
        ("--copy-link", "one", "two"),
        ("--demo", "--copy-link", "x", "--screenshot", "x.png"),
        exhaustive(("--demo", "--self-test")),
        exhaustive(("--debug", "--self-test")),
        ("--self-test", "one"),
        ("--history", "one"),
        exhaustive(("--history", "--copy-link", "one")),
        exhaustive(("--history", "--self-test")),
        exhaustive(("--history", "--json", "file")),
        exhaustive(("--history", "--even-if-paid")),
        ("--history", "--demo", "--screenshot", "x.png"),
        exhaustive(("--self-test", "--copy-link", "one")),
        *(
            ("--print-service", "list", *other)
            for other in (
                ("--copy-link", "x"),
                ("--self-test",),
                ("--demo",),
                ("--invoice", "x"),
                ("",),
                ("--demo", "--screenshot", "x.png"),
            )
        ),
        ("one", "two"),
        exhaustive(("one", "--invoice", "two")),
        ("--copy-link",),
        ("--unknown",),
    ],
)
def test_wrong_usage(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = run(tmp_path, *arguments)
    assert done.returncode == 2
    assert done.stderr.startswith("usage: checkout-desk")


def test_no_display(tmp_path: Path) -> None:
    for arguments in ((), ("2eb1acd98a86",)):
        done = run(tmp_path, *arguments)
        assert done.returncode == NO_DISPLAY
        assert done.stderr.count("\n") == 1
        assert "no display" in done.stderr


def test_a_limit_on_what_cannot_be_interrupted() -> None:
    import threading

    held = threading.Event()
    with pytest.raises(time_limit.TookTooLong):
        time_limit.within(0.05, held.wait)
    held.set()
    assert time_limit.within(5, lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        time_limit.within(5, lambda: 1 / 0)
