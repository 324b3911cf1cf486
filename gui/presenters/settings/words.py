"""Words of settings: what is wrong with a template or a choice, and with the files themselves."""

from collections.abc import Callable
from functools import partial
from typing import assert_never

from gui.core.handover.sms import sms_length
from gui.core.handover.templates import (
    PLACEHOLDERS,
    InvalidTemplate,
    TemplateKind,
    TemplateProblem,
)
from gui.core.preferences import AnyPreference, Choice, Proxy, Text, Whole, YesNo
from gui.core.settings import LoadedSettings
from gui.core.text import plain
from gui.presenters.counts import Counts
from gui.presenters.translation import QT_TRANSLATE_NOOP, translate

# Called, they are said in the language of that moment.
_said = partial(translate, "settings")
NOT_SAVED = partial(
    _said,
    QT_TRANSLATE_NOOP(
        "settings", "The settings could not be saved. They apply until you close Checkout Desk."
    ),
)
_LEFT_UNREAD = partial(
    _said,
    QT_TRANSLATE_NOOP(
        "settings",
        "The settings could not be read. They were left as they are. Start Checkout Desk again "
        "before you change anything.",
    ),
)
COMPANY_FILE_UNUSABLE = partial(
    _said,
    QT_TRANSLATE_NOOP(
        "settings",
        "Your company’s settings for this computer can’t be used. Please tell your IT "
        "department. Until then, other servers can’t be used.",
    ),
)
TIMES_CROSSED = partial(
    _said,
    QT_TRANSLATE_NOOP(
        "settings", "The time for a lookup can’t be shorter than the time to connect."
    ),
)
_TEMPLATE_NAMES = {
    TemplateKind.MAIL: QT_TRANSLATE_NOOP("settings", "Mail"),
    TemplateKind.TEXT_MESSAGE: QT_TRANSLATE_NOOP("settings", "Text message"),
    TemplateKind.REMINDER: QT_TRANSLATE_NOOP("settings", "Reminder"),
}
_TOO_LONG = QT_TRANSLATE_NOOP("settings", "This is too long: {limit} characters at most.")
_TEMPLATE_PROBLEMS = {
    TemplateProblem.EMPTY: QT_TRANSLATE_NOOP(
        "settings", "Write something, or restore the default."
    ),
    TemplateProblem.TOO_LONG: _TOO_LONG,
    TemplateProblem.UNKNOWN_PLACEHOLDER: QT_TRANSLATE_NOOP(
        "settings",
        "{placeholder} is unknown. You can use {known}. To write a brace itself, type it twice.",
    ),
    TemplateProblem.OPEN_BRACE: QT_TRANSLATE_NOOP(
        "settings", "A { is missing its }. To write a { itself, type {{."
    ),
    TemplateProblem.LINK_MISSING: QT_TRANSLATE_NOOP(
        "settings", "{link} is missing: without it nobody can pay."
    ),
    TemplateProblem.INVISIBLE_CHARACTER: QT_TRANSLATE_NOOP(
        "settings", "It contains invisible characters."
    ),
}


def on_reading(loaded: LoadedSettings) -> Callable[[], str] | None:
    """Return what says that the settings could not be read and where they are, if that is so."""
    if loaded.put_aside is not None:
        return partial(_put_aside, loaded.put_aside.name)
    return _LEFT_UNREAD if loaded.is_unread else None


def _put_aside(file_name: str) -> str:
    text = translate(
        "settings",
        "The settings could not be read. They were set aside as {file}. Add your accounts again.",
    )
    return text.format(file=file_name)


def kept_aside(file_name: str) -> str:
    """Return that settings are saved now, and where those are that nobody had read."""
    text = translate(
        "settings",
        "Your changes were saved. A settings file that had not been read was there; it was set "
        "aside as {file}.",
    )
    return text.format(file=file_name)


def what_is_wrong(preference: AnyPreference) -> str:
    """Return what to do about a choice that cannot be used."""
    match preference:
        case Whole():
            text = translate("settings", "Enter a whole number from {least} to {most}.")
            return text.format(least=preference.least, most=preference.most)
        case Proxy():
            return translate(
                "settings",
                "This is not a proxy address. Write it like http://proxy.example.com:8080, "
                "without a user name or password.",
            )
        case Text():
            return _said(_TOO_LONG).format(limit=preference.limit)
        case Choice() | YesNo():
            # Nothing else can be chosen.
            return ""
        case _:
            assert_never(preference)


def template_name(kind: TemplateKind) -> str:
    """Return what a template is called."""
    return _said(_TEMPLATE_NAMES[kind])


def template_problem(failure: InvalidTemplate) -> str:
    """Return why a template cannot be used, with what to do."""
    text = _said(_TEMPLATE_PROBLEMS[failure.problem])
    if failure.problem is TemplateProblem.TOO_LONG:
        return text.format(limit=failure.limit)
    if failure.problem is not TemplateProblem.UNKNOWN_PLACEHOLDER:
        return text
    known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
    shown = "{" + plain(failure.placeholder, 40) + "}"
    return text.format(placeholder=shown, known=known)


def message_length(text: str) -> str:
    """Return how much of a text message's room this one takes."""
    length = sms_length(text)
    if length.messages == 1:
        said = translate("settings", "{used} of {room} characters with these sample values")
    else:
        said = translate(
            "settings",
            "{used} characters with these sample values, sent {as_messages} (one holds {room})",
        )
    as_messages = Counts().text_messages(length.messages)
    return said.format(used=length.used, room=length.room, as_messages=as_messages)
