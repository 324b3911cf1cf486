"""A Windows with the program on it, one for each file of tests."""

from collections.abc import Iterator

import pytest

from tests.on_windows.company import Company, working_at
from tests.on_windows.computer import Computer, computer
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
