"""Run the steps of a story on the real event loop, each as soon as its condition holds.

A step waits until the screen is ready for the next one, never for a fixed time.
"""

from __future__ import annotations

import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from intake.walkthrough.keyboard_driver import focus_name

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

_LOOK_MS = 15
_PATIENCE_MS = 15_000


def until(name: str, holds: Callable[..., bool]) -> tuple[str, Callable[[], bool]]:
    """Return a condition to wait for, with its name."""
    return name, holds


class EventLoopSteps(QObject):
    """Runs a generator that yields conditions.

    It continues as soon as one holds, and fails if one never does.
    """

    ended = Signal(str)  # the failure, or an empty text

    def __init__(self, story: Generator[tuple[str, Callable[[], bool]], None, None]) -> None:
        super().__init__()
        self._story = story
        self._waiting: tuple[str, Callable[[], bool]] = ("beginning", lambda: True)
        self._since = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        self._since.start()
        self._timer.start()

    def _look(self) -> None:
        name, holds = self._waiting
        try:
            if not holds():
                if self._since.elapsed() > _PATIENCE_MS:
                    self._end(f"waited in vain: {name}; the focus is on {focus_name()!r}")
                return
            self._waiting = next(self._story)
            self._since.restart()
        except StopIteration:
            self._end("")
        except Exception:  # noqa: BLE001 - the last hook of a walk
            self._end(traceback.format_exc())

    def _end(self, fault: str) -> None:
        self._timer.stop()
        self.ended.emit(fault)
