"""Words of a list that an earlier run of the program did not end, and of its journal."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QDateTime, QLocale

from gui.core.batch.journal import LeftBehind
from gui.core.files import FileProblem
from gui.core.text import plain
from gui.presenters.batch.batch_counts import BatchCounts
from gui.presenters.batch.batch_state import LeftList
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate

# Called, they are said in the language of that moment.
OF_ANOTHER_ACCOUNT = partial(
    translate,
    "batch",
    QT_TRANSLATE_NOOP(
        "batch",
        "This list was looked up with another account. Switch to that account in the main window, "
        "then go on.",
    ),
)
OF_REMOVED_ACCOUNT = partial(
    translate,
    "batch",
    QT_TRANSLATE_NOOP(
        "batch",
        "The account of this list was removed, or has another server now. Discard the list, and "
        "start a new one.",
    ),
)
NOT_OPENED = partial(
    translate,
    "batch",
    QT_TRANSLATE_NOOP("batch", "This list is gone, or another program has it open."),
)

_NAME_LENGTH = 60


def left_list(left: LeftBehind) -> LeftList:
    """Return what is offered to be gone on with."""
    begun = QDateTime.fromSecsSinceEpoch(int(left.begun.timestamp()))
    shown = QLocale().toString(begun, QLocale.FormatType.ShortFormat)
    source = plain(left.job.source, _NAME_LENGTH) or translate("batch", "Pasted list")
    title = translate("batch", "The list from {time} is still open").format(time=shown)
    # Without the ids, which take a moment to be read out of a long list.
    done = BatchCounts().kept(len(left.outcomes))
    return LeftList(title, f"{source} · {done}")


def put_aside_lists(files: Sequence[Path]) -> str:
    """Return that something in the folder of the lists cannot be used, and where it is."""
    text = translate(
        "batch",
        "The results of an earlier list cannot be read. The file was put aside: {file}",
    )
    return text.format(file=plain(files[0].name, _NAME_LENGTH))


def not_journaled(problem: FileProblem) -> str:
    """Return what it means that results are not kept."""
    if problem is FileProblem.FULL:
        return translate(
            "batch", "The disk is full: results are not saved, and would be lost in a crash."
        )
    return translate("batch", "Results cannot be saved, and would be lost in a crash.")
