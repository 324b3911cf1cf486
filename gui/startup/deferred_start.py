"""From the first painted frame to the whole program, in steps that are not felt.

What is typed and asked for meanwhile is kept. The steps are done on the window's thread, because
Qt's Python types come into being at the first look and not every thread may look; one at a time,
with the event loop between them.
"""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from gui.widgets.main_window import MainWindow

# A window that is never painted, minimized or behind a locked screen, is not waited for.
_PATIENCE_MS = 500


class DeferredStart(QObject):
    """Waits for the window's first paint, then takes the steps.

    `failed`: a step raised, and the others are not taken: a window with nothing behind it is of no
    use. The exception goes on to the fault reporter.
    """

    failed = Signal()

    def __init__(self, window: MainWindow, steps: Sequence[Callable[[], object]]) -> None:
        super().__init__()
        self._window = window
        self._steps = iter(steps)
        self._asked_for: str | None = None
        self.wants_copy = False
        """Whether what was asked for is to be copied, too."""
        self._is_answered = False
        self._wanted: Callable[[], None] | None = None
        window.intents.add_account.connect(self._on_account_wanted)
        window.intents.practise.connect(self._on_practice_wanted)
        window.intents.open_batch.connect(self._on_batch_wanted)
        window.intents.copy_in_default_form.connect(self._on_copy_requested)
        window.intents.look_up.connect(self._on_lookup_requested)
        window.intents.edited.connect(self._on_edited)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._on_step_due)
        # Not by a look at the window's handle: PySide would make the classes of all handles there
        # are, before the first frame.
        self._has_begun = False
        window.painted.connect(self._begin)
        QTimer.singleShot(_PATIENCE_MS, self, self._begin)
        if window.is_painted:
            self._begin()

    def let_app_answer(self) -> None:
        """There is somebody now who answers to the intents."""
        self._is_answered = True

    def do_what_is_wanted(self) -> None:
        """Say again what was said last while nobody answered."""
        if self._wanted is not None:
            self._wanted()

    def take_asked_for(self) -> str | None:
        """Return the id that was asked for and not edited since; what comes now is not kept."""
        self._window.intents.look_up.disconnect(self._on_lookup_requested)
        self._window.intents.edited.disconnect(self._on_edited)
        self._window.intents.copy_in_default_form.disconnect(self._on_copy_requested)
        return self._asked_for

    @Slot()
    def _begin(self) -> None:
        if not self._has_begun:
            self._has_begun = True
            self._timer.start(0)

    @Slot()
    def _on_step_due(self) -> None:
        step = next(self._steps, None)
        if step is None:
            self._timer.stop()
            return
        try:
            step()
        except Exception:
            self._timer.stop()
            self.failed.emit()
            raise

    def _want(self, say_again: Callable[[], None]) -> None:
        # Said once more when somebody answers already, it is not said again besides.
        self._wanted = None if self._is_answered else say_again

    @Slot()
    def _on_account_wanted(self) -> None:
        self._want(self._window.intents.add_account.emit)

    @Slot()
    def _on_practice_wanted(self) -> None:
        self._want(self._window.intents.practise.emit)

    @Slot(str)
    def _on_batch_wanted(self, text: str) -> None:
        self._want(partial(self._window.intents.open_batch.emit, text))

    @Slot(str)
    def _on_lookup_requested(self, text: str) -> None:
        # Enter in the empty field must not cost the id of the command line.
        self._asked_for = text if text.strip() else None
        self.wants_copy = False

    @Slot()
    def _on_copy_requested(self) -> None:
        self.wants_copy = self._asked_for is not None

    @Slot()
    def _on_edited(self) -> None:
        # As everywhere: what was asked for before an edit is not wanted any more.
        self._asked_for = None
        self.wants_copy = False
