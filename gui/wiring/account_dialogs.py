"""AccountDialogs: accounts are added, edited and removed in dialogs. A piece of `app`."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from gui.presenters.accounts.account_editor import AccountEditor
from gui.presenters.accounts.accounts import AccountsPresenter
from gui.presenters.accounts.words import DEMO_IS_FIXED
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Notices
from gui.presenters.ports import Clipboard
from gui.sources import Sources
from gui.tasks import Lane
from gui.widgets.accounts.account_dialog import AccountDialog
from gui.widgets.main_window import MainWindow


class AccountDialogs(QObject):
    """Opens them in front of the window, and closes what is open when the program ends."""

    def __init__(
        self,
        window: MainWindow,
        accounts: AccountsPresenter,
        sources: Sources,
        network: Lane,
        keyring: Lane,
        clipboard: Clipboard,
        notices: Notices,
        is_practice: Callable[[], bool],
        on_saved: Callable[..., object],
    ) -> None:
        """`on_saved` gets the account; also where only its secrets are others."""
        super().__init__()
        self._window = window
        self._accounts = accounts
        self._sources = sources
        self._network = network
        self._keyring = keyring
        self._clipboard = clipboard
        self._notices = notices
        self._is_practice = is_practice
        self._on_saved = on_saved

    @Slot()
    def edit(self, *, adds: bool = False, session_only: bool = False) -> None:
        """Open the dialog of an account: of a new one, or of the one in use."""
        if self._is_practice():
            # Nobody's real key belongs here, and none may leave from here.
            self._notices.say(Notice(DEMO_IS_FIXED, Severity.LOOK_FIRST))
            return
        account = None if adds else self._accounts.state.current
        editor = AccountEditor(
            account,
            self._accounts.names_except(account.key if account else ""),
            self._sources.client,
            self._sources.vault,
            self._network,
            self._keyring,
            self._clipboard,
            self._sources.policy,
            session_only=session_only,
        )
        editor.saved.connect(self._on_saved)
        dialog = AccountDialog(editor, self._window.intents, self._window)
        editor.setParent(dialog)
        dialog.open()

    @Slot()
    def ask_removal(self) -> None:
        """Ask whether the account in use is to be removed."""
        if (account := self._accounts.state.current) is not None:
            self._window.ask_removal(account, self._accounts.remove)

    def close(self) -> None:
        """Give up what is being edited: the program ends."""
        for dialog in self._window.findChildren(AccountDialog):
            dialog.reject()
