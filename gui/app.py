"""The composition root: builds everything, wires it, owns the order of start and shutdown."""

import logging
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from gui.core.accounts.account import Account
from gui.core.paths import log_folder
from gui.core.preferences import Preferences
from gui.presenters.accounts.accounts import AccountsPresenter, AccountsState
from gui.presenters.lookup.lookup import LookupPresenter
from gui.presenters.lookup.lookup_state import LookupState, Phase
from gui.presenters.lookup.words import NOTHING_PASTED
from gui.presenters.message_state import Severity
from gui.presenters.notices import Notice, Notices, Topic
from gui.presenters.settings.settings_keeper import SettingsKeeper
from gui.presenters.settings.words import COMPANY_FILE_UNUSABLE, on_reading
from gui.process.clipboard_owner import ClipboardOwner
from gui.process.faults import FaultReporter
from gui.process.options import Options
from gui.sources import demo_sources, users_sources
from gui.tasks import Bridge, Failed, Outcome, ThreadLane
from gui.widgets.common.desktop import SystemClipboard
from gui.widgets.common.paste_guard import PasteGuard
from gui.widgets.main_window import MainWindow
from gui.wiring.account_dialogs import AccountDialogs
from gui.wiring.activation_requests import ActivationRequests
from gui.wiring.batch_windows import BatchWindows
from gui.wiring.fault_reports import FaultReports
from gui.wiring.hand_over_windows import HandOverWindows
from gui.wiring.history_on_page import HistoryOnPage
from gui.wiring.history_windows import HistoryWindows
from gui.wiring.locks import Locks
from gui.wiring.one_lookup import OneLookup
from gui.wiring.practice import Practice
from gui.wiring.settings_windows import SettingsWindows

log = logging.getLogger(__name__)

# Closing waits this long for workers to end; the process is gone within 2 s whatever hangs,
_SHUTDOWN_S = 0.5
# but for a keyring that is being written to: what was given up is taken back first. Windows gives
# a program 5 s when a session ends.
_CHANGES_S = 5.0


class App(QObject):
    """All parts of the running program, and the signals between them.

    `preferences_changed` is for who has the looks and the language of the process. The window and
    the presenters behind it are public: tests and tools drive the program through them.
    """

    preferences_changed = Signal(object)

    def __init__(self, options: Options, reporter: FaultReporter, window: MainWindow) -> None:
        """`window` is on the screen already."""
        super().__init__()
        self._options = options
        self._one_lookup = OneLookup(options, window)
        sources = demo_sources() if options.is_demo else users_sources()
        loaded, self._policy, self._sources = sources.loaded, sources.policy, sources
        self._bridge = Bridge()
        self._network = ThreadLane(self._bridge, "network", workers=2)
        self._statuses = ThreadLane(self._bridge, "status", workers=3)
        self._keyring = ThreadLane(self._bridge, "keyring", workers=2)
        self._storage = ThreadLane(self._bridge, "storage")
        # Files that the user saves: the folder may be on a share that hangs.
        self._saving = ThreadLane(self._bridge, "saving", workers=2)
        self._mailing = ThreadLane(self._bridge, "mail")
        self._printing = ThreadLane(self._bridge, "printing")
        self._clipboard = SystemClipboard()
        self.notices = Notices()
        self.lookup = LookupPresenter(
            sources.lookup,
            self._network,
            self._statuses,
            self.notices,
            demo_origin=sources.demo_origin,
        )
        self._keeper = SettingsKeeper(
            loaded.settings, sources.writer, self._storage, sources.policy, self.notices
        )
        self.accounts = AccountsPresenter(self._keeper, sources.vault, self._keyring, self.notices)
        self.window = window
        self._practice = Practice(window, self.lookup, sources, self._storage)
        self._account_dialogs = AccountDialogs(
            *(window, self.accounts, sources, self._network, self._keyring),
            *(self._clipboard, self.notices),
            lambda: self._options.is_demo or self._practice.is_on,
            self.on_account_saved,
        )
        self._hand_over_windows = HandOverWindows(
            *(window, self._storage, self._saving, self._mailing, self._printing),
            *(self._clipboard, self._keeper, self.notices),
        )
        self.history = HistoryOnPage(
            *(window, sources, self._bridge, self._keeper, self.notices),
            *(self._hand_over_windows.presenter, self._hand_over_windows.recent),
        )
        self.batch = BatchWindows(
            *(window, sources, self._bridge, self._storage, self._mailing),
            *(self._clipboard, self._hand_over_windows.work, self._keeper, self.notices),
            self.history,
        )
        self.history_windows = HistoryWindows(
            *(window, sources, self._bridge, self.history.keeper, self._clipboard, self._keeper),
            self._hand_over_windows.work.unfinished,
        )
        self.locks = Locks(sources, self.accounts, self.batch, self.history_windows)
        self._paste_guard = PasteGuard(ClipboardOwner().answers)
        window.may_paste = self._paste_guard.allows
        logs = None if options.is_demo else log_folder()
        self._fault_reports = FaultReports(window, self._clipboard, self.notices, logs)
        self._settings_windows = SettingsWindows(window, self._keeper, self.accounts, logs)
        self._take_over(self._keeper.in_force.preferences)
        self._wire(reporter)
        self._on_accounts_changed(self.accounts.state)
        self.activation_requests = ActivationRequests(
            window, self.notices, is_crowded=options.is_crowded
        )

    @property
    def exit_status(self) -> int:
        return self._one_lookup.status

    def start(self, asked_for: str | None = None) -> None:
        """Begin to work: with what was asked for meanwhile, or with what the command line says."""
        if self._policy.is_unreadable:
            self.notices.say(Notice(COMPANY_FILE_UNUSABLE, Severity.FAILED, Topic.COMPANY_FILE))
        if (words := on_reading(self._sources.loaded)) is not None:
            self.notices.say(Notice(words, Severity.FAILED, Topic.SETTINGS_ASIDE))
        self._network.submit(self._sources.client.warm_up, self._on_prepared)
        self._storage.submit(self._hand_over_windows.sweep, self._on_prepared)
        self.history.begin()
        options = self._options
        if asked_for is not None:
            self.window.page.look_up(asked_for)
        else:
            self.activation_requests.carry_out(options.request)
            self._one_lookup.begin()

    def shut_down(self) -> bool:
        """Stop everything, window first; returns whether every worker has ended."""
        self.accounts.remember_window(self.window.placement())
        self.window.hide()
        self._account_dialogs.close()
        self.accounts.stop()
        self.lookup.clear()
        has_left = self.batch.shut_down(_SHUTDOWN_S / 2)
        has_left &= self.history_windows.shut_down(_SHUTDOWN_S / 2)
        self._sources.vault.forget_kept()
        has_saved = self._saving.close(_SHUTDOWN_S, finishes=True)
        has_saved &= self._storage.close(_SHUTDOWN_S, finishes=True)
        self._hand_over_windows.clean_up()
        has_noted = self.history.shut_down(_SHUTDOWN_S)
        others = (self._network, self._statuses, self._keyring, self._mailing, self._printing)
        lanes = [lane.close(_SHUTDOWN_S / 2) for lane in others]
        self._practice.stop()
        self._sources.stop()
        if not self._sources.vault.let_end(_CHANGES_S):
            log.warning("a change to the keyring is still under way")
        return has_saved and has_left and has_noted and all(lanes)

    def _wire(self, reporter: FaultReporter) -> None:
        window, intents, notices = self.window, self.window.intents, self.notices
        lookup, accounts = self.lookup, self.accounts
        # Who answers to what the user wants.
        for intent, answer in (
            (intents.look_up, lookup.lookup),
            (intents.edited, lookup.edit),
            (intents.cancel, self._hand_over_windows.requests.cancel),
            (intents.cancel, lookup.cancel),
            (intents.repeat, lookup.repeat),
            (intents.check_again, lookup.check_again),
            (intents.look_up_again, lookup.look_up_again),
            (intents.look_up_on_page, lambda _: window.come_forward()),
            (intents.look_up_on_page, intents.look_up_again),
            (intents.copy_again, lookup.look_up_again),
            (intents.copy_again, self._hand_over_windows.copy_link),
            (intents.hand_over, self._hand_over_windows.hand_over),
            (intents.copy_in_default_form, self._hand_over_windows.copy_in_default_form),
            (intents.open_batch, self.batch.open),
            (intents.open_batch_file, self.batch.open_file),
            (intents.open_history, self.history_windows.open),
            (intents.compare_links, self.history.compare),
            (intents.list_accounts, window.list_accounts),
            (intents.switch_account, accounts.switch),
            (intents.practise, self._practice.begin),
            (intents.end_practice, self._practice.end),
            (intents.add_account, partial(self._account_dialogs.edit, adds=True)),
            (intents.edit_account, self._account_dialogs.edit),
            (intents.use_session_only, partial(self._account_dialogs.edit, session_only=True)),
            (intents.remove_account, self._account_dialogs.ask_removal),
            (intents.dismiss_notice, notices.withdraw),
            (intents.show_in_folder, self._hand_over_windows.show_in_folder),
            (intents.copy_support, self._fault_reports.copy_support),
            (intents.open_logs, self._fault_reports.open_logs),
            (intents.open_settings, self._settings_windows.open),
            (intents.open_history_settings, self._settings_windows.open_history),
            (intents.turn_off_history, self.history.keeper.turn_off),
            (intents.open_guide, window.open_guide),
            (intents.explain, window.explain),
            (intents.open_about, window.open_about),
            (intents.copy_version, self._fault_reports.copy_version),
            (intents.end, window.close),
        ):
            intent.connect(answer)
        not_pasted = Notice(NOTHING_PASTED, Severity.LOOK_FIRST)
        self._paste_guard.refused.connect(partial(notices.say, not_pasted))
        notices.changed.connect(window.show_notices)
        notices.arose.connect(window.announce)
        lookup.state_changed.connect(self._on_lookup_changed)
        lookup.late_verdict.connect(self._hand_over_windows.judge)
        self._hand_over_windows.presenter.began.connect(lookup.keep_asking)
        self.history.comparison_wanted.connect(self.history_windows.compare)
        accounts.state_changed.connect(self._on_accounts_changed)
        self._practice.changed.connect(self._on_practice_changed)
        accounts.removed.connect(lookup.give_up_asking)
        self._keeper.changed.connect(self._on_settings_changed)
        reporter.fault_occurred.connect(self._fault_reports.show)

    def _take_over(self, preferences: Preferences) -> None:
        self.preferences = preferences
        self._sources.ask_as(preferences)
        self._practice.take_over(preferences)
        self.lookup.set_decimals(preferences.decimals)
        self.lookup.set_time_limit(preferences.total_s)
        self._hand_over_windows.recent.say_anew(preferences.decimals)
        self.window.page.show_copy_form(preferences.copy_form)
        self.batch.set_decimals(preferences.decimals)
        self.history.take_over()
        self.history_windows.take_over()

    @Slot()
    def _on_practice_changed(self) -> None:
        sources = self._practice.sources or self._sources
        self.batch.ask_through(sources)
        self.history.use(sources)
        self.history_windows.ask_through(sources)
        self._show_anew()

    @Slot()
    def _on_settings_changed(self) -> None:
        preferences = self._keeper.in_force.preferences
        if preferences != self.preferences:
            self._take_over(preferences)
            self.preferences_changed.emit(preferences)

    @Slot(object)
    def on_account_saved(self, account: Account) -> None:
        """An account was entered or changed, and is in use now."""
        # Also where only the secrets changed: what is shown was got with the old ones.
        self.lookup.clear()
        self.history.forget_what_was_got()
        self.lookup.give_up_asking(account.key)
        self.batch.stop_asking(account.key)
        self.history_windows.stop_asking(account.key)
        self.accounts.adopt(account)

    def retranslate(self) -> None:
        """Say everything again, in the language that is in force now."""
        was_asked_for = self.lookup.state.phase is not Phase.EMPTY
        self.lookup.clear()
        self.window.make_anew()
        self._show_anew()
        self.batch.retranslate()
        self.history_windows.retranslate()
        if was_asked_for:
            # What was said about it is in the other language.
            self.window.page.ask()

    def _show_anew(self) -> None:
        self._on_accounts_changed(self.accounts.state)
        self.window.show_notices(self.notices.shown)
        self.history.show_anew()
        self._hand_over_windows.recent.say_anew(self.preferences.decimals)
        self.window.page.show_copy_form(self.preferences.copy_form)

    def _on_prepared(self, outcome: Outcome[None]) -> None:
        if isinstance(outcome, Failed):
            raise outcome.error

    @Slot(object)
    def _on_lookup_changed(self, state: LookupState) -> None:
        self.window.show_lookup(state)
        self._hand_over_windows.show_lookup(state)
        self.history.show_lookup(state)
        self._one_lookup.show_lookup(state)

    @Slot(object)
    def _on_accounts_changed(self, state: AccountsState) -> None:
        shown = self._practice.accounts if self._practice.is_on else state
        self.window.show_accounts(shown)
        self.lookup.set_account(shown.current)
        self.history.set_account(shown.current)
        self.batch.show_accounts(shown)
        self.history_windows.show_accounts(shown)
