"""Two canaries go in at the account dialog; nothing but the keyring and the headers has them."""

import base64
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import quote

import pytest

from gui.core.accounts.keyring_store import KeyringStore
from gui.core.history.fingerprints import KeyringKey
from gui.core.history.history_file import FILE_NAME
from gui.core.history.ledger import Ledger
from gui.core.history.query import Query
from tests.desktop import fake_browser, opened, settings_of, until
from tests.desktop import window as x_window
from tests.faults import framing, gate, network, outside_text, payload, status
from tests.faults.scenario import ID, Fault, keeping, one_for_each_ending
from tests.faults.secrets import found_in, shapes
from tests.faults.window import Window, window
from tests.wire import LINK, always, reply, serving

pytestmark = pytest.mark.needs_desktop

# With characters that every way of escaping changes.
KEY = 'cnry"Key/9f4e+7b~Zq?&5'
ACCOUNT_ID = "cnry-Acct'83<d1>=k%20"

HEADERS = (f"Location: https://evil.example/?k={KEY}", f"Retry-After: {KEY}", f"X-Echo: {KEY}")
ECHOES: tuple[Fault, ...] = tuple(
    keeping(f"echo {number}", raw, ())
    for number, raw in enumerate(
        (
            reply(json.dumps({"code": KEY, "reason": ACCOUNT_ID}).encode(), "401 No"),
            reply(json.dumps({"reason": "x" * 290 + KEY}).encode(), "400 No"),
            reply(b"", "302 Found", headers=HEADERS[:1]),
            reply(b"", "429 Busy", headers=HEADERS[1:]),
            reply(json.dumps({"checkOutUrl": f"{LINK}&k={KEY}"}).encode()),
            reply(json.dumps({"checkOutUrl": f"https://{ACCOUNT_ID}/"}).encode()),
            reply(json.dumps({"reason": KEY * 100}).encode(), "400 No"),
            reply(
                json.dumps({"checkOutUrl": f"https://evil.example/{quote(ACCOUNT_ID)}"}).encode()
            ),
            reply(KEY.encode()),
            f"HTTP/1.1 200 {KEY}\r\n{KEY}\r\n\r\n".encode(),
            f"{KEY} {ACCOUNT_ID}\r\n\r\n".encode(),
        )
    )
)
TABLES = (
    *network.QUICK,
    *framing.TABLE,
    *status.TABLE,
    *payload.TABLE,
    *gate.TABLE,
    *outside_text.TABLE,
)


@pytest.mark.parametrize("name", shapes(KEY))
def test_the_scan_finds_every_shape(name: str) -> None:
    for before in ("", "a", "ab"):
        data = before.encode() + shapes(KEY)[name] + b"tail"
        assert name in found_in(data, KEY)
    for skipped in range(3):
        encoded = base64.b64encode(b"x" * skipped + KEY.encode() + b"yz")
        assert f"base64 at {skipped}" in found_in(encoded, KEY)
    assert found_in(b"nothing of it", KEY) == []


class Search:
    """Looks everywhere and remembers where it looked."""

    def __init__(self) -> None:
        self.places: set[str] = set()

    def in_bytes(self, place: str, data: bytes) -> None:
        self.places.add(place)
        for secret in (KEY, ACCOUNT_ID):
            assert found_in(data, secret) == [], place

    def in_window(self, running: Window) -> None:
        tree = json.dumps(running.ask("tree"), ensure_ascii=False)
        self.in_bytes("accessibility tree", tree.encode())
        self.in_bytes("state", json.dumps(running.state, ensure_ascii=False).encode())

    def in_processes(self, pid: int) -> None:
        for each in (pid, *children_of(pid)):
            for name in ("cmdline", "environ"):
                try:
                    self.in_bytes(name, Path(f"/proc/{each}/{name}").read_bytes())
                except FileNotFoundError:
                    continue
                except PermissionError:
                    # Refused to this user, which is more than was asked for.
                    self.places.add(name)

    def in_files(self, folder: Path) -> None:
        for path in files_in(folder):
            self.in_bytes(path.name, path.read_bytes())


def files_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and not path.is_symlink()]


def children_of(pid: int) -> Iterator[int]:
    for task in Path(f"/proc/{pid}/task").iterdir():
        for child in (task / "children").read_text("ascii").split():
            yield int(child)
            yield from children_of(int(child))


@pytest.mark.parametrize(
    "faults",
    [
        (*ECHOES[:2], *one_for_each_ending(TABLES)),
        pytest.param((*ECHOES, *TABLES), marks=[pytest.mark.exhaustive, pytest.mark.timeout(900)]),
    ],
    ids=["one for each ending", "all"],
)
def test_nothing_but_the_keyring_and_the_headers_has_them(
    tmp_path: Path, faults: Sequence[Fault]
) -> None:
    record = fake_browser(tmp_path)
    for name in ("home", "tmp"):
        (tmp_path / name).mkdir()
    key_log = tmp_path / "tls-keys"
    search = Search()
    with (
        serving(always(reply())) as server,
        window(
            tmp_path,
            "--debug",
            HOME=str(tmp_path / "home"),
            TMPDIR=str(tmp_path / "tmp"),
            SSLKEYLOGFILE=str(key_log),
        ) as running,
    ):
        running.open_first_account()
        running.type("Acme Supply")
        running.press("Tab", "Right", "Right", "Tab")
        running.type(f"http://127.0.0.1:{server.port}")
        running.press("Tab")
        running.type(KEY)
        running.press("Tab")
        running.type(ACCOUNT_ID)
        search.in_window(running)
        running.press("alt+t")
        until(lambda: server.requests == 1, "the server is asked")
        until(lambda: "Testing the" not in str(running.ask("tree")), "the connection is tested")
        running.press("Return")
        until(lambda: not x_window("Add account"), "the dialog is closed")
        running.wait_for_window("Checkout Desk")
        running.press("ctrl+l")
        running.type(ID)
        running.press("Return")
        until(lambda: running.state["link"] == LINK, "the link is there")

        # Where they have to be: the headers at the configured origin, and the keyring.
        assert f"X-BlueTape-Key: {KEY}\r\n".encode() in server.received
        assert f"X-Integration-AccountId: {ACCOUNT_ID}\r\n".encode() in server.received
        until(lambda: bool(settings_of(tmp_path).load().settings.accounts), "it is saved")
        current = settings_of(tmp_path).load().settings.current
        assert current is not None
        saved = KeyringStore().load(current.key, current.base_address)
        assert (saved.api_key, saved.account_id) == (KEY, ACCOUNT_ID)

        running.press("alt+o")
        browser = opened(record)
        for fault in faults:
            server.play(fault.script)
            running.repeat()
            search.in_window(running)
            if running.state["support"]:
                running.ask("copy_support")
                search.in_bytes("support", running.clipboard().encode())
        search.in_processes(running.process.pid)
        for place in ("slot", "worker", "thread"):
            running.ask(f"raise_in_{place}")
        until(lambda: len(running.ask("dialogs")) == 1, "a fault is said")
        search.in_window(running)
        running.press("Escape")
        until(lambda: running.ask("dialogs") == [], "the dialog is closed")
        server.recover()
        assert running.repeat()["link"] == LINK
        running.press("ctrl+shift+c")
        until(lambda: running.clipboard() == LINK, "the link is copied")
        assert running.close() == 0
        out, err = running.output()
    KeyringStore().remove(current.key)
    search.in_bytes("stdout", out.encode())
    search.in_bytes("stderr", err.encode())
    search.in_bytes("the browser's arguments and environment", json.dumps(browser).encode())
    search.in_files(tmp_path)
    # The key of the history's fingerprints is in the keyring alone, and no file has the link.
    key = KeyringKey().get()
    assert key is not None
    others = [out.encode(), err.encode(), json.dumps(browser).encode()]
    for data in (*map(Path.read_bytes, files_in(tmp_path)), *others):
        assert key not in data
        assert found_in(data, key.hex()) == []
    rows = Ledger(tmp_path / "state" / "checkout-desk" / "history", KeyringKey())
    ways = [(row.invoice_id, row.way) for row in rows.page(Query())]
    assert ways == [(ID, "copy link"), (ID, "open in browser")]
    rows.close()
    for path in files_in(tmp_path / "state"):
        assert found_in(path.read_bytes(), LINK) == [], path
    assert not key_log.exists()
    # It looked where there is something to see, and the log is a talkative one.
    looked_at = {"settings.json", "checkout-desk.log", FILE_NAME, "cmdline", "environ", "support"}
    assert looked_at <= search.places
    log = (tmp_path / "state" / "checkout-desk" / "log" / "checkout-desk.log").read_text("utf-8")
    assert "DEBUG urllib3" in log
    assert "DEBUG gui.core.http.client answer from 127.0.0.1: 401" in log
    assert ID not in log
    assert "bluetape.com" not in log
