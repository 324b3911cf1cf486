"""Colours and the style sheet, following the system's light, dark and high contrast settings."""

from dataclasses import asdict, dataclass
from string import ascii_letters

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from gui.core.paths import resource


@dataclass(frozen=True, slots=True)
class Colours:
    """One meaning each. Outlines of controls keep 3:1 to their ground, text 4.5:1."""

    window: str
    card: str
    field: str
    line: str
    outline: str
    hover: str
    text: str
    dim: str
    accent: str
    accent_hover: str
    on_accent: str
    ready: str
    ready_band: str
    look: str
    look_band: str
    failed: str
    failed_band: str
    badge: str
    on_badge: str
    chevron: str
    check: str


LIGHT = Colours(
    window="#f6f7f9",
    card="#ffffff",
    field="#ffffff",
    line="#dfe3e8",
    outline="#7d8896",
    hover="#eef1f5",
    text="#1b2430",
    dim="#5b6675",
    accent="#0b5cad",
    accent_hover="#094c90",
    on_accent="#ffffff",
    ready="#0b6b3a",
    ready_band="#e6f4ec",
    look="#8a4b00",
    look_band="#fff3df",
    failed="#a11622",
    failed_band="#fdecee",
    badge="#b45309",
    on_badge="#ffffff",
    chevron="chevron-light",
    check="check-light",
)
DARK = Colours(
    window="#15191f",
    card="#1d232b",
    field="#12161b",
    line="#333c47",
    outline="#74808f",
    hover="#28303a",
    text="#e8edf3",
    dim="#a3afbd",
    accent="#5aa9ff",
    accent_hover="#7cbbff",
    on_accent="#0b1622",
    ready="#7fd9a6",
    ready_band="#16352a",
    look="#f3c27a",
    look_band="#3a2c12",
    failed="#ff9aa2",
    failed_band="#40191e",
    badge="#f0a54a",
    on_badge="#0b1622",
    chevron="chevron-dark",
    check="check-dark",
)


class Theme(QObject):
    """Applies the colours to the application, and again whenever the system changes."""

    def __init__(self, app: QApplication, scheme: Qt.ColorScheme | None = None) -> None:
        """Follow the system, or keep to `scheme` where one is given."""
        super().__init__()
        self._app = app
        self._scheme = scheme
        self._template = resource("style.qss").read_text("utf-8")
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        self.apply()

    @property
    def colours(self) -> Colours:
        scheme = self._scheme or QGuiApplication.styleHints().colorScheme()
        is_dark = scheme is Qt.ColorScheme.Dark
        return DARK if is_dark else LIGHT

    def apply(self) -> None:
        """Set palette and style sheet. High contrast is left to the system, whole."""
        wants_contrast = (
            QGuiApplication.styleHints().accessibility().contrastPreference()
            is Qt.ContrastPreference.HighContrast
        )
        if wants_contrast:
            self._app.setPalette(QPalette())
            self._app.setStyleSheet("")
            return
        self._app.setPalette(_palette(self.colours))
        self._app.setStyleSheet(_filled(self._template, self.colours))

    @Slot()
    def _on_system_changed(self) -> None:
        self.apply()


def _filled(template: str, colours: Colours) -> str:
    values = asdict(colours)
    for icon in ("chevron", "check"):
        values[icon] = resource(f"icons/{values[icon]}.svg").as_posix()
    parts = template.split("@")
    filled = parts[:1]
    for part in parts[1:]:
        name = part[: len(part) - len(part.lstrip(ascii_letters + "_"))]
        filled.append(values[name] + part[len(name) :])
    return "".join(filled)


def _palette(colours: Colours) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for where, value in {
        role.Window: colours.window,
        role.WindowText: colours.text,
        role.Base: colours.field,
        role.AlternateBase: colours.card,
        role.Text: colours.text,
        role.Button: colours.card,
        role.ButtonText: colours.text,
        role.ToolTipBase: colours.card,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.dim,
        role.Highlight: colours.accent,
        role.HighlightedText: colours.on_accent,
        role.Link: colours.accent,
        role.Accent: colours.accent,
        role.Mid: colours.outline,
    }.items():
        palette.setColor(where, QColor(value))
    for where in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(colours.dim))
    return palette
