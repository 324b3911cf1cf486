"""HelpWindow: guide and troubleshooting, out of the program's own files and not the internet."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl
from PySide6.QtGui import (
    QImageReader,
    QKeySequence,
    QPalette,
    QResizeEvent,
    QShortcut,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFragment,
)
from PySide6.QtWidgets import (
    QMainWindow,
    QSplitter,
    QTextBrowser,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gui.core.paths import guide_folder
from gui.presenters import shortcuts
from gui.widgets.common.enter_key import EnterKey
from gui.widgets.help.help_document import Heading, entry_on, folded, headings, places
from gui.widgets.help.search_bar import SearchBar

_MARGIN = 24
_ABOVE = {2: 24, 3: 14}
_ENTRY = 3
"""The level of headings over an entry on a message."""
_PLACE = Qt.ItemDataRole.UserRole


class HelpWindow(QMainWindow):
    """Contents, search and text, in the language that is in force; `Esc` closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Checkout Desk guide"))
        # The name of the file is translated, too.
        guide = self.tr("user-guide.md")
        folder = guide_folder()
        if not (folder / guide).is_file():
            guide = "user-guide.md"
        self._messages = guide.replace("user-guide", "troubleshooting")
        self.text = _Pages()
        self.text.setAccessibleName(self.tr("Guide"))
        self.text.setSearchPaths([str(folder)])
        pages = [(folder / name).read_text("utf-8") for name in (guide, self._messages)]
        self.text.setMarkdown("\n\n".join(pages))
        self.text.document().setDocumentMargin(_MARGIN)
        self.text.anchorClicked.connect(self._on_link_clicked)
        self._words = folded(self.text.toPlainText())
        self._found: list[int] = []
        self._shown = 0

        self.search = SearchBar()
        self.search.field.textChanged.connect(self._search)
        self.search.stepped.connect(self._step)
        self.contents = QTreeWidget()
        self.contents.setAccessibleName(self.tr("Contents"))
        self.contents.setHeaderHidden(True)
        self.contents.setIndentation(14)
        self.contents.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Rows keep the height that they have when they are made.
        self.contents.ensurePolished()
        self._headings = headings(self.text.document())
        self._space_headings()
        self._items = self._list_contents()
        self.contents.currentItemChanged.connect(self._on_item_chosen)
        # Also the one that is current: the text may have been scrolled.
        self.contents.itemClicked.connect(self._on_item_chosen)

        parts = QSplitter()
        parts.addWidget(self.contents)
        parts.addWidget(self.text)
        parts.setStretchFactor(0, 1)
        parts.setStretchFactor(1, 3)
        parts.setSizes([280, 860])
        body = QWidget()
        layout = QVBoxLayout(body)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(12)
        layout.addWidget(self.search)
        layout.addWidget(parts, 1)
        self.setCentralWidget(body)
        self.search.field.setFocus()
        for shortcut, slot in {
            shortcuts.CANCEL: self.close,
            shortcuts.FIND: self.search.focus,
            shortcuts.FIND_NEXT: partial(self._step, 1),
            shortcuts.FIND_PREVIOUS: partial(self._step, -1),
        }.items():
            QShortcut(QKeySequence(shortcut.keys), self).activated.connect(slot)
        EnterKey(self)

    def sizeHint(self) -> QSize:
        return QSize(1180, 780).boundedTo(self.screen().availableSize() * 0.9)

    def explain_first(self, messages: Sequence[str]) -> None:
        """Go to the entry on the first of these that has one, if any has."""
        entries = [heading for heading in self._of_messages() if heading.level == _ENTRY]
        titles = [entry.text for entry in entries]
        found = (entry_on(message, titles) for message in messages)
        index = next((index for index in found if index is not None), None)
        if index is not None:
            self._list_at(entries[index].position)
            self._go_to(entries[index].position)

    def _space_headings(self) -> None:
        cursor = QTextCursor(self.text.document())
        room = QTextBlockFormat()
        cursor.beginEditBlock()
        for heading in self._headings:
            room.setTopMargin(_ABOVE.get(heading.level, 0))
            cursor.setPosition(heading.position)
            cursor.mergeBlockFormat(room)
        cursor.endEditBlock()

    def _of_messages(self) -> list[Heading]:
        begin = [index for index, heading in enumerate(self._headings) if heading.level == 1][-1]
        return self._headings[begin:]

    def _list_contents(self) -> list[QTreeWidgetItem]:
        items: list[QTreeWidgetItem] = []
        above: list[QTreeWidget | QTreeWidgetItem] = [self.contents]
        for level, text, position in self._headings:
            del above[level:]
            item = QTreeWidgetItem(above[-1], [text])
            item.setToolTip(0, text)
            item.setData(0, _PLACE, position)
            item.setExpanded(level == 1)
            above.append(item)
            items.append(item)
        return items

    def _on_item_chosen(self, item: QTreeWidgetItem | None) -> None:
        if item is not None:
            self._go_to(item.data(0, _PLACE))

    def _on_link_clicked(self, url: QUrl) -> None:
        # Other addresses in it are for reading.
        if url.path() == self._messages:
            self._go_to(self._of_messages()[0].position)

    def _go_to(self, position: int) -> None:
        """Have a heading stand at the top."""
        document = self._laid_out()
        cursor = QTextCursor(document)
        cursor.setPosition(position)
        self.text.setTextCursor(cursor)
        top = document.documentLayout().blockBoundingRect(cursor.block()).top()
        self.text.verticalScrollBar().setValue(round(top) - _MARGIN // 3)

    def _laid_out(self) -> QTextDocument:
        """The document, once all of it has its place: that comes bit by bit."""
        document = self.text.document()
        document.size()
        return document

    def _list_at(self, position: int) -> int:
        """Mark in the contents where this place is; return the number of its heading."""
        number = max(i for i, heading in enumerate(self._headings) if heading.position <= position)
        self.contents.blockSignals(True)
        self.contents.setCurrentItem(self._items[number])
        self.contents.blockSignals(False)
        return number

    def _search(self, words: str) -> None:
        self._found = places(words, self._words)
        # From where somebody reads, and not from the top.
        here = self.text.textCursor().selectionStart()
        self._shown = next((i for i, place in enumerate(self._found) if place >= here), 0)
        self._mark(len(words.strip()))
        self._show_found()

    def _step(self, step: int) -> None:
        if self._found:
            self._shown = (self._shown + step) % len(self._found)
            self._show_found()

    def _show_found(self) -> None:
        where = ""
        if self._found:
            place = self._found[self._shown]
            self._laid_out()
            where = self._headings[self._list_at(place)].text
            self.text.setTextCursor(self._cursor(place, len(self.search.field.text().strip())))
        else:
            cursor = self.text.textCursor()
            cursor.setPosition(cursor.selectionStart())
            self.text.setTextCursor(cursor)
        self.search.show_found(where, self._shown + 1, len(self._found))

    def _mark(self, length: int) -> None:
        """All that was found is marked; where somebody is is selected, which stands out more."""
        colour = self.palette().color(QPalette.ColorRole.Highlight)
        colour.setAlphaF(0.2)
        marks = []
        for place in self._found:
            mark = QTextEdit.ExtraSelection()
            mark.cursor = self._cursor(place, length)
            mark.format.setBackground(colour)
            marks.append(mark)
        self.text.setExtraSelections(marks)

    def _cursor(self, position: int, length: int) -> QTextCursor:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(position)
        cursor.setPosition(position + length, QTextCursor.MoveMode.KeepAnchor)
        return cursor


class _Pages(QTextBrowser):
    """Text with pictures that are never wider than the window."""

    def __init__(self) -> None:
        super().__init__()
        self.setOpenLinks(False)
        self._widths: dict[str, int] = {}

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width() - 2 * _MARGIN
        cursor = QTextCursor(self.document())
        # All of it is one change; after many, the text behind the last one has no place.
        cursor.beginEditBlock()
        block = self.document().begin()
        while block.isValid():
            part = block.begin()
            while not part.atEnd():
                self._fit(part.fragment(), room, cursor)
                part += 1
            block = block.next()
        cursor.endEditBlock()

    def _fit(self, part: QTextFragment, room: int, cursor: QTextCursor) -> None:
        picture = part.charFormat().toImageFormat()
        if not picture.isValid():
            return
        name = picture.name()
        if name not in self._widths:
            path = Path(self.searchPaths()[0]) / name
            self._widths[name] = QImageReader(str(path)).size().width()
        width = min(self._widths[name], room)
        if width > 0 and picture.width() != width:
            picture.setWidth(width)
            cursor.setPosition(part.position())
            cursor.setPosition(part.position() + part.length(), QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(picture)
