"""The client, imported and built by the first worker that needs it."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from gui.core.accounts.credentials import Credentials
from gui.core.cancellation import Cancellation
from gui.core.http.exchange import Limits
from gui.core.http.pacing import Pacer
from gui.core.http.proxies import ProxyChoice
from gui.core.invoice import InvoiceId
from gui.core.link import CheckoutLink
from gui.core.status import InvoiceStatus

if TYPE_CHECKING:
    from gui.core.http.client import CheckoutClient


class DeferredClient:
    """Stands for the client until somebody asks it something.

    requests, urllib3 and truststore take as long to import as Qt itself: not before first paint.
    `pacer` hears what the server says about the pace, and outlives every change of the client.
    """

    def __init__(self, demo_origin: str | None = None) -> None:
        self.pacer = Pacer()
        self._demo_origin = demo_origin
        self._proxy = ProxyChoice()
        self._limits = Limits()
        self._lock = threading.Lock()
        self._client: CheckoutClient | None = None

    def configure(self, proxy: ProxyChoice, limits: Limits) -> None:
        """Ask in this way from now on. What is on its way ends as it began."""
        with self._lock:
            self._proxy, self._limits = proxy, limits
            self._client = None

    def warm_up(self) -> None:
        """Import now what the first lookup needs. On a worker."""
        import zxingcpp  # noqa: F401  (imported early, used later)

        self._get()

    def fetch(
        self,
        credentials: Credentials,
        invoice_id: InvoiceId,
        cancellation: Cancellation,
        on_retry: Callable[[], None],
    ) -> CheckoutLink:
        return self._get().fetch(credentials, invoice_id, cancellation, on_retry)

    def fetch_status(
        self, credentials: Credentials, invoice_id: InvoiceId, cancellation: Cancellation
    ) -> InvoiceStatus:
        return self._get().fetch_status(credentials, invoice_id, cancellation)

    def test_connection(self, credentials: Credentials, cancellation: Cancellation) -> None:
        self._get().test_connection(credentials, cancellation)

    def _get(self) -> "CheckoutClient":
        with self._lock:
            if self._client is None:
                from gui.core.http.client import CheckoutClient

                self._client = CheckoutClient(
                    limits=self._limits,
                    demo_origin=self._demo_origin,
                    proxy=self._proxy,
                    pacer=self.pacer,
                )
            return self._client
