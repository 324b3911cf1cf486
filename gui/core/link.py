"""CheckoutLink, and the one gate that decides which addresses may be handed out.

Copy, QR and Open take a `CheckoutLink` only. `admit` is the only maker of one.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass
from string import ascii_letters, digits
from urllib.parse import unquote_plus, urlsplit

from gui.core.errors import LinkProblem, UntrustedLink
from gui.core.text import plain

TRUSTED_DOMAIN = "bluetape.com"

# Far above any link seen, below what desktop openers accept on a command line.
MAX_LENGTH = 8_000

# RFC 3986: unreserved, sub-delims, ":" and "@", percent triplets. Anything else is read
# differently by different programs, and the reader that matters is somebody else's browser.
_PCHAR = r"(?:[A-Za-z0-9\-._~!$&'()*+,;=:@]|%[0-9A-Fa-f]{2})"
_ADDRESS = re.compile(
    rf"(?P<scheme>[A-Za-z][A-Za-z0-9+.\-]*)://(?P<authority>[^/?#\\]*)"
    rf"(?P<path>(?:/{_PCHAR}*)*)(?:\?(?P<query>(?:{_PCHAR}|[/?])*))?"
)
_TRIPLET = re.compile(r"%[0-9A-Fa-f]{2}")
_UNRESERVED = frozenset(ascii_letters + digits + "-._~")
# Letters are never encoded in what the gate hands out.
_NAMED = re.compile("&id=([^&]+)")
_LABEL = re.compile(r"(?!xn--)[a-z0-9](?:[a-z0-9\-]{0,61}[a-z0-9])?")


@dataclass(frozen=True, slots=True)
class CheckoutLink:
    """A payment page's address that passed the gate.

    `address` was put together again from its parsed parts, in the one spelling that Qt, browsers
    and mail programs leave as it is; `host` is its host in lower case.
    """

    address: str
    host: str

    @property
    def named_invoice(self) -> str | None:
        """The invoice that the address itself names, `None` where it does not.

        In the documentation's sample it is the id that was asked for; nothing says it must be.
        """
        # By hand: a list has ten thousand of them, and to parse an address takes 30 µs.
        found = _NAMED.findall("&" + self.address.partition("?")[2])
        return unquote_plus(found[0]) if len(found) == 1 else None

    def other_invoice(self, invoice_id: str) -> str | None:
        """Return the invoice that the address names, if that is another than this one."""
        named = self.named_invoice
        return named if named != invoice_id else None


@dataclass(eq=False)
class _Refused(Exception):
    problem: LinkProblem


def admit(
    raw: str, *, demo_origin: str | None = None, hidden: Collection[str] = ()
) -> CheckoutLink:
    """Return an address as a link that may be handed out, or refuse it.

    Admitted: ASCII, `https`, host `bluetape.com` or below it; no user-info, port, fragment,
    backslash, space, control character or dot segment. With `demo_origin`
    (`http://127.0.0.1:PORT`) the practice service's own pages as well.

    Raises:
        UntrustedLink: with the first rule broken, the host in ASCII form, and the address
            without the strings of `hidden`.
    """
    try:
        return _admitted(raw, demo_origin)
    except _Refused as refusal:
        host = plain(_host_as_browsers_read_it(raw), hidden=hidden)
        raise UntrustedLink(refusal.problem, host, plain(raw, hidden=hidden)) from None


def _admitted(raw: str, demo_origin: str | None) -> CheckoutLink:
    _check_length(raw)
    if not re.fullmatch(r"[\x21-\x7e]+", raw):
        raise _Refused(LinkProblem.CHARACTERS)
    if "#" in raw:
        raise _Refused(LinkProblem.FRAGMENT)
    parts = _ADDRESS.fullmatch(raw)
    if parts is None:
        raise _Refused(LinkProblem.FORM)
    path, query = _normalised(parts["path"] or "/"), parts["query"]
    # Browsers take them away, Qt keeps them: two readers, two pages.
    if not {".", ".."}.isdisjoint(path.split("/")):
        raise _Refused(LinkProblem.FORM)
    # Of all that is admitted, this alone is quoted by browsers, and in a query alone (WHATWG URL,
    # special-query percent-encode set).
    tail = path if query is None else path + "?" + _normalised(query).replace("'", "%27")
    _check_length(f"{parts['scheme']}://{parts['authority']}{tail}")

    if demo_origin is not None and f"{parts['scheme']}://{parts['authority']}" == demo_origin:
        return CheckoutLink(demo_origin + tail, demo_origin.removeprefix("http://"))

    if parts["scheme"].lower() != "https":
        raise _Refused(LinkProblem.SCHEME)
    host = _trusted_host(parts["authority"])
    return CheckoutLink(f"https://{host}{tail}", host)


def _check_length(address: str) -> None:
    if len(address) > MAX_LENGTH:
        raise _Refused(LinkProblem.LENGTH)


def _normalised(text: str) -> str:
    """Percent triplets in upper case, and none for what needs none (RFC 3986, 6.2.2)."""

    def spelled(triplet: re.Match[str]) -> str:
        character = chr(int(triplet[0][1:], 16))
        return character if character in _UNRESERVED else triplet[0].upper()

    return _TRIPLET.sub(spelled, text)


def _trusted_host(authority: str) -> str:
    if "@" in authority:
        raise _Refused(LinkProblem.USER_INFO)
    if ":" in authority:
        raise _Refused(LinkProblem.PORT)
    host = authority.lower()
    is_name = len(host) <= 253 and all(_LABEL.fullmatch(label) for label in host.split("."))
    if not is_name or not (host == TRUSTED_DOMAIN or host.endswith("." + TRUSTED_DOMAIN)):
        raise _Refused(LinkProblem.HOST)
    return host


def _host_as_browsers_read_it(raw: str) -> str:
    """The host a browser would have gone to, in ASCII form; empty where there is none.

    Only ever shown, never used: browsers drop tabs and newlines, take a backslash for a slash,
    and any number of slashes after the scheme.
    """
    head = re.sub(r"[\x00-\x20]", "", raw[:2_000]).replace("\\", "/")
    scheme, colon, rest = head.partition(":")
    if not colon or scheme.lower() not in {"http", "https", "ftp", "file", "smb"}:
        return ""
    try:
        host = urlsplit("https://" + rest.lstrip("/")).hostname or ""
    except ValueError:
        return ""
    try:
        ascii_host = host.encode("idna").decode("ascii") if not host.isascii() else host
    except UnicodeError:
        ascii_host = host.encode("ascii", "backslashreplace").decode("ascii")
    return re.sub(r"[^\x21-\x7e]", "?", ascii_host)[:253]
