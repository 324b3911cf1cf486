"""Every job by way of a screen reader: the tree read, and buttons pressed, from another process.

`CHECKOUT_DESK_PROGRAM` makes the same tests drive the packaged program. Boxes of choices are used
with keys, as screen readers have their users do.
"""

import json
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from gui.core.accounts.account import Environment
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.keyring_store import KeyringStore
from gui.demo.practice_service import DEMO_ACCOUNT_ID, PracticeService
from gui.demo.samples import CHANGED_ID
from tests.desktop import ROOT, Desk, desk, practice_service, settings_of, soon, until, window

pytestmark = pytest.mark.needs_desktop

ID = "2eb1acd98a86"
READY = "Ready to share · BlueTape status: Placed · 4550.00"


class Reader:
    """What a screen reader knows of one program."""

    def __init__(self, pid: int, *, is_older: bool = False) -> None:
        older = ["older"] if is_older else []
        self._is_older = is_older
        # Not the tests' Python: the bindings come with the system's.
        self._process = subprocess.Popen(
            ["/usr/bin/python3", ROOT / "tests" / "atspi.py", str(pid), *older],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def ask(self, **question: str) -> Any:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())

    def tree(self) -> list[list[Any]]:
        """All that is shown, empty while the program is not there.

        What goes away while it is read ends the reading, and it is read again.
        """

        def is_read() -> bool:
            nonlocal found
            found = self.ask(do="tree")
            return not isinstance(found, dict)

        found: Any = None
        until(is_read, "the tree can be read")
        return found or []

    def has(self, role: str, name: str) -> bool:
        return any(node[0] == role and node[1] == name for node in self.tree())

    def said(self, description: str) -> str:
        """The name of the node that is described so: a message, a notice, a verdict."""
        return "\n".join(node[1] for node in self.tree() if node[2] == description)

    def text(self, name: str) -> str:
        return next((str(node[3]) for node in self.tree() if node[1] == name and node[3]), "")

    def is_told(self) -> bool:
        """Whether what is said unasked is heard: the registry tells the program of a new listener
        in its own time, and what is said before goes to nobody.

        The welcome page has nothing that could be tried.
        """
        is_tried = self.ask(do="press", name="Get link") is True
        return self._is_older or not is_tried or bool(self.ask(do="announced"))

    def press(self, name: str, **what: str) -> None:
        until(lambda: self.ask(do="press", name=name, **what) is True, f"{name} can be pressed")

    def write(self, name: str, text: str) -> None:
        until(lambda: self.ask(do="write", name=name, text=text) is True, f"{name} is written")

    def choose(self, running: Desk, button: str, entry: str) -> None:
        """Open a button's menu, walk through it by ear, and take the entry.

        A menu is a window of its own kind that Qt puts into no tree: a screen reader has it by
        what is focused, and its user walks with keys.
        """
        self.press(button, role="push button")

        def is_heard() -> bool:
            heard = self.ask(do="heard")
            if heard == ["menu item", entry]:
                return True
            running.press("Down")
            # One step at a time: what is heard must be what Return takes. A press is repeated where
            # the menu was not there yet.
            nonlocal patience_s
            if not soon(lambda: self.ask(do="heard") != heard, patience_s):
                patience_s *= 2
            return False

        patience_s = 2.0

        until(is_heard, f"{entry} is heard")
        running.press("Return")

    def wait_for(self, condition: Callable[[], bool], what: str) -> None:
        until(condition, what)

    def close(self) -> None:
        self._process.kill()
        self._process.communicate()


@contextmanager
def read(folder: Path, *arguments: str, is_older: bool = False) -> Iterator[tuple[Desk, Reader]]:
    with desk(
        folder, *arguments, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_ACCESSIBILITY="1"
    ) as running:
        reader = Reader(running.process.pid, is_older=is_older)
        try:
            until(lambda: bool(reader.tree()), "the program is on the bus")
            until(reader.is_told, "the program knows who listens")
            yield running, reader
        finally:
            reader.close()


@pytest.fixture
def service(tmp_path: Path) -> Iterator[PracticeService]:
    with practice_service(tmp_path) as service:
        yield service


def look_up(reader: Reader, invoice_id: str) -> None:
    reader.write("Invoice ID", invoice_id)
    reader.press("Get link")


def test_an_account_is_added(tmp_path: Path) -> None:
    with read(tmp_path) as (running, reader):
        reader.press("Add account…", role="push button")
        reader.wait_for(lambda: reader.has("dialog", "Add account"), "the dialog is there")
        reader.press("Save", role="push button")
        reader.wait_for(
            lambda: reader.has("label", "Give the account a name."), "what is missing is told"
        )
        for name, text in (
            ("Account name", "Acme Supply"),
            ("API key", "key-for-the-test"),
            ("Account ID", "id-for-the-test"),
        ):
            reader.write(name, text)
        # What is typed there is nobody's to read.
        everything = json.dumps(reader.tree())
        assert "key-for-the-test" not in everything
        assert "id-for-the-test" not in everything
        reader.press("Save", role="push button")
        reader.wait_for(lambda: not reader.has("dialog", "Add account"), "it is closed")
        until(lambda: bool(settings_of(tmp_path).load().settings.accounts), "it is saved")
        saved = settings_of(tmp_path).load().settings.current
        assert saved is not None
        assert (saved.name, saved.environment) == ("Acme Supply", Environment.PRODUCTION)
        stored = KeyringStore().load(saved.key, saved.base_address)
        assert stored == Credentials(saved.base_address, "key-for-the-test", "id-for-the-test")
        reader.wait_for(lambda: reader.has("frame", "Acme Supply – Checkout Desk"), "its account")
        assert running.close() == 0
    KeyringStore().remove(saved.key)


def test_from_an_id_to_the_link_in_every_form(tmp_path: Path, service: PracticeService) -> None:
    link = f"https://www.bluetape.com/i/r?account={DEMO_ACCOUNT_ID}&id={ID}"
    with read(tmp_path) as (running, reader):
        look_up(reader, ID)
        reader.wait_for(lambda: reader.said("Verdict") == READY, "the verdict")
        reader.wait_for(lambda: reader.text("Checkout link") == link, "the link")
        said = f"TEST – NOT PAYABLE, Invoice {ID}, www.bluetape.com"
        code = ["image", "QR code", said]
        reader.wait_for(lambda: any(node[:3] == code for node in reader.tree()), "its code")
        reader.press("Copy link", role="push button")
        reader.wait_for(lambda: running.clipboard() == link, "it is copied")
        reader.wait_for(lambda: f"Payment link for {ID} copied" in reader.said("Message"), "so")
        # Said without being asked for.
        for text in (READY, f"Payment link for {ID} copied"):
            reader.wait_for(lambda text=text: text in reader.ask(do="announced"), text)
        # Whoever knows announcements would say it twice.
        assert reader.ask(do="notified") == []
        reader.choose(running, "Copy as", "Row for Excel")
        reader.wait_for(lambda: running.clipboard().startswith(f"{ID}\t{link}\t"), "the row")
        reader.choose(running, "More", "Enlarge QR code")
        reader.wait_for(
            lambda: any(node[1] == "QR code, enlarged" for node in reader.tree()), "it is large"
        )
        running.wait_for_window("QR code")
        running.press("Escape")
        running.wait_for_window("Checkout Desk")
        assert running.close() == 0


@pytest.mark.exhaustive
def test_how_far_a_list_is_is_said_unasked(tmp_path: Path, service: PracticeService) -> None:
    with read(tmp_path) as (running, reader):
        running.wait_for_window("Checkout Desk")
        running.press_until(["ctrl+b"], lambda: bool(window("Several invoices")), "the window")
        ids = [f"demo-list-{number:04}" for number in range(1, 41)]
        reader.write("Invoice IDs", "\n".join(ids))
        reader.press("Continue", role="push button")
        reader.press("Start", role="push button")

        def said() -> list[str]:
            return [text for text in reader.ask(do="announced") if "of 40 invoices" in text]

        reader.wait_for(lambda: any("ready to share" in text for text in said()), "the end")
        *quarters, end = said()
        assert end.startswith("34 of 40 invoices are ready to share. 2 already paid")
        assert all(text.endswith("of 40 invoices looked up") for text in quarters)
        # As often as it went past one.
        assert 1 <= len(quarters) <= 3
        assert reader.has("progress bar", "Progress")
        assert reader.has("table", "Invoices")
        running.press("alt+F4")
        running.wait_for_window("Checkout Desk")


def test_what_is_paid_is_asked_about(tmp_path: Path, service: PracticeService) -> None:
    with read(tmp_path) as (running, reader):
        look_up(reader, "demo-paid")
        reader.wait_for(
            lambda: reader.said("Verdict").startswith("Already paid · Sending it could"),
            "it",
        )
        reader.press("Copy link", role="push button")
        reader.wait_for(lambda: reader.has("push button", "Copy anyway"), "the question")
        reader.wait_for(
            lambda: any("could pay 4550.00 again" in node[1] for node in reader.tree()), "why"
        )
        reader.press("Copy anyway", role="push button")
        reader.wait_for(lambda: "id=demo-paid" in running.clipboard(), "it is copied")
        assert running.close() == 0


@pytest.mark.exhaustive
def test_the_guide_explains_a_failure_and_is_searched(
    tmp_path: Path, service: PracticeService
) -> None:
    with read(tmp_path) as (running, reader):
        look_up(reader, "demo-unknown")
        reader.wait_for(lambda: "demo-unknown" in reader.said("Message"), "the message")
        reader.press("Help", role="push button")
        reader.wait_for(lambda: reader.has("frame", "Checkout Desk guide"), "the guide is there")
        reader.wait_for(
            lambda: "The ID comes from your ERP" in reader.text("Guide"), "it can be read"
        )
        assert any(node[:2] == ["tree", "Contents"] for node in reader.tree())
        reader.write("Search", "no mail program was found")
        reader.wait_for(
            lambda: (
                "1 of 1: No mail program was found on this computer" in reader.ask(do="announced")
            ),
            "what is found is said",
        )
        running.wait_for_window("Checkout Desk guide")
        running.press("Escape")
        reader.wait_for(lambda: not reader.has("frame", "Checkout Desk guide"), "it is closed")
        running.wait_for_window("Checkout Desk")
        assert running.close() == 0


def test_a_failure_is_read_with_its_next_step(tmp_path: Path, service: PracticeService) -> None:
    with read(tmp_path) as (running, reader):
        look_up(reader, "demo-unknown")
        reader.wait_for(
            lambda: "no invoice with the ID demo-unknown" in reader.said("Message"), "the message"
        )
        reader.wait_for(
            lambda: any("demo-unknown" in said for said in reader.ask(do="announced")), "it is said"
        )
        reader.press("Details", role="push button")
        reader.wait_for(
            lambda: any("Invoice not found." in str(node) for node in reader.tree()), "details"
        )
        reader.press("Copy details for support", role="push button")
        reader.wait_for(lambda: "InvoiceNotFound" in running.clipboard(), "they are copied")
        reader.press("Try again", role="push button")
        reader.wait_for(
            lambda: "no invoice with the ID demo-unknown" in reader.said("Message"), "again"
        )
        assert running.close() == 0


@pytest.mark.exhaustive
def test_a_reader_that_knows_no_announcements_is_notified(
    tmp_path: Path, service: PracticeService
) -> None:
    said = [
        READY,
        f"Payment link for {ID} copied",
        "BlueTape has no invoice with the ID demo-unknown",
    ]

    def times(reader: Reader) -> list[int]:
        notified = reader.ask(do="notified")
        return [sum(text in each for each in notified) for text in said]

    with read(tmp_path, is_older=True) as (running, reader):
        look_up(reader, ID)
        reader.wait_for(lambda: times(reader) == [1, 0, 0], "the verdict")
        reader.press("Copy link", role="push button")
        reader.wait_for(lambda: times(reader) == [1, 1, 0], "it is copied")
        look_up(reader, "demo-unknown")
        reader.wait_for(lambda: times(reader) == [1, 1, 1], "the failure")
        # Things to be told of are used again, each time with another text.
        for turn in range(2, 6):
            look_up(reader, ID)
            reader.wait_for(lambda turn=turn: times(reader) == [turn, 1, turn - 1], "the verdict")
            look_up(reader, "demo-unknown")
            reader.wait_for(lambda turn=turn: times(reader) == [turn, 1, turn], "the failure")
        # They are for the ear alone.
        assert not any(node[0] == "notification" for node in reader.tree())
        assert running.close() == 0


@pytest.mark.exhaustive
def test_the_history_is_searched_and_checked(tmp_path: Path) -> None:
    with read(tmp_path, "--demo") as (running, reader):
        running.wait_for_window("DEMO")
        reader.wait_for(lambda: reader.has("push button", "History"), "its button is there")
        reader.press("History", role="push button")
        reader.wait_for(lambda: reader.has("table", "Handed over"), "its rows are there")
        buttons = {node[1] for node in reader.tree() if node[0] == "push button"}
        assert {"Check again", "Look up again", "Export…", "Clear history…"} <= buttons
        reader.write("Search", CHANGED_ID)
        reader.wait_for(lambda: reader.has("label", CHANGED_ID), "its details are there")
        reader.wait_for(
            lambda: any("The link has changed" in node[1] for node in reader.tree()), "why"
        )
        cells = {node[1] for node in reader.tree() if node[0] == "table cell"}
        assert {CHANGED_ID, "Mail draft", "Ready to share · Link changed"} <= cells
        reader.wait_for(lambda: "2 rows found" in reader.ask(do="announced"), "how many are said")
        # Rows of Recent are described by the same words.
        running.wait_for_window("History")
        running.press("alt+l")
        reader.wait_for(lambda: CHANGED_ID in reader.text("Checkout link"), "it is on the page")
        running.wait_for_window("DEMO")
        assert running.close() == 0


@pytest.mark.exhaustive
def test_what_is_found_in_the_history_is_said_unasked(tmp_path: Path) -> None:
    with read(tmp_path, "--demo") as (running, reader):
        running.wait_for_window("DEMO")
        running.press_until(["ctrl+h"], lambda: bool(window("History")), "the window is there")
        running.wait_for_window("History")
        reader.wait_for(lambda: reader.ask(do="heard") == ["text", "Search"], "one may type")
        boxes = {("combo box", name) for name in ("Time", "Verdict then", "How", "Person")}
        reader.wait_for(lambda: boxes <= {(n[0], n[2]) for n in reader.tree()}, "its filters")

        def said(text: str) -> int:
            return reader.ask(do="announced").count(text)

        reader.press("Link changed, 2", role="check box")
        reader.wait_for(lambda: said("2 rows found") == 1, "how many have changed")
        # To the rows, and along the first of them.
        running.press("ctrl+f", "Down")
        table = ["table", "Handed over"]
        reader.wait_for(lambda: reader.ask(do="heard") == table, "one is among them")
        for cell in (CHANGED_ID, "Mail draft", "you", "Ready to share · Link changed"):
            running.press_until(
                ["Right"], lambda cell=cell: reader.ask(do="heard")[1] == cell, f"{cell} is heard"
            )
        warning = ("The link has changed", "This link is out of date.")
        reader.wait_for(
            lambda: any(all(text in node[1] for text in warning) for node in reader.tree()),
            "the warning can be read",
        )
        reader.write("Search", "no such invoice")
        reader.wait_for(lambda: said("Nothing matches.") == 1, "that there is nothing")
        reader.press("Clear filters", role="push button")
        reader.wait_for(lambda: reader.ask(do="heard") == ["text", "Search"], "one may type again")
        running.press("alt+F4")
        running.wait_for_window("DEMO")
        assert running.close() == 0


@pytest.mark.exhaustive
def test_settings_are_changed(tmp_path: Path, service: PracticeService) -> None:
    with read(tmp_path) as (running, reader):
        running.wait_for_window("Checkout Desk")
        reader.choose(running, "Account", "Settings…")
        reader.wait_for(lambda: reader.has("dialog", "Settings"), "the dialog is there")
        boxes = {("combo box", "Language"), ("combo box", "Theme")}
        reader.wait_for(lambda: boxes <= {(n[0], n[2]) for n in reader.tree()}, "its boxes")
        running.wait_for_window("Settings")
        # Language: the last of them is Spanish.
        running.press("alt+l", "End", "alt+s")
        reader.wait_for(lambda: reader.has("push button", "Obtener enlace"), "it speaks Spanish")
        assert settings_of(tmp_path).load().settings.preferences.language == "es"
        running.wait_for_window("Checkout Desk")
        assert running.close() == 0
    with read(tmp_path) as (running, reader):
        reader.wait_for(lambda: reader.has("push button", "Obtener enlace"), "it still does")
        assert running.close() == 0
