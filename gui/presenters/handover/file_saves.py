"""FileSaves: pictures of links on their way into files that the user chose."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import QObject, Signal

from gui.core.files import FileNotWritten, FileProblem
from gui.core.handover.picture import PictureFormat
from gui.presenters.handover import ways, wording
from gui.presenters.handover.offer import Offer
from gui.presenters.handover.picture_work import PictureWork
from gui.presenters.handover.ways import Way
from gui.tasks import Failed, Lane, Ok, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True)
class FileRequest:
    """A file to be written where the user says. `stem` is the suggested name without a suffix."""

    way: Way
    kind: ways.SaveFile
    stem: str


@dataclass(frozen=True, slots=True)
class FileInTheWay:
    """A file that is there already, where another one was to be saved."""

    path: Path
    file_format: PictureFormat


class FileSaves(QObject):
    """`wanted` carries a `FileRequest`, which `save` answers; `in_the_way` a `FileInTheWay`, which
    `save` answers again, or nobody does.

    A file that the user chose and confirmed is written, whatever is shown by then: `saved` carries
    its offer, its way and its path, `failed` the offer and what went wrong. `ended` comes after
    each, and says whether it was saved.
    """

    wanted = Signal(object)
    in_the_way = Signal(object)
    saved = Signal(object, object, object)
    failed = Signal(object, object)
    ended = Signal(bool)

    def __init__(self, work: PictureWork, lane: Lane) -> None:
        super().__init__()
        self._work = work
        self._lane = lane
        self._offer: Offer | None = None
        self._requested: FileRequest | None = None
        # Where files are being written, and what waits for that to be the next one there.
        self._waiting: dict[Path, list[Callable[[], object]]] = {}

    @property
    def is_saving(self) -> bool:
        """Whether a file is being written, or waits for that."""
        return bool(self._waiting)

    def set_offer(self, offer: Offer | None) -> None:
        """This is shown now; what was asked for another one is not asked any more."""
        if not self._is_shown_still(self._offer, offer):
            self._requested = None
        self._offer = offer

    def request(self, way: Way, kind: ways.SaveFile) -> None:
        """Have the user say where what is shown is to be saved."""
        if self._offer is not None:
            stem = wording.file_stem(self._offer, kind.picture)
            self._requested = FileRequest(way, kind, stem)
            self.wanted.emit(self._requested)

    def save(self, path: Path, file_format: PictureFormat, *, replaces: bool) -> None:
        """The file that was asked for goes here."""
        offer, request, self._requested = self._offer, self._requested, None
        picture = wording.picture_of(offer) if offer is not None else None
        if offer is None or request is None or picture is None:
            return
        kind = request.kind.picture
        work = partial(self._work.save, picture, kind, file_format, path, replaces=replaces)
        # Not the one task of the presenter: nobody takes this back.
        there = FileInTheWay(path, file_format)
        begin = partial(self._lane.submit, work, partial(self._on_saved, offer, request, there))
        if path in self._waiting:
            self._waiting[path].append(begin)
        else:
            self._waiting[path] = []
            begin()

    def _on_saved(
        self, offer: Offer, request: FileRequest, there: FileInTheWay, outcome: Outcome[None]
    ) -> None:
        if self._waiting[there.path]:
            self._waiting[there.path].pop(0)()
        else:
            del self._waiting[there.path]
        # Of another link, or while another file is asked for, it is not asked any more.
        can_ask = self._is_shown_still(offer, self._offer) and self._requested is None
        match outcome:
            case Ok():
                self.saved.emit(offer, request.way, there.path)
            case Failed(FileNotWritten(FileProblem.EXISTS)) if can_ask:
                self._requested = request
                self.in_the_way.emit(there)
            case Failed(error):
                self.failed.emit(offer, error)
            case _:
                assert_never(outcome)
        self.ended.emit(isinstance(outcome, Ok))

    def _is_shown_still(self, offer: Offer | None, now: Offer | None) -> bool:
        return offer is not None and now is not None and now.may_go_on_from(offer)
