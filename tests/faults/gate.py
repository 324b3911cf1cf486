"""Addresses a hostile or broken server may return for a payment link."""

import json

from gui.core.errors import LinkProblem, UntrustedLink
from gui.core.link import CheckoutLink
from tests.faults.scenario import Fault, body

P = LinkProblem
TAIL = "/i/r?id=1"

REFUSED: dict[str, tuple[LinkProblem, str]] = {
    "http://www.bluetape.com" + TAIL: (P.SCHEME, "www.bluetape.com"),
    "https://evil.example" + TAIL: (P.HOST, "evil.example"),
    "https://www.bluetape.com.evil.example" + TAIL: (P.HOST, "www.bluetape.com.evil.example"),
    "https://evilbluetape.com" + TAIL: (P.HOST, "evilbluetape.com"),
    "https://www.bluetape.com@evil.example" + TAIL: (P.USER_INFO, "evil.example"),
    "https://www.bluetape.com:443@evil.example" + TAIL: (P.USER_INFO, "evil.example"),
    "https://evil.example\\@www.bluetape.com" + TAIL: (P.FORM, "evil.example"),
    "https:\\\\evil.example" + TAIL: (P.FORM, "evil.example"),
    "https:evil.example" + TAIL: (P.FORM, "evil.example"),
    "https:///evil.example" + TAIL: (P.HOST, "evil.example"),
    "//www.bluetape.com" + TAIL: (P.FORM, ""),
    "www.bluetape.com" + TAIL: (P.FORM, ""),
    "https://www.bluet\u0430pe.com" + TAIL: (P.CHARACTERS, "www.xn--bluetpe-6fg.com"),
    "https://www.xn--bluetpe-6fg.com" + TAIL: (P.HOST, "www.xn--bluetpe-6fg.com"),
    "https://xn--pay-6cd.bluetape.com" + TAIL: (P.HOST, "xn--pay-6cd.bluetape.com"),
    "https://www.\uff42luetape.com" + TAIL: (P.CHARACTERS, "www.bluetape.com"),
    "https://www.bluetape\u3002com" + TAIL: (P.CHARACTERS, "www.bluetape.com"),
    "https://www.bluetape.com." + TAIL: (P.HOST, "www.bluetape.com."),
    "https://www.bluetape.com:443" + TAIL: (P.PORT, "www.bluetape.com"),
    "https://www.bluetape.com:8443" + TAIL: (P.PORT, "www.bluetape.com"),
    "https://127.0.0.1" + TAIL: (P.HOST, "127.0.0.1"),
    "https://2130706433" + TAIL: (P.HOST, "2130706433"),
    "https://0x7f.1" + TAIL: (P.HOST, "0x7f.1"),
    "https://[::1]" + TAIL: (P.PORT, "::1"),
    "https://www.bluetape.com" + TAIL + " x": (P.CHARACTERS, "www.bluetape.com"),
    " https://www.bluetape.com" + TAIL: (P.CHARACTERS, "www.bluetape.com"),
    "https://www.blue\ttape.com" + TAIL: (P.CHARACTERS, "www.bluetape.com"),
    "https://www.bluetape.com\n.evil.example" + TAIL: (
        P.CHARACTERS,
        "www.bluetape.com.evil.example",
    ),
    "https://www.bluetape.com\x00" + TAIL: (P.CHARACTERS, "www.bluetape.com"),
    "https://www.bluetape.com/\u202e" + TAIL: (P.CHARACTERS, "www.bluetape.com"),
    "https://www.blue\u200btape.com" + TAIL: (P.CHARACTERS, "www.bluetape.com"),
    "https://www.bluetape.com" + TAIL + "#x": (P.FRAGMENT, "www.bluetape.com"),
    "https://www.bluetape.com/%zz": (P.FORM, "www.bluetape.com"),
    "https://www.bluetape.com/a/%2e%2E/b": (P.FORM, "www.bluetape.com"),
    'https://www.bluetape.com/"><b>': (P.FORM, "www.bluetape.com"),
    "javascript:alert(1)": (P.FORM, ""),
    "javascript://www.bluetape.com/%0aalert(1)": (P.SCHEME, ""),
    "data:text/html,x": (P.FORM, ""),
    "file:///etc/passwd": (P.SCHEME, "etc"),
    "smb://www.bluetape.com/x": (P.SCHEME, "www.bluetape.com"),
    "ms-msdt://www.bluetape.com/x": (P.SCHEME, ""),
}

ADMITTED = {
    "https://www.bluetape.com/i/r?account=7aec7f522d88&id=2eb1acd98a86": (
        "https://www.bluetape.com/i/r?account=7aec7f522d88&id=2eb1acd98a86"
    ),
    "HTTPS://WWW.BlueTape.COM/I/r?Id=A": "https://www.bluetape.com/I/r?Id=A",
    "https://bluetape.com": "https://bluetape.com/",
    "https://pay.eu.bluetape.com/x": "https://pay.eu.bluetape.com/x",
    "https://www.bluetape.com/%7epay/%c3%a9?id=%2f": "https://www.bluetape.com/~pay/%C3%A9?id=%2F",
    # Longer than a QR code holds: it can be copied, and the page says why there is no code.
    "https://www.bluetape.com/" + "x" * 4_000: "https://www.bluetape.com/" + "x" * 4_000,
}


def _answered(address: str, *expected: object) -> Fault:
    content = json.dumps({"checkOutUrl": address}).encode()
    return body(repr(address[:60]), content, *expected)


TABLE = tuple(
    _answered(address, UntrustedLink, problem, host) for address, (problem, host) in REFUSED.items()
) + tuple(_answered(raw, CheckoutLink, address) for raw, address in ADMITTED.items())
