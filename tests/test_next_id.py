"""One invoice after the other in the real program, by keys alone; some of them fail."""

import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.desktop import PATIENCE_S, fake_browser, opened, put_on_clipboard, until, xdotool
from tests.desktop import window as x_window
from tests.faults.window import Window, account_at, window
from tests.wire import Connection, Server, reply, serving

pytestmark = pytest.mark.needs_desktop

NOT_FOUND = reply(b'{"code": "404", "reason": "Invoice not found."}', "404 Not Found")


def link_to(invoice_id: str) -> str:
    return f"https://www.bluetape.com/i/r?account=7aec7f522d88&id={invoice_id}"


class BlueTape:
    """Answers as an id says: `no…` is not found, `held…` waits."""

    def __init__(self) -> None:
        self.links = threading.Event()

    def answer_link(self, connection: Connection) -> None:
        while request := connection.read_request():
            invoice_id = asked(request)
            if invoice_id.startswith("held"):
                assert self.links.wait(PATIENCE_S)
            body = json.dumps({"checkOutUrl": link_to(invoice_id)}).encode()
            connection.send(NOT_FOUND if invoice_id.startswith("no") else reply(body))


def asked(request: bytes) -> str:
    return unquote(request.decode().partition("/invoice/")[2].partition("/")[0])


@pytest.fixture
def bluetape() -> BlueTape:
    return BlueTape()


@pytest.fixture
def server(bluetape: BlueTape) -> Iterator[Server]:
    with serving(bluetape.answer_link) as server:
        yield server
        bluetape.links.set()


SPANISH = {
    # The letters of the buttons, as they are underlined in Spanish.
    "alt+c": "Enlace de pago de {id} copiado",
    "ctrl+shift+c": "Enlace de pago de {id} copiado",
    "ctrl+shift+a": "Hipervínculo de {id} copiado",
    "ctrl+Return": "Hipervínculo de {id} copiado",
    "alt+a": "Página de pago de {id} abierta en el navegador",
}


@pytest.fixture
def running(server: Server, tmp_path: Path) -> Iterator[Window]:
    with (
        account_at(tmp_path, f"http://127.0.0.1:{server.port}"),
        window(tmp_path) as running,
    ):
        running.wait_for_window("Checkout Desk")
        assert running.state["phase"] == "empty", "it is whole, and answers"
        yield running
        assert running.close() == 0
        assert running.output() == ("", "")


def get(running: Window, invoice_id: str, key: str = "Return") -> None:
    """Type an id over what stands in the field, and wait for the end of its lookup."""
    running.type(invoice_id)
    running.press(key)
    until(lambda: has_ended(running, invoice_id), f"{invoice_id} has ended")


def has_ended(running: Window, invoice_id: str) -> bool:
    state = running.state
    return state["invoice"] == invoice_id and state["phase"] in {"ready", "failed"}


@pytest.mark.parametrize("count", [9, pytest.param(30, marks=pytest.mark.exhaustive)])
def test_one_after_the_other_with_failures_among_them(running: Window, count: int) -> None:
    for number in range(count):
        # The last one of either count is found.
        fails = number % 4 == 2
        invoice_id = f"{'no' if fails else 'inv'}{number}"
        get(running, invoice_id, "ctrl+Return")
        assert running.ask("id_text") == invoice_id
        if fails:
            assert "Nothing was copied" in running.state["notice"]
        else:
            until(lambda: f"for {invoice_id} copied" in running.state["notice"], "it is said")  # noqa: B023
    until(lambda: running.clipboard() == link_to(invoice_id), "the last one is copied")


def test_a_copy_without_a_link_is_never_silent(running: Window, bluetape: BlueTape) -> None:
    get(running, "one")
    running.press("ctrl+shift+c")
    until(lambda: running.clipboard() == link_to("one"), "it is copied")
    get(running, "no-such")
    running.press("ctrl+shift+c")
    until(lambda: "There is no link for no-such" in running.state["notice"], "it is said")
    assert running.clipboard() == link_to("one")
    # Typed and not asked for; then asked for, and copied at once.
    running.type("held")
    running.press("alt+c")
    until(lambda: "Press Enter first" in running.state["notice"], "it is said")
    running.press("Return", "ctrl+shift+c")
    until(lambda: "as soon as the link for held" in running.state["notice"], "it is remembered")
    assert running.clipboard() == link_to("one")
    bluetape.links.set()
    until(lambda: running.clipboard() == link_to("held"), "it is copied when it is there")


OTHER_PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication, QLineEdit
app = QApplication([])
edit = QLineEdit()
edit.setWindowTitle("The ERP")
edit.show()
app.exec()
"""


def test_the_return_from_another_program_selects_the_id(running: Window) -> None:
    get(running, "one")
    running.press("End")
    with subprocess.Popen([sys.executable, "-c", OTHER_PROGRAM]) as other:
        try:
            until(lambda: bool(x_window("The ERP")), "the other program is there")
            xdotool("windowactivate", "--sync", x_window("The ERP"))
            # Qt does not tell of a change that is taken back at once.
            until(lambda: not running.ask("is_active"), "it knows that it is left")
            xdotool("windowactivate", "--sync", x_window("Checkout Desk"))
            until(lambda: running.ask("selected") == "one", "the id is selected")
            running.type("two")
            until(lambda: running.ask("id_text") == "two", "it replaces the id")
        finally:
            other.terminate()


def test_a_pasted_link_gives_its_id(running: Window) -> None:
    link = link_to("from-a-mail")
    put_on_clipboard(link.encode())
    # Tab, to the button: not a text field.
    running.press("Tab", "ctrl+v")
    until(lambda: running.ask("id_text") == link, "it is pasted")
    running.press("Return")
    until(lambda: has_ended(running, "from-a-mail"), "its id is looked up")
    assert running.state["notice"] == "Looked up as from-a-mail"
    assert running.ask("id_text") == "from-a-mail"


@pytest.mark.exhaustive
def test_in_spanish_every_key_does_what_the_guide_says(
    server: Server, bluetape: BlueTape, tmp_path: Path
) -> None:
    browser = fake_browser(tmp_path)
    with (
        account_at(tmp_path, f"http://127.0.0.1:{server.port}"),
        window(tmp_path, LANGUAGE="es") as running,
    ):
        running.wait_for_window("Checkout Desk")
        assert running.state["phase"] == "empty"
        for number, (key, said) in enumerate(SPANISH.items()):
            invoice_id = f"inv{number}"
            get(running, invoice_id)
            running.press(key)
            expected = said.format(id=invoice_id)
            until(lambda: running.state["notice"] == expected, f"{key}: {expected}")  # noqa: B023
        assert opened(browser)["arguments"] == [link_to(invoice_id)]
        # Into the menus and out of them, by their letters.
        for key, entry in {"alt+p": "Hipervínculo", "alt+m": "Borrador de correo"}.items():
            running.press(key)
            until(lambda: entry in running.ask("popup"), f"{key} opens a menu")  # noqa: B023
            running.press("Escape")
            until(lambda: running.ask("popup") == [], "it is closed")
        for key, title in {"ctrl+comma": "Configuración", "F1": "Guía de Checkout Desk"}.items():
            running.press(key)
            running.wait_for_window(title)
            running.press("Escape")
            until(lambda: not x_window(title), "it is closed")  # noqa: B023
            running.wait_for_window("Checkout Desk")
        running.press("alt+m")
        until(lambda: bool(running.ask("popup")), "the menu is open")
        while (entry := running.ask("highlighted")) != "Ampliar el código QR":
            running.press("Down")
            until(lambda: running.ask("highlighted") != entry, "the next one is highlighted")
        running.press("Return")
        running.wait_for_window("Código QR · F11: pantalla completa")
        for is_full in (True, False):
            running.press("F11")
            until(lambda: running.ask("is_full_screen") is is_full, "F11 turns it")  # noqa: B023
        running.press("Escape")
        until(lambda: not x_window("Código QR"), "it is closed")
        running.wait_for_window("Checkout Desk")
        for key in ("ctrl+l", "alt+i"):
            running.press("Tab")
            until(lambda: running.ask("selected") == "", "the focus is elsewhere")
            running.press(key)
            until(lambda: running.ask("selected") == invoice_id, f"{key} goes to the id")
        ended = running.state["ended"]
        running.press("F5")
        until(lambda: running.state["ended"] > ended, "F5 asks again")
        running.press("Tab", "ctrl+v")
        until(lambda: running.ask("id_text") == link_to("inv3"), "Ctrl+V goes into the id")
        running.press("ctrl+l")
        running.type("held")
        running.press("alt+o")
        until(lambda: running.state["phase"] == "fetching", "Alt+O gets the link")
        running.press("Escape")
        until(lambda: "cancelada" in running.state["notice"], "Esc cancels")
        assert running.ask("selected") == "held"
        assert running.close() == 0
