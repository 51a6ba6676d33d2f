"""Tell whether there is a screen, and run commands that need none."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from intake.kit.web_addresses import is_loopback

if TYPE_CHECKING:
    from collections.abc import Sequence

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Variables that tell Qt on Linux where to draw; without them it ends the program."""


def has_screen() -> bool:
    """Tell whether Qt finds a screen."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in _SCREENS)


def use_no_screen(hosts: Sequence[str | None] = ("127.0.0.1",)) -> None:
    """Use no screen for a command that shows nothing.

    As root the browser has no sandbox; then only pages of this machine are opened.
    """
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if all(map(is_loopback, hosts)) and hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
