"""What people paste into the id field of the real window, and how fast Cancel is."""

import threading
from collections.abc import Iterator

import pytest

from tests.desktop import PATIENCE_S, put_on_clipboard, until
from tests.faults.scenario import ID, exhaustive, is_silent
from tests.faults.window import Verdict, Window, account_at, window
from tests.wire import LINK, Connection, Script, Server, always, reply, serving

pytestmark = pytest.mark.needs_desktop


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    with serving(always(reply())) as server:
        yield server


@pytest.fixture(scope="module")
def running(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    folder = tmp_path_factory.mktemp("input")
    with (
        account_at(folder, f"http://127.0.0.1:{server.port}") as account,
        window(folder, "--invoice", ID) as running,
    ):
        running.wait_for_window("Checkout Desk")
        until(lambda: running.state["link"] == LINK, "the link is there")
        running.verdict = Verdict(running, account)  # type: ignore[attr-defined]
        yield running
        assert running.close() == 0
        assert running.output() == ("", "")


def paste(running: Window, text: str) -> None:
    put_on_clipboard(text.encode())
    running.press("ctrl+l", "Delete", "ctrl+v", "Return")


UNDERSTOOD = {
    "plain": (ID, ID),
    "white space around it": (f" \t {ID}  ", ID),
    "a newline at its end": (f"{ID}\n", ID),
    "quotes": (f"“{ID}”", ID),
    "Invoice #": (f"Invoice #{ID}", ID),
    "a slash": ("a/b", "a/b"),
    "a question mark": ("a?b", "a?b"),
    "a number sign": ("a#b", "a#b"),
    "quoted dots": ("%2e%2e", "%2e%2e"),
    "another script": ("счёт-1", "счёт-1"),
    "placeholders": ("%s{}&File", "%s{}&File"),
    "markup": ("<b>1</b>", "<b>1</b>"),
}
USUAL = {"Invoice #", "a slash", "quoted dots", "another script", "markup"}


@pytest.mark.parametrize(
    "name", [name if name in USUAL else exhaustive(name) for name in UNDERSTOOD]
)
def test_what_was_understood_is_shown(running: Window, server: Server, name: str) -> None:
    pasted, understood = UNDERSTOOD[name]
    server.play(always(reply()))
    with running.verdict.holds():  # type: ignore[attr-defined]
        paste(running, pasted)
        until(lambda: running.state["link"] == LINK, "the link is there")
        assert running.state["invoice"] == understood
        assert running.ask("id_text") == understood
    assert server.requests == 1


REFUSED = {
    "empty": ("", "Enter an invoice ID"),
    "spaces": ("   ", "Enter an invoice ID"),
    "quotes around nothing": ("''", "Enter an invoice ID"),
    "a dot": (".", "“.” is not an invoice ID"),
    "two dots": ("..", "“..” is not an invoice ID"),
    "zero-width": ("2eb1\u200bacd", "invisible characters"),
    "bidirectional": ("\u202e2eb1acd", "invisible characters"),
    "control": ("2eb1\x07acd", "invisible characters"),
    "10,000 characters": ("x" * 10_000, "too long"),
    "many lines": ("one\ntwo\nthree", "Enter one invoice ID at a time"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_an_id_is_said_and_not_sent(
    running: Window, server: Server, name: str
) -> None:
    pasted, title = REFUSED[name]
    server.play(always(reply()))
    with running.verdict.holds():  # type: ignore[attr-defined]
        paste(running, pasted)
        until(lambda: title in running.state["title"], "it is said")
    assert server.requests == 0
    # Nobody else can help with that.
    assert running.state["support"] == ""


def test_enter_twenty_times_is_one_request(running: Window, server: Server) -> None:
    paste(running, "before")
    until(lambda: running.state["link"] == LINK, "the link is there")

    may_answer = threading.Event()

    def when_told(connection: Connection) -> None:
        may_answer.wait(PATIENCE_S)
        always(reply())(connection)

    server.play(when_told)
    running.press("ctrl+l")
    running.type("another")
    before = running.ask("returns")
    running.press(*["Return"] * 20)
    until(lambda: running.ask("returns") == before + 20, "all of them arrived")
    may_answer.set()
    until(lambda: running.state["link"] == LINK, "the link is there")
    assert server.requests == 1


STATES: dict[str, Script] = {
    "waiting for the answer": is_silent,
    "waiting to try again": always(reply(b"", "429 Busy", headers=("Retry-After: 10",))),
}


@pytest.mark.parametrize("state", STATES)
def test_cancel_reacts_at_once(running: Window, server: Server, state: str) -> None:
    server.play(STATES[state])
    paste(running, "to be canceled")
    until(lambda: server.requests == 1, "it asks")
    if state == "waiting to try again":
        until(lambda: "Trying again" in str(running.state["progress"]), "it waits")
    running.press("Escape")
    until(lambda: running.state["phase"] != "fetching", "it is over")
    assert running.state["cancel_s"] < 0.2
    assert "canceled" in running.state["notice"]
    server.recover()
    assert running.ask("id_text") == "to be canceled"
    running.press("Return")
    until(lambda: running.state["link"] == LINK, "the next lookup succeeds")
