"""The guard of every file that others may have put there."""

import os
from pathlib import Path

import pytest

from gui.core.foreign_files import UnusableFile, read_foreign
from tests.systems import named_pipes, open_files, symlinks

CONTENT = b"\r\n\x1a12"


def test_a_file_up_to_the_limit_is_read(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(CONTENT)
    assert read_foreign(tmp_path / "file", 5) == CONTENT
    with pytest.raises(UnusableFile, match="larger"):
        read_foreign(tmp_path / "file", 4)
    with pytest.raises(FileNotFoundError):
        read_foreign(tmp_path / "none", 5)


@symlinks
def test_links_are_followed(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(CONTENT)
    (tmp_path / "link").symlink_to("file")
    assert read_foreign(tmp_path / "link", 5) == CONTENT


@named_pipes
def test_what_is_no_file_is_neither_waited_for_nor_read_for_ever(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path / "pipe", tmp_path, Path("/dev/zero")):
        with pytest.raises(UnusableFile, match="not a file"):
            read_foreign(path, 5)


@open_files
def test_nothing_stays_open(tmp_path: Path) -> None:
    before = opened()
    for path in (tmp_path, tmp_path / "none"):
        with pytest.raises((UnusableFile, OSError)):
            read_foreign(path, 5)
    assert opened() == before


def opened() -> list[str]:
    return sorted(path.name for path in Path("/proc/self/fd").iterdir())
