"""Wait until a page has drawn what was filled in: a key pressed before would be lost."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

if TYPE_CHECKING:
    from collections.abc import Callable

    from intake.ui.browser.filler import PageFiller

_FRAME_MS = 20
_MAX_FRAMES = 50


def wait_for_paint(
    filler: PageFiller, done: Callable[[], None], frames_left: int = _MAX_FRAMES
) -> None:
    """Call ``done`` when the page is drawn, after a second at the latest.

    It is never called if the page is closed meanwhile.
    """
    filler.script.check_painted(partial(_on_answered, filler, done, frames_left))


def _on_answered(
    filler: PageFiller, done: Callable[[], None], frames_left: int, painted: object
) -> None:
    if painted or frames_left == 0:
        done()
    else:
        again = partial(wait_for_paint, filler, done, frames_left - 1)
        QTimer.singleShot(_FRAME_MS, filler, again)
