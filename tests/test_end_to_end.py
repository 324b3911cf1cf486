"""The program as its users have it, with everything real but BlueTape.

A process of its own, a window on an X server, keys, the clipboard read by another program, the
Secret Service, sockets. `CHECKOUT_DESK_PROGRAM` makes the same tests drive the packaged program.
"""

import os
import signal
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from gui.core.accounts.credentials import Credentials
from gui.core.accounts.keyring_store import KeyringStore
from gui.core.errors import NoCredentials
from gui.demo.practice_service import DEMO_ACCOUNT_ID, DEMO_KEY, PracticeService
from tests.codes import read_codes
from tests.desktop import (
    Desk,
    desk,
    fake_browser,
    opened,
    save_custom_account,
    settings_of,
    until,
    window,
)
from tests.faults.scenario import exhaustive
from tests.keyrings import keyring_session
from tests.wire import LINK as SERVED_LINK
from tests.wire import Connection, reply, serving

pytestmark = pytest.mark.needs_desktop

ID = "2eb1acd98a86"
LINK = f"https://www.bluetape.com/i/r?account={DEMO_ACCOUNT_ID}&id={ID}"


@pytest.fixture
def service() -> Iterator[PracticeService]:
    service = PracticeService(link_origin="https://www.bluetape.com", delay_s=(0, 0))
    service.start()
    yield service
    service.stop()


@pytest.fixture
def account(tmp_path: Path, service: PracticeService) -> Iterator[str]:
    """An account in settings and keyring, as an earlier run would have left it."""
    account = save_custom_account(tmp_path, service.credentials.base_address)
    KeyringStore().save(account.key, service.credentials)
    yield account.key
    KeyringStore().remove(account.key)


def look_up(running: Desk, invoice_id: str) -> None:
    running.press("ctrl+l")
    running.type(invoice_id)
    running.press("Return")


def copy_link(running: Desk, expected: str) -> None:
    running.press_until(
        ["ctrl+shift+c"],
        lambda: running.clipboard() == expected,
        "the link is on the clipboard",
        patience_s=0.5,
    )


def test_first_start_to_first_link(tmp_path: Path, service: PracticeService) -> None:
    record = fake_browser(tmp_path)
    with desk(tmp_path) as running:
        running.open_first_account()
        running.type("Acme Supply")
        running.press("Tab", "Right", "Right", "Tab")
        running.type(service.credentials.base_address)
        running.press("Tab")
        running.type(DEMO_KEY)
        running.press("Tab")
        running.type(DEMO_ACCOUNT_ID)
        running.press("Return")
        until(lambda: not window("Add account"), "the dialog is closed")
        until(
            lambda: bool(window("TEST – NOT PAYABLE – Acme Supply · Other server – Checkout Desk")),
            "it is in use",
        )

        saved = settings_of(tmp_path).load().settings
        assert saved.current is not None
        store = KeyringStore()
        assert (
            store.load(saved.current.key, service.credentials.base_address) == service.credentials
        )
        assert DEMO_KEY not in settings_of(tmp_path).path.read_text()

        running.wait_for_window("Checkout Desk")
        look_up(running, ID)
        copy_link(running, LINK)
        running.press("alt+o")
        assert opened(record)["arguments"] == [LINK]
        assert running.close() == 0
        assert running.output() == ("", "")
    store.remove(saved.current.key)


def test_the_browser_gets_the_users_environment(tmp_path: Path, account: str) -> None:
    record = fake_browser(tmp_path)
    with desk(tmp_path, "--invoice", ID, XDG_ACTIVATION_TOKEN="of-this-window") as running:
        running.wait_for_window("Checkout Desk")
        copy_link(running, LINK)
        running.press("alt+o")
        environment = opened(record)["environment"]
        assert isinstance(environment, dict)
        own = "LD_LIBRARY_PATH", "QT_PLUGIN_PATH", "SSLKEYLOGFILE", "XDG_ACTIVATION_TOKEN"
        for name in own:
            assert environment.get(name) == os.environ.get(name)
        assert running.close() == 0


def test_removing_the_account_removes_its_entry(
    tmp_path: Path, account: str, service: PracticeService
) -> None:
    with desk(tmp_path) as running:
        running.wait_for_window("Checkout Desk")
        # From the id backwards past history and several invoices to the account button; its menu,
        # which is there some moments after the window; the entry by its letter.
        running.press_until(
            ["ctrl+l", "shift+Tab", "shift+Tab", "shift+Tab", "space", "r"],
            lambda: bool(window("Remove account")),
            "the question is there",
            first="Escape",
            patience_s=1,
        )
        running.wait_for_window("Remove account")
        running.press("alt+r")
        until(lambda: not settings_of(tmp_path).load().settings.accounts, "the account is gone")
        assert running.close() == 0
    with pytest.raises(NoCredentials):
        KeyringStore().load(account, service.credentials.base_address)


def test_a_key_changed_outside_is_used_at_once(tmp_path: Path) -> None:
    def knows_the_new_key(connection: Connection) -> None:
        while request := connection.read_request():
            is_known = b"X-BlueTape-Key: the-new-one\r\n" in request
            connection.send(reply() if is_known else reply(b"{}", "401 Unauthorized"))

    with serving(knows_the_new_key) as server:
        account = save_custom_account(tmp_path, f"http://127.0.0.1:{server.port}")
        old, new = (Credentials(account.base_address, key, "id") for key in ("old", "the-new-one"))
        KeyringStore().save(account.key, old)
        with desk(tmp_path, "--invoice", ID) as running:
            until(lambda: server.requests == 1, "the old one was tried")
            KeyringStore().save(account.key, new)
            running.wait_for_window("Checkout Desk")
            running.press_until(
                ["ctrl+l", "Return"], lambda: server.requests > 1, "the new one is tried"
            )
            copy_link(running, SERVED_LINK)
            assert running.close() == 0
        KeyringStore().remove(account.key)


def hang(connection: Connection) -> None:
    connection.read_request()
    connection.wait_for_close()


@pytest.mark.parametrize(
    "rounds", [2, pytest.param(50, marks=[pytest.mark.exhaustive, pytest.mark.timeout(900)])]
)
def test_starts_and_exits_with_a_request_hanging(tmp_path: Path, rounds: int) -> None:
    with serving(hang) as server:
        account = save_custom_account(tmp_path, f"http://127.0.0.1:{server.port}")
        KeyringStore().save(account.key, Credentials(account.base_address, "key", "id"))
        for round_number in range(rounds):
            with desk(tmp_path, "--invoice", ID) as running:
                until(lambda: server.requests > round_number, "the request is there")  # noqa: B023
                if round_number % 5 == 0:
                    running.wait_for_window("Checkout Desk")
                    running.press("alt+F4")
                else:
                    running.process.send_signal(signal.SIGTERM)
                assert (running.ends_within(2), *running.output()) == (0, "", "")
        KeyringStore().remove(account.key)


def test_a_locked_keyring_holds_nothing_up(tmp_path: Path, service: PracticeService) -> None:
    account = save_custom_account(tmp_path, service.credentials.base_address)
    with keyring_session(tmp_path / "home") as session:
        session.save(account.key, service.credentials)
        session.lock()
        with desk(tmp_path, "--invoice", ID, **session.environment) as running:
            running.wait_for_window("Checkout Desk")
            # The keyring's own prompt is open, and the call that waits for it cannot be woken.
            until(lambda: bool(window("[Uu]nlock|[Kk]eyring")), "the prompt is open")
            running.process.send_signal(signal.SIGTERM)
            assert running.ends_within(2) == 0
            assert running.output() == ("", "")


@pytest.mark.exhaustive
def test_without_a_keyring_the_session_works(tmp_path: Path, service: PracticeService) -> None:
    save_custom_account(tmp_path, service.credentials.base_address)
    with desk(
        tmp_path, "--invoice", ID, DBUS_SESSION_BUS_ADDRESS="unix:path=/nonexistent"
    ) as running:
        running.wait_for_window("Checkout Desk")
        until(lambda: "StoreAbsent" in running.log(), "it says that there is no keyring")
        # The message's first button is "Use for this session only…".
        running.press_until(
            ["ctrl+l", "Tab", "Tab", "space"],
            lambda: bool(window("Edit account")),
            "the dialog is there",
            first="Escape",
        )
        running.wait_for_window("Edit account")
        running.press("Tab", "Tab", "Tab")
        running.type(DEMO_KEY)
        running.press("Tab")
        running.type(DEMO_ACCOUNT_ID)
        running.press("Return")
        until(lambda: not window("Edit account"), "the dialog is closed")
        running.wait_for_window("Checkout Desk")
        look_up(running, ID)
        copy_link(running, LINK)
        assert running.close() == 0
        assert running.output() == ("", "")
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert DEMO_KEY.encode() not in path.read_bytes()


def demo(tmp_path: Path, invoice: str, **environment: str) -> tuple[int, str, str, Path]:
    picture = tmp_path / "demo.png"
    with desk(
        tmp_path, "--demo", "--invoice", invoice, "--screenshot", str(picture), **environment
    ) as running:
        out, err = running.output()
        return running.process.returncode, out, err, picture


@pytest.mark.exhaustive
@pytest.mark.parametrize("display", [True, exhaustive(False)])
def test_the_demo_prints_the_link_and_shows_it(tmp_path: Path, display: bool) -> None:
    environment = {} if display else {"DISPLAY": "", "WAYLAND_DISPLAY": ""}
    status, out, err, picture = demo(tmp_path, ID, **environment)
    assert (status, err) == (0, "")
    link = out.strip()
    assert link.startswith("http://127.0.0.1:")
    assert link.endswith(f"/i/r?account={DEMO_ACCOUNT_ID}&id={ID}")
    image = QImage(str(picture))
    assert image.width() >= 640
    assert read_codes(image) == [link]


def test_a_failing_sample_ends_with_1_and_its_message(tmp_path: Path) -> None:
    status, out, err, picture = demo(tmp_path, "demo-unknown", DISPLAY="")
    assert (status, err) == (1, "")
    assert out.startswith("BlueTape has no invoice with the ID demo-unknown\n")
    assert picture.exists()


@pytest.mark.exhaustive
def test_the_demo_speaks_the_users_language(tmp_path: Path) -> None:
    status, out, err, _ = demo(tmp_path, "demo-unknown", DISPLAY="", LANGUAGE="es")
    assert (status, err) == (1, "")
    assert out.startswith("BlueTape no tiene ninguna factura con el ID demo-unknown\n")


def test_the_demo_touches_nothing_of_the_users(tmp_path: Path) -> None:
    demo(tmp_path, ID)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == ["demo.png"]


def test_the_demo_opens_its_own_page(tmp_path: Path) -> None:
    record = fake_browser(tmp_path)
    with desk(tmp_path, "--demo", "--invoice", ID) as running:
        running.wait_for_window("DEMO")
        running.press_until(["alt+o"], record.exists, "the page is opened", patience_s=1)
        [link] = opened(record)["arguments"]  # type: ignore[misc]
        with urllib.request.urlopen(link) as page:
            assert ID in page.read().decode()
        assert running.close() == 0


def test_without_a_display_the_program_says_so(tmp_path: Path) -> None:
    with desk(tmp_path, DISPLAY="", WAYLAND_DISPLAY="") as running:
        _, err = running.output()
    assert running.process.returncode == 8
    assert "no display" in err
