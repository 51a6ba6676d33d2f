"""Collect garbage on Qt's own thread alone.

Python looks for cycles on whatever thread allocates. Where a cycle holds a widget or a page, Qt
would destroy it beside its own thread, and the program ends with a fault in memory.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EACH_MS = 1_000


class QtThreadCollector(QObject):
    """Collects cyclic garbage each second on its own thread, and stops Python from doing so.

    Python's own thresholds decide which generation is collected.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._was_enabled = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(_EACH_MS)
        self._timer.timeout.connect(collect_if_due)
        self._timer.start()

    def stop(self) -> None:
        """Turn Python's own collector on again, if it was on before."""
        self._timer.stop()
        if self._was_enabled:
            gc.enable()


def collect_if_due() -> None:
    """Collect the oldest generation whose count has passed its threshold."""
    counts, thresholds = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if counts[generation] > thresholds[generation]:
            gc.collect(generation)
            return
