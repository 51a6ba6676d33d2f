"""Run work on one worker thread and deliver its result on the main thread."""

from __future__ import annotations

from collections import deque
from threading import Semaphore, Thread
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_MAX_END_SECONDS = 10.0


class QtRunner(QObject):
    """Runs jobs one after the other on a worker thread; their callbacks run on the main thread.

    Made on the main thread, and kept as long as the program: its signal must arrive there.
    """

    _finished = Signal(object, object)  # the callback of a job and its argument

    def __init__(self, name: str = "desk") -> None:
        super().__init__()
        self._jobs: deque[Callable[[], None] | None] = deque()
        self._jobs_available = Semaphore(0)  # the queue module would make the start slower
        # Emitted in the worker, so Qt queues it for this object's thread.
        self._finished.connect(self._deliver)
        self._undelivered = 0
        self._started = False
        self._worker = Thread(target=self._run_worker, name=name, daemon=True)

    @property
    def busy(self) -> bool:
        return self._undelivered > 0

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Run ``work`` on the worker thread (``ports.Runner``)."""
        self._undelivered += 1

        def in_worker() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - carried to the main thread
                self._finished.emit(failed, error)
            else:
                self._finished.emit(done, result)

        self._enqueue(in_worker)

    def stop(self) -> None:
        """Let the jobs that were given end, for ``_MAX_END_SECONDS`` at most.

        A job that waits for a silent server is left behind: the thread ends with the program.
        """
        if self._started:
            self._enqueue(None)  # ends the worker
            self._worker.join(_MAX_END_SECONDS)

    def _enqueue(self, job: Callable[[], None] | None) -> None:
        self._jobs.append(job)
        self._jobs_available.release()
        if not self._started:  # a desk that asks nothing of a server needs no thread for it
            self._started = True
            self._worker.start()

    def _run_worker(self) -> None:
        while True:
            self._jobs_available.acquire()
            job = self._jobs.popleft()
            if job is None:
                return
            job()

    def _deliver(self, callback: Callable[[object], None], value: object) -> None:
        self._undelivered -= 1
        callback(value)
