"""`--history`, and what other commands note there: without a display, for scripts."""

import json
import os
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from gui.core.history.fingerprints import KeyOfRun
from gui.core.history.ledger import Ledger
from gui.core.preferences import HistoryChoice, Preferences
from gui.demo.practice_service import PracticeService
from tests.desktop import environments, program, save_custom_account, settings_of
from tests.histories import deed
from tests.keyrings import KeyringSession, keyring_session
from tests.scripts import LINK, practice, run
from tests.systems import symlinks

pytestmark = pytest.mark.needs_desktop

ID = "2eb1acd98a86"


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeyringSession]:
    with keyring_session(tmp_path_factory.mktemp("session")) as session:
        yield session


@pytest.fixture
def service(tmp_path: Path, session: KeyringSession) -> Iterator[PracticeService]:
    with practice() as service:
        account = save_custom_account(tmp_path, service.credentials.base_address)
        session.save(account.key, service.credentials)
        yield service


def choose(folder: Path, choice: HistoryChoice) -> None:
    settings = settings_of(folder).load().settings
    preferences = Preferences(history=choice)
    settings_of(folder).save(replace(settings, preferences=preferences))


def told(folder: Path, session: KeyringSession, *arguments: str) -> list[dict[str, Any]]:
    done = run(folder, "--history", "--json", *arguments, session=session)
    assert (done.returncode, done.stderr) == (0, "")
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_without_a_history_nothing_is_told_and_nothing_made(
    tmp_path: Path, service: PracticeService, session: KeyringSession
) -> None:
    assert told(tmp_path, session) == []
    assert not (tmp_path / "state" / "checkout-desk" / "history").exists()


def test_a_link_that_was_printed_is_noted(
    tmp_path: Path, service: PracticeService, session: KeyringSession
) -> None:
    for invoice_id, status in ((ID, 0), ("demo-paid", 6), ("demo-unknown", 3)):
        assert run(tmp_path, "--copy-link", invoice_id, session=session).returncode == status
    done = run(tmp_path, "--copy-link", "demo-paid", "--even-if-paid", session=session)
    # A script hears nothing of it.
    assert "history" not in done.stderr
    paid, ready = told(tmp_path, session)
    at = datetime.fromisoformat(ready.pop("at"))
    assert at.utcoffset() is not None
    assert ready.pop("person")
    assert ready == {
        "v": 1,
        "invoice_id": ID,
        "way": "command.copy-link",
        "verdict": "ready",
        "status": "Placed",
        "amount": "4550",
        "link_changed": False,
        "link": None,
        "account": "Test bench",
        "environment": "custom",
    }
    assert (paid["invoice_id"], paid["verdict"]) == ("demo-paid", "paid")


@pytest.mark.exhaustive
def test_of_a_list_each_invoice_whose_link_went_out(
    tmp_path: Path, service: PracticeService, session: KeyringSession
) -> None:
    (tmp_path / "list.csv").write_text(f"{ID}\ndemo-paid\n{ID}\ndemo-unknown\ndemo-no-status\n")
    run(tmp_path, "--batch", str(tmp_path / "list.csv"), session=session)
    assert [(row["invoice_id"], row["way"]) for row in told(tmp_path, session)] == [
        ("demo-no-status", "command.batch"),
        (ID, "command.batch"),
    ]
    output = str(tmp_path / "links.xlsx")
    run(tmp_path, "--batch", str(tmp_path / "list.csv"), "--output", output, session=session)
    assert len(told(tmp_path, session)) == 4


def test_json_says_what_was_handed_over_before(
    tmp_path: Path, service: PracticeService, session: KeyringSession
) -> None:
    (tmp_path / "list.csv").write_text(f"{ID}\ndemo-unknown\ndemo-paid\n{ID}\n")

    def earlier(*arguments: str) -> list[dict[str, Any] | None]:
        done = run(tmp_path, *arguments, "--json", session=session)
        return [json.loads(line)["handed_over"] for line in done.stdout.splitlines()]

    listed = ("--batch", str(tmp_path / "list.csv"))
    assert earlier(*listed) == [None] * 4
    [row] = told(tmp_path, session)
    last = {name: row[name] for name in ("at", "way", "person", "link_changed")}
    assert last["way"] == "command.batch"
    assert last["link_changed"] is False
    assert earlier("--copy-link", ID) == [last]
    # It is another server's link now.
    service._server.link_origin = "https://pay.bluetape.com"
    first, unknown, paid, again = earlier(*listed)
    assert first is not None
    assert (first["way"], first["link_changed"]) == ("command.copy-link", True)
    assert (unknown, paid, again) == (None, None, first)
    first, *_ = earlier(*listed)
    assert first is not None
    assert first["link_changed"] is False
    choose(tmp_path, HistoryChoice.OFF)
    assert earlier(*listed) == [None] * 4


def test_with_links_they_are_told(
    tmp_path: Path, service: PracticeService, session: KeyringSession
) -> None:
    choose(tmp_path, HistoryChoice.WITH_LINKS)
    run(tmp_path, "--copy-link", ID, session=session)
    assert [row["link"] for row in told(tmp_path, session)] == [f"{LINK}{ID}"]


def test_what_is_not_kept_any_longer_goes_without_a_window(
    tmp_path: Path, service: PracticeService, session: KeyringSession
) -> None:
    folder = tmp_path / "state" / "checkout-desk" / "history"
    old = deed("INV-OLD", at=datetime.now(UTC) - timedelta(days=181))
    ledger = Ledger(folder, KeyOfRun())
    assert not ledger.write([old, deed("INV-LATE")], with_links=True)
    ledger.close()
    assert [row["invoice_id"] for row in told(tmp_path, session)] == ["INV-LATE"]
    assert b"INV-OLD" not in (folder / "history.sqlite").read_bytes()
    ledger = Ledger(folder, KeyOfRun())
    assert not ledger.write([old], with_links=True)
    ledger.close()
    run(tmp_path, "--copy-link", ID, session=session)
    content = (folder / "history.sqlite").read_bytes()
    assert b"INV-LATE" in content
    assert b"INV-OLD" not in content
    assert b"://" not in content


@symlinks
def test_while_the_settings_cannot_be_read_all_of_it_is_kept(
    tmp_path: Path, session: KeyringSession
) -> None:
    file = settings_of(tmp_path).path
    file.parent.mkdir(parents=True)
    file.symlink_to(file.name)
    folder = tmp_path / "state" / "checkout-desk" / "history"
    ledger = Ledger(folder, KeyOfRun())
    old = deed("INV-OLD", at=datetime.now(UTC) - timedelta(days=181))
    assert not ledger.write([old], with_links=True)
    ledger.close()
    done = run(tmp_path, "--history", "--json", session=session)
    [row] = [json.loads(line) for line in done.stdout.splitlines()]
    assert row["invoice_id"] == "INV-OLD"
    assert row["link"]


def test_off_nothing_is_noted(
    tmp_path: Path, service: PracticeService, session: KeyringSession
) -> None:
    choose(tmp_path, HistoryChoice.OFF)
    run(tmp_path, "--copy-link", ID, session=session)
    assert told(tmp_path, session) == []


def test_what_cannot_be_noted_is_said_and_costs_no_link(
    tmp_path: Path, service: PracticeService, session: KeyringSession
) -> None:
    folder = tmp_path / "state" / "checkout-desk"
    folder.mkdir(parents=True)
    (folder / "history").write_text("in the way")
    done = run(tmp_path, "--copy-link", ID, session=session)
    assert (done.returncode, done.stdout) == (0, f"{LINK}{ID}\n")
    assert "missing from" in done.stderr


def test_a_terminal_hears_when_it_begins(
    tmp_path: Path, service: PracticeService, session: KeyringSession
) -> None:
    settings = settings_of(tmp_path).load().settings
    settings_of(tmp_path).save(replace(settings, knows_of_history=False))
    said = []
    for _ in range(2):
        ours, theirs = os.openpty()
        values = {**os.environ, **environments(tmp_path), **session.environment}
        subprocess.run(
            [*program(), "--copy-link", ID],
            env={**values, "LANG": "C.UTF-8"},
            stderr=theirs,
            stdout=subprocess.DEVNULL,
            timeout=50,
        )
        os.set_blocking(ours, False)
        said.append(os.read(ours, 10_000).decode())
        os.close(ours)
        os.close(theirs)
    assert "keeps a history of what you hand over" in said[0]
    assert "history" not in said[1]


def test_of_an_account(tmp_path: Path, service: PracticeService, session: KeyringSession) -> None:
    run(tmp_path, "--copy-link", ID, session=session)
    assert len(told(tmp_path, session, "--account", "test bench")) == 1
    done = run(tmp_path, "--history", "--account", "nobody", session=session)
    assert done.returncode == 2
    assert "no account named" in done.stderr


@pytest.mark.exhaustive
def test_the_demo_has_half_a_year_and_notes_nothing(
    tmp_path: Path, session: KeyringSession
) -> None:
    run(tmp_path, "--demo", "--copy-link", ID, session=session)
    rows = told(tmp_path, session, "--demo")
    assert len(rows) == 200
    assert [row["at"] for row in rows] == sorted((row["at"] for row in rows), reverse=True)
    changed = {row["invoice_id"] for row in rows if row["link_changed"]}
    assert changed == {"demo-changed-link"}
    assert told(tmp_path, session) == []
    assert not (tmp_path / "state" / "checkout-desk" / "history").exists()


def test_lines_are_for_people_and_tables(tmp_path: Path, session: KeyringSession) -> None:
    done = run(tmp_path, "--demo", "--history", session=session)
    lines = [line.split("\t") for line in done.stdout.splitlines()]
    assert {len(line) for line in lines} == {11}
    assert {line[6] for line in lines} == {"", "changed"}
