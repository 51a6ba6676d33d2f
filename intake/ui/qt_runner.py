"""The one door out of the main thread and the one back: a single worker owns the database, its answers arrive by a signal."""

from __future__ import annotations

import logging
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
_log = logging.getLogger(__name__)


class QtRunner(QObject):
    """Lives as long as the program, on the main thread, so that what it emits always lands there."""

    _back = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._back.connect(self._land, Qt.ConnectionType.QueuedConnection)
        self._waiting = 0

    @property
    def busy(self) -> bool:
        return self._waiting > 0

    def run(self, work: Callable[[], T], done: Callable[[T], object], failed: Callable[[Exception], object]) -> None:
        self._waiting += 1

        def in_worker() -> None:
            try:
                result = work()
            except Exception as error:  # noqa: BLE001 - the one place where a worker's fault is carried to the main thread, whatever it is
                self._back.emit(failed, error)
            else:
                self._back.emit(done, result)

        self._worker.submit(in_worker)

    def stop(self) -> None:
        """Let what is under way end, and take nothing new."""
        self._worker.shutdown(wait=True)

    def _land(self, then: Callable[[object], None], value: object) -> None:
        self._waiting -= 1
        then(value)
