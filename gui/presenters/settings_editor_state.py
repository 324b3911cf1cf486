"""What the settings dialog shows, as one frozen value."""

from dataclasses import dataclass

from gui.core.templates import TemplateKind
from gui.presenters.offer_state import Way


@dataclass(frozen=True, slots=True)
class SettingsEditorState:
    """The template that is edited, what is wrong with it, and how it will look.

    `count` is empty where nobody counts; `preview` is the last one that could be made.
    """

    kind: TemplateKind
    subject: str
    body: str
    copy_form: Way
    subject_error: str = ""
    body_error: str = ""
    preview: str = ""
    count: str = ""
    is_default: bool = True

    @property
    def is_valid(self) -> bool:
        return not (self.subject_error or self.body_error)
