"""`--history`: what was handed over, for scripts; the latest first."""

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from gui.commands.results import moment_json, way_json
from gui.commands.tidying import tidy
from gui.commands.windowless import UnknownAccount, chosen_account, opened_sources, say
from gui.core.errors import UntrustedLink
from gui.core.history.entry import Kept
from gui.core.history.problems import LedgerUnavailable
from gui.core.history.query import Cursor, Query
from gui.core.link import admit
from gui.presenters.history.problem_words import said_of
from gui.presenters.messages import FailureContext
from gui.presenters.support import explained
from gui.process.exit_codes import NOT_WRITTEN, OTHER, USAGE
from gui.process.streams import write_line
from gui.sources import Sources

if TYPE_CHECKING:
    from gui.core.history.ledger import Ledger

_VERSION = 1
_AT_ONCE = 500


def history(
    account_name: str = "", *, is_demo: bool = False, as_json: bool = False, is_debug: bool = False
) -> int:
    """Print the history, of one account or of all; returns the exit status."""
    with opened_sources(is_demo=is_demo, is_debug=is_debug) as sources:
        if sources is None:
            return OTHER
        try:
            return _print(sources, account_name, as_json=as_json)
        except UnknownAccount:
            return USAGE
        except LedgerUnavailable as unavailable:
            say(said_of(unavailable.problem))
        except Exception as error:  # noqa: BLE001  (whatever it was, it gets words and a status)
            _, message = explained(error, FailureContext(), "history")
            say(message.in_full)
        return OTHER


def _print(sources: Sources, account_name: str, *, as_json: bool) -> int:
    account = None
    if account_name:
        account = chosen_account(sources.settings, sources.policy, account_name)
    if not sources.history.is_used():
        return 0
    names = {each.key: each.name for each in sources.settings.accounts}
    ledger = sources.history.open()
    try:
        tidy(sources, ledger)
        for kept in _all(ledger, Query(account_key=account.key if account else "")):
            found = _fields(kept, names.get(kept.account_key), sources.demo_origin)
            line = json.dumps({"v": _VERSION, **found}) if as_json else _line(found)
            if not write_line(sys.stdout, line):
                return NOT_WRITTEN
    finally:
        ledger.close()
    return 0


def _all(ledger: "Ledger", query: Query) -> Iterator[Kept]:
    after = None
    while page := ledger.page(query, after, _AT_ONCE):
        yield from page
        after = Cursor.after(page[-1])


def _fields(kept: Kept, account_name: str | None, demo_origin: str | None) -> dict[str, object]:
    return {
        "at": moment_json(kept.at),
        "invoice_id": kept.invoice_id,
        "way": way_json(kept.way),
        "verdict": kept.verdict.value,
        "status": kept.status or None,
        "amount": kept.amount or None,
        "link_changed": kept.is_changed,
        "link": _admitted(kept.link, demo_origin),
        "account": account_name or kept.account_key,
        "environment": kept.environment.value,
        "person": kept.person,
    }


def _line(found: dict[str, object]) -> str:
    shown = found | {"link_changed": "changed" if found["link_changed"] else None}
    return "\t".join(" ".join(str(value or "").split()) for value in shown.values())


def _admitted(link: str, demo_origin: str | None) -> str | None:
    """What lay in a file counts as little as what comes from the net."""
    try:
        return admit(link, demo_origin=demo_origin).address if link else None
    except UntrustedLink:
        return None
