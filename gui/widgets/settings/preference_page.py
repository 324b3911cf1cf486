"""PreferencePage: preferences in rows, each with the editor of its kind."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, assert_never

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gui.core.http.proxies import ProxyChoice, ProxyKind
from gui.core.preferences import Choice, Proxy, Text, Whole, YesNo
from gui.presenters.settings.settings_editor import SettingsEditorState
from gui.presenters.translation import translate
from gui.widgets.common.forms import ChoiceBox, FormField, NumberBox
from gui.widgets.common.labels import plain_label, scaled
from gui.widgets.settings.rows import Row

_SPACING = 14
_BESIDE = 16
_SECTION = 1.15
_ADDRESS_ROOM = 300


class PreferencePage(QWidget):
    """Shows a part of what is chosen; `chosen` carries a preference's name and its value."""

    chosen = Signal(str, object)

    def __init__(self, rows: Sequence[Row]) -> None:
        super().__init__()
        self.form = QVBoxLayout(self)
        self.form.setContentsMargins(24, 20, 24, 8)
        self.form.setSpacing(_SPACING)
        self._fields = {}
        line = QHBoxLayout()
        for row in rows:
            name = row.preference.name
            self._fields[name] = _field(row, partial(self.chosen.emit, name))
            if row.section:
                self._begin_section(row.section)
            if not row.is_beside:
                line = QHBoxLayout()
                line.setSpacing(_BESIDE)
                self.form.addLayout(line)
            line.addWidget(self._fields[name], 1)
            line.setAlignment(self._fields[name], Qt.AlignmentFlag.AlignTop)

    def show_state(self, state: SettingsEditorState) -> None:
        with QSignalBlocker(self):
            for name, field in self._fields.items():
                error = state.errors.get(name, "")
                field.show_chosen(state.chosen[name], error, is_fixed=name in state.fixed)

    def focus(self) -> None:
        """Go to the first of them."""
        next(iter(self._fields.values())).setFocus()

    @property
    def has_error(self) -> bool:
        return any(field.error for field in self._fields.values())

    def _begin_section(self, title: str) -> None:
        if self.form.count():
            line = QFrame()
            line.setObjectName("line")
            line.setFixedHeight(1)
            self.form.addSpacing(4)
            self.form.addWidget(line)
        heading = plain_label(title)
        heading.setFont(scaled(heading.font(), _SECTION, semibold=True))
        self.form.addWidget(heading)


class _Field(FormField):
    """A preference whose editor is one widget; `show` has that show a value."""

    def __init__(self, row: Row, editor: QWidget, show: Callable[[Any], None]) -> None:
        # A check box says itself what it is for.
        super().__init__("" if isinstance(editor, QCheckBox) else row.label, editor, row.help_text)
        self.setFocusProxy(editor)
        self._help_text = row.help_text
        self._show = show
        self._example = row.example
        if row.example is not None:
            self._said = plain_label()
            self._said.setFont(scaled(self._said.font(), 1.0, semibold=True))
            self.put_beside(self._said)

    def show_chosen(self, value: Any, error: str, *, is_fixed: bool) -> None:
        self._show(value)
        if self._example is not None:
            self._said.setText(self._example(value))
        self.editor.setEnabled(not is_fixed)
        note = translate("settings", "Set by your company.")
        self.show_help(note if is_fixed else self._help_text)
        self.tell_error(error)


class _ProxyField(QWidget):
    """Which proxy, and the address of one that is named."""

    def __init__(self, row: Row, choose: Callable[[ProxyChoice], None]) -> None:
        super().__init__()
        self._choose = choose
        self._kind: ChoiceBox[ProxyKind] = ChoiceBox(
            row.name,
            (
                (ProxyKind.SYSTEM, translate("settings", "Same as the system")),
                (ProxyKind.NONE, translate("settings", "None")),
                (ProxyKind.NAMED, translate("settings", "This address")),
            ),
        )
        label = translate("settings", "Proxy &address")
        self._address = _line(label, _ADDRESS_ROOM)
        self._kind_field = _Field(row, self._kind, self._kind.show_value)
        self.setFocusProxy(self._kind)
        self._address_field = FormField(
            label, self._address, translate("settings", "Example: http://proxy.example.com:8080")
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_SPACING)
        layout.addWidget(self._kind_field)
        layout.addWidget(self._address_field)
        self._kind.currentIndexChanged.connect(self._on_changed)
        self._address.textEdited.connect(self._on_changed)

    @property
    def error(self) -> str:
        return self._address_field.error

    def show_chosen(self, value: ProxyChoice, error: str, *, is_fixed: bool) -> None:
        self._kind_field.show_chosen(value.kind, "", is_fixed=is_fixed)
        _show_text(self._address, value.address)
        self._address.setEnabled(not is_fixed)
        self._address_field.setVisible(value.kind is ProxyKind.NAMED)
        self._address_field.tell_error(error)

    def _on_changed(self) -> None:
        # The address is kept while another kind is chosen.
        self._choose(ProxyChoice(self._kind.value, self._address.text()))


def _field(row: Row, choose: Callable[[Any], None]) -> _Field | _ProxyField:
    """Return the row of a form with the editor of the preference's kind."""
    preference = row.preference
    match preference:
        case Whole():
            number = NumberBox(row.name, (preference.least, preference.most), row.unit)
            number.valueChanged.connect(choose)
            return _Field(row, number, number.setValue)
        case YesNo():
            box = QCheckBox(row.label)
            box.setAccessibleName(row.name)
            box.toggled.connect(choose)
            return _Field(row, box, box.setChecked)
        case Text() if not row.values:
            line = _line(row.label, preference.limit)
            line.textEdited.connect(choose)
            return _Field(row, line, partial(_show_text, line))
        case Choice() | Text():
            few: ChoiceBox[object] = ChoiceBox(row.name, row.values)
            few.currentIndexChanged.connect(lambda: choose(few.value))
            return _Field(row, few, few.show_value)
        case Proxy():
            return _ProxyField(row, choose)
        case _:
            assert_never(preference)


def _line(label: str, limit: int) -> QLineEdit:
    line = QLineEdit()
    line.setAccessibleName(label.replace("&", ""))
    line.setMaxLength(limit)
    return line


def _show_text(line: QLineEdit, text: str) -> None:
    # Writing what is there already would move the cursor under the user's hands.
    if line.text() != text:
        line.setText(text)
