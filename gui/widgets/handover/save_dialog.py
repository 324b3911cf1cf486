"""SaveDialog: where a picture is saved, and as what."""

from pathlib import Path
from typing import assert_never

from PySide6.QtWidgets import QWidget

from gui.core.handover.picture import PictureFormat
from gui.presenters.translation import translate
from gui.widgets.common.file_dialogs import SaveFileDialog


class SaveDialog(SaveFileDialog):
    """`chosen` carries the path, the `PictureFormat`, and whether what is there may be replaced."""

    def __init__(self, stem: str, formats: tuple[PictureFormat, ...], parent: QWidget) -> None:
        super().__init__(stem, {f.value: name_of(f) for f in formats}, parent)

    def choose(self, path: Path, suffix: str, *, replaces: bool) -> None:
        self.chosen.emit(path, PictureFormat(suffix), replaces)


def name_of(file_format: PictureFormat) -> str:
    """Return what a file of this format is called."""
    match file_format:
        case PictureFormat.PNG:
            return translate("files", "PNG image")
        case PictureFormat.SVG:
            return translate("files", "SVG image")
        case PictureFormat.PDF:
            return translate("files", "PDF document")
        case _:
            assert_never(file_format)
