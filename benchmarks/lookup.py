"""Lookups in the running program, over TLS: how long they take, and what they cost the window."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.figures import Row, Sample
from gui.core.accounts.account import Account, Environment
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.keyring_store import KeyringStore
from gui.core.settings import Settings, SettingsStore
from tests.wire import Authority, always, reply, serving

ROOT = Path(__file__).resolve().parent.parent
CURL_RUNS = 40
_SHOWN_MS, _LONGEST_GAP_MS, _P99_GAP_MS, _MEMORY = 15, 50, 16, 1.6
_IDLE_MS_A_S = 1.0


def measured() -> list[Row]:
    """Run the program, a bare window and curl against one server."""
    authority = Authority()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        roots = folder / "roots.pem"
        authority.root.cert_pem.write_to_path(str(roots))
        with serving(always(reply()), authority.server_context()) as server:
            base = f"https://localhost:{server.port}"
            ours = _inside(folder, base, roots)
            curl = _curl(f"{base}/integration/invoice/one/checkout", roots)
    bare = _run(["-m", "benchmarks.bare_window", "--watch"], {})
    return _rows(ours, bare, curl)


def _rows(ours: dict[str, object], bare: dict[str, object], curl: Sample) -> list[Row]:
    whole, shown = (Sample(ours[name][1:], "ms") for name in ("whole_ms", "shown_ms"))  # type: ignore[index]
    rows = [
        Row(
            "answer received → link and QR painted", shown, None, "–", f"≤ {_SHOWN_MS} ms median",
            shown.median <= _SHOWN_MS,
        ),
        Row(
            "second and later lookups, Enter → painted", whole, curl, "curl, same request",
            "< 1 ×", whole.median < curl.median,
        ),
    ]  # fmt: skip
    for what, name, unit, limit, budget in (
        ("longest gap of the event loop, start included", "longest_gap_ms", "ms",
         _LONGEST_GAP_MS, f"≤ {_LONGEST_GAP_MS} ms"),
        ("gap of the event loop, 99th percentile", "gap_p99_ms", "ms",
         _P99_GAP_MS, f"≤ {_P99_GAP_MS} ms"),
    ):  # fmt: skip
        found, reference = (Sample([float(w[name])], unit) for w in (ours, bare))  # type: ignore[arg-type]
        rows.append(Row(what, found, reference, "bare window", budget, found.median <= limit))
    idle, bare_idle = (Sample([float(w["idle_processor_ms_a_s"])], "ms") for w in (ours, bare))  # type: ignore[arg-type]
    rows.append(
        Row(
            "processor time when idle, per second", idle, bare_idle, "bare window",
            f"none: + {_IDLE_MS_A_S} ms at most", idle.median <= bare_idle.median + _IDLE_MS_A_S,
        )
    )  # fmt: skip
    memory, bare_memory = (Sample([float(w["memory_mb"])], "MB") for w in (ours, bare))  # type: ignore[arg-type]
    is_kept = memory.median <= _MEMORY * bare_memory.median
    rows.append(
        Row(
            "resident memory, idle after 40 lookups", memory, bare_memory, "bare window",
            f"≤ {_MEMORY} ×", is_kept,
        )
    )  # fmt: skip
    return rows


def _inside(folder: Path, base: str, roots: Path) -> dict[str, object]:
    account = Account("benchmark", "Benchmark", Environment.CUSTOM, base)
    config = folder / "config"
    store = SettingsStore(config / "checkout-desk" / "settings.json")
    store.save(Settings((account,), account.key))
    credentials = Credentials(base, "key-of-the-benchmark", "account-of-the-benchmark")
    KeyringStore().save(account.key, credentials)
    environment = {
        "XDG_CONFIG_HOME": str(config),
        "XDG_STATE_HOME": str(folder / "state"),
        "SSL_CERT_FILE": str(roots),
    }
    try:
        return _run(["-m", "benchmarks.inside"], environment)
    finally:
        KeyringStore().remove(account.key)


def _run(arguments: list[str], environment: dict[str, str]) -> dict[str, object]:
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
    found: dict[str, object] = json.loads(result.stdout)
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
