"""The mail address that stands in a cell: one that every mail program reads alike, or none."""

import re
from enum import Enum

# Of RFC 5321 what is in use: no quoted local parts, no numbers in brackets, no letters but ASCII.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~\-]+"
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9\-]{0,61}[A-Za-z0-9])?"
_ADDRESS = re.compile(
    rf"(?=.{{1,64}}@){_ATOM}(?:\.{_ATOM})*@(?=.{{1,253}}$)(?:{_LABEL}\.)+{_LABEL}"
)
_NAMED = re.compile(r"([^<>]*)<([^<>]*)>([^<>]*)")
_LIMIT = 254


class AddressProblem(Enum):
    MISSING = "missing"
    SEVERAL = "several"
    INVALID = "invalid"


class NoMailAddress(Exception):
    """What is wrong with what stands there, as a fact."""

    def __init__(self, problem: AddressProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def mail_address(text: str) -> str:
    """Return the address of a text: alone, after `mailto:`, or in angle brackets after a name.

    Raises:
        NoMailAddress
    """
    text = text.strip()
    if not text:
        raise NoMailAddress(AddressProblem.MISSING)
    if text.count("@") > 1 and re.search(r"[;,\s]", text) and "<" not in text:
        raise NoMailAddress(AddressProblem.SEVERAL)
    if text.count("<") > 1:
        raise NoMailAddress(AddressProblem.SEVERAL)
    if named := _NAMED.fullmatch(text):
        name, text, after = (part.strip() for part in named.groups())
        # Some programs name whoever has no name by the address.
        is_named_by_it = not after and name.strip("\"'").casefold() == text.casefold()
        if "@" in name + after and not is_named_by_it:
            raise NoMailAddress(AddressProblem.SEVERAL)
        if after:
            raise NoMailAddress(AddressProblem.INVALID)
    if text[:7].lower() == "mailto:":
        text = text[7:]
        # What follows a question mark has other receivers; what is encoded is not decoded here.
        if "?" in text or "%" in text:
            raise NoMailAddress(AddressProblem.INVALID)
    if len(text) > _LIMIT or not _ADDRESS.fullmatch(text):
        raise NoMailAddress(AddressProblem.INVALID)
    return text


def looks_like_address(text: str) -> bool:
    """Return whether there is one."""
    try:
        mail_address(text)
    except NoMailAddress:
        return False
    return True
