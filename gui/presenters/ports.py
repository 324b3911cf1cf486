"""What presenters need from outside; the composition root gives it to them."""

from collections.abc import Callable
from typing import Protocol

from gui.core.cancellation import Cancellation
from gui.core.credentials import Credentials
from gui.core.invoice import InvoiceId
from gui.core.link import CheckoutLink


class Client(Protocol):
    def fetch(
        self,
        credentials: Credentials,
        invoice_id: InvoiceId,
        cancellation: Cancellation,
        on_retry: Callable[[int], None],
    ) -> CheckoutLink:
        """Raises a `Failure` of the closed union."""
        ...

    def test_connection(self, credentials: Credentials, cancellation: Cancellation) -> None:
        """Raises what `fetch` raises, unless the credentials were accepted."""
        ...


class Clipboard(Protocol):
    def put(self, text: str) -> bool:
        """Put the text on the clipboard; whether it is there, read back."""
        ...


class Browser(Protocol):
    def open(self, link: CheckoutLink) -> bool:
        """Hand the link to the system's browser; whether there was one to take it."""
        ...
