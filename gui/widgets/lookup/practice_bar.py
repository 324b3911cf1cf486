"""PracticeBar: the practice invoices as a list to choose from, and the way back."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from gui.demo.samples import SampleInvoice, SampleKind
from gui.presenters.intents import Intents
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate
from gui.widgets.common.labels import give_menu
from gui.widgets.common.menu import Look, Menu

# The name of each kind, its icon, and the colour's name in `Colours`.
_LOOKS = {
    SampleKind.FOUND: (QT_TRANSLATE_NOOP("PracticeMenu", "Ready to share"), "check", "ready"),
    SampleKind.CHANGED_LINK: (
        QT_TRANSLATE_NOOP("PracticeMenu", "Changed since it was sent"),
        "warning",
        "look",
    ),
    SampleKind.PAID: (QT_TRANSLATE_NOOP("PracticeMenu", "Already paid"), "stop", "failed"),
    SampleKind.CANCELED: (QT_TRANSLATE_NOOP("PracticeMenu", "Canceled"), "stop", "failed"),
    SampleKind.OTHER_STATUS: (
        QT_TRANSLATE_NOOP("PracticeMenu", "Another status"),
        "warning",
        "look",
    ),
    SampleKind.NO_STATUS: (
        QT_TRANSLATE_NOOP("PracticeMenu", "Status not available"),
        "question",
        "look",
    ),
    SampleKind.SLOW: (QT_TRANSLATE_NOOP("PracticeMenu", "Slow answer"), "clock", "dim"),
    SampleKind.NOT_FOUND: (QT_TRANSLATE_NOOP("PracticeMenu", "Not found"), "search", "look"),
    SampleKind.WRONG_CREDENTIALS: (
        QT_TRANSLATE_NOOP("PracticeMenu", "Wrong credentials"),
        "fault",
        "failed",
    ),
    SampleKind.SERVER_ERROR: (
        QT_TRANSLATE_NOOP("PracticeMenu", "Server error"),
        "fault",
        "failed",
    ),
    SampleKind.RATE_LIMITED: (
        QT_TRANSLATE_NOOP("PracticeMenu", "Too many requests"),
        "clock",
        "look",
    ),
    SampleKind.WRONG_LINK: (QT_TRANSLATE_NOOP("PracticeMenu", "Wrong link"), "fault", "failed"),
    SampleKind.SILENT: (QT_TRANSLATE_NOOP("PracticeMenu", "No answer"), "fault", "failed"),
}


class PracticeBar(QWidget):
    """Stands over the id; `chosen` carries the id of a practice invoice.

    The constructor makes what the first frame shows, `complete` the rest.
    """

    chosen = Signal(str)

    def __init__(
        self, intents: Intents, samples: Sequence[SampleInvoice], *, can_end: bool
    ) -> None:
        super().__init__()
        self._samples = samples
        self._invoices = self._button(self.tr("&Practice invoices"), self.tr("Practice invoices"))
        self._invoices.setObjectName("practice")
        self._end = self._button(self.tr("&End practice"), self.tr("End practice"))
        self._end.clicked.connect(intents.end_practice)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._invoices)
        layout.addWidget(self._end)
        if not can_end:
            self._end.hide()

    def complete(self) -> None:
        """Make what the first frame does not show: the list."""
        from PySide6.QtCore import Qt

        give_menu(self._invoices, PracticeMenu(self._samples, self._invoices, self.chosen.emit))
        for button in (self._invoices, self._end):
            # A click leaves the focus at the id.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setAccessibleName(name)
        button.setProperty("role", "flat")
        button.setProperty("reads", "link")
        return button


class PracticeMenu(Menu):
    """Practice invoices with their ids: those that bring a link, and what can go wrong."""

    def __init__(
        self, samples: Sequence[SampleInvoice], parent: QWidget, choose: Callable[[str], object]
    ) -> None:
        super().__init__(parent)
        self._choose = choose
        self._add_group(self.tr("An answer comes"), (s for s in samples if s.kind.brings_a_link))
        self.addSeparator()
        self._add_group(
            self.tr("Something goes wrong"), (s for s in samples if not s.kind.brings_a_link)
        )

    def _add_group(self, title: str, samples: Iterable[SampleInvoice]) -> None:
        self.addAction(self.heading(title))
        for sample in samples:
            name, icon, tone = _LOOKS[sample.kind]
            said = translate("PracticeMenu", name)
            look = Look(icon=icon, tone=tone, keys=sample.invoice_id, title=said)
            entry = self.add(f"{said} · {sample.invoice_id}", look)
            entry.triggered.connect(partial(self._choose, sample.invoice_id))
