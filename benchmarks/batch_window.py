"""Ten thousand invoices through the window: what its event loop and its memory feel of them.

The server is the practice service in a process of its own, which gives way; credentials are in the
keyring, and the journal is kept as for everybody.
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.batch import practice_server
from benchmarks.figures import Row, Sample
from benchmarks.inside_batch import ROWS
from gui.core.accounts.credentials import Credentials
from gui.core.accounts.keyring_store import KeyringStore
from gui.demo.practice_service import DEMO_ACCOUNT_ID, DEMO_KEY
from tests.desktop import environments, save_custom_account

_LATENCY_S = 0.01
_LONGEST_GAP_MS, _P99_GAP_MS, _MEMORY_MB = 50, 16, 60


def measured() -> list[Row]:
    """Return the longest and the 99th percentile gap, and how much the memory grew."""
    with (
        tempfile.TemporaryDirectory() as name,
        practice_server(_LATENCY_S, "https://www.bluetape.com", gives_way=True) as origin,
    ):
        folder, base = Path(name), f"{origin}/genericBthubService"
        account = save_custom_account(folder, base, "benchmark-list")
        credentials = Credentials(account.base_address, DEMO_KEY, DEMO_ACCOUNT_ID)
        KeyringStore().save(account.key, credentials)
        try:
            result = subprocess.run(
                [sys.executable, "-m", "benchmarks.inside_batch"],
                check=False,
                env={**os.environ, **environments(folder)},
                cwd=Path(__file__).resolve().parent.parent,
                capture_output=True,
                text=True,
                timeout=600,
            )
        finally:
            KeyringStore().remove(account.key)
    assert result.returncode == 0, result.stderr
    found = json.loads(result.stdout)
    assert found["links"] == ROWS
    longest, p99 = found["gaps_ms"]
    of = f"{ROWS:,} rows through the window, sorted, filtered and scrolled"
    return [
        _at_most(f"{of}: longest gap", longest, "ms", _LONGEST_GAP_MS),
        _at_most("gap of the event loop then, 99th percentile", p99, "ms", _P99_GAP_MS),
        _at_most("resident memory more than before", found["memory_mb"], "MB", _MEMORY_MB),
        Row("rows a second", Sample([found["rows_a_second"]], "a second"), None, "–", "–", True),
    ]


def _at_most(what: str, value: float, unit: str, limit: float) -> Row:
    return Row(what, Sample([value], unit), None, "–", f"≤ {limit} {unit}", value <= limit)
