"""ChangedBand: that the link of an invoice is another one now, and both where they are kept."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from gui.presenters.history.history_state import LinkChanged
from gui.presenters.message_state import Severity
from gui.widgets.common.labels import CAPTION, plain_label, scaled, set_severity
from gui.widgets.common.message_label import MessageLabel, WrappingLabel
from gui.widgets.common.sign import Sign


class ChangedBand(QFrame):
    """Is there while it has something to say."""

    def __init__(self) -> None:
        super().__init__()
        self._words = MessageLabel()
        sign = Sign(18)
        sign.show_severity(Severity.LOOK_FIRST)
        self._links: list[tuple[QLabel, WrappingLabel]] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(12, 10, 12, 10)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        grid.addWidget(sign, 0, 0, alignment=Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._words, 0, 1)
        for row in (1, 3):
            when = plain_label(scale=CAPTION)
            # The whole of it: any part may be the one that differs.
            link = WrappingLabel()
            fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
            fixed.setPointSizeF(when.font().pointSizeF())
            link.setFont(scaled(fixed, 0.92))
            grid.addWidget(when, row, 0, 1, 2)
            grid.addWidget(link, row + 1, 0, 1, 2)
            self._links.append((when, link))
        set_severity(self, "band", Severity.LOOK_FIRST)
        set_severity(self._words, "tone", Severity.LOOK_FIRST)
        self.hide()

    def show_change(self, changed: LinkChanged | None) -> None:
        """Say this; nothing is not shown."""
        if changed is not None:
            self._words.show_message(changed.title, changed.text)
            for at, (when, link) in enumerate(self._links):
                has_link = at < len(changed.links)
                for label, text in zip((when, link), changed.links[at] if has_link else ("", "")):  # noqa: B905
                    label.setText(text)
                    label.setVisible(has_link)
        self.setVisible(changed is not None)
