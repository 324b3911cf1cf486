"""Every fault of the tables again, through the real window: the whole verdict.

One program a group; each fault is followed by a good lookup in the same window.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from gui.core.link import CheckoutLink
from gui.core.preferences import Preferences
from tests.desktop import fake_browser, opened, put_on_clipboard, until
from tests.faults import framing, gate, network, outside_text, payload, status, tls
from tests.faults.scenario import ID, Fault, by_ending
from tests.faults.window import ACCOUNT_ID, KEY, Verdict, Window, account_at, window
from tests.wire import LINK, Authority, Server, always, reply, serving

pytestmark = pytest.mark.needs_desktop

GROUPS: dict[str, tuple[Fault, ...]] = {
    "network": network.QUICK + network.SLOW,
    # One with the time that Settings can bring it down to, one with what is usual.
    "silence": network.ENDLESS[:1],
    "patience": network.ENDLESS[3:4],
    # The statuses of a redirect make no difference to a window.
    "framing": tuple(f for f in framing.TABLE if f.name[:3] not in {"301", "302", "303", "308"}),
    "status": status.TABLE + status.HONOURED,
    "payload": payload.TABLE,
    "gate": gate.TABLE,
    "outside text": outside_text.TABLE,
    "tls": tls.REJECTED + tls.ENDINGS,
}


class Stage:
    """One window, the server it talks to, and the verdict on it."""

    def __init__(self, group: str, folder: Path) -> None:
        self.is_tls = group == "tls"
        self.authority = Authority()
        self._folder = folder
        self._preferences = Preferences(connect_s=2, total_s=5) if group == "silence" else None
        self.browser = fake_browser(folder)
        self.running: Window
        self.server: Server
        self.verdict: Verdict

    def play(self) -> Iterator["Stage"]:
        roots = self._folder / "roots.pem"
        self.authority.root.cert_pem.write_to_path(str(roots))
        context = self.authority.server_context() if self.is_tls else None
        with serving(always(reply()), context) as self.server:
            base = "https://localhost" if self.is_tls else "http://127.0.0.1"
            with (
                account_at(
                    self._folder, f"{base}:{self.server.port}/base", preferences=self._preferences
                ) as account,
                window(self._folder, "--invoice", ID, SSL_CERT_FILE=str(roots)) as self.running,
            ):
                self.running.wait_for_window("Checkout Desk")
                # The first lookup of a process imports and connects; the second is everyday life.
                assert self.recovered()["link"] == LINK
                self.verdict = Verdict(self.running, account)
                yield self
                assert self.running.close() == 0
                assert self.running.output() == ("", "")
        for path in self._folder.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                assert KEY.encode() not in content, path
                assert ACCOUNT_ID.encode() not in content, path

    def perform(self, fault: Fault) -> dict[str, Any]:
        context = fault.tls(self.authority) if fault.tls else None
        self.server.play(fault.script, context)
        return self.running.repeat()

    def try_to_hand_over(self, link: str | None) -> None:
        """Copy and Open, by their keys: the link there is, or nothing at all."""
        put_on_clipboard(b"before")
        self.running.press("ctrl+shift+c", "alt+o")
        if link is None:
            until(lambda: "Nothing was opened" in self.running.state["notice"], "it is said")
            assert self.running.clipboard() == "before"
            assert not self.browser.exists()
        else:
            assert opened(self.browser)["arguments"] == [link]
            self.browser.unlink()
            until(lambda: self.running.clipboard() == link, "the link is copied")

    def recovered(self) -> dict[str, Any]:
        context = self.authority.server_context() if self.is_tls else None
        self.server.play(always(reply()), context)
        return self.running.repeat()


@pytest.fixture(scope="module")
def stage(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Stage]:
    group: str = request.param
    yield from Stage(group, tmp_path_factory.mktemp(group.replace(" ", "-"))).play()


def survives(stage: Stage, fault: Fault) -> None:
    with stage.verdict.holds():
        state = stage.perform(fault)
    if fault.expected[0] is CheckoutLink:
        assert state["phase"] == "ready"
        assert state["link"] == (fault.expected[1] if len(fault.expected) > 1 else LINK)
    else:
        kind = fault.expected[0]
        assert isinstance(kind, type)
        assert state["phase"] == "failed"
        assert state["link"] is None
        assert f"Failure: {kind.__name__}" in state["support"]
        assert state["title"]
        assert state["text"]
        assert "Traceback" not in state["title"] + state["text"] + state["details"]
    if fault in gate.TABLE:
        stage.try_to_hand_over(state["link"])
    assert stage.server.requests == fault.requests
    if fault.requests > 1 and fault.expected[0] is not CheckoutLink:
        assert "That did not work. Trying again…" in state["progress"]
    # 7: a good lookup straight after succeeds.
    assert stage.recovered()["link"] == LINK


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    ("resolver", "failure", "within_s"),
    [
        ("unknown", "Unreachable – name not found", 2.5),
        ("silent", "TimedOut – name", 2.5),
    ],
)
def test_names(tmp_path: Path, resolver: str, failure: str, within_s: float) -> None:
    with (
        account_at(
            tmp_path, "https://no-such-host.invalid", preferences=Preferences(connect_s=2)
        ) as account,
        window(tmp_path, "--invoice", "x", WATCH_RESOLVER=resolver) as running,
    ):
        running.wait_for_window("Checkout Desk")
        # As in a stage: the first lookup imports, which is no growth.
        until(lambda: running.state["phase"] == "failed", "the first is over")
        verdict = Verdict(running, account)
        for _ in range(2):
            with verdict.holds(within_s + 1):
                assert running.repeat()["phase"] == "failed"
            assert f"Failure: {failure}" in running.state["support"]
        assert running.close() == 0
        assert running.output() == ("", "")


def rows_of(group: str) -> Callable[[Stage, Fault], None]:
    """One test a row, all in the same window."""

    @pytest.mark.parametrize("fault", by_ending(GROUPS[group]))
    @pytest.mark.parametrize("stage", [group], indirect=True)
    def test(stage: Stage, fault: Fault) -> None:
        survives(stage, fault)

    return test


test_network = pytest.mark.exhaustive(rows_of("network"))
test_silence = pytest.mark.exhaustive(rows_of("silence"))
test_patience = pytest.mark.exhaustive(rows_of("patience"))
test_framing = rows_of("framing")
test_status = rows_of("status")
test_payload = rows_of("payload")
test_gate = rows_of("gate")
test_outside_text = rows_of("outside text")
test_tls = rows_of("tls")
