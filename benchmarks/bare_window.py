"""The reference: the smallest PySide6 program with a window in which something can be typed.

With `--watch` it also measures itself, in the way `inside.py` measures Checkout Desk.
"""

import sys

from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

application = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QLineEdit())
window.resize(800, 560)
window.show()
if "--watch" in sys.argv:
    from benchmarks.watch import Watch

    watch = Watch()
    watch.report_when_idle(application.quit)
sys.exit(application.exec())
