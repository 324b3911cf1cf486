"""SettingsEditor: preferences while they are chosen, message templates while they are written."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QObject, Signal

from gui.core.accounts.account import Account, Environment
from gui.core.handover.templates import (
    InvalidTemplate,
    MessageTemplate,
    TemplateKind,
    check_body,
    check_subject,
)
from gui.core.http.proxies import ProxyChoice, ProxyKind
from gui.core.link import admit
from gui.core.preferences import InvalidPreference, Preferences
from gui.core.status import InvoiceStatus
from gui.presenters.handover import wording
from gui.presenters.handover.offer import Offer
from gui.presenters.lookup.verdict_state import verdict_on
from gui.presenters.ports import SettingsHolder
from gui.presenters.settings.words import (
    TIMES_CROSSED,
    message_length,
    template_problem,
    what_is_wrong,
)

# The sample of the vendor's documentation.
_SAMPLE_ID = "2eb1acd98a86"
_SAMPLE_LINK = f"https://www.bluetape.com/i/r?account=7aec7f522d88&id={_SAMPLE_ID}"
_SAMPLE_TOTAL = Decimal(4550)

_NOT_TYPED_YET = ProxyChoice(ProxyKind.NAMED)


@dataclass(frozen=True, slots=True)
class SettingsEditorState:
    """The choices; the template that is edited, what is wrong with it, and how it will look.

    `chosen` and `errors` go by the preferences' names, what is `fixed` is the company's choice.
    `count` is empty where nobody counts; `preview` is the last one that could be made.
    """

    chosen: Mapping[str, Any]
    fixed: Collection[str]
    kind: TemplateKind
    subject: str
    body: str
    errors: Mapping[str, str]
    subject_error: str = ""
    body_error: str = ""
    preview: str = ""
    count: str = ""
    is_default: bool = True


class SettingsEditor(QObject):
    """Checks and previews what is chosen and typed; nothing is kept until it is saved."""

    state_changed = Signal(object)
    saved = Signal()

    def __init__(self, settings: SettingsHolder, account: Account | None) -> None:
        super().__init__()
        self._settings = settings
        self._fixed = settings.policy.preferences
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
        self.state = self._state_of(TemplateKind.MAIL, settings.in_force.preferences.values)

    def select(self, kind: TemplateKind) -> None:
        """Edit this template; what was typed into the other one is remembered."""
        self._publish(self._state_of(kind, self.state.chosen))

    def edit(self, subject: str, body: str) -> None:
        """The template is to be this."""
        kind = self.state.kind
        self._drafts[kind] = MessageTemplate(subject if kind.has_subject else "", body)
        self.select(kind)

    def restore(self) -> None:
        """Put the default wording in the place of what was typed."""
        kind = self.state.kind
        self._drafts[kind] = self._defaults[kind]
        self.select(kind)

    def choose(self, name: str, value: object) -> None:
        """The preference of this name is to be this."""
        self._publish(self._state_of(self.state.kind, {**self.state.chosen, name: value}))

    def restore_all(self) -> None:
        """Put everything back as it is without a settings file; accounts are not a part of it."""
        self._drafts = dict(self._defaults)
        defaults = Preferences().changed(**self._fixed)
        self._publish(self._state_of(self.state.kind, defaults.values))

    def save(self) -> None:
        """Keep it all, or show the first template that cannot be used."""
        for kind in TemplateKind:
            if any(self._errors(kind)):
                self.select(kind)
                return
        self._was_save_tried = True
        self.select(self.state.kind)
        if self.state.errors:
            return
        settings = self._settings.settings
        # The user's own choice is kept while the company's is in force.
        own = {name: settings.preferences.values[name] for name in self._fixed}
        self._settings.change(
            replace(
                settings,
                # What equals the default follows it when a newer version words it better.
                templates={k: t for k, t in self._drafts.items() if t != self._defaults[k]},
                preferences=Preferences(**{**self.state.chosen, **own}),
            )
        )
        self.saved.emit()

    def _state_of(self, kind: TemplateKind, chosen: Mapping[str, Any]) -> SettingsEditorState:
        preferences, errors = self._checked(chosen)
        template = self._drafts[kind]
        subject_error, body_error = self._errors(kind)
        count = ""
        if not (subject_error or body_error):
            offer = replace(self._offer, decimals=preferences.decimals)
            mail = wording.mail_of(offer, template)
            self._preview = f"{mail.subject}\n\n{mail.body}" if mail.subject else mail.body
            if kind is TemplateKind.TEXT_MESSAGE:
                # As it goes to customers: the mark of a test account is not a part of it.
                count = message_length(wording.mail_of(_in_production(offer), template).body)
        return SettingsEditorState(
            chosen=chosen,
            fixed=self._fixed.keys(),
            kind=kind,
            subject=template.subject,
            body=template.body,
            errors=errors,
            subject_error=subject_error,
            body_error=body_error,
            preview=self._preview,
            count=count,
            is_default=template == self._defaults[kind],
        )

    def _checked(self, chosen: Mapping[str, Any]) -> tuple[Preferences, dict[str, str]]:
        """Return the preferences, without those that cannot be used; and what those get to hear."""
        usable, errors = {}, {}
        for preference in Preferences.declared():
            name, value = preference.name, chosen[preference.name]
            try:
                usable[name] = preference.checked(value)
            except InvalidPreference:
                # Nobody is told off before they typed.
                if value != _NOT_TYPED_YET or self._was_save_tried:
                    errors[name] = what_is_wrong(preference)
        preferences = Preferences(**usable)
        if preferences.connect_s > preferences.total_s:
            errors.setdefault(Preferences.total_s.name, TIMES_CROSSED())
        return preferences, errors

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
                found[position] = template_problem(failure)
        return found[0], found[1]

    def _publish(self, state: SettingsEditorState) -> None:
        if state != self.state:
            self.state = state
            self.state_changed.emit(state)


def _in_production(offer: Offer) -> Offer:
    return replace(offer, account=offer.account._replace(environment=Environment.PRODUCTION))
