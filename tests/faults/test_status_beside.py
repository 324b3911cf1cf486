"""Whatever becomes of the status, the link is there as if nobody had asked for it."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.core.preferences import Preferences
from tests.desktop import PATIENCE_S, until
from tests.faults.scenario import ID, exhaustive
from tests.faults.window import Window, account_at, window
from tests.wire import LINK, Connection, Script, Server, always, reply, serving

pytestmark = pytest.mark.needs_desktop

MISSING = "Status not available · The link works, but it may be paid already."
PLACED = "Ready to share · BlueTape status: Placed · 4550.00"


def sending(data: bytes) -> Script:
    return lambda connection: connection.send(data)


def silent(connection: Connection) -> None:
    connection.wait_for_close()


def dripping(connection: Connection) -> None:
    connection.send_slowly(reply(b" " * 5_000), every_s=0.02)


def endless(connection: Connection) -> None:
    connection.send(b"HTTP/1.1 200 OK\r\n\r\n")
    for _ in range(100_000):
        connection.send(b"x" * 8_192)


def reset(connection: Connection) -> None:
    connection.abort()
    raise ConnectionResetError


def cut(connection: Connection) -> None:
    connection.send(reply(b'{"status": "Placed"}')[:-3])
    raise ConnectionResetError


QUICK = {
    "reset": reset,
    "no such invoice": sending(reply(b'{"code": "404", "reason": "No."}', "404 No")),
    "credentials refused": sending(reply(b"{}", "401 No")),
    "server error": sending(reply(b"{}", "500 No")),
    "wait an hour": sending(reply(b"{}", "429 Busy", headers=("Retry-After: 3600",))),
    "redirect": sending(reply(b"", "302 Found", headers=("Location: https://evil.example/",))),
    "web page": sending(reply(b"<html>", content_type="text/html")),
    "cut": cut,
    "no JSON": sending(reply(b'{"status": "Placed"')),
    "no status": sending(reply(b'{"totalAmount": 1}')),
    "another invoice": sending(reply(b'{"invoiceId": "other", "status": "Placed"}')),
    "no HTTP": sending(b"Placed\r\n\r\n"),
    "endless": endless,
}


def _placed(connection: Connection) -> None:
    connection.send(connection.server.status_answer)


SLOW = {"silent": silent, "dripping": dripping}


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(always(reply())) as server:
        yield server


@pytest.fixture(scope="module")
def running(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    # As short as it may be chosen, so that what hangs is given up soon.
    yield from _opened(
        server, tmp_path_factory.mktemp("status"), Preferences(connect_s=2, total_s=5)
    )


@pytest.fixture
def patient(server: Server, tmp_path: Path) -> Iterator[Window]:
    """With the longest time that may be chosen, for a status that comes late and is waited for."""
    yield from _opened(server, tmp_path, Preferences(total_s=120))


def _opened(server: Server, folder: Path, preferences: Preferences) -> Iterator[Window]:
    server.status_script = _placed
    server.play(always(reply()))
    with (
        account_at(folder, f"http://127.0.0.1:{server.port}/base", preferences=preferences),
        window(folder, "--invoice", ID) as running,
    ):
        running.wait_for_window("Checkout Desk")
        until(lambda: running.state["verdict"] == PLACED, "the first verdict is there")
        yield running
        assert running.close() == 0
        assert running.output() == ("", "")


def goes_on(running: Window, server: Server, script: Script) -> None:
    # What an earlier status left running is over: its connection is not what is looked at.
    server.play(always(reply()))
    server.status_script = script
    running.take_gap()
    state = running.repeat()
    assert state["link"] == LINK
    assert state["has_qr"]
    assert state["lookup_s"] < 3, "far from the deadline that a status may take"


@pytest.mark.parametrize(
    "name",
    ["reset", "another invoice", *map(exhaustive, sorted({*QUICK} - {"reset", "another invoice"}))],
)
def test_the_link_is_there_and_the_verdict_says_so(
    running: Window, server: Server, name: str
) -> None:
    goes_on(running, server, QUICK[name])
    until(lambda: running.state["verdict"] == MISSING, "the verdict says so")
    assert running.state["link"] == LINK
    assert running.state["title"] == ""
    running.assert_was_alive()


@pytest.mark.exhaustive
@pytest.mark.parametrize("name", ["silent", "dripping"])
def test_nor_does_it_wait_for_one_that_hangs(running: Window, server: Server, name: str) -> None:
    goes_on(running, server, SLOW[name])
    assert running.state["verdict"].startswith("Checking")
    # The next lookup ends the question, and has a status of its own.
    server.status_script = _placed
    assert running.repeat()["link"] == LINK
    until(lambda: running.state["verdict"] == PLACED, "the next verdict is there")
    # Left alone, it ends at its deadline.
    goes_on(running, server, SLOW[name])
    until(lambda: running.state["verdict"] == MISSING, "it was given up")
    assert running.state["link"] == LINK
    running.assert_was_alive()


def test_a_link_that_went_out_before_its_verdict_is_warned_of_later(
    patient: Window, server: Server
) -> None:
    running = patient
    is_time = threading.Event()
    paid = reply(f'{{"invoiceId": "{ID}", "status": "Paid"}}'.encode())

    def late(connection: Connection) -> None:
        is_time.wait(PATIENCE_S)
        connection.send(paid)

    try:
        goes_on(running, server, late)
        running.press("ctrl+shift+c")
        until(lambda: "copied" in running.state["notice"], "the link is copied")
        # The next invoice's verdict does not wait for the answer on this one.
        server.status_script = _placed
        running.press("ctrl+l")
        running.type("next-one")
        running.press("Return")
        until(lambda: running.state["invoice"] == "next-one", "the next one is looked up")
        until(lambda: running.state["verdict"] == PLACED, "it has its verdict")
        assert running.state["notice"] == ""
    finally:
        is_time.set()
    until(lambda: running.state["notice"] != "", "the warning is there")
    warning = f"Payment link for {ID} copied, but BlueTape now says: Already paid"
    assert running.state["notice"].startswith(warning)
    assert running.state["verdict"] == PLACED
