"""Message templates: text with placeholders in braces, which the users write themselves.

`{{` and `}}` stand for braces of their own. Nothing but the placeholders is looked up, so a
template can reach no other value (`str.format` would follow attributes).
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from gui.core.text import is_invisible

BODY_LIMIT = 2_000
SUBJECT_LIMIT = 150
PLACEHOLDERS = ("invoice_id", "link", "amount", "account")
_NAME_LIMIT = 40

_PARTS = re.compile(r"\{\{|\}\}|\{(?P<name>[^{}\n]*)\}|(?P<open>\{)")


class TemplateKind(Enum):
    MAIL = "mail"
    TEXT_MESSAGE = "text message"
    REMINDER = "reminder"

    @property
    def has_subject(self) -> bool:
        return self is not TemplateKind.TEXT_MESSAGE


@dataclass(frozen=True, slots=True)
class MessageTemplate:
    """`subject` is empty where the kind has none."""

    subject: str
    body: str


class TemplateProblem(Enum):
    EMPTY = "empty"
    TOO_LONG = "too long"
    UNKNOWN_PLACEHOLDER = "unknown placeholder"
    OPEN_BRACE = "open brace"
    LINK_MISSING = "link missing"
    INVISIBLE_CHARACTER = "invisible character"


@dataclass(eq=False)
class InvalidTemplate(Exception):
    """`placeholder` is the one that is not known, as it was typed; `limit` is how many characters
    there may be, where there are more."""

    problem: TemplateProblem
    placeholder: str = ""
    limit: int = 0


def check_subject(text: str) -> None:
    """Raises `InvalidTemplate` if no subject can be made of it."""
    _check(text, SUBJECT_LIMIT)


def check_body(text: str) -> None:
    """Raises `InvalidTemplate` if no message can be made of it, or one without the link."""
    _check(text, BODY_LIMIT)
    if "link" not in {part["name"] for part in _PARTS.finditer(text)}:
        raise InvalidTemplate(TemplateProblem.LINK_MISSING)


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a checked template with the values in it, each as it is."""

    def value(part: re.Match[str]) -> str:
        if part["name"] is not None:
            return values[part["name"].strip()]
        return part[0][0]

    return _PARTS.sub(value, text)


def _check(text: str, limit: int) -> None:
    if not text.strip():
        raise InvalidTemplate(TemplateProblem.EMPTY)
    if len(text) > limit:
        raise InvalidTemplate(TemplateProblem.TOO_LONG, limit=limit)
    if any(is_invisible(c) for c in text if c not in "\n\t"):
        raise InvalidTemplate(TemplateProblem.INVISIBLE_CHARACTER)
    for part in _PARTS.finditer(text):
        if part["open"] is not None:
            raise InvalidTemplate(TemplateProblem.OPEN_BRACE)
        name = part["name"]
        if name is not None and name.strip() not in PLACEHOLDERS:
            raise InvalidTemplate(TemplateProblem.UNKNOWN_PLACEHOLDER, name[:_NAME_LIMIT])
