"""AboutDialog: which version this is, and what it is made of under which licenses."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.core.paths import resource
from gui.presenters.intents import Intents
from gui.presenters.parts import PARTS
from gui.presenters.support import VERSION, version_details
from gui.widgets.common.labels import HEADING, plain_label

_ICON_PX = 48
_LINES = 9


class AboutDialog(QDialog):
    """`Esc` or *Close* closes it; the version can be copied for whoever helps."""

    def __init__(self, intents: Intents, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About Checkout Desk"))
        icon = QLabel()
        picture = QIcon(str(resource("icons/checkout-desk.svg")))
        size = QSize(_ICON_PX, _ICON_PX)
        icon.setPixmap(picture.pixmap(size, self.devicePixelRatioF()))
        name = plain_label(self.tr("Checkout Desk"), scale=HEADING)
        version = plain_label(self.tr("Version {version}").format(version=VERSION))
        parts = QPlainTextEdit()
        parts.setReadOnly(True)
        parts.setAccessibleName(self.tr("Version and licenses"))
        parts.setTabChangesFocus(True)
        licenses = "\n".join(f"{part.name}: {part.license}" for part in PARTS)
        parts.setPlainText(f"{version_details()}\n\n{licenses}")
        parts.setFixedHeight(_LINES * parts.fontMetrics().lineSpacing() + 24)
        copy = QPushButton(self.tr("Copy &version"))
        copy.setAccessibleName(self.tr("Copy version"))
        copy.setAutoDefault(False)
        copy.clicked.connect(intents.copy_version)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.setFocus()
        close.clicked.connect(self.reject)

        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(icon, alignment=Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        for label in (name, version):
            words.addWidget(label)
        head.addLayout(words, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch()
        buttons.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 20)
        layout.setSpacing(12)
        layout.addLayout(head)
        layout.addWidget(
            plain_label(
                self.tr(
                    "Free software under the MIT license, © 2026 the Checkout Desk maintainers. "
                    "It comes without warranty, and with these parts under licenses of their own. "
                    "Qt and PySide are used under the LGPL: you may put your own builds in the "
                    "place of those that came with the program."
                )
            )
        )
        layout.addWidget(parts)
        layout.addLayout(buttons)
        self.setMinimumWidth(480)
