"""A lookup as one call: the link, and what BlueTape says about the invoice, by one deadline."""

import logging
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gui.core.accounts.credentials import Credentials
from gui.core.cancellation import Cancellation
from gui.core.errors import Failure
from gui.core.helper_thread import start_helper
from gui.core.invoice import InvoiceId
from gui.core.link import CheckoutLink
from gui.core.logs import describe
from gui.core.status import InvoiceStatus

if TYPE_CHECKING:
    from gui.core.http.client import CheckoutClient

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Found:
    """`status` is missing where BlueTape did not say it in time."""

    link: CheckoutLink
    status: InvoiceStatus | None


def look_up(
    client: "CheckoutClient", credentials: Credentials, invoice_id: InvoiceId, limit_s: float
) -> Found:
    """Ask for both at the same time; both are over after `limit_s`, the client's own limit.

    Raises:
        Failure: there is no link; one of the closed union, and nothing else.
    """
    deadline = time.monotonic() + limit_s
    asking = Cancellation()
    answers: list[InvoiceStatus] = []

    def ask() -> None:
        try:
            answers.append(client.fetch_status(credentials, invoice_id, asking))
        except Failure as failure:
            log.info("status: %s", type(failure).__name__)
        except Exception as error:  # noqa: BLE001  (a link that was found is not lost by it)
            log.error("status: %s", describe(error))  # noqa: TRY400  (no trace wanted)

    worker = start_helper(ask, "status")
    try:
        link = client.fetch(credentials, invoice_id, Cancellation())
        worker.join(max(0.0, deadline - time.monotonic()))
    finally:
        asking.cancel()
    return Found(link, next(iter(answers), None))
