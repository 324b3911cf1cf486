"""CheckPage: what was understood of a list, before anything is asked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gui.presenters.batch.batch import BatchPresenter
from gui.presenters.batch.batch_state import Checking
from gui.widgets.batch.check_card import CheckCard
from gui.widgets.batch.page_title import PageTitle
from gui.widgets.batch.preview_table import PreviewTable
from gui.widgets.common.labels import CAPTION, literal, plain_label
from gui.widgets.common.notes import Note

_CARD_WIDTH = 320
# In widths of a letter: below, the card comes under the rows, or how the column was found goes.
_BESIDE = 85
_EXPLAINED = 140


class CheckPage(QWidget):
    """Shows a `Checking`, and has its presenter start."""

    canceled = Signal()

    def __init__(self, presenter: BatchPresenter) -> None:
        super().__init__()
        self._title = PageTitle()
        self._another = QPushButton(self.tr("Choose an&other…"))
        self._another.clicked.connect(presenter.begin_anew)
        self._title.row.addWidget(self._another, alignment=Qt.AlignmentFlag.AlignVCenter)
        self._why_not = Note()
        self._columns = QComboBox()
        self._columns.setAccessibleName(self.tr("ID column"))
        self._columns.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._columns.setMinimumContentsLength(12)
        self._columns.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self._columns.activated.connect(presenter.choice.choose_column)
        label = plain_label(self.tr("ID column"), scale=0.92)
        label.setWordWrap(False)
        label.setBuddy(self._columns)
        self._found_by = plain_label(scale=CAPTION, tone="dim")
        self._rows = PreviewTable()
        self._shown = plain_label(scale=CAPTION, tone="dim")
        card = QFrame()
        card.setObjectName("card")
        choice = QHBoxLayout()
        choice.setContentsMargins(16, 8, 16, 8)
        choice.setSpacing(10)
        choice.addWidget(label)
        choice.addWidget(self._columns, 1)
        choice.addWidget(self._found_by, 1)
        self._shown.setContentsMargins(16, 6, 16, 8)
        rows = QVBoxLayout(card)
        rows.setContentsMargins(1, 1, 1, 1)
        rows.setSpacing(0)
        rows.addLayout(choice)
        rows.addWidget(self._rows, 1)
        rows.addWidget(self._shown)
        self._check = CheckCard()
        self._start = QPushButton()
        self._start.setAccessibleName(self.tr("Start"))
        self._start.setProperty("role", "primary")
        self._start.clicked.connect(presenter.start)
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setAccessibleName(self.tr("Cancel"))
        cancel.clicked.connect(self.canceled)
        self._about = plain_label(scale=CAPTION, tone="dim")
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self._about, 1)
        foot.addWidget(cancel)
        foot.addWidget(self._start)
        self._cards = QHBoxLayout()
        self._cards.setSpacing(16)
        self._cards.addWidget(card, 3)
        self._cards.addWidget(self._check, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addWidget(self._why_not)
        layout.addLayout(self._cards, 1)
        layout.addLayout(foot)

    def focus(self) -> None:
        """Go to what begins, or to what has to be chosen first."""
        (self._start if self._start.isEnabled() else self._columns).setFocus()

    def show_state(self, state: Checking) -> None:
        self._title.show_words(state.title, state.about)
        self._why_not.show_words(state.why_not, "")
        if [self._columns.itemText(at) for at in range(self._columns.count())] != [*state.columns]:
            self._columns.clear()
            self._columns.addItems(state.columns)
        self._columns.setCurrentIndex(state.id_column)
        self._columns.setToolTip(self._columns.currentText())
        self._found_by.setText(state.found_by)
        self._rows.show_preview(state.preview, state.id_column)
        self._shown.setText(state.preview.shown)
        self._check.show_state(state)
        nothing_sent = self.tr("Nothing is sent to your customers.")
        self._about.setText(" ".join(filter(None, (state.takes, nothing_sent))))
        self._start.setText(literal(state.start))
        self._start.setEnabled(not state.why_not and not state.is_busy)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _BESIDE * self.fontMetrics().averageCharWidth()
        self._cards.setDirection(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )
        has_room = self.width() >= _EXPLAINED * self.fontMetrics().averageCharWidth()
        self._found_by.setVisible(has_room)
        self._check.setMaximumWidth(_CARD_WIDTH if is_wide else 16_777_215)
