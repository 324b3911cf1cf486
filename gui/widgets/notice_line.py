"""NoticeLine: feedback that is in nobody's way, one line at the foot of the window."""

from gui.presenters.lookup_state import Notice
from gui.widgets.announcing import announce
from gui.widgets.labels import set_tone
from gui.widgets.message_label import MessageLabel


class NoticeLine(MessageLabel):
    """Shows a `Notice`; announced to screen readers each time a new one comes."""

    def __init__(self) -> None:
        super().__init__()
        self._notice: Notice | None = None
        # The room is kept while there is nothing to say: the window does not jump.
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_notice(self, notice: Notice | None) -> None:
        if notice is self._notice:
            return
        self._notice = notice
        self.setVisible(notice is not None)
        self.show_message("", notice.text if notice else "")
        set_tone(self, "tone", notice.tone if notice else None)
        if notice is not None:
            announce(self, notice.text)
