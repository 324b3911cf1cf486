"""VerdictBand: may the link be shared; one line above it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from gui.presenters.verdict_state import Advice, Verdict
from gui.widgets.announcing import announce
from gui.widgets.labels import plain_label, restyle, scaled

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
        self._sign = plain_label()
        self._sign.setWordWrap(False)
        self._text = plain_label()
        self._text.setAccessibleDescription(self.tr("Verdict"))
        for label in (self._sign, self._text):
            label.setFont(scaled(label.font(), 1.0, semibold=True))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._sign)
        layout.addWidget(self._text, 1)

    def show_verdict(self, verdict: Verdict | None) -> None:
        if verdict == self._verdict:
            return
        self._verdict = verdict
        sign, look = _LOOKS[verdict.advice] if verdict else ("", "")
        text = verdict.text if verdict else ""
        self._sign.setText(sign)
        # What the sign says, the words beside it say better.
        self._sign.setAccessibleName(" ")
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.setProperty("band", look)
        for label in (self._sign, self._text):
            label.setProperty("tone", "dim" if look == "pending" else look)
        for widget in (self, self._sign, self._text):
            restyle(widget)
        if verdict is not None and verdict.advice is not Advice.PENDING:
            announce(self._text, text)
