"""NetworkPage: through which proxy a lookup goes, and how long it may take."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gui.core.http.proxies import ProxyKind
from gui.core.preferences import CONNECT_BOUNDS_S, TOTAL_BOUNDS_S
from gui.presenters.settings.settings_editor_state import Choices, SettingsEditorState
from gui.widgets.common.announcing import announce
from gui.widgets.common.choice_box import ChoiceBox
from gui.widgets.common.form_field import FormField
from gui.widgets.common.number_box import NumberBox

_ADDRESS_ROOM = 300


class NetworkPage(QWidget):
    """Shows a part of the choices; `chosen` carries all of them, with what was changed."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._choices = Choices()
        self._proxy = ChoiceBox(
            self.tr("Proxy"),
            [
                (ProxyKind.SYSTEM, self.tr("As the system")),
                (ProxyKind.NONE, self.tr("None")),
                (ProxyKind.NAMED, self.tr("This address")),
            ],
        )
        self._address = QLineEdit()
        self._address.setAccessibleName(self.tr("Proxy address"))
        self._address.setMaxLength(_ADDRESS_ROOM)
        self._connect = NumberBox(self.tr("Time to connect"), CONNECT_BOUNDS_S, self.tr(" s"))
        self._total = NumberBox(self.tr("Time for a lookup"), TOTAL_BOUNDS_S, self.tr(" s"))
        self._fixed_note = self.tr("Set by your company.")
        self._proxy_field = FormField(self.tr("&Proxy"), self._proxy)
        self._address_field = FormField(
            self.tr("Proxy &address"), self._address, self.tr("http://proxy.example.com:8080")
        )
        self._total_field = FormField(
            self.tr("Time for a &lookup"),
            self._total,
            self.tr("With all its tries. What takes longer is given up, and can be tried again."),
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 8)
        layout.setSpacing(14)
        for field in (
            self._proxy_field,
            self._address_field,
            FormField(self.tr("&Time to connect"), self._connect),
            self._total_field,
        ):
            layout.addWidget(field)
        layout.addStretch()
        self._proxy.currentIndexChanged.connect(self._on_changed)
        self._address.textEdited.connect(self._on_changed)
        self._connect.valueChanged.connect(self._on_changed)
        self._total.valueChanged.connect(self._on_changed)

    def show_state(self, state: SettingsEditorState) -> None:
        self._choices = choices = state.choices
        self.blockSignals(True)
        self._proxy.show_value(choices.proxy_kind)
        if self._address.text() != choices.proxy_address:
            self._address.setText(choices.proxy_address)
        self._connect.setValue(choices.connect_s)
        self._total.setValue(choices.total_s)
        self.blockSignals(False)
        self._address_field.setVisible(choices.proxy_kind is ProxyKind.NAMED)
        for widget in (self._proxy, self._address):
            widget.setEnabled(not state.is_proxy_fixed)
        self._proxy_field.show_help(self._fixed_note if state.is_proxy_fixed else "")
        for field, error in (
            (self._address_field, state.proxy_error),
            (self._total_field, state.time_error),
        ):
            if error and error != field.error:
                announce(field.editor, error)
            field.show_error(error)

    def _on_changed(self) -> None:
        self.chosen.emit(
            replace(
                self._choices,
                proxy_kind=self._proxy.value,
                proxy_address=self._address.text(),
                connect_s=self._connect.value(),
                total_s=self._total.value(),
            )
        )
