"""A lookup: one account, one id, to a link or a failure. Whoever looks up does it through here."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol, TypeVar

from gui.core.accounts.account import Account
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.vault import Vault
from gui.core.cancellation import Cancellation
from gui.core.errors import (
    Failure,
    LookupFailure,
    ProgramFault,
    TimedOut,
    TimeoutPhase,
    Unauthorized,
    in_union,
)
from gui.core.handover.qr import QrMatrix, fitting_qr
from gui.core.helper_thread import start_helper
from gui.core.invoice import InvoiceId
from gui.core.link import CheckoutLink
from gui.core.logs import describe
from gui.core.status import InvoiceStatus
from gui.core.usual_time import UsualTime

log = logging.getLogger(__name__)

T = TypeVar("T")


class Client(Protocol):
    """Asks the server of the credentials. Every method blocks, and raises a `Failure`."""

    def fetch(
        self,
        credentials: Credentials,
        invoice_id: InvoiceId,
        cancellation: Cancellation,
        on_retry: Callable[[], None],
    ) -> CheckoutLink:
        """Return the invoice's link; `on_retry` is called before each further try."""
        ...

    def fetch_status(
        self, credentials: Credentials, invoice_id: InvoiceId, cancellation: Cancellation
    ) -> InvoiceStatus:
        """Return what the server says about the invoice."""
        ...

    def test_connection(self, credentials: Credentials, cancellation: Cancellation) -> None:
        """Raises what `fetch` raises, unless the credentials were accepted."""
        ...


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in an account.

    `status` is missing where it was not asked for, or BlueTape did not say it in time, which
    `why_no_status` explains; `qr` where nobody wants to see one, or the link does not fit one.
    """

    invoice_id: InvoiceId
    account: Account
    link: CheckoutLink
    status: InvoiceStatus | None = None
    qr: QrMatrix | None = None
    why_no_status: LookupFailure | None = field(default=None, compare=False)

    def with_qr(self) -> "Found":
        """Return the same with the link's QR code."""
        return replace(self, qr=fitting_qr(self.link.address))


class InvoiceLookup:
    """Asks about invoices with the credentials of the vault. Every method blocks.

    Raises:
        Failure: one of the closed union, and nothing else.
    """

    def __init__(self, client: Client, vault: Vault) -> None:
        self._client = client
        self._vault = vault
        self._link_time, self._status_time = UsualTime(), UsualTime()

    @property
    def usual_s(self) -> float | None:
        """How long a link and its status take, one after the other; `None` before that is known."""
        link_s, status_s = self._link_time.seconds, self._status_time.seconds
        return None if link_s is None or status_s is None else link_s + status_s

    def waits_for_keyring(self, account: Account) -> bool:
        """Return whether the keyring is asked for the account's, and has not answered."""
        return self._vault.is_reading(account)

    def find(
        self,
        account: Account,
        invoice_id: InvoiceId,
        cancellation: Cancellation,
        on_retry: Callable[[], None] = lambda: None,
    ) -> Found:
        """Return the invoice's link; `on_retry` is called on this thread before another try."""

        def ask(credentials: Credentials) -> CheckoutLink:
            with self._link_time.measured():
                return self._client.fetch(credentials, invoice_id, cancellation, on_retry)

        return Found(invoice_id, account, self._ask(account, cancellation, ask))

    def ask_status(
        self, account: Account, invoice_id: InvoiceId, cancellation: Cancellation
    ) -> InvoiceStatus:
        """Return what BlueTape says about the invoice."""

        def ask(credentials: Credentials) -> InvoiceStatus:
            with self._status_time.measured():
                return self._client.fetch_status(credentials, invoice_id, cancellation)

        return self._ask(account, cancellation, ask)

    def find_with_status(self, account: Account, invoice_id: InvoiceId, limit_s: float) -> Found:
        """Return the link, and the status or why it did not come: all within `limit_s` seconds."""
        # Before the time runs: the keyring may be asking for its password.
        self._vault.load(account)
        deadline = time.monotonic() + limit_s
        asking = Cancellation()
        answers: list[InvoiceStatus | Failure] = []

        def ask() -> None:
            try:
                answers.append(self.ask_status(account, invoice_id, asking))
            except Failure as failure:
                log.info("status: %s", type(failure).__name__)
                answers.append(failure)
            except Exception as error:  # noqa: BLE001  (a link that was found is not lost by it)
                log.error("status: %s", describe(error))  # noqa: TRY400  (no trace wanted)
                answers.append(ProgramFault(type(error).__name__))

        worker = start_helper(ask, "status")
        try:
            found = self.find(account, invoice_id, Cancellation())
            worker.join(max(0.0, deadline - time.monotonic()))
            # Before it is canceled, which would be the answer otherwise.
            too_late = TimedOut(TimeoutPhase.ANSWER, limit_s, account.host)
            answer = next(iter(answers), too_late)
        finally:
            asking.cancel()
        if isinstance(answer, Failure):
            return replace(found, why_no_status=in_union(answer))
        return replace(found, status=answer)

    def _ask(
        self, account: Account, cancellation: Cancellation, ask: Callable[[Credentials], T]
    ) -> T:
        load = partial(self._vault.load, account, cancellation)
        credentials = load()
        try:
            return ask(credentials)
        except Unauthorized:
            # The key may have been changed by another program since it was read.
            current = load(refused=credentials)
            if current == credentials:
                raise
        return ask(current)
