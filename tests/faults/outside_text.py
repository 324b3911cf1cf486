"""Text that a server sends to be shown: never more than plain, short text under Details."""

import json

from gui.core.errors import Rejected, ServerWords
from tests.faults.scenario import Fault, keeping
from tests.wire import reply


def _reason(name: str, text: str, shown: str) -> Fault:
    content = json.dumps({"code": text[:20], "reason": text}).encode()
    return keeping(name, reply(content, "400 Bad Request"), (Rejected, 400, _Shown(shown)))


class _Shown:
    """Equal to server's words with this reason, whatever the code."""

    def __init__(self, reason: str) -> None:
        self._reason = reason

    def __eq__(self, other: object) -> bool:
        return isinstance(other, ServerWords) and other.reason == self._reason

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"words with the reason {self._reason!r}"


TABLE = (
    _reason("heading and link", '<h2>Pay</h2><a href="x">', '<h2>Pay</h2><a href="x">'),
    _reason("image", "<img src=/etc/hostname>", "<img src=/etc/hostname>"),
    _reason("escaped bold", "&lt;b&gt;", "&lt;b&gt;"),
    _reason("20,000 newlines", "a" + "\n" * 20_000 + "b", "a"),
    _reason("newlines", "a\r\nb\rc\nd\u2028e", "a b c d e"),
    _reason("backspaces", "safe\b\b\b\bevil", "safe\ufffd\ufffd\ufffd\ufffdevil"),
    _reason("terminal escapes", "\x1b[2J\x1b]0;x\x07", "\ufffd[2J\ufffd]0;x\ufffd"),
    _reason("bidirectional", "\u202egpj.exe", "\ufffdgpj.exe"),
    _reason("mnemonic", "&File", "&File"),
    _reason("placeholders", "%s{}{0}%n%1", "%s{}{0}%n%1"),
    _reason("the key itself", "bad key canary-key-4f1d", "bad key •••"),
    _reason(
        "the key where it is cut",
        "x" * 290 + "canary-key-4f1d canary-account-77",
        "x" * 290 + "••• •••",
    ),
)
