"""MainWindow: puts the parts together, and is a window to the desktop."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Signal
from PySide6.QtWidgets import QApplication, QMainWindow

from gui.presenters.accounts.header_state import Header, window_title
from gui.presenters.intents import Intents
from gui.widgets.window_body import WindowBody

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget

    from gui.core.accounts.account import Account
    from gui.demo.samples import SampleInvoice
    from gui.presenters.accounts.accounts import AccountsState
    from gui.presenters.lookup.lookup_state import LookupState
    from gui.presenters.lookup.recent_state import RecentLink
    from gui.presenters.notices import Notice
    from gui.widgets.help.help_window import HelpWindow
    from gui.widgets.lookup.lookup_page import LookupPage
    from gui.widgets.top_bar import TopBar

_LISTS = (".csv", ".xlsx", ".tsv", ".txt")


class MainWindow(QMainWindow):
    """The window.

    It is made in two steps: with the constructor everything that the first frame shows, with
    `completions` the rest, when there is time.
    """

    closed = Signal()
    painted = Signal()
    """Said once, with the first frame."""

    def __init__(
        self,
        intents: Intents,
        samples: "Sequence[SampleInvoice]" = (),
        *,
        welcomes: bool = False,
    ) -> None:
        """`welcomes`: there is no account, and so the welcome page."""
        super().__init__()
        self.intents = intents
        # Asked before the window closes, if somebody has a say in that.
        self.may_close: Callable[[], bool] | None = None
        # Asked before the clipboard is.
        self.may_paste: Callable[[], bool] | None = None
        self._accounts: AccountsState | None = None
        self._lookup: LookupState | None = None
        self._notices: tuple[Notice, ...] = ()
        self._samples = samples
        self._first_size: QSize | None = None
        self.is_painted = False
        self._can_end_practice = False
        self._body = WindowBody(intents, samples, welcomes=welcomes)
        self.setCentralWidget(self._body)
        self.setMinimumSize(480, 320)
        self._put_header(Header())

    @property
    def page(self) -> "LookupPage":
        return self._body.page

    @property
    def top_bar(self) -> "TopBar":
        return self._body.top_bar

    @property
    def completions(self) -> "tuple[Callable[[], None], ...]":
        """The steps that make what the first frame does not show; each is to be taken once."""
        return *self._body.completions, self._complete

    def make_anew(self) -> None:
        """Make everything in the window again, in the language that is in force now.

        Nothing is shown in it until somebody shows it; the id that was typed stays.
        """
        typed = self.page.typed_id
        self._body = WindowBody(
            self.intents, self._samples, can_end_practice=self._can_end_practice
        )
        for step in self._body.completions:
            step()
        self.setCentralWidget(self._body)
        self._body.show()
        self._put_header(self._header)
        self.page.put_id(typed)
        self.focus_id()

    def practise(self, samples: "Sequence[SampleInvoice]") -> None:
        """Offer these in the window, made anew for it, with a way back; without any it is over."""
        self._samples, self._can_end_practice = samples, bool(samples)
        self.page.put_id("")
        self.make_anew()

    def _complete(self) -> None:
        from PySide6.QtGui import QIcon

        from gui.core.paths import resource
        from gui.presenters.shortcuts import GET_AND_COPY, GO_TO_ID, PASTE_ID
        from gui.widgets.window_keys import SelectsOnReturn, install_keys

        self.setWindowIcon(QIcon(str(resource("icons/checkout-desk.svg"))))
        own = {GET_AND_COPY: self._get_and_copy, GO_TO_ID: self.focus_id, PASTE_ID: self._paste}
        install_keys(self, self.intents, own)
        SelectsOnReturn(self, self.focus_id)
        self.setAcceptDrops(True)

    def _get_and_copy(self) -> None:
        self.page.get()
        # While the lookup runs the copy is remembered.
        self.intents.copy_in_default_form.emit()

    def _paste(self) -> None:
        if self.may_paste is None or self.may_paste():
            self.page.paste()

    def focus_id(self) -> None:
        """Go to the invoice id, all of it selected; without an account to the way to one."""
        self._body.focus()

    def list_accounts(self) -> None:
        """Open the list of accounts."""
        self.top_bar.open_menu()

    def open_guide(self) -> None:
        """Open the guide, in a window of its own: at the entry on what is shown, if it has one."""
        self._guide().explain_first(self._puzzles)

    def explain(self, message: str) -> None:
        """Open the guide at the entry on a message."""
        self._guide().explain_first([message])

    def _guide(self) -> "HelpWindow":
        from gui.widgets.help.help_window import HelpWindow

        # A dialog keeps the keys and clicks from all windows but its own.
        owner = QApplication.activeModalWidget() or self
        opened = (guide for guide in owner.findChildren(HelpWindow) if guide.isVisible())
        guide = next(opened, None) or HelpWindow(owner)
        guide.show()
        guide.raise_()
        guide.activateWindow()
        return guide

    @property
    def _puzzles(self) -> list[str]:
        """What is shown and may need an explanation, the latest first."""
        state = self._lookup
        said = [notice.text for notice in reversed(self._notices)]
        if state is not None:
            said += [state.message.title] if state.message else []
            verdict = state.verdict.title if state.verdict else ""
            said += [state.note, self.page.note.warning, verdict]
        return said

    def ask_removal(self, account: "Account", remove: "Callable[[str], object]") -> None:
        """Ask whether this account is to be removed; `remove` takes its key."""
        from gui.widgets.common.boxes import RemoveBox

        box = RemoveBox(account, self)
        box.confirmed.connect(remove)
        box.open()

    def open_about(self) -> None:
        """Say which version this is, and what it is made of."""
        from gui.widgets.help.about_dialog import AboutDialog

        AboutDialog(self.intents, self).open()

    def show_lookup(self, state: "LookupState") -> None:
        self._lookup = state
        if state.invoice_id:
            # Asked for without an account: what came of it has to be seen.
            self._body.show_welcome(is_shown=False)
        self.page.show_state(state)

    def show_header(self, header: Header) -> None:
        """Show which account is in use; without one, the welcome page."""
        self._put_header(header)
        if self._body.welcomes == (not header.account):
            return
        self._body.show_welcome(is_shown=not header.account)
        self.focus_id()
        self.settle()

    def _put_header(self, header: Header) -> None:
        self._header = header
        is_demo = bool(self._samples)
        is_test = is_demo or (bool(header.account) and not header.is_production)
        self._body.show_mark(is_test=is_test)
        self.top_bar.show_header(header)
        self.setWindowTitle(window_title(header, is_demo=is_demo))

    def show_accounts(self, state: "AccountsState") -> None:
        self.show_header(state.header)
        self.top_bar.show_accounts(state)
        before, self._accounts = self._accounts, state
        if before is not None and state.current != before.current:
            self.focus_id()

    def show_notices(self, notices: "tuple[Notice, ...]") -> None:
        """Show all that is said beside the page."""
        self._notices = notices
        self._body.show_notices(notices)

    def announce(self, notice: "Notice") -> None:
        """Have screen readers say a notice that is shown."""
        self._body.announce(notice)

    def show_recent(self, links: "Sequence[RecentLink]") -> None:
        """Show the links of this session."""
        self._body.show_recent(links)

    def come_forward(self, activation_token: str = "") -> None:
        """Be in front of the other windows, as far as the desktop allows it."""
        from PySide6.QtCore import Qt

        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        if activation_token:
            # Where Qt looks for it when a window asks to be activated.
            os.environ["XDG_ACTIVATION_TOKEN"] = activation_token
        self._takes_the_keys().activateWindow()
        # It counts once, and only here: programs that are started later are not to have it.
        os.environ.pop("XDG_ACTIVATION_TOKEN", None)

    def _takes_the_keys(self) -> "QWidget":
        """This window, or the dialog that keeps the keys from it; not all of Wayland knows that."""
        modal = QApplication.activeModalWidget()
        # The system's own dialogs are none that Qt could activate.
        handle = modal.windowHandle() if modal is not None else None
        return modal if modal is not None and handle is not None and handle.isExposed() else self

    def place(self, geometry: str) -> None:
        """Go where the window was when it was closed; `geometry` as from `placement`."""
        saved = QByteArray.fromBase64(geometry.encode("ascii", "ignore"))
        if saved.isEmpty() or not self.restoreGeometry(saved):
            self._take_the_wanted_size()

    def settle(self) -> None:
        """Make room for all that is there by now, unless somebody chose the size."""
        if self.size() == self._first_size:
            self._take_the_wanted_size()

    def _take_the_wanted_size(self) -> None:
        self.resize(self.sizeHint().boundedTo(self.screen().availableSize() * 0.95))
        self._first_size = self.size()

    def placement(self) -> str:
        """Return where the window is, in ASCII, for `place`."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def sizeHint(self) -> QSize:
        return self._body.wanted_size()

    def paintEvent(self, event: "QPaintEvent") -> None:
        super().paintEvent(event)
        if not self.is_painted:
            self.is_painted = True
            self.painted.emit()

    def dragEnterEvent(self, event: "QDragEnterEvent") -> None:
        if _dropped_list(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: "QDropEvent") -> None:
        file = _dropped_list(event)
        if file is not None:
            event.acceptProposedAction()
            self.intents.open_batch_file.emit(file)

    def closeEvent(self, event: "QCloseEvent") -> None:
        if self.may_close is not None and not self.may_close():
            event.ignore()
            return
        # Gone at once, whatever still has to be stopped behind it.
        self.hide()
        self.closed.emit()
        super().closeEvent(event)


def _dropped_list(event: "QDropEvent") -> Path | None:
    """The one file that is dropped, if it is a list by its name."""
    from gui.widgets.common.dropped import dropped_file

    file = dropped_file(event.mimeData())
    return file if file is not None and file.suffix.lower() in _LISTS else None
