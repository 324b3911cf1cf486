"""SettingsEditor: message templates while they are written, and the form that is copied first."""

from dataclasses import replace
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QObject, Signal

from gui.core.accounts import Account
from gui.core.environments import Environment
from gui.core.link import admit
from gui.core.sms import sms_length
from gui.core.status import InvoiceStatus
from gui.core.templates import (
    InvalidTemplate,
    MessageTemplate,
    TemplateKind,
    check_body,
    check_subject,
)
from gui.presenters import messages, wording
from gui.presenters.offer_state import COPY_FORMS, Offer, Way
from gui.presenters.ports import SettingsHolder
from gui.presenters.settings_editor_state import SettingsEditorState
from gui.presenters.verdict_state import verdict_on

translate = QCoreApplication.translate

# The sample of the vendor's documentation.
_SAMPLE_ID = "2eb1acd98a86"
_SAMPLE_LINK = f"https://www.bluetape.com/i/r?account=7aec7f522d88&id={_SAMPLE_ID}"
_SAMPLE_TOTAL = Decimal(4550)


class SettingsEditor(QObject):
    """Checks and previews what is typed; nothing is kept until it is saved."""

    state_changed = Signal(object)
    saved = Signal()

    def __init__(self, settings: SettingsHolder, account: Account | None) -> None:
        super().__init__()
        self._settings = settings
        self._defaults = {kind: wording.default_template(kind) for kind in TemplateKind}
        self._drafts = self._defaults | dict(settings.settings.templates)
        self._preview = ""
        named = settings.settings.copy_form
        copy_form = next((way for way in COPY_FORMS if way.value == named), COPY_FORMS[0])
        self._offer = Offer(
            admit(_SAMPLE_LINK),
            _SAMPLE_ID,
            account or Account("", "Acme Supply", Environment.PRODUCTION),
            verdict_on(InvoiceStatus("Placed", _SAMPLE_TOTAL)),
        )
        self.state = self._state_of(TemplateKind.MAIL, copy_form)

    def select(self, kind: TemplateKind) -> None:
        """Edit this template; what was typed into the other one is remembered."""
        self._publish(self._state_of(kind, self.state.copy_form))

    def edit(self, subject: str, body: str) -> None:
        """The template is to be this."""
        kind = self.state.kind
        self._drafts[kind] = MessageTemplate(subject if kind.has_subject else "", body)
        self._publish(self._state_of(kind, self.state.copy_form))

    def restore(self) -> None:
        """Put the default wording in the place of what was typed."""
        kind = self.state.kind
        self._drafts[kind] = self._defaults[kind]
        self._publish(self._state_of(kind, self.state.copy_form))

    def choose_copy_form(self, way: Way) -> None:
        """Copy in this form first."""
        self._publish(replace(self.state, copy_form=way))

    def save(self) -> None:
        """Keep it all, or show the first template that cannot be used."""
        for kind in TemplateKind:
            if any(self._errors(kind)):
                self.select(kind)
                return
        # What equals the default follows it when a newer version words it better.
        own = {k: t for k, t in self._drafts.items() if t != self._defaults[k]}
        settings = self._settings.settings
        self._settings.change(
            replace(settings, templates=own, copy_form=self.state.copy_form.value)
        )
        self.saved.emit()

    def _state_of(self, kind: TemplateKind, copy_form: Way) -> SettingsEditorState:
        template = self._drafts[kind]
        subject_error, body_error = self._errors(kind)
        count = ""
        if not (subject_error or body_error):
            mail = wording.mail_of(self._offer, template)
            self._preview = f"{mail.subject}\n\n{mail.body}" if mail.subject else mail.body
            if kind is TemplateKind.TEXT_MESSAGE:
                # As it goes to customers: the mark of a test account is not a part of it.
                count = _count(wording.mail_of(self._as_in_production(), template).body)
        return SettingsEditorState(
            kind=kind,
            subject=template.subject,
            body=template.body,
            copy_form=copy_form,
            subject_error=subject_error,
            body_error=body_error,
            preview=self._preview,
            count=count,
            is_default=template == self._defaults[kind],
        )

    def _as_in_production(self) -> Offer:
        account = replace(self._offer.account, environment=Environment.PRODUCTION)
        return replace(self._offer, account=account)

    def _errors(self, kind: TemplateKind) -> tuple[str, str]:
        template = self._drafts[kind]
        found = ["", ""]
        checks = ((check_subject, template.subject), (check_body, template.body))
        for position, (check, text) in enumerate(checks):
            if position == 0 and not kind.has_subject:
                continue
            try:
                check(text)
            except InvalidTemplate as failure:
                found[position] = messages.template_problem(failure)
        return found[0], found[1]

    def _publish(self, state: SettingsEditorState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


def _count(text: str) -> str:
    length = sms_length(text)
    if length.messages == 1:
        said = translate("settings", "{used} of {room} characters, with this sample's values")
    else:
        said = translate(
            "settings",
            "{used} characters, with this sample's values: goes as {messages} text messages "
            "(one holds {room})",
        )
    return said.format(used=length.used, room=length.room, messages=length.messages)


def template_name(kind: TemplateKind) -> str:
    match kind:
        case TemplateKind.MAIL:
            return translate("settings", "Mail")
        case TemplateKind.TEXT_MESSAGE:
            return translate("settings", "Text message")
        case TemplateKind.REMINDER:
            return translate("settings", "Reminder")
