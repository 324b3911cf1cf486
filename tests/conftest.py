"""What every test gets: a failure on any warning in the log that it did not announce."""

import logging
from collections.abc import Iterator

import pytest

from tests.oracle import oracle_name


def pytest_report_header() -> str:
    return f"oracle of the link gate: {oracle_name()}"


@pytest.fixture(autouse=True)
def fail_on_log_warnings(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> Iterator[None]:
    yield
    marker = request.node.get_closest_marker("expects_log")
    expected = marker.args[0] if marker else None
    records = [
        record
        for phase in ("setup", "call", "teardown")
        for record in caplog.get_records(phase)
        if record.levelno >= logging.WARNING and record.name.partition(".")[0] != "qt"
    ]
    unexpected = [r.getMessage() for r in records if not expected or expected not in r.getMessage()]
    assert not unexpected
    assert expected is None or records, f"nothing in the log holds {expected!r}"
