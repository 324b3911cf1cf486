"""Garbage is collected on the window's thread, and when that has nothing else on its hands.

Left to itself, Python collects wherever it happens to make something: on a worker, where nothing
that belongs to Qt may be deleted, or while an object of Qt tells others something, which then goes
on in what was deleted. Objects that know each other and nobody else are such garbage, a closed
dialog and its presenter among them. A process of the tests crashed inside such a collection.
"""

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject, QTimer, Slot

# A look at all that there is takes 30 ms of a list of ten thousand invoices.
QUIET_MS = 1_000


class GarbageCollection(QObject):
    """Collects before the event loop waits, by the thresholds of the interpreter; what is old once
    hardly anything was made for a second.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        # The program itself is no garbage, and need not be looked at each time.
        gc.freeze()
        self._quiet = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._quiet.timeout.connect(gc.collect)
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.aboutToBlock.connect(self._collect)

    @Slot()
    def _collect(self) -> None:
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        youngest, young, old = (count > most for count, most in counts)
        is_busy = youngest or young
        if is_busy:
            gc.collect(1 if young else 0)
        if old and (is_busy or not self._quiet.isActive()):
            self._quiet.start()
