"""GeneralPage: language, theme, amounts, the default copy form, and where the log is."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from gui.core.preferences import DECIMALS_BOUNDS, ThemeChoice
from gui.presenters.handover.offer_state import COPY_FORMS
from gui.presenters.handover.way_names import way_name
from gui.presenters.settings.settings_editor_state import Choices, SettingsEditorState
from gui.widgets.common.choice_box import ChoiceBox
from gui.widgets.common.form_field import FormField
from gui.widgets.common.number_box import NumberBox
from gui.widgets.common.translations import language_name, languages


class GeneralPage(QWidget):
    """Shows a part of the choices; `chosen` carries all of them, with what was changed."""

    chosen = Signal(object)
    logs_requested = Signal()

    def __init__(self, log_folder: Path | None) -> None:
        """`log_folder` is missing where nothing is logged."""
        super().__init__()
        self._choices = Choices()
        self._language = ChoiceBox(
            self.tr("Language"),
            [
                ("", self.tr("As the system")),
                *((code, language_name(code)) for code in languages()),
            ],
        )
        self._theme = ChoiceBox(
            self.tr("Theme"),
            [
                (ThemeChoice.SYSTEM, self.tr("As the system")),
                (ThemeChoice.LIGHT, self.tr("Light")),
                (ThemeChoice.DARK, self.tr("Dark")),
            ],
        )
        self._decimals = NumberBox(self.tr("Decimals"), DECIMALS_BOUNDS)
        self._copy_form = ChoiceBox(
            self.tr("Default copy form"), [(way, way_name(way)) for way in COPY_FORMS]
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 8)
        layout.setSpacing(14)
        for field in (
            FormField(self.tr("&Language"), self._language),
            FormField(
                self.tr("&Theme"),
                self._theme,
                self.tr("High contrast of the system is followed whatever is chosen here."),
            ),
            FormField(
                self.tr("De&cimals"),
                self._decimals,
                self.tr("Amounts show at least so many. None that an amount has is left out."),
            ),
            FormField(
                self.tr("&Default copy form"),
                self._copy_form,
                self.tr("Ctrl+Shift+A copies in this form. Copy link stays the plain address."),
            ),
        ):
            layout.addWidget(field)
        if log_folder is not None:
            logs = QPushButton(self.tr("&Open log folder"))
            logs.setAccessibleName(self.tr("Open log folder"))
            logs.setAutoDefault(False)
            logs.clicked.connect(self.logs_requested)
            text = self.tr("No link, invoice id or key is in the log. It is in {folder}")
            layout.addWidget(FormField("", logs, text.format(folder=log_folder)))
        layout.addStretch()
        for box in (self._language, self._theme, self._copy_form):
            box.currentIndexChanged.connect(self._on_changed)
        self._decimals.valueChanged.connect(self._on_changed)

    def show_state(self, state: SettingsEditorState) -> None:
        self._choices = choices = state.choices
        self.blockSignals(True)
        self._language.show_value(choices.language)
        self._theme.show_value(choices.theme)
        self._decimals.setValue(choices.decimals)
        self._copy_form.show_value(choices.copy_form)
        self.blockSignals(False)

    def _on_changed(self) -> None:
        self.chosen.emit(
            replace(
                self._choices,
                language=self._language.value,
                theme=self._theme.value,
                decimals=self._decimals.value(),
                copy_form=self._copy_form.value,
            )
        )
