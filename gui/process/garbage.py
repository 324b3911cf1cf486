"""Garbage is collected on the window's thread, and when that has nothing else on its hands.

Left to itself, Python collects wherever it happens to make something: on a worker, where nothing
that belongs to Qt may be deleted, or while an object of Qt tells others something, which then goes
on in what was deleted. Objects that know each other and nobody else are such garbage, a closed
dialog and its presenter among them. A process of the tests crashed inside such a collection.
"""

import gc

from PySide6.QtCore import QAbstractEventDispatcher, QObject, Slot


class GarbageCollection(QObject):
    """Collects before the event loop waits, by the thresholds of the interpreter."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        # The program itself is no garbage, and need not be looked at each time.
        gc.freeze()
        dispatcher = QAbstractEventDispatcher.instance()
        assert dispatcher is not None
        dispatcher.aboutToBlock.connect(self._collect)

    @Slot()
    def _collect(self) -> None:
        counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
        due = [generation for generation, (count, most) in enumerate(counts) if count > most]
        if due:
            gc.collect(due[-1])
