"""Waits until a page has drawn what was filled in: a key that is pressed before would be lost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

_FRAME_MS = 20
_MAX_FRAMES = 50


class PaintWaiter(QObject):
    """Asks a page frame by frame; after a second it is taken as drawn."""

    def __init__(
        self, run_in_page: Callable[[str, Callable[[object], None]], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._run_in_page = run_in_page

    def wait(self, done: Callable[[], None], frames_left: int = _MAX_FRAMES) -> None:
        """Call ``done`` once the page is drawn, and never where another page came meanwhile."""
        self._run_in_page("painted()", partial(self._answered, done, frames_left))

    def _answered(self, done: Callable[[], None], frames_left: int, painted: object) -> None:
        if painted or frames_left == 0:
            done()
        else:
            QTimer.singleShot(_FRAME_MS, self, partial(self.wait, done, frames_left - 1))
