"""Lookups in the running program, over TLS: how long they take, and what they cost the window."""

import contextlib
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.figures import Row, Sample
from gui.core.accounts.account import Account, Environment
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.keyring_store import KeyringStore
from gui.core.settings import Settings, SettingsStore
from tests.wire import Authority, always, reply, serving

ROOT = Path(__file__).resolve().parent.parent
CURL_RUNS = 40
TURNS = 3
_WHOLE, _WHOLE_OF_CURL, _SHOWN, _MEMORY = 0.8, 0.7, 1.5, 1.0
_LONGEST_GAP_MS, _P99_GAP_MS, _IDLE_MS_A_S = 50, 16, 0.3

Found = dict[str, Sample]


def measured() -> list[Row]:
    """Run the program, the plain one, a bare window and curl, the first three by turns.

    The programs ask one server over TLS, with credentials from one keyring entry.
    """
    authority = Authority()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        roots = folder / "roots.pem"
        authority.root.cert_pem.write_to_path(str(roots))
        with serving(always(reply()), authority.server_context()) as server:
            base = f"https://localhost:{server.port}"
            with _account(folder, base) as environment:
                environment |= {
                    "SSL_CERT_FILE": str(roots),
                    "REQUESTS_CA_BUNDLE": str(roots),
                    "PLAIN_BASE": base,
                }
                found = _by_turns(
                    environment,
                    ["-m", "benchmarks.inside"],
                    ["-m", "benchmarks.plain_program"],
                    ["-m", "benchmarks.bare_window", "--watch"],
                )
            curl = _curl(f"{base}/integration/invoice/one/checkout", roots)
    return _rows(*found, curl)


def _rows(ours: Found, plain: Found, bare: Found, curl: Sample) -> list[Row]:
    whole, shown, memory, idle = (
        ours[name] for name in ("whole_ms", "shown_ms", "memory_mb", "idle_processor_ms_a_s")
    )
    name = "the plain program"
    rows = [
        _at_most(_SHOWN, "answer received → link and QR painted", shown, plain["shown_ms"], name),
        _at_most(
            _WHOLE, "second and later lookups, Enter → painted", whole, plain["whole_ms"], name
        ),
        _at_most(_WHOLE_OF_CURL, "the same", whole, curl, "curl, same request"),
        _at_most(
            _MEMORY, "resident memory, idle after 40 lookups", memory, plain["memory_mb"], name
        ),
    ]
    for what, gap, limit in (
        ("longest gap of the event loop, start included", "longest_gap_ms", _LONGEST_GAP_MS),
        ("gap of the event loop, 99th percentile", "gap_p99_ms", _P99_GAP_MS),
    ):
        is_kept = ours[gap].median <= limit
        rows.append(Row(what, ours[gap], bare[gap], "bare window", f"≤ {limit} ms", is_kept))
    bare_idle = bare["idle_processor_ms_a_s"]
    rows.append(
        Row(
            "processor time when idle, per second", idle, bare_idle, "bare window",
            f"+ {_IDLE_MS_A_S} ms at most", idle.median <= bare_idle.median + _IDLE_MS_A_S,
        )
    )  # fmt: skip
    return rows


def _at_most(ratio: float, what: str, ours: Sample, reference: Sample, name: str) -> Row:
    is_kept = ours.median <= ratio * reference.median
    return Row(what, ours, reference, name, f"≤ {ratio} ×", is_kept)


def _by_turns(environment: dict[str, str], *programs: list[str]) -> list[Found]:
    """Run each program `TURNS` times; of the lookups all but the first of a process count."""
    found: list[dict[str, list[float]]] = [{} for _ in programs]
    for _ in range(TURNS):
        for program, values in zip(programs, found, strict=True):
            for name, value in _run(program, environment).items():
                several = value[1:] if isinstance(value, list) else [value]
                values.setdefault(name, []).extend(several)
    return [
        {name: Sample(values, "MB" if name == "memory_mb" else "ms") for name, values in of.items()}
        for of in found
    ]


@contextlib.contextmanager
def _account(folder: Path, base: str) -> Iterator[dict[str, str]]:
    """Keep an account in settings and the keyring; gives what programs find it by."""
    account = Account("benchmark", "Benchmark", Environment.CUSTOM, base)
    config = folder / "config"
    store = SettingsStore(config / "checkout-desk" / "settings.json")
    store.save(Settings((account,), account.key))
    credentials = Credentials(base, "key-of-the-benchmark", "account-of-the-benchmark")
    KeyringStore().save(account.key, credentials)
    try:
        yield {
            "XDG_CONFIG_HOME": str(config),
            "XDG_STATE_HOME": str(folder / "state"),
            "PLAIN_SERVICE": f"Checkout Desk: {account.key}",
        }
    finally:
        KeyringStore().remove(account.key)


def _run(arguments: list[str], environment: dict[str, str]) -> dict[str, float | list[float]]:
    result = subprocess.run(
        [sys.executable, *arguments],
        check=False,
        env={**os.environ, **environment},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert result.returncode == 0, result.stderr
    found: dict[str, float | list[float]] = json.loads(result.stdout)
    return found


def _curl(url: str, roots: Path) -> Sample:
    times = []
    for _ in range(CURL_RUNS):
        started = time.perf_counter()
        subprocess.run(
            ["curl", "--silent", "--fail", "--cacert", roots, "-H", "X-BlueTape-Key: k", url],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        times.append((time.perf_counter() - started) * 1000)
    assert statistics.median(times) > 0
    return Sample(times, "ms")
