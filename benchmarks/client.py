"""What the deadlines, the watchdog and the checks cost a lookup.

Reference: a bare `requests.Session` that asks the same server for the same answer, with TLS and a
kept-alive connection, in the same run and by turns.
"""

import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import requests

from benchmarks.figures import Row, Sample
from gui.core.accounts.credentials import Credentials
from gui.core.cancellation import Cancellation
from gui.core.http.client import CheckoutClient
from gui.core.http.transport import Transport
from gui.core.invoice import InvoiceId
from tests.wire import LINK, Authority, always, reply, serving

ROUNDS = 400
WARM_UP = 20
_ADDED_MS = 2


def added() -> list[Row]:
    """Both kinds of server: what a whole exchange takes, with a kept-alive connection."""
    authority = Authority()
    with tempfile.TemporaryDirectory() as folder:
        roots = Path(folder) / "roots.pem"
        authority.root.cert_pem.write_to_path(str(roots))
        return [_measured(scheme, authority, roots) for scheme in ("http", "https")]


def _measured(scheme: str, authority: Authority, roots: Path) -> Row:
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

            bare_sample, ours_sample = _by_turns(bare, ours)
    return Row(
        f"exchange with deadlines, watchdog and checks, {scheme}", ours_sample, bare_sample,
        "bare requests", f"+ {_ADDED_MS} ms at most",
        ours_sample.median - bare_sample.median <= _ADDED_MS,
    )  # fmt: skip


def _by_turns(*works: Callable[[], None]) -> list[Sample]:
    times: list[list[float]] = [[] for _ in works]
    for turn in range(WARM_UP + ROUNDS):
        for work, found in zip(works, times, strict=True):
            started = time.perf_counter()
            work()
            if turn >= WARM_UP:
                found.append((time.perf_counter() - started) * 1000)
    return [Sample(found, "ms") for found in times]
