"""Prepare files that make the next start faster, when nobody is typing.

The characters of the screen are cut from their large font.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from intake import __version__
from intake.kit.fonts import WEIGHTS, find_noto_sans, subset_font_path
from intake.ui.qt_runner import QtRunner

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

_QUIET_MS = 30_000


class NextStartCache(QObject):
    """Writes the caches of the next start, some time after the desk was opened."""

    def __init__(self, cache: Path, bug: Callable[[Exception], None]) -> None:
        super().__init__()
        self._cache = cache
        self._bug = bug
        self._runner = QtRunner("fonts")
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.timeout.connect(self.cut)
        if not subset_font_path(cache, __version__, WEIGHTS[-1]).exists():
            self._wait.start(_QUIET_MS)

    def cut(self) -> None:
        """Cut both weights of the font; the next start uses them."""
        from intake.kit.font_subset import subset_screen_fonts

        self._runner.run(
            partial(subset_screen_fonts, find_noto_sans(), self._cache, __version__),
            lambda _: None,
            self._bug,
        )

    def stop(self) -> None:
        self._wait.stop()
        self._runner.stop()
