"""ListNotes: the lines of a list say what was handed over of their invoices before."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol, TypeAlias

from PySide6.QtCore import QObject, Slot

from gui.core.accounts.account import Account
from gui.core.link import CheckoutLink
from gui.presenters.batch.batch import BatchPresenter
from gui.presenters.batch.export_orders import ExportList
from gui.presenters.batch.lines import BatchLines
from gui.presenters.batch.results import Row
from gui.presenters.history.note_state import ListNote

Invoice: TypeAlias = tuple[str, CheckoutLink, bool]
"""Its id, its link, and whether it is sure to have that link now."""

Notes: TypeAlias = Sequence[ListNote] | None
Ask: TypeAlias = Callable[[Account, Sequence[Invoice], Callable[[Notes], None]], None]
"""Asks for the notes on an account's invoices; what it is given gets as many, in their order, or
nothing where nobody could say for now."""


class ListHistory(Protocol):
    """What is noted of lists, and what was."""

    @property
    def ask_for_notes(self) -> Ask:
        """Return what is asked for the notes on invoices."""
        ...

    def note_export(self, batch: ExportList, rows: Sequence[Row], kind: str) -> None:
        """The links of these rows of a list went out."""
        ...


class ListNotes(QObject):
    """Asks for each line once it has a link, and once more when that is another one, when nobody
    could say, or when the answer is in another language."""

    def __init__(self, presenter: BatchPresenter, ask: Ask) -> None:
        super().__init__(presenter)
        self._presenter = presenter
        self._ask = ask
        self._asked: dict[int, CheckoutLink] = {}
        # Asked for again later, they may not be the links of that day any more.
        self._told: dict[int, CheckoutLink] = {}
        presenter.listed.connect(self._forget)
        presenter.lines_changed.connect(self._on_lines_changed)
        presenter.reworded.connect(self._ask_anew)

    @Slot()
    def _forget(self) -> None:
        self._asked.clear()
        self._told.clear()

    @Slot()
    def _ask_anew(self) -> None:
        places = [*self._asked]
        self._asked.clear()
        self._on_lines_changed(places)

    @Slot(object)
    def _on_lines_changed(self, places: Sequence[int]) -> None:
        lines, account = self._presenter.lines, self._presenter.account
        if lines is None or account is None:
            return
        new = []
        for place in places:
            outcome = lines.outcome(place)
            link = outcome.link
            if link is not None and link != self._asked.get(place):
                is_new = link != self._told.get(place)
                self._asked[place] = self._told[place] = link
                # What is not owed is not asked for again in a list that is gone on with.
                is_current = is_new and outcome.state.is_owed
                new.append((place, (lines.invoice_id(place), link, is_current)))
        if new:
            asked, invoices = zip(*new, strict=True)
            self._ask(account, invoices, partial(self._on_notes, lines, asked))

    def _on_notes(self, lines: BatchLines, places: Sequence[int], notes: Notes) -> None:
        # Of another list, they came too late.
        if lines is not self._presenter.lines:
            return
        if notes is None:
            for place in places:
                self._asked.pop(place, None)
            return
        noted = [place for place, note in zip(places, notes, strict=True) if note.text]
        for place, note in zip(places, notes, strict=True):
            lines.put_note(place, note)
        if noted:
            self._presenter.lines_changed.emit(noted)
