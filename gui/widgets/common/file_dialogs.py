"""File dialogs: where a file is saved, and whether over one that is there; which folder."""

import sys
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.presenters.translation import translate
from gui.widgets.common.boxes import ConfirmBox


class SaveFileDialog(QFileDialog):
    """`chosen` carries the path, its suffix, and whether what is there may be replaced.

    `asked` carries the question whether it may be. That is open when this dialog has closed, and
    is to be closed with what this dialog belongs to.
    """

    chosen = Signal(object, object, bool)
    asked = Signal(object)

    def __init__(
        self, stem: str, kinds: Mapping[str, str], parent: QWidget, *, asks: bool = True
    ) -> None:
        """`kinds`: what a file with which suffix, without its dot, is called.

        Unless it `asks`, whoever writes the file is to say that one is there.
        """
        super().__init__(parent)
        self._asks = asks
        self._owner = parent
        self._suffixes = {f"{name} (*.{suffix})": suffix for suffix, name in kinds.items()}
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setWindowTitle(self.tr("Save"))
        self.setNameFilters(list(self._suffixes))
        _begin_in_documents(self)
        self.selectFile(f"{stem}.{next(iter(kinds))}")
        # We ask, about the name that is written in the end: that may have got its suffix since.
        self.setOption(QFileDialog.Option.DontConfirmOverwrite)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fileSelected.connect(self._on_file_selected)

    def choose(self, path: Path, suffix: str, *, replaces: bool) -> None:
        """The user has decided."""
        self.chosen.emit(path, suffix, replaces)

    def _on_file_selected(self, name: str) -> None:
        path = Path(name)
        suffix = path.suffix.lower().removeprefix(".")
        if suffix not in self._suffixes.values():
            # Another suffix, or none: the chosen kind decides, and its suffix is added.
            first = next(iter(self._suffixes.values()))
            suffix = self._suffixes.get(self.selectedNameFilter(), first)
            path = path.with_name(f"{path.name}.{suffix}")
        # The panel of macOS cannot be kept from asking.
        if sys.platform == "darwin":
            self.choose(path, suffix, replaces=True)
        elif self._asks and path.exists():
            self._ask_to_replace(path, suffix)
        else:
            self.choose(path, suffix, replaces=False)

    def _ask_to_replace(self, path: Path, suffix: str) -> None:
        box = replace_box(path, self._owner)
        # This dialog closes now, and may not go before the question is answered.
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        box.go_on.clicked.connect(lambda: self.choose(path, suffix, replaces=True))
        box.finished.connect(self.deleteLater)
        self.asked.emit(box)
        box.open()


def replace_box(path: Path, parent: QWidget) -> ConfirmBox:
    """Return the question whether a file that is there may be replaced."""
    return ConfirmBox(
        translate("files", "A file with this name already exists"),
        translate("files", "Do you want to replace {file}?").format(file=path.name),
        translate("files", "Replace"),
        parent,
    )


class FolderDialog(QFileDialog):
    """`chosen` carries the folder."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFileMode(QFileDialog.FileMode.Directory)
        self.setOption(QFileDialog.Option.ShowDirsOnly)
        self.setWindowTitle(self.tr("Choose a folder"))
        _begin_in_documents(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fileSelected.connect(lambda name: self.chosen.emit(Path(name)))


def _begin_in_documents(dialog: QFileDialog) -> None:
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    # Whether it is there is not asked: it may be on a share that hangs.
    dialog.setDirectory(QStandardPaths.writableLocation(documents))
