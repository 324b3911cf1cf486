"""`--self-test`: whether everything the program needs works on this computer.

No window and no display. One line a check, and the same as JSON in a file: a windowed program on
Windows has no stdout. In English, like what is copied for support: IT staff compare and search it.
"""

import json
import os
import platform
import ssl
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

import PySide6
from PySide6.QtCore import QTranslator, qVersion
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from gui import __version__
from gui.commands.storage_checks import history_comes_back, journal_comes_back
from gui.commands.windowless import begin
from gui.core.accounts.account import Account, Environment
from gui.core.accounts.account_checks import new_account_key
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.keyring_store import KeyringStore, platform_backend
from gui.core.accounts.policy import Policy, PolicyProblem, read_policy
from gui.core.accounts.vault import Vault
from gui.core.errors import Failure, StoreLocked
from gui.core.files import try_out
from gui.core.handover.qr import make_qr
from gui.core.invoice import InvoiceId
from gui.core.link import CheckoutLink
from gui.core.logs import describe
from gui.core.paths import (
    APP_NAME,
    config_folder,
    drafts_folder,
    log_folder,
    make_private_folder,
    managed_file,
    resource,
)
from gui.core.preferences import Preferences
from gui.process.exit_codes import NOT_WRITTEN
from gui.process.streams import write_line
from gui.sources import demo_sources

_PATIENCE_S = 20.0
# The matrix of this text, as an independent decoder has read it in the tests.
QR_TEXT = "https://www.bluetape.com/i/r?account=7aec7f522d88&id=2eb1acd98a86"
QR_DIGEST = "fc28626f1839e20e"
# In every translation, English included, which has sentences with numbers only.
_COUNTED = "BlueTape asks you to wait %n second(s)."


@dataclass(frozen=True, slots=True)
class Result:
    """`detail` says what was found, or what is wrong; in either case nothing secret."""

    name: str
    passed: bool
    detail: str


class Wrong(Exception):
    """What a check found, in words of our own."""


def self_test(json_path: str | None = None) -> int:
    """Run all checks, print a line for each, write the file; returns 0 if all passed, else 1.

    Where the file cannot be written it is `NOT_WRITTEN`, whatever passed.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = begin(QApplication)
    results = []
    for result in _results():
        results.append(result)
        verdict = "ok  " if result.passed else "FAIL"
        write_line(sys.stdout, f"{verdict}  {result.name:<13} {result.detail}")
    has_passed = all(result.passed for result in results)
    if json_path is not None:
        found = {
            "version": __version__,
            "passed": has_passed,
            "checks": [asdict(result) for result in results],
        }
        try:
            Path(json_path).write_text(json.dumps(found, indent=2) + "\n", "utf-8")
        except OSError as error:
            words = f"checkout-desk: {json_path} cannot be written: {error.strerror}"
            write_line(sys.stderr, words)
            return NOT_WRITTEN
    del qt
    return 0 if has_passed else 1


def _results() -> Iterator[Result]:
    checks: tuple[tuple[str, Callable[[], str]], ...] = (
        ("versions", _versions),
        ("keyring", _keyring),
        ("TLS", _tls),
        ("QR code", _qr_code),
        ("pictures", _pictures),
        ("SVG icon", _svg_icon),
        ("translations", _translations),
        ("folders", _folders),
        ("policy", _policy),
        ("journal", _journal),
        ("history", _history),
        ("lookup", _lookup),
    )
    for name, check in checks:
        try:
            yield Result(name, True, check())
        except (Wrong, PolicyProblem) as wrong:
            yield Result(name, False, str(wrong))
        except Failure as failure:
            facts = ", ".join(str(getattr(f, "value", f)) for f in vars(failure).values())
            yield Result(name, False, f"{type(failure).__name__} {facts}".strip())
        except Exception as error:  # noqa: BLE001  (a check that breaks has found something)
            yield Result(name, False, describe(error))


def _versions() -> str:
    frozen = "packaged" if getattr(sys, "frozen", False) else "from source"
    return (
        f"{APP_NAME} {__version__} ({frozen}), Python {platform.python_version()}, "
        f"Qt {qVersion()}, PySide {PySide6.__version__}, {ssl.OPENSSL_VERSION}, "
        f"{platform.system()} {platform.release()} {platform.machine()}"
    )


def _keyring() -> str:
    """A throw-away entry; none stays behind where the keyring's prompt is answered too late."""
    backend = platform_backend()
    vault = Vault(KeyringStore(f"{APP_NAME} self-test"), patience_s=_PATIENCE_S)
    server = "https://self-test.invalid"
    account = Account(new_account_key(), "Self-test", Environment.CUSTOM, server)
    credentials = Credentials(server, f"value-{account.key}", "account")
    try:
        vault.save(account.key, credentials)
    except StoreLocked as locked:
        if locked.waiting:
            raise Wrong(f"no answer in {_PATIENCE_S:.0f} s") from None
        raise
    try:
        if vault.load(account) != credentials:
            raise Wrong("what was read is not what was stored")
    finally:
        vault.remove(account.key)
    kind = type(backend)
    return f"{kind.__module__}.{kind.__name__}: stored, read, deleted"


def _tls() -> str:
    from gui.commands.trusted_roots import root_count
    from gui.core.http.transport import system_tls_context

    context = system_tls_context()
    roots = root_count()
    if not roots:
        raise Wrong("the system's trust store holds no certificates")
    return f"verification {context.verify_mode.name}, {roots} roots in the system's trust store"


def _qr_code() -> str:
    matrix = make_qr(QR_TEXT)
    if qr_digest() != QR_DIGEST:
        raise Wrong("the modules are not those of the text")
    return f"{matrix.size} × {matrix.size} modules, all as they must be"


def qr_digest() -> str:
    """Return a digest of the modules of `QR_TEXT`, row by row."""
    return sha256(b"".join(make_qr(QR_TEXT).rows)).hexdigest()[:16]


def _pictures() -> str:
    """Everything that can be saved, drawn and read back as it is when it is saved."""
    from gui.core.handover.draft_folder import DraftFolder
    from gui.core.handover.picture import Picture
    from gui.core.handover.qr_proof import QrNotProven
    from gui.core.link import admit
    from gui.presenters.handover.picture_work import PictureWork
    from gui.presenters.handover.ways import WAYS, SaveFile
    from gui.widgets.handover.picture_renderer import PictureRenderer

    work = PictureWork(PictureRenderer(), DraftFolder(drafts_folder()))
    picture = Picture(admit(QR_TEXT), make_qr(QR_TEXT), "Self-test", "Self-test", "TEST")
    drawn = []
    for kind in (way.kind for way in WAYS if isinstance(way.kind, SaveFile)):
        for file_format in kind.formats:
            name = f"{kind.picture.value}.{file_format.value}"
            try:
                work.proven(picture, kind.picture, file_format)
            except QrNotProven:
                raise Wrong(f"the code in {name} is not the link") from None
            drawn.append(name)
    return f"drawn and read back: {', '.join(drawn)}"


def _svg_icon() -> str:
    image = QIcon(str(resource("icons/checkout-desk.svg"))).pixmap(64, 64).toImage()
    painted = sum(
        bool(image.pixelColor(x, y).alpha())
        for x in range(image.width())
        for y in range(image.height())
    )
    if not painted:
        raise Wrong("nothing was painted: Qt's SVG icon engine is missing")
    return f"{image.width()} × {image.height()} px, {painted} of them painted"


def _translations() -> str:
    found = []
    for path in sorted(resource("translations").glob("*.qm")):
        translator = QTranslator()
        if not translator.load(str(path)) or not translator.translate("Counts", _COUNTED, "", 2):
            raise Wrong(f"{path.name} cannot be used")
        found.append(path.stem.rpartition("_")[2])
    if not found:
        raise Wrong("none found")
    return ", ".join(found)


def _folders() -> str:
    for folder in (config_folder(), log_folder()):
        make_private_folder(folder)
        try_out(folder)
    return f"{config_folder()} and {log_folder()} can be written to"


def _policy() -> str:
    policy = read_policy(managed_file())
    if policy == Policy():
        return f"nothing is fixed by {managed_file()}"
    fixed = [f"{len(policy.accounts)} accounts"] if policy.accounts else []
    if policy.environment is not None:
        fixed.append(f"environment {policy.environment.value}")
    fixed += [
        f"{preference.name} {preference.to_json(policy.preferences[preference.name])}"
        for preference in Preferences.declared()
        if preference.name in policy.preferences
    ]
    if not policy.allows_custom:
        fixed.append("no other servers")
    return f"{managed_file()}: {', '.join(fixed)}"


def _journal() -> str:
    return _kept(journal_comes_back)


def _history() -> str:
    return _kept(history_comes_back)


def _kept(comes_back: Callable[[CheckoutLink], bool]) -> str:
    import sqlite3

    from gui.core.link import admit

    if not comes_back(admit(QR_TEXT)):
        raise Wrong("what was read is not what was kept")
    return f"kept, read, removed; SQLite {sqlite3.sqlite_version}"


def _lookup() -> str:
    from gui.demo.samples import SAMPLES

    sources = demo_sources()
    try:
        [account] = sources.settings.accounts
        invoice_id = InvoiceId.parse(SAMPLES[0].invoice_id)
        found = sources.lookup.find_with_status(account, invoice_id, _PATIENCE_S)
        if not found.link.address.startswith(str(sources.demo_origin)):
            raise Wrong("another link came back")
        if found.status is None:
            raise Wrong("no status came back")
    finally:
        sources.stop()
    return "the practice service's link came back"
