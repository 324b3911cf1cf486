"""From a computer without an account to the first link: on the clipboard and in the browser."""

import json
from pathlib import Path

from gui.demo.practice_service import DEMO_KEY
from tests.on_windows.company import ID, LINK, Company
from tests.on_windows.computer import (
    Computer,
    add_the_first_account,
    close,
    press,
    press_until,
    type_text,
)
from tests.on_windows.shell import be_the_browser, given_to

# CRED_PERSIST_LOCAL_MACHINE
LOCAL_MACHINE = 2


def test_first_start_to_first_link(
    windows: Computer, program: list[str], company: Company, tmp_path: Path
) -> None:
    before = windows.files()
    record = be_the_browser(windows, tmp_path)
    assert windows.ask("credentials") == []
    running = windows.start(*program)
    add_the_first_account(running, "Add account")

    settings = (windows.roaming / "checkout-desk" / "settings.json").read_text("utf-8")
    (account,) = json.loads(settings)["accounts"]
    assert DEMO_KEY not in settings
    # Another process reads what Windows keeps: on this computer, and nowhere else.
    (entry,) = windows.ask("credentials")
    assert account["key"] in entry["target"]
    assert DEMO_KEY in entry["secret"]
    assert entry["persist"] == LOCAL_MACHINE

    press("ctrl+l")
    type_text(ID)
    press("Return")
    press_until(
        "ctrl+shift+c", lambda: windows.ask("clipboard") == LINK, "the link is on the clipboard"
    )
    # By its name, through the proxy that Windows knows, certified by a root that Windows trusts.
    assert set(company.asked) == {"api.bluetape.com"}

    press("alt+o")
    assert given_to(record) == LINK
    close(running)

    for file in windows.files() - before:
        assert any(
            place / "checkout-desk" in file.parents for place in (windows.roaming, windows.local)
        )
