"""VerdictBand: may the link be shared; one line above it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from gui.presenters.lookup.verdict_state import Advice, Verdict
from gui.widgets.common.announcements import announce
from gui.widgets.common.labels import plain_label, scaled, set_look

# A sign for the eye, beside the words and the colour.
_LOOKS = {
    Advice.PENDING: ("…", "pending"),
    Advice.SHARE: ("✓", "good"),
    Advice.NOT_ADVISED: ("✕", "look first"),
    Advice.LOOK_FIRST: ("!", "look first"),
}


class VerdictBand(QFrame):
    """Shows a `Verdict`; announced to screen readers when it changes."""

    def __init__(self) -> None:
        super().__init__()
        self._verdict: Verdict | None = None
        self._text = plain_label()
        self._text.setAccessibleDescription(self.tr("Verdict"))
        self._text.setFont(scaled(self._text.font(), 1.0, semibold=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.addWidget(self._text)

    def show_verdict(self, verdict: Verdict | None) -> None:
        if verdict == self._verdict:
            return
        self._verdict = verdict
        if verdict is None:
            # Out of sight, and its look is likely that of the next one.
            self._text.clear()
            self._text.setAccessibleName("")
            return
        sign, look = _LOOKS[verdict.advice]
        self._text.setText(f"{sign}  {verdict.text}")
        # What the sign says, the words say better.
        self._text.setAccessibleName(verdict.text)
        set_look(self, "band", look)
        set_look(self._text, "tone", "dim" if look == "pending" else look)
        if verdict.advice is not Advice.PENDING:
            announce(self._text, verdict.text)
