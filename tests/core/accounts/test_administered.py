"""Files that count only if nobody but administrators can have written them."""

import errno
import os
import struct
from pathlib import Path

import pytest

from gui.core.accounts import administered
from gui.core.accounts.administered import read_administered
from gui.core.foreign_files import NotAdministered, UnusableFile
from tests.systems import IS_ROOT, posix_modes, root

LIMIT = 64 * 1024
NOBODY = 65_534
GOOD = b"what the company says"
EVIL = b"what somebody says"

pytestmark = posix_modes


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file as an administrator would have put it there, who is whoever runs the tests."""
    monkeypatch.setattr(administered, "_ROOT", {0, os.getuid()})
    path = tmp_path / "checkout-desk" / "managed.json"
    path.parent.mkdir()
    path.write_bytes(GOOD)
    path.parent.chmod(0o755)
    path.chmod(0o644)
    return path


def test_what_belongs_to_root_is_read() -> None:
    passwd = Path("/etc/passwd")
    assert read_administered(passwd, 10**6) == passwd.read_bytes()


def test_what_does_not_belong_to_root_is_not(tmp_path: Path) -> None:
    path = tmp_path / "managed.json"
    path.write_bytes(EVIL)
    path.chmod(0o644)
    if IS_ROOT:
        os.chown(path, NOBODY, NOBODY)
    with pytest.raises(NotAdministered, match="does not belong to root"):
        read_administered(path, LIMIT)


def test_as_it_should_be(file: Path) -> None:
    assert read_administered(file, LIMIT) == GOOD
    assert read_administered(file, len(GOOD)) == GOOD


def test_where_there_is_none(file: Path) -> None:
    assert read_administered(file.with_name("other.json"), LIMIT) is None
    assert read_administered(file.parent / "no" / "such" / "folder.json", LIMIT) is None


@pytest.mark.parametrize("mode", [0o664, 0o646, 0o620, 0o602])
def test_a_file_that_others_may_write_to_is_not_read(file: Path, mode: int) -> None:
    file.chmod(mode)
    with pytest.raises(NotAdministered, match="it can be written to by others"):
        read_administered(file, LIMIT)


@pytest.mark.parametrize("mode", [0o775, 0o757, 0o1777])
@pytest.mark.parametrize("is_there", [True, False])
def test_nor_one_in_a_folder_that_others_may_write_to(
    file: Path, mode: int, *, is_there: bool
) -> None:
    # Sticky is not enough here: another of the administrators' files could be linked into it.
    file.parent.chmod(mode)
    if not is_there:
        file.unlink()
    with pytest.raises(NotAdministered, match="its folder can be written to by others"):
        read_administered(file, LIMIT)


def test_nor_one_whose_folder_others_may_move(file: Path) -> None:
    above = file.parent.parent
    above.chmod(0o777)
    with pytest.raises(NotAdministered, match="a folder above it"):
        read_administered(file, LIMIT)
    # As /tmp is: what is root's stays where it is.
    above.chmod(0o1777)
    assert read_administered(file, LIMIT) == GOOD


@root
@pytest.mark.parametrize(
    ("level", "words"), [(0, "it does"), (1, "its folder does"), (2, "a folder above it does")]
)
def test_nor_what_belongs_to_another_user_on_any_level(file: Path, level: int, words: str) -> None:
    os.chown([file, *file.parents][level], NOBODY, NOBODY)
    with pytest.raises(NotAdministered, match=f"{words} not belong to root"):
        read_administered(file, LIMIT)


@root
def test_a_folder_of_another_user_is_no_reason_to_say_nothing_is_fixed(file: Path) -> None:
    file.unlink()
    os.chown(file.parent, NOBODY, NOBODY)
    with pytest.raises(NotAdministered):
        read_administered(file, LIMIT)


def test_an_access_control_list_counts_as_well(file: Path) -> None:
    # Version 2; for the owner, one user, the group, the mask, others: tag, permissions, id.
    everybody = 0xFFFFFFFF
    entries = (1, 6, everybody), (2, 6, NOBODY), (4, 4, everybody), (16, 6, everybody)
    packed = b"".join(struct.pack("<HHI", *entry) for entry in (*entries, (32, 4, everybody)))
    try:
        os.setxattr(file, "system.posix_acl_access", struct.pack("<I", 2) + packed)
    except OSError as error:
        if error.errno != errno.ENOTSUP:
            raise
        pytest.skip("no access control lists on this file system")
    with pytest.raises(NotAdministered, match="it can be written to by others"):
        read_administered(file, LIMIT)


def test_links_are_not_followed(file: Path, tmp_path: Path) -> None:
    link = file.with_name("link.json")
    link.symlink_to(file)
    (tmp_path / "folder").symlink_to(file.parent)
    for path in (link, tmp_path / "folder" / file.name):
        assert path.read_bytes() == GOOD
        with pytest.raises(NotAdministered, match="link"):
            read_administered(path, LIMIT)


def test_what_is_no_file_is_not_waited_for(file: Path) -> None:
    file.unlink()
    os.mkfifo(file, 0o644)
    for path in (file, file.parent):
        with pytest.raises(UnusableFile, match="not a file"):
            read_administered(path, LIMIT)


def test_what_is_too_large_is_not_read(file: Path) -> None:
    with pytest.raises(UnusableFile, match="larger"):
        read_administered(file, len(GOOD) - 1)


@pytest.mark.parametrize("when", ["before", "after"])
def test_what_was_looked_at_is_what_is_read(
    file: Path, monkeypatch: pytest.MonkeyPatch, when: str
) -> None:
    evil = file.with_name("evil.json")
    evil.write_bytes(EVIL)
    evil.chmod(0o666)
    open_it = os.open

    def swapping(name: object, *args: object, **kwargs: object) -> int:
        is_it = str(name).endswith(file.name)
        if is_it and when == "before":
            evil.replace(file)
        handle = open_it(name, *args, **kwargs)  # type: ignore[call-overload]
        if is_it and when == "after":
            evil.replace(file)
        return int(handle)

    monkeypatch.setattr(administered.os, "open", swapping)
    if when == "after":
        assert read_administered(file, LIMIT) == GOOD
    else:
        with pytest.raises(NotAdministered):
            read_administered(file, LIMIT)


def test_nothing_stays_open(file: Path) -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        read_administered(file, LIMIT)
        read_administered(file.with_name("none"), LIMIT)
        for path in (file.parent, file.parent / "x" / "y"):
            try:
                read_administered(path, LIMIT)
            except UnusableFile:
                pass
    file.chmod(0o666)
    with pytest.raises(NotAdministered):
        read_administered(file, LIMIT)
    assert len(list(Path("/proc/self/fd").iterdir())) == before
