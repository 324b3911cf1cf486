"""Work off the window's thread, on lanes; the outcome comes back to the window's thread.

A `Lane` takes work, which gets frozen inputs and touches no Qt. Its outcome, `Ok` or `Failed`,
is given to a function on the window's thread, through one long-lived bridge. After `cancel()`
nothing of that task arrives any more.

Lanes run daemon threads and not a `ThreadPoolExecutor`: the interpreter joins the threads of a
pool at exit, and a keyring prompt left open would hold the program for ever.
"""

import contextlib
import queue
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Generic, Protocol, TypeAlias, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
P = TypeVar("P")


@dataclass(frozen=True, slots=True)
class Ok(Generic[T_co]):
    value: T_co


@dataclass(frozen=True, slots=True)
class Failed:
    error: BaseException


Outcome: TypeAlias = Ok[T] | Failed


class Task:
    """One piece of work that was submitted. Used on the window's thread."""

    def __init__(self, cancel: Callable[["Task"], None]) -> None:
        self._cancel = cancel
        self.is_canceled = False

    def cancel(self) -> None:
        """Drop the outcome; queued work never starts, running work is asked to stop."""
        if not self.is_canceled:
            self.is_canceled = True
            self._cancel(self)


class Lane(Protocol):
    """Where work is done; a test puts one here that works when it is told to."""

    def submit(
        self,
        work: Callable[[], T],
        receiver: Callable[[Outcome[T]], None],
        *,
        on_cancel: Callable[[], object] | None = None,
    ) -> Task:
        """Do `work` on another thread; returns its task. `receiver` gets the outcome on this one.

        `on_cancel` is called when the task is canceled, to wake work that is blocked.
        """
        ...

    def posting(self, receiver: Callable[[P], None]) -> Callable[[P], None]:
        """Return a function for work to call: it has `receiver` called on this thread."""
        ...


class Bridge(QObject):
    """Carries outcomes to the thread it was made on. Made once, before any lane.

    The outcome travels in a queue and the signal without arguments only says that there is one:
    nothing of Python's crosses threads inside a Qt event.
    """

    _woken = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._arrived: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._woken.connect(self._on_woken, Qt.ConnectionType.QueuedConnection)

    def post(self, deliver: Callable[[], None]) -> None:
        """Have `deliver` called on the bridge's thread. From any thread."""
        self._arrived.put(deliver)
        self._woken.emit()

    @Slot()
    def _on_woken(self) -> None:
        # One a wake-up: a receiver that raises must not take the next outcome with it.
        self._arrived.get_nowait()()


class ThreadLane:
    """A lane of up to `workers` daemon threads, started when there is work for them.

    Work for which no thread can be had fails, and the next tries again.
    """

    def __init__(self, bridge: Bridge, name: str, workers: int = 1) -> None:
        self._bridge = bridge
        self._name = name
        self._limit = workers
        self._jobs: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        self._lock = threading.Lock()
        self._threads: dict[threading.Thread, Task | None] = {}
        self._waiting = 0
        self._on_cancel: dict[Task, Callable[[], object] | None] = {}
        self._is_closed = False

    def submit(
        self,
        work: Callable[[], T],
        receiver: Callable[[Outcome[T]], None],
        *,
        on_cancel: Callable[[], object] | None = None,
    ) -> Task:
        task = Task(self._on_task_canceled)

        def run() -> Callable[[], None]:
            try:
                return partial(deliver, Ok(work()))
            except BaseException as error:  # noqa: BLE001  (whatever it was, somebody waits for it)
                return partial(deliver, Failed(error))

        def deliver(outcome: Outcome[T]) -> None:
            self._on_cancel.pop(task, None)
            if not task.is_canceled:
                receiver(outcome)

        def fail(error: BaseException) -> Callable[[], None]:
            return partial(deliver, Failed(error))

        if self._is_closed:
            task.is_canceled = True
            return task
        self._on_cancel[task] = on_cancel
        with self._lock:
            self._waiting += 1
            self._jobs.put(_Job(task, run, fail))
            self._start_worker_if_needed()
        return task

    def posting(self, receiver: Callable[[P], None]) -> Callable[[P], None]:
        def post(value: P) -> None:
            if not self._is_closed:
                self._bridge.post(partial(receiver, value))

        return post

    def close(self, timeout_s: float, *, finishes: bool = False) -> bool:
        """Take no more work and let the workers end; returns whether all did in time.

        What is queued or running is canceled, or, with `finishes`, done first; outcomes are not
        delivered any more.
        """
        self._is_closed = True
        if not finishes:
            for task in list(self._on_cancel):
                task.cancel()
        with self._lock:
            threads = [*self._threads]
        for _ in threads:
            self._jobs.put(None)
        deadline = time.monotonic() + timeout_s
        for thread in threads:
            thread.join(max(0.0, deadline - time.monotonic()))
        return not any(thread.is_alive() for thread in threads)

    def _start_worker_if_needed(self) -> None:
        idle = sum(1 for task in self._threads.values() if task is None)
        if idle < self._waiting and len(self._threads) < self._limit:
            thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            self._threads[thread] = None
            try:
                thread.start()
            except (RuntimeError, MemoryError) as error:
                # The system gives out no more threads. The next work tries again.
                del self._threads[thread]
                if not self._threads:
                    self._fail_all_that_waits(error)

    def _fail_all_that_waits(self, error: BaseException) -> None:
        with contextlib.suppress(queue.Empty):
            while (job := self._jobs.get_nowait()) is not None:
                self._waiting -= 1
                self._bridge.post(job.fail(error))

    def _work(self) -> None:
        me = threading.current_thread()
        while (job := self._jobs.get()) is not None:
            with self._lock:
                self._waiting -= 1
                self._threads[me] = job.task
            if not job.task.is_canceled:
                deliver = job.run()
                if not self._is_closed:
                    self._bridge.post(deliver)
                del deliver
            with self._lock:
                self._threads[me] = None
            # A finished job must not live on in an idle worker: it may hold credentials.
            del job

    def _on_task_canceled(self, task: Task) -> None:
        on_cancel = self._on_cancel.pop(task, None)
        if on_cancel is not None:
            on_cancel()


@dataclass(frozen=True, slots=True)
class _Job:
    task: Task
    run: Callable[[], Callable[[], None]]
    fail: Callable[[BaseException], Callable[[], None]]
