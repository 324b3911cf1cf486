"""A Windows with the program on it, one for each file of tests."""

import subprocess
from collections.abc import Generator, Iterator

import pytest

from tests.desktop import xdotool
from tests.on_windows.company import ID, LINK, Company, working_at
from tests.on_windows.computer import (
    TITLE,
    Computer,
    close,
    computer,
    press_until,
    wait_for_window,
)
from tests.on_windows.setup import install


@pytest.fixture(scope="module")
def windows() -> Iterator[Computer]:
    with computer() as fresh:
        yield fresh


@pytest.fixture(scope="module")
def program(windows: Computer) -> list[str]:
    """The command of the program, once it is installed."""
    return install(windows).program


@pytest.fixture(scope="module")
def company(windows: Computer) -> Iterator[Company]:
    with working_at(windows) as found:
        yield found


@pytest.fixture(scope="module")
def account(windows: Computer, company: Company) -> None:
    """There is one, as an earlier run of the program left it."""
    windows.ask("add_account")


@pytest.fixture(scope="module")
def console(program: list[str], account: None) -> str:
    """The program that answers in a console."""
    [command] = program
    return command.replace(".exe", "-cli.exe")


@pytest.fixture(scope="module")
def showing(
    windows: Computer, program: list[str], account: None
) -> Iterator[subprocess.Popen[str]]:
    """The program, running, with a link that was copied."""
    process = windows.start(*program, ID)
    wait_for_window(TITLE, process)
    press_until("ctrl+shift+c", lambda: windows.ask("clipboard") == LINK, "the link is there")
    yield process
    wait_for_window(TITLE, process)
    close(process)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Say where the keys went and what the program logged, where a test fails."""
    report = yield
    windows = getattr(item, "funcargs", {}).get("windows")
    if report.failed and report.when == "call" and isinstance(windows, Computer):
        for which in ("getactivewindow", "getwindowfocus"):
            report.sections.append((which, xdotool(which, "getwindowname")))
        report.sections.append(("log", windows.log()[-4_000:]))
        if company := item.funcargs.get("company"):
            report.sections.append(("hosts asked for", " ".join(company.asked)))
    return report
