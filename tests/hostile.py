"""Files that are made to hurt: what is said of one, and what its reader took to say so."""

import subprocess
import sys
import textwrap
from pathlib import Path

from tests.desktop import ROOT

_READS = """
    import sys, time
    from pathlib import Path
    from gui.core.batch.reading import table_in
    from gui.core.batch.table import TableRefused
    from gui.core.cancellation import Cancellation

    def peak_kib():
        return int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0])

    def pace_s():
        # Two million additions: a twentieth of a second of a usual processor.
        begin_s, total = time.process_time(), 0
        for number in range(2_000_000):
            total += number
        return time.process_time() - begin_s

    data = Path(sys.argv[1]).read_bytes()
    pace = pace_s()
    try:
        table_in(b"PK\\x03\\x04", Cancellation())
    except TableRefused:
        before_kib, before_s = peak_kib(), time.process_time()
    try:
        table_in(data, Cancellation())
    except TableRefused as refused:
        took_s = time.process_time() - before_s
        # As slow as the machine was before or after, while others used it.
        print(refused.problem.name, peak_kib() - before_kib, took_s / max(pace, pace_s()))
"""


def one_word_on(file: Path) -> str:
    """The problem that a list in this file is refused for, by another process, on Linux.

    It must take little memory, and little time: of the processor, beside what the same process
    needs for two million additions. Two seconds of a usual one.
    """
    told = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(_READS), str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert told.stderr == ""
    said, kib, ratio = told.stdout.split()
    assert int(kib) < 64 * 1024
    assert float(ratio) < 40
    return said
