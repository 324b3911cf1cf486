"""The judge of liveness is judged: a blocked loop is seen on any machine, a busy machine is not."""

import contextlib
import itertools
import os
import subprocess
import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.desktop import ROOT
from tests.faults.scenario import exhaustive
from tests.faults.window import GAP_LIMIT_S, Window, window
from tests.machine import Loop

pytestmark = pytest.mark.needs_desktop


@contextlib.contextmanager
def burning(processors: Sequence[int]) -> Iterator[None]:
    """Two processes for each of these processors that want all of it."""
    burn = "import os, sys; os.sched_setaffinity(0, {int(sys.argv[1])})\nwhile True: pass"
    with contextlib.ExitStack() as stack:
        for processor in (*processors, *processors):
            process = subprocess.Popen([sys.executable, "-c", burn, str(processor)])
            stack.callback(process.wait)
            stack.callback(process.kill)
        yield


@contextlib.contextmanager
def opened(folder: Path) -> Iterator[Window]:
    with window(folder) as running:
        running.wait_for_window("Checkout Desk")
        running.take_gap()
        yield running


@pytest.mark.parametrize(
    ("block", "is_busy"),
    [("sleep", False), ("work", True), exhaustive("work", False), exhaustive("sleep", True)],
)
def test_a_blocked_loop_is_seen(tmp_path: Path, block: str, *, is_busy: bool) -> None:
    with (
        burning(sorted(os.sched_getaffinity(0))) if is_busy else contextlib.nullcontext(),
        opened(tmp_path) as running,
    ):
        running.ask(f"{block}_in_slot")
        gap = running.take_gap()
    assert gap.judged_s > GAP_LIMIT_S
    # And who blocked it.
    assert f"_answer_{block}_in_slot" in gap.seen


# Nothing but a loop that tells what it saw. It has no other thread: see `Loop.take`.
BEATING = """
    import time
    from tests.machine import Loop

    loop = Loop()
    while True:
        time.sleep(0.01)
        taken = loop.take()
        print(taken.clock_s - taken.seconds, taken.clock_s, flush=True)
"""

# One look in three has to wait for the processor between its reads, before that of the clock.
INTERRUPTED = """
    import itertools, os, time
    from pathlib import Path

    looks = itertools.count(1)
    clock = time.monotonic

    def waited_s():
        return int(Path("/proc/thread-self/schedstat").read_text().split()[1]) / 1e9

    def interrupted():
        if os.sched_getscheduler(0) == os.SCHED_IDLE and next(looks) % 3 == 0:
            before = waited_s()
            while waited_s() - before < 0.15:
                pass
        return clock()

    time.monotonic = interrupted
"""


@pytest.mark.exhaustive
@pytest.mark.parametrize("program", [BEATING, INTERRUPTED + BEATING], ids=["beats", "looks"])
def test_a_busy_machine_is_not_taken_for_a_blocked_loop(program: str) -> None:
    [processor, *_] = sorted(os.sched_getaffinity(0))
    with subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(program)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    ) as beating:
        assert beating.stdout is not None
        beating.stdout.readline()
        for task in Path(f"/proc/{beating.pid}/task").iterdir():
            os.sched_setaffinity(int(task.name), {processor})
            # Whatever the others' priority is, and however short their turns.
            os.sched_setscheduler(int(task.name), os.SCHED_IDLE, os.sched_param(0))
        with burning([processor]):
            seen = (tuple(map(float, line.split())) for line in beating.stdout)
            over = (judged for judged, as_clocked in seen if as_clocked > GAP_LIMIT_S)
            judged = list(itertools.islice(over, 3))
        beating.kill()
    assert max(judged) < GAP_LIMIT_S


@pytest.mark.skipif(not Path("/proc/pressure/cpu").exists(), reason="the kernel does not count it")
def test_waiting_for_a_program_to_start_is_not_taken_for_a_blocked_loop() -> None:
    processors = os.sched_getaffinity(0)
    loop = Loop()
    with burning(sorted(processors)):
        loop.take()
        subprocess.run(["sleep", "0.6"], check=True)
        taken = loop.take()
        assert loop.take().child_s == 0
    assert 0 < taken.child_s <= 0.25
    # Whoever waits for its end is blocked all the same.
    assert taken.clock_s - taken.seconds > GAP_LIMIT_S


@pytest.mark.skipif(not Path("/proc/pressure/io").exists(), reason="the kernel does not count it")
def test_waiting_for_a_disk_is_not_taken_for_a_blocked_loop(tmp_path: Path) -> None:
    import resource

    file = tmp_path / "file"
    file.write_bytes(os.urandom(8 * 1024 * 1024))
    loop = Loop()
    with file.open("rb", buffering=0) as stream:
        os.fsync(stream.fileno())
        # What the system has of it in memory is forgotten.
        os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        os.posix_fadvise(stream.fileno(), 0, 0, os.POSIX_FADV_RANDOM)
        read = resource.getrusage(resource.RUSAGE_THREAD).ru_inblock
        loop.take()
        while stream.read(4096):
            pass
    taken = loop.take()
    if resource.getrusage(resource.RUSAGE_THREAD).ru_inblock == read:
        pytest.skip("what is written here stays in memory")
    assert 0 < taken.disk_s <= taken.slept_s + 0.05
    assert taken.slept_s - taken.disk_s < GAP_LIMIT_S
