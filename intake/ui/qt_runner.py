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
    """Lives as long as the program, on the main thread, so that its signals arrive there."""

    _back = Signal(object, object)

    def __init__(self, name: str = "desk") -> None:
        super().__init__()
        self._jobs: deque[Callable[[], None] | None] = deque()
        self._given = Semaphore(0)  # the queue module would import three others
        # Emitted in the worker, so Qt queues it for this object's thread.
        self._back.connect(self._deliver)
        self._waiting = 0
        self._started = False
        self._worker = Thread(target=self._run_worker, name=name, daemon=True)

    @property
    def busy(self) -> bool:
        return self._waiting > 0

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Callable[[Exception], object],
    ) -> None:
        self._waiting += 1

        def in_worker() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - carried to the main thread
                self._back.emit(failed, error)
            else:
                self._back.emit(done, result)

        self._enqueue(in_worker)

    def stop(self) -> None:
        """Let running work end, and accept no more.

        Work that waits for a silent server is left behind: the thread ends with the program.
        """
        if self._started:
            self._enqueue(None)
            self._worker.join(_MAX_END_SECONDS)

    def _enqueue(self, job: Callable[[], None] | None) -> None:
        self._jobs.append(job)
        self._given.release()
        if not self._started:
            self._started = True
            self._worker.start()

    def _run_worker(self) -> None:
        while self._given.acquire() and (job := self._jobs.popleft()) is not None:
            job()

    def _deliver(self, then: Callable[[object], None], value: object) -> None:
        self._waiting -= 1
        then(value)
