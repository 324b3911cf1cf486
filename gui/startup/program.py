"""The life of the process: the window at once, then what is behind it, then the end.

Nothing is imported up here but what the first frame shows.
"""

import logging
import os
import sys
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from gui import __version__
from gui.core.accounts.session_bus import leave_out_a_silent_bus
from gui.core.logs import hold_records
from gui.core.paths import APP_ID, APP_NAME, config_folder, log_folder, managed_file, settings_file
from gui.presenters.accounts.header_state import Header
from gui.presenters.intents import Intents
from gui.process.display_server import silent_display
from gui.process.environment import (
    activation_token,
    clean_environment,
    forget_activation_token,
    is_display_there,
    tell_windows_who_this_is,
)
from gui.process.faults import FaultReporter
from gui.process.options import Options
from gui.process.single_instance import SingleInstance
from gui.process.streams import flush_streams
from gui.startup.deferred_start import DeferredStart
from gui.startup.first_frame_settings import FirstFrameSettings, first_frame_settings
from gui.widgets.common.theme import Theme
from gui.widgets.common.translations import Translations
from gui.widgets.main_window import MainWindow

if TYPE_CHECKING:
    from gui.app import App
    from gui.core.preferences import Preferences
    from gui.process.address_events import AddressEvents
    from gui.process.termination import TerminationSignals

log = logging.getLogger(__name__)

# The slowest of what gui.app imports, in the order it needs them; each is a step of its own.
_LATER = (
    "gui.core.settings",
    "gui.core.errors",
    "gui.presenters.messages",
    "gui.presenters.lookup.lookup_state",
    "gui.tasks",
    "gui.presenters.support",
    "gui.presenters.lookup.lookup",
    "gui.presenters.accounts.account_editor",
    "gui.presenters.accounts.accounts",
    "gui.widgets.common.message_panel",
    "gui.presenters.handover.ways",
    "gui.widgets.lookup.link_panel",
    "gui.widgets.lookup.note_line",
    "gui.widgets.lookup.recent_list",
    "gui.widgets.common.desktop",
    # For the pipe that later starts ask.
    *(("PySide6.QtNetwork",) if sys.platform == "win32" else ("gui.process.unix_sockets",)),
    "gui.presenters.handover.hand_over",
    "gui.presenters.settings.settings_editor",
    "gui.widgets.handover.picture_renderer",
    "gui.widgets.accounts.account_dialog",
    "gui.wiring.hand_over_windows",
    "gui.wiring.batch_windows",
    "gui.wiring.history_on_page",
    "gui.sources",
    "gui.app",
)


# How long a worker's Python keeps the interpreter from the window's thread, in seconds. That gives
# it up in each call into Qt and waits for it after: with Python's own 5 ms, what takes 20 ms takes
# 100 while a worker imports.
_SWITCH_INTERVAL_S = 0.001


def run(options: Options | None = None) -> int:
    """Run the program to its end; returns its exit status."""
    options = options or Options()
    silent = silent_display()
    if silent or not is_display_there():
        from gui.process.no_window import end_without_display

        end_without_display(silent)
    sys.setswitchinterval(_SWITCH_INTERVAL_S)
    clean_environment()
    hold_records(is_debug=options.is_debug)
    reporter = FaultReporter()
    reporter.install()
    token = activation_token()
    leave_out_a_silent_bus()
    tell_windows_who_this_is()
    qt = QApplication([APP_NAME])
    qt.setApplicationName(APP_NAME)
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName(APP_ID)
    instance = SingleInstance(config_folder())
    request = options.request._replace(activation_token=token)
    if not options.is_demo and instance.pass_to_first(request):
        return 0
    options = options._replace(is_crowded=instance.is_crowded)
    program = Program(qt, options, reporter, instance)
    qt.exec()
    return program.end()


class Program(QObject):
    """The window from the first frame on; the App behind it as soon as that is painted."""

    def __init__(
        self,
        qt: QApplication,
        options: Options,
        reporter: FaultReporter,
        instance: SingleInstance,
    ) -> None:
        super().__init__()
        self._qt = qt
        self._options = options
        self._reporter = reporter
        self._instance = instance
        self._app: App | None = None
        self._has_failed = False
        self._have_workers_ended: bool | None = None
        self._signals: TerminationSignals | None = None
        self._addresses: AddressEvents | None = None
        seen = self._settings_for_the_first_frame()
        self._language = seen.language
        self._translations = Translations(qt)
        self._translations.use(seen.language)
        self._window = self._first_window(seen)
        self._window.closed.connect(self._exit)
        # Windows ends the process in here when the user logs off: what comes later may never.
        qt.aboutToQuit.connect(self._stop)
        self._window.show()
        self._window.focus_id()
        self._deferred_start = DeferredStart(
            self._window,
            (
                self._collect_garbage,
                self._load_qt_enums,
                # Soon: a window that becomes dark should not have been light for long.
                self._follow_desktop,
                self._begin_log,
                *(partial(import_module, name) for name in _LATER),
                self._theme.follow_system,
                *self._window.completions,
                self._prepare_process,
                self._build,
                self._instance.listen,
                self._begin,
                self._let_the_caret_rest,
                # A turn later: what came with the last step has its place by then.
                self._window.settle,
            ),
        )
        self._deferred_start.failed.connect(self._on_deferred_start_failed)

    def end(self) -> int:
        """Stop everything; returns the exit status."""
        self._stop()
        if self._app is None:
            return int(self._has_failed)
        status = int(self._has_failed) or self._app.exit_status
        if self._signals is not None:
            self._signals.uninstall()
        from gui.process.clipboard_manager import let_clipboard_be_kept

        is_kept = let_clipboard_be_kept()
        log.info("end, all workers ended: %s, copy kept: %s", self._have_workers_ended, is_kept)
        if not self._have_workers_ended or not is_kept:
            # A worker or the clipboard manager hangs where nothing can wake it. Waiting for it
            # would hold the process.
            logging.shutdown()
            flush_streams()
            os._exit(status)
        return status

    @Slot()
    def _stop(self) -> None:
        if self._have_workers_ended is None:
            self._instance.close()
            self._window.hide()
            self._have_workers_ended = self._app is None or self._app.shut_down()

    @Slot()
    def _exit(self) -> None:
        # `quit` would close the windows first, and end nothing if one of them wants to stay.
        self._qt.exit()

    @Slot()
    def _on_deferred_start_failed(self) -> None:
        self._has_failed = True
        self._exit()

    def _settings_for_the_first_frame(self) -> FirstFrameSettings:
        if self._options.is_demo:
            from gui.demo.samples import DEMO_ACCOUNT

            return FirstFrameSettings(Header(DEMO_ACCOUNT.name, DEMO_ACCOUNT.environment))
        return first_frame_settings(settings_file(), managed_file())

    def _first_window(self, seen: FirstFrameSettings) -> MainWindow:
        if self._options.is_demo:
            from gui.demo.samples import SAMPLES

            window = MainWindow(Intents(), SAMPLES)
        else:
            window = MainWindow(Intents(), welcomes=not seen.header.account)
        # Only now: with a style sheet in force, each widget that is put into another is looked at
        # anew, with all that is in it.
        self._theme = Theme(self._qt, seen.theme)
        window.show_header(seen.header)
        window.place(seen.geometry)
        return window

    def _collect_garbage(self) -> None:
        from gui.process.garbage import GarbageCollection

        GarbageCollection(self)

    def _load_qt_enums(self) -> None:
        from PySide6.QtCore import Qt  # noqa: F401  (the look makes them; see widgets/common/labels.py)

    def _begin_log(self) -> None:
        from gui.core.logfile import write_log

        write_log(None if self._options.is_demo else log_folder())

    def _follow_desktop(self) -> None:
        if sys.platform != "linux":
            return
        from gui.process.desktop_appearance import DesktopAppearance

        self._appearance = DesktopAppearance()
        self._appearance.changed.connect(self._theme.follow_desktop)
        self._appearance.follow()

    def _let_the_caret_rest(self) -> None:
        from gui.widgets.common.resting_caret import RestingCaret

        RestingCaret(self._qt)

    def _prepare_process(self) -> None:
        from gui.process.hardening import refuse_memory_reads
        from gui.process.termination import TerminationSignals

        forget_activation_token()
        self._signals = TerminationSignals()
        self._signals.received.connect(self._exit)
        self._signals.install()
        # Before any secret is in memory.
        refuse_memory_reads()

    def _build(self) -> None:
        from gui.app import App

        if sys.platform == "darwin":
            from gui.process.address_events import AddressEvents

            self._addresses = AddressEvents(self._qt)
        self._app = App(self._options, self._reporter, self._window)
        self._deferred_start.let_app_answer()
        self._app.preferences_changed.connect(self._on_preferences_changed)
        # Where the first frame had other ones, from a file that was put aside, these count.
        self._on_preferences_changed(self._app.preferences)
        self._instance.requested.connect(self._app.activation_requests.take)
        if self._addresses is not None:
            self._addresses.requested.connect(self._app.activation_requests.take)

    @Slot(object)
    def _on_preferences_changed(self, preferences: "Preferences") -> None:
        assert self._app is not None
        self._theme.choose(preferences.theme.value)
        if preferences.language != self._language:
            self._language = preferences.language
            self._translations.use(preferences.language)
            self._app.retranslate()

    def _begin(self) -> None:
        assert self._app is not None
        self._app.start(self._deferred_start.take_asked_for())
        self._deferred_start.do_what_is_wanted()
        if self._deferred_start.wants_copy:
            self._window.intents.copy_in_default_form.emit()
        self._app.locks.listen()
