"""LookupPage: the id goes in at the top, the link or a message stands in the card below."""

from typing import TYPE_CHECKING, assert_never

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.widgets.common.labels import plain_label, scaled, set_look
from gui.widgets.common.room import Room
from gui.widgets.lookup.empty_panel import EmptyPanel
from gui.widgets.lookup.id_edit import IdEdit

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from gui.presenters.handover.ways import Way
    from gui.presenters.intents import Intents
    from gui.presenters.lookup.lookup_state import LookupState


_CARD_PADDING = {Room.TIGHT: 14, Room.USUAL: 20, Room.AMPLE: 24}


class LookupPage(QWidget):
    """Shows a `LookupState`; what the user does there is an intent.

    The constructor makes what the first frame shows, `complete` the rest.
    """

    id_in_use = Signal()
    """Somebody goes to the id, or writes there: it has to be in sight."""

    def __init__(self, intents: "Intents", beside_label: QWidget | None = None) -> None:
        super().__init__()
        self._intents = intents
        self._state: LookupState | None = None
        label = plain_label(self.tr("&Invoice ID"), tone="dim")
        self._id = IdEdit(intents)
        self._id.setAccessibleName(self.tr("Invoice ID"))
        self._id.setPlaceholderText(self.tr("Paste the invoice ID"))
        self._id.setFont(scaled(self._id.font(), 1.3))
        self._id.textChanged.connect(self._on_text_changed)
        self._id.textEdited.connect(self.id_in_use)
        self._id.returnPressed.connect(self.ask)
        label.setBuddy(self._id)
        self._get = QPushButton(self.tr("&Get link"))
        self._get.setAccessibleName(self.tr("Get link"))
        self._get.setProperty("role", "primary")
        self._get.clicked.connect(self.ask)
        self._get.setFont(scaled(self._get.font(), 1.1, semibold=True))
        self._empty = EmptyPanel()

        card = QFrame()
        card.setObjectName("card")
        self._card_layout = QVBoxLayout(card)
        self._card_layout.setSpacing(8)
        self._card_layout.addWidget(self._empty, 1)
        # Room for feedback, so that nothing moves when it comes.
        self._foot = QWidget()
        self._foot.setMinimumHeight(2 * self._foot.fontMetrics().lineSpacing() + 3)
        self._card_layout.addWidget(self._foot)
        self._row = QHBoxLayout()
        self._row.setSpacing(12)
        self._row.addWidget(self._id, 1)
        self._row.addWidget(self._get)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        over_id = QHBoxLayout()
        over_id.addWidget(label, 1)
        if beside_label is not None:
            over_id.addWidget(beside_label)
        layout.addLayout(over_id)
        layout.addLayout(self._row)
        layout.addSpacing(10)
        layout.addWidget(card)
        self.set_room(Room.USUAL)

    def complete(self) -> None:
        """Make what the first frame does not show: Cancel, and the other panels."""
        from PySide6.QtWidgets import QStackedLayout

        from gui.presenters.lookup.lookup_state import LookupState
        from gui.presenters.message_state import Action
        from gui.widgets.lookup.failure_panel import FailurePanel
        from gui.widgets.lookup.link_panel import LinkPanel
        from gui.widgets.lookup.note_line import NoteLine
        from gui.widgets.lookup.page_stack import PageStack
        from gui.widgets.lookup.progress_panel import ProgressPanel

        intents = self._intents
        self._state = LookupState()
        self._cancel = QPushButton(self.tr("Cancel"))
        self._cancel.setAccessibleName(self.tr("Cancel"))
        self._cancel.clicked.connect(intents.cancel)
        self._cancel.setFont(self._get.font())
        # One stands in for the other, and nothing around them moves.
        self._buttons = QStackedLayout()
        self._row.removeWidget(self._get)
        for button in (self._get, self._cancel):
            self._buttons.addWidget(button)
        self._row.addLayout(self._buttons)
        # The keyboard follows what is seen, as it is made.
        self._empty.complete(intents)
        self._link = LinkPanel(intents)
        self._link.clicked.connect(self._select_id)
        self._progress = ProgressPanel(self._link.places)
        answers = {
            Action.TRY_AGAIN: self.ask,
            Action.ADD_ACCOUNT: intents.add_account.emit,
            Action.EDIT_ACCOUNT: intents.edit_account.emit,
            Action.SESSION_ONLY: intents.use_session_only.emit,
            Action.SWITCH_ACCOUNT: intents.list_accounts.emit,
            Action.SEVERAL_INVOICES: self._ask_for_all,
        }
        self._failure = FailurePanel(intents.copy_support.emit, intents.explain.emit, answers)
        self._place = QWidget()
        self._panels = PageStack(self._place)
        self._card_layout.replaceWidget(self._empty, self._place)
        for panel in (self._empty, self._progress, self._link, self._failure):
            self._panels.addWidget(panel)
        self.note = NoteLine(intents)
        self._card_layout.replaceWidget(self._foot, self.note)
        self._foot.deleteLater()
        self.set_room(self._room)

    def set_room(self, room: Room) -> None:
        """Have the sizes for so much room."""
        self._room = room
        padding = _CARD_PADDING[room]
        self._card_layout.setContentsMargins(padding, padding, padding, padding - 6)
        self._empty.set_room(room)
        if self._state is not None:
            self._link.set_room(room)
            self._progress.lay_out()
            # What is hidden says nothing of another size.
            self._panels.invalidate()

    def set_test(self, *, is_test: bool) -> None:
        """Say of the code that it cannot be paid, or not; only when complete."""
        self._link.set_test(is_test=is_test)

    def show_copy_form(self, name: str) -> None:
        """Say in which form is copied by default, as settings name it; only when complete."""
        from gui.presenters.handover.ways import copy_form
        from gui.widgets.lookup.ways_button import WaysButton

        for button in self._link.findChildren(WaysButton):
            button.show_default(copy_form(name))

    def show_done(self, way: "Way") -> None:
        """It was handed over in this way."""
        self._link.show_done(way)

    def look_up(self, invoice_id: str) -> None:
        """Put an id into the field and ask for it, as if it had been typed."""
        if invoice_id.strip() != self._id.text():
            # No edit, for which everything would be laid out once more: another lookup begins.
            self.put_id(invoice_id)
        self.ask()

    def suggest(self, invoice_id: str) -> None:
        """Put an id into the field as an edit, which can be undone; nothing is asked for."""
        self._id.selectAll()
        self._id.insert(invoice_id)
        self.focus_id()

    @property
    def typed_id(self) -> str:
        """What stands in the field."""
        return self._id.text()

    @property
    def is_asked_for(self) -> bool:
        """Whether what is shown belongs to what stands in the field."""
        return self._state is not None and self._state.is_asked_for

    def put_id(self, text: str) -> None:
        """Put a text into the field; nothing is asked for, and it is nobody's edit."""
        self._id.blockSignals(True)
        self._id.setText(text)
        self._id.blockSignals(False)

    def get(self) -> None:
        """Ask for what stands in the field, unless its link is there."""
        if self._state is None or not self._state.is_ready:
            self.ask()

    def ask(self) -> None:
        """Ask for what stands in the field."""
        self._intents.look_up.emit(self._id.text())

    def _ask_for_all(self) -> None:
        # The last id of a list that was cut off could be another customer's.
        self._intents.open_batch.emit("" if self._id.is_full else self._id.text())

    def paste(self) -> None:
        """Put what is on the clipboard in the place of the id; nothing is asked for."""
        from PySide6.QtGui import QGuiApplication

        if QGuiApplication.clipboard().text().strip():
            self.focus_id()
            self._id.paste_whole()

    def focus_id(self) -> None:
        """Go to the id, all of it selected, so that the next paste replaces it."""
        self._select_id()
        self.id_in_use.emit()

    def show_state(self, state: "LookupState") -> None:
        """Show the state; nothing of the one before it stays."""
        is_outcome = self._is_outcome(state)
        self._state = state
        if state.is_asked_for and self._id.text() != state.invoice_id:
            # Show the id as it was understood, cleaned of quotes and spaces.
            self._id.setText(state.invoice_id)
        focused = self.window().focusWidget()
        was_in_card = focused is not None and self._place.isAncestorOf(focused)
        self._show_panel(state)
        self.note.show_hint(state.hint)
        if was_in_card and self.window().focusWidget() is not focused:
            # What had the focus is gone; without this it would wander anywhere.
            self._select_id()
        has_focus = self._cancel.hasFocus() or self._get.hasFocus()
        is_waiting = state.is_fetching and bool(state.progress)
        button = self._cancel if is_waiting else self._get
        self._buttons.setCurrentWidget(button)
        if has_focus:
            button.setFocus()
        set_look(self._get, "role", "secondary" if state.is_ready else "primary")
        if is_outcome:
            # The next id replaces it. The page stays where it is: it is read.
            self._select_id()

    def _select_id(self) -> None:
        self._id.setFocus()
        self._id.selectAll()

    def _is_outcome(self, state: "LookupState") -> bool:
        """Whether this is how a lookup ends; what an edit ends is none."""
        before = self._state
        if before is None or state.is_fetching:
            return False
        was_canceled = before.is_fetching and self._id.text() == before.invoice_id
        is_new = state.phase is not before.phase or state.message is not before.message
        return was_canceled or (is_new and (state.is_ready or state.message is not None))

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        # The letter of a button that is not there at the moment: somebody wants its link.
        way = None if self._state is None else self._link.way_of_mnemonic(event)
        if way is None:
            super().keyPressEvent(event)
        else:
            self._intents.hand_over.emit(way)

    def _show_panel(self, state: "LookupState") -> None:
        from gui.presenters.lookup.lookup_state import Phase

        if state.phase is not Phase.READY:
            self._link.clear()
        if state.message is None:
            self._failure.clear()
        match state.phase:
            case Phase.EMPTY:
                self._panels.setCurrentIndex(0)
            case Phase.FETCHING:
                self._progress.show_progress(state.progress)
                self._panels.setCurrentIndex(1)
            case Phase.READY:
                assert state.link is not None
                self._link.show_link(
                    state.link, state.qr, state.invoice_id, state.verdict, state.note
                )
                self._panels.setCurrentIndex(2)
            case Phase.FAILED:
                assert state.message is not None
                # Before it is seen: what changes in sight has the window laid out each time.
                self._failure.show_message(state.message)
                self._panels.setCurrentIndex(3)
            case _:
                assert_never(state.phase)

    def _on_text_changed(self, text: str) -> None:
        # Also reached when an assistive tool sets the text. Writing the id as it was understood
        # is not an edit.
        state = self._state
        if state is None or not state.is_asked_for or text != state.invoice_id:
            self._intents.edited.emit()
