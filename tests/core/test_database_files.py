"""Which files of a database are the user's own."""

import os
from pathlib import Path

from gui.core.database_files import is_own


class OpenElsewhere(type(Path())):  # type: ignore[misc]
    """What Wine tells of a file that another program has mapped: not how many names it has."""

    def lstat(self) -> os.stat_result:
        found = super().lstat()
        return os.stat_result((found.st_mode, 0, 0, 0, *found[4:10]))


def test_a_file_has_one_name_or_none_that_can_be_counted(tmp_path: Path) -> None:
    file = tmp_path / "history.sqlite-shm"
    file.touch()
    assert is_own(file)
    assert is_own(OpenElsewhere(file))
    (tmp_path / "second").hardlink_to(file)
    assert not is_own(file)
