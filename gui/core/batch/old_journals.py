"""What every start does about journals: the old ones go, and whether others are left is found."""

import contextlib
import os
from datetime import datetime
from pathlib import Path


def remove_old(folder: Path, now: datetime) -> bool:
    """Remove journals older than seven days; returns whether there are others that nobody uses.

    What is in these is not looked at, nor is anything put aside.
    """
    with contextlib.suppress(OSError):
        if os.path.lexists(folder) and any(folder.iterdir()):
            return _remove_old(folder, now)
    return False


def _remove_old(folder: Path, now: datetime) -> bool:
    from gui.core.batch.journal_files import journals_in, sweep
    from gui.core.folder_lock import locked
    from gui.core.private_folder import claim

    claim(folder)
    with locked(folder):
        sweep(folder, now)
        left = [_is_left(path, now) for path in journals_in(folder)]
        return any(left)


def _is_left(path: Path, now: datetime) -> bool:
    from gui.core.batch.journal_database import JournalDatabase, NoJournal, Unusable
    from gui.core.batch.journal_files import is_old
    from gui.core.batch.journal_records import Unreadable, job_in
    from gui.core.database_files import erase, is_ours

    if not is_ours(path):
        return True
    try:
        database = JournalDatabase.open(path)
        try:
            _, begun = job_in(database.job())
            if not is_old(begun, now):
                return True
            database.close_for_good()
            erase(path)
            return False
        finally:
            database.close()
    except NoJournal as none:
        return none.why in {Unusable.FOREIGN, Unusable.UNREADABLE}
    except Unreadable:
        return True
