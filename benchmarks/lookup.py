"""What the deadlines, the watchdog and the checks cost a lookup.

Reference: a bare `requests.Session` that asks the same server for the same answer, with TLS and a
kept-alive connection, in the same run and by turns. Run it with `make bench`.
"""

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import requests

from gui.core.cancellation import Cancellation
from gui.core.client import CheckoutClient
from gui.core.credentials import Credentials
from gui.core.invoice import InvoiceId
from gui.core.transport import Transport
from tests.wire import LINK, Authority, always, reply, serving

ROUNDS = 400
WARM_UP = 20


def main() -> None:
    """Print medians, their ratio and their difference, for both kinds of server."""
    authority = Authority()
    with tempfile.TemporaryDirectory() as folder:
        roots = Path(folder) / "roots.pem"
        authority.root.cert_pem.write_to_path(str(roots))
        for scheme in ("http", "https"):
            measure(scheme, authority, roots)


def measure(scheme: str, authority: Authority, roots: Path) -> None:
    tls = authority.server_context() if scheme == "https" else None
    context = authority.client_context()
    with serving(always(reply()), tls) as server:
        base = f"{scheme}://localhost:{server.port}"
        credentials = Credentials(base, "key-of-the-benchmark", "account-of-the-benchmark")
        client = CheckoutClient(Transport(lambda: context))
        invoice = InvoiceId("2eb1acd98a86")
        with requests.Session() as session:
            session.trust_env = False
            session.verify = str(roots)

            def bare() -> None:
                response = session.get(
                    f"{base}/integration/invoice/{invoice.value}/checkout",
                    headers={"X-BlueTape-Key": credentials.api_key},
                    timeout=15,
                )
                assert response.json()["checkOutUrl"] == LINK

            def ours() -> None:
                assert client.fetch(credentials, invoice, Cancellation()).address == LINK

            bare_ms, ours_ms = by_turns(bare, ours)
    print(
        f"{scheme}: bare requests {bare_ms:.2f} ms, Checkout Desk {ours_ms:.2f} ms, "
        f"ratio {ours_ms / bare_ms:.2f}, added {ours_ms - bare_ms:+.2f} ms"
    )


def by_turns(*works: Callable[[], None]) -> list[float]:
    """Return the median of each work's times, in milliseconds."""
    times: list[list[float]] = [[] for _ in works]
    for turn in range(WARM_UP + ROUNDS):
        for work, found in zip(works, times, strict=True):
            started = time.perf_counter()
            work()
            if turn >= WARM_UP:
                found.append((time.perf_counter() - started) * 1000)
    return [statistics.median(found) for found in times]


if __name__ == "__main__":
    main()
