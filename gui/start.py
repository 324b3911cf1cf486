"""The life of the process: what comes before the window, the event loop, what comes after."""

import logging
import os
import sys

from PySide6.QtWidgets import QApplication

from gui import __version__
from gui.app import App, Options
from gui.core.logs import start_log
from gui.core.paths import APP_NAME, config_folder, log_folder
from gui.core.session_bus import leave_out_a_silent_bus
from gui.environment import clean_environment, forget_packaged_qt
from gui.faults import FaultReporter, TerminationSignals
from gui.hardening import refuse_memory_reads
from gui.single_instance import SingleInstance, Wish
from gui.widgets.theme import Theme
from gui.widgets.translations import install_translations

log = logging.getLogger(__name__)


def run(options: Options) -> int:
    """Run the program to its end; returns its exit status."""
    clean_environment()
    wish = Wish(options.invoice_id, _activation_token())
    reporter = FaultReporter()
    reporter.install()
    if not options.is_demo:
        start_log(log_folder(), is_debug=options.is_debug)
    leave_out_a_silent_bus()
    qt = QApplication([APP_NAME])
    forget_packaged_qt()
    qt.setApplicationName(APP_NAME)
    qt.setApplicationVersion(__version__)
    qt.setDesktopFileName(APP_NAME)
    instance = SingleInstance(config_folder())
    if not options.is_demo and instance.hand_over(wish):
        return 0
    translators = install_translations(qt)
    signals = TerminationSignals()
    signals.install()
    theme = Theme(qt)
    refuse_memory_reads()
    app = App(options, reporter)
    instance.wished.connect(app.on_wished)
    signals.received.connect(qt.quit)
    app.start()
    qt.exec()
    instance.close()
    has_ended = app.shut_down()
    signals.uninstall()
    log.info("end, all workers ended: %s", has_ended)
    if not has_ended:
        # A worker hangs where nothing can wake it. Waiting for it would hold the process.
        logging.shutdown()
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(app.exit_status)
    del theme, translators
    return app.exit_status


def _activation_token() -> str:
    """What the desktop gave this start to bring a window to the front; read before Qt takes it."""
    return os.environ.get("XDG_ACTIVATION_TOKEN") or os.environ.get("DESKTOP_STARTUP_ID") or ""
