"""What scripts are told of earlier hand-overs: opened when asked for, and never in a link's way."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from gui.commands.earlier import earlier_hand_overs
from gui.core.invoice import InvoiceId
from gui.core.lookup import Found
from gui.demo.samples import CHANGED_ID
from gui.sources import Sources, demo_sources


@pytest.fixture
def sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Sources]:
    """The demo's, whose history is in a temporary folder, and nothing else is."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    sources = demo_sources()
    yield sources
    sources.stop()


@pytest.fixture
def found(sources: Sources) -> Found:
    [account] = sources.settings.accounts
    return sources.lookup.find_with_status(account, InvoiceId(CHANGED_ID), 60)


def test_a_history_is_opened_by_the_first_question(
    sources: Sources, found: Found, tmp_path: Path
) -> None:
    with earlier_hand_overs(sources, found.account) as earlier:
        assert earlier(CHANGED_ID, None) is None
        assert [*tmp_path.iterdir()] == []
        for _ in range(2):
            last = earlier(CHANGED_ID, found.link)
            assert last is not None
            assert last["link_changed"]
        assert len([*tmp_path.iterdir()]) == 1


@pytest.mark.expects_log("history not asked")
def test_a_history_that_cannot_be_had_keeps_no_link_back(
    sources: Sources, found: Found, tmp_path: Path
) -> None:
    # Where a folder should be made there is a file.
    (tmp_path / "full").touch()
    tempfile.tempdir = str(tmp_path / "full")
    with earlier_hand_overs(sources, found.account) as earlier:
        for _ in range(2):
            assert earlier(CHANGED_ID, found.link) is None
