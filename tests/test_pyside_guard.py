"""The PySide6 that is installed keeps its references: 6.12.0 on Python 3.11 does not."""

import subprocess
import sys
import textwrap


def test_five_thousand_emits() -> None:
    code = """
        from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

        class Counter(QObject):
            fired = Signal(object, bool)
            plain = Signal()

            def __init__(self):
                super().__init__()
                self.count = 0
                self.fired.connect(self.on_fired)
                self.plain.connect(self.on_plain, Qt.ConnectionType.QueuedConnection)

            @Slot(object, bool)
            def on_fired(self, value, flag):
                self.count += flag

            @Slot()
            def on_plain(self):
                self.count += 1

        app = QCoreApplication([])
        counter = Counter()
        for _ in range(5_000):
            counter.fired.emit(None, True)
            counter.plain.emit()
            counter.setObjectName("x")
        while counter.count < 10_000:
            app.processEvents()
        print(counter.count)
    """
    result = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(code)], capture_output=True, text=True, timeout=60
    )
    assert (result.returncode, result.stdout.strip()) == (0, "10000"), result.stderr
