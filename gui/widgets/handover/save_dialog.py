"""SaveDialog: where a picture is saved, as what, and whether over a file that is there."""

import sys
from functools import partial
from pathlib import Path
from typing import assert_never

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.core.handover.picture import PictureFormat
from gui.widgets.common.boxes import ConfirmBox


class SaveDialog(QFileDialog):
    """`chosen` carries the path, the format, and whether what is there may be replaced.

    `asked` carries the question whether it may be. That is open when this dialog has closed, and
    is to be closed with what this dialog belongs to.
    """

    chosen = Signal(object, object, bool)
    asked = Signal(object)

    def __init__(self, stem: str, formats: tuple[PictureFormat, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._owner = parent
        self._formats = {self._filter_of(f): f for f in formats}
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setWindowTitle(self.tr("Save"))
        self.setNameFilters(list(self._formats))
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = QStandardPaths.writableLocation(documents)
        if Path(folder).is_dir():
            self.setDirectory(folder)
        self.selectFile(f"{stem}.{formats[0].value}")
        # We ask, about the name that is written in the end: that may have got its suffix since.
        self.setOption(QFileDialog.Option.DontConfirmOverwrite)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fileSelected.connect(self._on_file_selected)

    def _filter_of(self, file_format: PictureFormat) -> str:
        match file_format:
            case PictureFormat.PNG:
                return self.tr("PNG image (*.png)")
            case PictureFormat.SVG:
                return self.tr("SVG image (*.svg)")
            case PictureFormat.PDF:
                return self.tr("PDF document (*.pdf)")
            case _:
                assert_never(file_format)

    def _on_file_selected(self, name: str) -> None:
        path = Path(name)
        by_suffix = {f.value: f for f in self._formats.values()}
        file_format = by_suffix.get(path.suffix.lower().removeprefix("."))
        if file_format is None:
            # Another suffix, or none: the chosen kind decides, and its suffix is added.
            file_format = self._formats.get(
                self.selectedNameFilter(), next(iter(self._formats.values()))
            )
            path = path.with_name(f"{path.name}.{file_format.value}")
        # The panel of macOS cannot be kept from asking.
        if path.exists() and sys.platform != "darwin":
            self._ask_to_replace(path, file_format)
        else:
            self.chosen.emit(path, file_format, sys.platform == "darwin")

    def _ask_to_replace(self, path: Path, file_format: PictureFormat) -> None:
        box = ConfirmBox(
            self.tr("A file with this name already exists"),
            self.tr("Do you want to replace {file}?").format(file=path.name),
            self.tr("Replace"),
            self._owner,
        )
        # This dialog closes now, and may not go before the question is answered.
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        box.go_on.clicked.connect(partial(self.chosen.emit, path, file_format, True))
        box.finished.connect(self.deleteLater)
        self.asked.emit(box)
        box.open()
