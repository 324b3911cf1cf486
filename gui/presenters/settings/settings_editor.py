"""SettingsEditor: preferences while they are chosen, message templates while they are written."""

from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from PySide6.QtCore import QCoreApplication, QObject, Signal

from gui.core.accounts.account import Account, Environment
from gui.core.handover.sms import sms_length
from gui.core.handover.templates import (
    InvalidTemplate,
    MessageTemplate,
    TemplateKind,
    check_body,
    check_subject,
)
from gui.core.http.proxies import InvalidProxy, ProxyChoice, ProxyKind
from gui.core.link import admit
from gui.core.preferences import Preferences, named_proxy
from gui.core.status import InvoiceStatus
from gui.presenters import messages
from gui.presenters.counts import Counts
from gui.presenters.handover import wording
from gui.presenters.handover.offer_state import COPY_FORMS, Offer
from gui.presenters.lookup.verdict_state import verdict_on
from gui.presenters.ports import SettingsHolder
from gui.presenters.settings.settings_editor_state import Choices, SettingsEditorState

translate = QCoreApplication.translate

# The sample of the vendor's documentation.
_SAMPLE_ID = "2eb1acd98a86"
_SAMPLE_LINK = f"https://www.bluetape.com/i/r?account=7aec7f522d88&id={_SAMPLE_ID}"
_SAMPLE_TOTAL = Decimal(4550)


class SettingsEditor(QObject):
    """Checks and previews what is chosen and typed; nothing is kept until it is saved.

    `fixed_proxy` is the company's choice, which is shown and cannot be changed.
    """

    state_changed = Signal(object)
    saved = Signal()

    def __init__(
        self,
        settings: SettingsHolder,
        account: Account | None,
        fixed_proxy: ProxyChoice | None = None,
    ) -> None:
        super().__init__()
        self._settings = settings
        self._fixed_proxy = fixed_proxy
        self._defaults = {kind: wording.default_template(kind) for kind in TemplateKind}
        self._drafts = self._defaults | dict(settings.settings.templates)
        self._preview = ""
        self._was_save_tried = False
        self._offer = Offer(
            admit(_SAMPLE_LINK),
            _SAMPLE_ID,
            account or Account("", "Acme Supply", Environment.PRODUCTION),
            verdict_on(InvoiceStatus("Placed", _SAMPLE_TOTAL)),
        )
        self.state = self._state_of(TemplateKind.MAIL, self._saved_choices())

    def select(self, kind: TemplateKind) -> None:
        """Edit this template; what was typed into the other one is remembered."""
        self._publish(self._state_of(kind, self.state.choices))

    def edit(self, subject: str, body: str) -> None:
        """The template is to be this."""
        kind = self.state.kind
        self._drafts[kind] = MessageTemplate(subject if kind.has_subject else "", body)
        self._publish(self._state_of(kind, self.state.choices))

    def restore(self) -> None:
        """Put the default wording in the place of what was typed."""
        kind = self.state.kind
        self._drafts[kind] = self._defaults[kind]
        self._publish(self._state_of(kind, self.state.choices))

    def choose(self, choices: Choices) -> None:
        """Everything but the templates is to be this."""
        self._publish(self._state_of(self.state.kind, choices))

    def restore_all(self) -> None:
        """Put everything back as it is without a settings file; accounts are not a part of it."""
        self._drafts = dict(self._defaults)
        self._publish(self._state_of(self.state.kind, Choices()))

    def save(self) -> None:
        """Keep it all, or show the first template that cannot be used."""
        for kind in TemplateKind:
            if any(self._errors(kind)):
                self.select(kind)
                return
        self._was_save_tried = True
        self.choose(self.state.choices)
        if not self.state.is_network_valid:
            return
        # What equals the default follows it when a newer version words it better.
        own = {k: t for k, t in self._drafts.items() if t != self._defaults[k]}
        choices = self.state.choices
        self._settings.change(
            replace(
                self._settings.settings,
                templates=own,
                copy_form=choices.copy_form.value,
                preferences=self._preferences(choices),
            )
        )
        self.saved.emit()

    def _saved_choices(self) -> Choices:
        settings = self._settings.settings
        saved = settings.preferences
        proxy = self._fixed_proxy or saved.proxy
        return Choices(
            copy_form=next((w for w in COPY_FORMS if w.value == settings.copy_form), COPY_FORMS[0]),
            theme=saved.theme,
            language=saved.language,
            decimals=saved.decimals,
            proxy_kind=proxy.kind,
            proxy_address=proxy.address,
            connect_s=saved.connect_s,
            total_s=saved.total_s,
        )

    def _preferences(self, choices: Choices) -> Preferences:
        # The user's own choice is kept while the company's is in force.
        proxy = self._settings.settings.preferences.proxy
        if self._fixed_proxy is None:
            is_named = choices.proxy_kind is ProxyKind.NAMED
            named = named_proxy(choices.proxy_address.strip()) if is_named else None
            proxy = named or ProxyChoice(choices.proxy_kind)
        return Preferences(
            theme=choices.theme,
            language=choices.language,
            decimals=choices.decimals,
            proxy=proxy,
            connect_s=choices.connect_s,
            total_s=choices.total_s,
        )

    def _state_of(self, kind: TemplateKind, choices: Choices) -> SettingsEditorState:
        template = self._drafts[kind]
        subject_error, body_error = self._errors(kind)
        count = ""
        if not (subject_error or body_error):
            offer = replace(self._offer, decimals=choices.decimals)
            mail = wording.mail_of(offer, template)
            self._preview = f"{mail.subject}\n\n{mail.body}" if mail.subject else mail.body
            if kind is TemplateKind.TEXT_MESSAGE:
                # As it goes to customers: the mark of a test account is not a part of it.
                count = _count(wording.mail_of(_in_production(offer), template).body)
        return SettingsEditorState(
            kind=kind,
            subject=template.subject,
            body=template.body,
            choices=choices,
            subject_error=subject_error,
            body_error=body_error,
            proxy_error=self._proxy_error(choices),
            time_error=messages.time_limits_crossed()
            if choices.connect_s > choices.total_s
            else "",
            preview=self._preview,
            count=count,
            is_default=template == self._defaults[kind],
            is_proxy_fixed=self._fixed_proxy is not None,
        )

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

    def _proxy_error(self, choices: Choices) -> str:
        if self._fixed_proxy is not None or choices.proxy_kind is not ProxyKind.NAMED:
            return ""
        if not choices.proxy_address and not self._was_save_tried:
            # Nobody is told off before they typed.
            return ""
        try:
            named_proxy(choices.proxy_address.strip())
        except InvalidProxy:
            return messages.proxy_address_unusable()
        return ""

    def _publish(self, state: SettingsEditorState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


def _in_production(offer: Offer) -> Offer:
    return replace(offer, account=offer.account._replace(environment=Environment.PRODUCTION))


def _count(text: str) -> str:
    length = sms_length(text)
    if length.messages == 1:
        said = translate("settings", "{used} of {room} characters, with this sample's values")
    else:
        said = translate(
            "settings",
            "{used} characters, with this sample's values: goes {as_messages} (one holds {room})",
        )
    as_messages = Counts().text_messages(length.messages)
    return said.format(used=length.used, room=length.room, as_messages=as_messages)


def template_name(kind: TemplateKind) -> str:
    match kind:
        case TemplateKind.MAIL:
            return translate("settings", "Mail")
        case TemplateKind.TEXT_MESSAGE:
            return translate("settings", "Text message")
        case TemplateKind.REMINDER:
            return translate("settings", "Reminder")
        case _:
            assert_never(kind)
