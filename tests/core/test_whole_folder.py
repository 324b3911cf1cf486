"""A folder that is there whole, or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest

from gui.core import files
from gui.core.errors import Canceled
from gui.core.files import FileNotWritten, FileProblem
from gui.core.whole_folder import whole_folder
from tests.batches import names_in
from tests.systems import IS_WINDOWS


def nothing() -> None:
    pass


def test_it_appears_with_all_that_is_in_it(tmp_path: Path) -> None:
    with whole_folder(tmp_path / "new") as folder:
        folder.write("a", b"1")
        folder.write("b", b"2")
        assert not (tmp_path / "new").exists()
        assert folder.move_into_place(nothing) == tmp_path / "new"
    assert {path.name: path.read_bytes() for path in (tmp_path / "new").iterdir()} == {
        "a": b"1",
        "b": b"2",
    }
    assert names_in(tmp_path) == ["new"]


@pytest.mark.parametrize("is_empty", [True, False])
def test_what_is_there_is_kept_and_the_new_one_numbered(tmp_path: Path, *, is_empty: bool) -> None:
    (tmp_path / "new").mkdir()
    if not is_empty:
        (tmp_path / "new" / "theirs").write_bytes(b"theirs")
    (tmp_path / "new (2)").write_bytes(b"a file")
    with whole_folder(tmp_path / "new") as folder:
        folder.write("a", b"1")
        place = folder.move_into_place(nothing)
    assert place == tmp_path / "new (3)"
    assert names_in(place) == ["a"]
    assert names_in(tmp_path / "new") == ([] if is_empty else ["theirs"])


@pytest.mark.parametrize("error", [Canceled, KeyError])
def test_nothing_is_left_of_what_was_given_up(tmp_path: Path, error: type[Exception]) -> None:
    def give_up() -> None:
        raise error

    for is_moved in (True, False):
        with pytest.raises(error):
            write_into(tmp_path / "new", give_up, is_moved=is_moved)
        assert names_in(tmp_path) == []


def write_into(place: Path, commit: Callable[[], None], *, is_moved: bool) -> None:
    with whole_folder(place) as folder:
        folder.write("a", b"1")
        if is_moved:
            folder.move_into_place(commit)
        commit()


def test_why_it_was_not_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten) as missing, whole_folder(tmp_path / "no" / "new"):
        pass
    assert missing.value.problem is FileProblem.FOLDER_MISSING
    with pytest.raises(FileNotWritten) as long, whole_folder(tmp_path / "new") as folder:
        folder.write("x" * 300, b"")
    assert long.value.problem is FileProblem.NAME
    assert names_in(tmp_path) == []


@pytest.mark.skipif(IS_WINDOWS, reason="has no modes")
def test_it_is_as_open_as_any_other_new_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_umask", lambda: 0o027)
    with whole_folder(tmp_path / "new") as folder:
        place = folder.move_into_place(nothing)
    assert place.stat().st_mode & 0o777 == 0o750
