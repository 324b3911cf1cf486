"""A list of invoices, looked up through the engine: how many requests a second, at what price.

The server is the practice service in a process of its own, 100 ms from here. Beside it in the same
run: `curl` with as many connections, and the loop over the same questions that anyone writes with
`requests`. Then workbooks: read and written.
"""

import contextlib
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import requests

from benchmarks.figures import Row, Sample
from gui.core.accounts.account import Account, Environment
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.vault import Vault
from gui.core.batch.intake import layout_of, take_in
from gui.core.batch.outcome import Outcome, RowState
from gui.core.batch.reading import table_in
from gui.core.batch.run import BatchRun, Ending
from gui.core.batch.writing import workbook_bytes
from gui.core.cancellation import Cancellation
from gui.core.http.client import CheckoutClient
from gui.core.http.pacing import MOST_PARALLEL, Pacer
from gui.core.invoice import InvoiceId
from gui.core.link import CheckoutLink, admit
from gui.core.lookup import InvoiceLookup
from gui.demo.practice_service import DEMO_ACCOUNT_ID, DEMO_KEY
from tests.doubles import FailingStore

_LATENCY_S = 0.1
_INVOICES = 400
_LOOPED = 40
_ROWS = 10_000
_OF_POSSIBLE, _PROCESSOR_MS = 0.9, 3.0
_READ_S, _WRITTEN_S = 1.5, 2.0
_SERVER = """
import sys, time
from decimal import Decimal
from gui.demo import practice_service
from gui.demo.samples import SampleKind
latency_s, origin = float(sys.argv[1]), sys.argv[2]
# Whatever is asked for is there, and not sooner than anything else.
practice_service._LIST_PART = 1
practice_service.listed_kind = lambda invoice_id: SampleKind.FOUND
practice_service.listed_amount = lambda invoice_id: Decimal(len(invoice_id) * 7919) / 100
service = practice_service.PracticeService(delay_s=(latency_s, latency_s), link_origin=origin)
service.start()
print(service.origin, flush=True)
time.sleep(600)
"""
_ID = "2eb1acd98a86"


def measured() -> list[Row]:
    """Return requests a second, their price, and what workbooks take."""
    with practice_server(_LATENCY_S) as origin:
        base = f"{origin}/genericBthubService"
        a_second, price_ms = _through_the_engine(base, origin)
        of_curl = _with_curl(base)
        looped = _looped(base)
    possible = MOST_PARALLEL / _LATENCY_S
    is_kept = a_second.median >= _OF_POSSIBLE * possible
    return [
        Row(
            "a list, 8 at once, 100 ms away: requests a second", a_second, of_curl,
            "curl --parallel-max 8", f"≥ {_OF_POSSIBLE * possible:.0f} a second", is_kept,
        ),
        Row("the same", a_second, looped, "a loop with requests", "–", is_kept=True),
        Row(
            "processor time for each of its requests", price_ms, None, "", f"≤ {_PROCESSOR_MS} ms",
            price_ms.median <= _PROCESSOR_MS,
        ),
        *_workbooks(),
    ]  # fmt: skip


@contextlib.contextmanager
def practice_server(
    latency_s: float, link_origin: str = "", *, gives_way: bool = False
) -> Iterator[str]:
    """Start the practice service in a process of its own; gives its origin.

    Its links are of `link_origin`, or of its own, which only the demo's gate lets through. One that
    gives way has what the others leave of the processors: in life it is on another computer.
    """
    with subprocess.Popen(
        [
            *(("nice", "-n", "19") if gives_way else ()),
            sys.executable,
            "-c",
            _SERVER,
            str(latency_s),
            link_origin,
        ],
        cwd=Path(__file__).resolve().parent.parent,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.kill()


def _through_the_engine(base: str, origin: str) -> tuple[Sample, Sample]:
    account = Account("benchmark", "Benchmark", Environment.CUSTOM, base)
    vault = Vault(FailingStore())
    vault.keep_for_session(account.key, Credentials(base, DEMO_KEY, DEMO_ACCOUNT_ID))
    pacer = Pacer(MOST_PARALLEL)
    lookup = InvoiceLookup(CheckoutClient(demo_origin=origin, pacer=pacer), vault)
    states: list[RowState] = []
    ended = threading.Event()

    def note(_place: int, outcome: Outcome) -> None:
        states.append(outcome.state)

    def end(_ending: Ending) -> None:
        ended.set()

    run = BatchRun(lookup, account, [InvoiceId(_ID)] * _INVOICES, pacer, note, end)
    begun, used = time.perf_counter(), time.process_time()
    run.start()
    ended.wait()
    took_s, processor_s = time.perf_counter() - begun, time.process_time() - used
    assert states == [RowState.READY] * _INVOICES
    count = 2 * _INVOICES
    return Sample([count / took_s], "a second"), Sample([processor_s * 1000 / count], "ms")


def _questions(base: str, invoices: int) -> list[str]:
    of_one = [f"{base}/integration/invoice/{_ID}/{what}" for what in ("checkout", "status")]
    return of_one * invoices


def _with_curl(base: str) -> Sample:
    questions = _questions(base, _INVOICES)
    with tempfile.TemporaryDirectory() as name:
        config = Path(name) / "config"
        config.write_text("".join(f'url = "{url}"\noutput = "/dev/null"\n' for url in questions))
        begun = time.perf_counter()
        subprocess.run(
            [
                *("curl", "--silent", "--no-progress-meter", "--fail", "--parallel"),
                *("--parallel-max", str(MOST_PARALLEL), "--config", config),
                *("-H", f"X-BlueTape-Key: {DEMO_KEY}"),
                *("-H", f"X-Integration-AccountId: {DEMO_ACCOUNT_ID}"),
            ],
            check=True,
        )
    return Sample([len(questions) / (time.perf_counter() - begun)], "a second")


def _looped(base: str) -> Sample:
    questions = _questions(base, _LOOPED)
    headers = {"X-BlueTape-Key": DEMO_KEY, "X-Integration-AccountId": DEMO_ACCOUNT_ID}
    with requests.Session() as session:
        begun = time.perf_counter()
        for url in questions:
            session.get(url, headers=headers, timeout=15).raise_for_status()
    return Sample([len(questions) / (time.perf_counter() - begun)], "a second")


def _workbooks() -> list[Row]:
    link = admit("https://www.bluetape.com/i/r?account=7aec7f522d88&id=INV-1")
    rows: list[tuple[str | Decimal | CheckoutLink, ...]] = [
        (f"Customer {n % 37}", f"2026-{n:05}", f"INV-{n}", Decimal(n) / 100, "Ready", link)
        for n in range(_ROWS)
    ]
    headings = ["Customer", "Number", "Invoice ID", "Amount", "Status", "Payment link"]
    written_s, read_s = [], []
    for _ in range(5):
        begun = time.perf_counter()
        content = workbook_bytes("Links", headings, rows, 2, Cancellation())
        written_s.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        table = table_in(content, Cancellation())
        assert len(take_in(table, layout_of(table)).entries) == _ROWS
        read_s.append(time.perf_counter() - begun)
    return [
        _at_most(_WRITTEN_S, f"a workbook of {_ROWS:,} rows written", Sample(written_s, "s")),
        _at_most(_READ_S, "the same read, its ids taken in", Sample(read_s, "s")),
    ]


def _at_most(limit_s: float, what: str, sample: Sample) -> Row:
    return Row(what, sample, None, "–", f"≤ {limit_s} s", sample.median <= limit_s)
