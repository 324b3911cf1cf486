"""DraftFields: whom the drafts of a list go to, what they say, and how many there are."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from gui.core.batch.mail_columns import MailColumns
from gui.core.batch.outcome import RowState
from gui.presenters.batch import export_words
from gui.presenters.batch.draft_counter import DraftCounter
from gui.presenters.batch.draft_plan import DraftPlan, column_names, likely_columns
from gui.presenters.batch.export_orders import ExportList, Grouping
from gui.widgets.common.forms import ChoiceBox, FormField
from gui.widgets.common.labels import plain_label, scaled

_LABEL = 0.92


class DraftFields(QWidget):
    """`changed` when something else is chosen. How they are grouped is asked, never guessed.

    `counted` carries, in words, what comes of it, and whether all is chosen for that.
    """

    changed = Signal()
    counted = Signal(str, bool)

    def __init__(self, batch: ExportList, counter: DraftCounter) -> None:
        super().__init__()
        self._batch = batch
        self._counter = counter
        self._counter.planned.connect(self._on_planned)
        columns = list(enumerate(column_names(batch)))
        none = self.tr("None")
        self.address = _choice(self.tr("Mail address"), (None, self.tr("Choose a column")), columns)
        self.name = _choice(self.tr("Name"), (None, none), columns)
        self.amount = _choice(self.tr("Amount"), (None, self.tr("From BlueTape")), columns)
        guessed = likely_columns(batch)
        self.address.show_value(guessed.address)
        self.name.show_value(guessed.name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(14)
        for label, box in (
            (self.tr("&Mail address"), self.address),
            (self.tr("&Name"), self.name),
            (self.tr("&Amount"), self.amount),
        ):
            layout.addWidget(FormField(label, box))
            box.currentIndexChanged.connect(self.changed)
        title = plain_label(self.tr("How many drafts?"))
        title.setFont(scaled(title.font(), _LABEL, semibold=True))
        layout.addWidget(title)
        self.choices = {
            Grouping.BY_ADDRESS: QRadioButton(
                self.tr("&One for each address, with all its invoices")
            ),
            Grouping.BY_ROW: QRadioButton(self.tr("One for each &row of the list")),
        }
        self._group = QButtonGroup(self)
        for button in self.choices.values():
            button.setAccessibleName(button.text().replace("&", ""))
            button.setAccessibleDescription(title.text())
            self._group.addButton(button)
            layout.addWidget(button)
        self._group.buttonToggled.connect(self._on_toggled)

    @property
    def columns(self) -> MailColumns:
        return MailColumns(self.address.value, self.name.value, self.amount.value)

    @property
    def grouping(self) -> Grouping | None:
        """What was chosen; `None` before that."""
        return next((g for g, button in self.choices.items() if button.isChecked()), None)

    def count(self, also: frozenset[RowState]) -> None:
        """Have it `counted`."""
        if self.address.value is None:
            self._counter.give_up()
            self.counted.emit(self.tr("Choose the column with the mail addresses."), False)
        else:
            self._counter.ask(self.grouping or Grouping.BY_ROW, self.columns, also)

    def give_up(self) -> None:
        """Nobody asks any more."""
        self._counter.give_up()

    @Slot(object)
    def _on_planned(self, plan: DraftPlan) -> None:
        lines = []
        if plan.drafts:
            lines.append(
                export_words.first_draft(plan.drafts[0], self.columns, self._batch.decimals)
            )
        if self.grouping is None:
            lines.append(self.tr("Choose how many drafts there should be."))
        else:
            lines.append(export_words.drafts_given(len(plan.drafts)))
        left_out = export_words.left_out(plan.left_out)
        given = "\n".join(filter(None, (*lines, left_out)))
        self.counted.emit(given, self.grouping is not None and bool(plan.drafts))

    def _on_toggled(self, _button: QRadioButton, is_chosen: bool) -> None:
        if is_chosen:
            self.changed.emit()


def _choice(
    name: str, first: tuple[None, str], columns: list[tuple[int, str]]
) -> ChoiceBox[int | None]:
    return ChoiceBox(name, [first, *columns])
