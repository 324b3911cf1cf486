"""Colours and the style sheet, following the system's light, dark and high contrast settings."""

from string import ascii_letters
from typing import NamedTuple

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from gui.core.paths import resource


class Colours(NamedTuple):
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
    selected: str
    ready: str
    ready_band: str
    look: str
    look_band: str
    failed: str
    failed_band: str
    badge: str
    on_badge: str
    chevron: str
    chevron_up: str
    chevron_on_accent: str
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
    selected="#e8f1fa",
    ready="#0b6b3a",
    ready_band="#e6f4ec",
    look="#8a4b00",
    look_band="#fff3df",
    failed="#a11622",
    failed_band="#fdecee",
    badge="#b45309",
    on_badge="#ffffff",
    chevron="chevron-light",
    chevron_up="chevron-up-light",
    chevron_on_accent="chevron-on-accent-light",
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
    selected="#1a2f47",
    ready="#7fd9a6",
    ready_band="#16352a",
    look="#f3c27a",
    look_band="#3a2c12",
    failed="#ff9aa2",
    failed_band="#40191e",
    badge="#f0a54a",
    on_badge="#0b1622",
    chevron="chevron-dark",
    chevron_up="chevron-up-dark",
    chevron_on_accent="chevron-on-accent-dark",
    check="check-dark",
)


_CHOICES = {"light": LIGHT, "dark": DARK}
# Of a colour's lightness, 0 to 255.
_HALF = 128


def colours_of(palette: QPalette) -> Colours:
    """Return the colours that can be seen on a palette's window, for what is painted."""
    return DARK if palette.window().color().lightness() < _HALF else LIGHT


def is_styled() -> bool:
    """Return whether the look is the program's own; high contrast is the system's, whole."""
    app = QApplication.instance()
    return isinstance(app, QApplication) and bool(app.styleSheet())


def colours_now() -> Colours:
    """Return the colours in force, for what is painted on a ground of its own."""
    return colours_of(QGuiApplication.palette())


class Theme(QObject):
    """Applies the colours to the application, and again whenever the system changes.

    The user may choose light or dark, too; high contrast of the system goes before that choice.
    What the desktop asks programs for goes before what Qt makes of its theme.
    Until `follow_system` the system's palette tells light from dark: its switches can only be
    read with the enums that the first frame does without (see labels.py).
    """

    def __init__(self, app: QApplication, choice: str = "") -> None:
        """`choice` is a `ThemeChoice` by its value, which the first frame knows it by."""
        super().__init__()
        self._app = app
        self._choice = choice
        self._colours: Colours | None = None
        self._template = resource("style.qss").read_text("utf-8")
        self._wants_dark: bool | None = None
        self._has_dark_palette = app.palette().window().color().lightness() < _HALF
        self.apply(_CHOICES.get(choice, DARK if self._has_dark_palette else LIGHT))

    def choose(self, choice: str) -> None:
        """Look like this from now on."""
        self._choice = choice
        self._on_system_changed()

    def follow_system(self) -> None:
        """Read the system's switches, now and whenever they change."""
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self._on_system_changed)
        hints.accessibility().contrastPreferenceChanged.connect(self._on_system_changed)
        self._on_system_changed()

    @Slot(object)
    def follow_desktop(self, wants_dark: bool | None) -> None:
        """Look as the desktop asks for, where it does."""
        self._wants_dark = wants_dark
        self._on_system_changed()

    def apply(self, colours: Colours | None) -> None:
        """Set palette and style sheet; with `None` everything is left to the system."""
        if colours is self._colours:
            return
        self._colours = colours
        self._app.setPalette(_palette(colours) if colours else QPalette())
        if colours:
            self._app.setStyleSheet(_filled(self._template, colours))
        else:
            take_off_style_sheet(self._app)

    @Slot()
    def _on_system_changed(self) -> None:
        from PySide6.QtCore import Qt

        hints = QGuiApplication.styleHints()
        contrast = hints.accessibility().contrastPreference()
        if contrast is Qt.ContrastPreference.HighContrast:
            self.apply(None)
            return
        if self._choice in _CHOICES:
            self.apply(_CHOICES[self._choice])
            return
        scheme = hints.colorScheme()
        is_dark = self._wants_dark
        if is_dark is None:
            is_unknown = scheme is Qt.ColorScheme.Unknown
            is_dark = self._has_dark_palette if is_unknown else scheme is Qt.ColorScheme.Dark
        self.apply(DARK if is_dark else LIGHT)


def take_off_style_sheet(app: QApplication) -> None:
    """Leave the look of everything to the system's style.

    Of what was never shown Qt keeps the note that the style sheet knows it, but forgets to have the
    style sheet told of its end: the next one would look at it after that, and crash.
    """
    from PySide6.QtCore import Qt

    app.setStyleSheet("")
    for widget in app.allWidgets():
        widget.setAttribute(Qt.WidgetAttribute.WA_StyleSheet, False)


def _filled(template: str, colours: Colours) -> str:
    values = colours._asdict()
    for icon in ("chevron", "chevron_up", "chevron_on_accent", "check"):
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
