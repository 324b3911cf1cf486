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

    data = Path(sys.argv[1]).read_bytes()
    try:
        table_in(b"PK\\x03\\x04", Cancellation())
    except TableRefused:
        before_kib, before_s = peak_kib(), time.process_time()
    try:
        table_in(data, Cancellation())
    except TableRefused as refused:
        print(refused.problem.name, peak_kib() - before_kib, time.process_time() - before_s)
"""


def one_word_on(file: Path) -> str:
    """The problem that a list in this file is refused for, by another process, on Linux.

    It must take little memory, and little time: of the processor, for whoever measures on a busy
    machine.
    """
    told = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(_READS), str(file)],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert told.stderr == ""
    said, kib, processor_s = told.stdout.split()
    assert int(kib) < 64 * 1024
    assert float(processor_s) < 2
    return said
