"""Tell whether there is a screen, and run what needs none."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from intake.kit.web_addresses import is_loopback

if TYPE_CHECKING:
    from collections.abc import Sequence

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""What tells Qt on Linux where to draw; without any of them it ends the program."""


def has_screen() -> bool:
    """Tell whether Qt finds a screen to draw on."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in _SCREENS)


def without_a_screen(hosts: Sequence[str | None] = ("127.0.0.1",)) -> None:
    """Ask no screen for a verb that shows nothing.

    As root, which the browser's sandbox refuses, only pages of this machine are opened without it.
    """
    if not has_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if all(map(is_loopback, hosts)) and hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
