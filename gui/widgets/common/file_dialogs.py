"""File dialogs: where a file is saved, and whether over one that is there; which folder."""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from gui.presenters.translation import translate
from gui.widgets.common.boxes import ConfirmBox


class SaveFileDialog(QFileDialog):
    """`chosen` carries the path, its suffix, and whether what is there may be replaced.

    Whether something is there is not looked for on the window's thread: it may lie on a share that
    hangs. Whoever writes the file finds it, and has that asked (`ask_to_replace`).
    """

    chosen = Signal(object, object, bool)

    def __init__(self, stem: str, kinds: Mapping[str, str], parent: QWidget) -> None:
        """`kinds`: what a file with which suffix, without its dot, is called."""
        super().__init__(parent)
        self._suffixes = {f"{name} (*.{suffix})": suffix for suffix, name in kinds.items()}
        self.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        self.setFileMode(QFileDialog.FileMode.AnyFile)
        self.setWindowTitle(self.tr("Save"))
        self.setNameFilters(list(self._suffixes))
        begin_in_documents(self)
        self.selectFile(f"{stem}.{next(iter(kinds))}")
        # That is asked later, about the name that is written in the end, with its suffix.
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
        self.choose(path, suffix, replaces=sys.platform == "darwin")


def ask_to_replace(path: Path, parent: QWidget, replace: Callable[[], object]) -> ConfirmBox:
    """Ask whether a file that is there may be replaced, and do that then; returns what asks."""
    box = ConfirmBox(
        translate("files", "A file with this name already exists"),
        translate("files", "Do you want to replace {file}?").format(file=path.name),
        translate("files", "Replace"),
        parent,
    )
    box.go_on.clicked.connect(lambda _=False: replace())
    box.open()
    return box


class FolderDialog(QFileDialog):
    """`chosen` carries the folder."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFileMode(QFileDialog.FileMode.Directory)
        self.setOption(QFileDialog.Option.ShowDirsOnly)
        self.setWindowTitle(self.tr("Choose a folder"))
        begin_in_documents(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.fileSelected.connect(lambda name: self.chosen.emit(Path(name)))


def begin_in_documents(dialog: QFileDialog) -> None:
    """Have a dialog show the user's documents first, and not where the program was started."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    # Whether it is there is not asked: it may be on a share that hangs.
    dialog.setDirectory(QStandardPaths.writableLocation(documents))
