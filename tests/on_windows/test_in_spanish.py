"""A Windows in Spanish: the program speaks it without being told, from the first dialog on."""

from collections.abc import Iterator

import pytest

from gui.presenters.handover.ways import copy_forms
from tests.desktop import until
from tests.on_windows.company import ID, Company
from tests.on_windows.computer import (
    Computer,
    add_the_first_account,
    choose,
    close,
    computer_in,
    press,
    press_until,
    type_text,
)

FORMS = [way.name for way in copy_forms()]
MESSAGE = "copy message"


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Computer]:
    with computer_in("es_ES", tmp_path_factory.mktemp("locale")) as fresh:
        yield fresh


def test_from_the_first_dialog_to_a_message(
    windows: Computer, program: list[str], company: Company
) -> None:
    running = windows.start(*program)
    add_the_first_account(running, "Agregar cuenta")

    press("ctrl+l")
    type_text(ID)
    press("Return")
    press_until("ctrl+shift+c", lambda: ID in (windows.ask("clipboard") or ""), "the link is there")
    choose("alt+p", FORMS.index(MESSAGE))
    until(lambda: "Hola" in windows.ask("clipboard"), "the message is copied")
    message = windows.ask("clipboard")
    assert f"la factura {ID}" in message
    # As this Windows writes numbers.
    assert "Importe: 4550,00" in message
    close(running)
