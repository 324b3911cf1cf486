"""What commands tell scripts about an invoice: one JSON object, as docs/command-line.md has it.

It is only ever added to; what would break a script gets another `v`.
"""

import json
import re
from datetime import UTC, datetime

from gui.core.batch.cell_ids import IdProblem
from gui.core.batch.outcome import Outcome, RowState
from gui.core.errors import LookupFailure

_VERSION = 1


def result_json(
    invoice_id: str,
    outcome: Outcome,
    *,
    has_link: bool,
    row: int | None = None,
    refused: IdProblem | None = None,
    handed_over: dict[str, object] | None = None,
) -> str:
    """Return the object in one line; the link only if it `has_link`, the row only if there is one.

    `handed_over` says when that was the last time, if it ever was.

    Amounts are strings: no decimal is lost by who reads them.
    """
    status = outcome.status
    link = outcome.link if has_link else None
    found: dict[str, object] = {"v": _VERSION}
    if row is not None:
        found["row"] = row
    found |= {
        "invoice_id": invoice_id,
        "state": outcome.state.value,
        "link": link.address if link is not None else None,
        "status": status.word if status is not None else None,
        "amount": f"{status.total:f}" if status is not None and status.total is not None else None,
    }
    code = code_of(outcome, refused)
    found["error"] = {"code": code} if code else None
    found["handed_over"] = handed_over
    found["link_names"] = link.other_invoice(invoice_id) if link is not None else None
    return json.dumps(found)


def moment_json(at: datetime) -> str:
    """Return a moment as scripts get it, in UTC."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def way_json(way: str) -> str:
    """Return the name of a way as scripts get it."""
    return way.replace(" ", "_")


def code_of(outcome: Outcome, refused: IdProblem | None) -> str:
    """Return in a word what kept an invoice from its link or status; empty where nothing did."""
    if refused is not None:
        problem: str = refused.value
        return problem.replace(" ", "_").replace("-", "_")
    if outcome.failure is not None:
        return error_code(outcome.failure)
    return "skipped" if outcome.state is RowState.SKIPPED else ""


def error_code(failure: LookupFailure) -> str:
    """Return the name of a failure's class, as scripts write names."""
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(failure).__name__).lower()
