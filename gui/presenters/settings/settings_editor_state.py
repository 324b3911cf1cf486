"""What the settings dialog shows, as frozen values."""

from dataclasses import dataclass

from gui.core.handover.templates import TemplateKind
from gui.core.http.proxies import ProxyKind
from gui.core.preferences import Preferences, ThemeChoice
from gui.presenters.handover.offer_state import COPY_FORMS, Way


@dataclass(frozen=True, slots=True)
class Choices:
    """What is chosen, as it stands in the form; `proxy_address` may be anything yet."""

    copy_form: Way = COPY_FORMS[0]
    theme: ThemeChoice = ThemeChoice.SYSTEM
    language: str = ""
    decimals: int = Preferences().decimals
    proxy_kind: ProxyKind = ProxyKind.SYSTEM
    proxy_address: str = ""
    connect_s: int = Preferences().connect_s
    total_s: int = Preferences().total_s


@dataclass(frozen=True, slots=True)
class SettingsEditorState:
    """The choices; the template that is edited, what is wrong with it, and how it will look.

    `count` is empty where nobody counts; `preview` is the last one that could be made.
    `is_proxy_fixed`: the company chose.
    """

    kind: TemplateKind
    subject: str
    body: str
    choices: Choices
    subject_error: str = ""
    body_error: str = ""
    proxy_error: str = ""
    time_error: str = ""
    preview: str = ""
    count: str = ""
    is_default: bool = True
    is_proxy_fixed: bool = False

    @property
    def is_template_valid(self) -> bool:
        return not (self.subject_error or self.body_error)

    @property
    def is_network_valid(self) -> bool:
        return not (self.proxy_error or self.time_error)
