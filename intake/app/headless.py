"""A machine without a screen: what shows nothing runs all the same."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from intake.app.desk import SCREENS

if TYPE_CHECKING:
    from collections.abc import Sequence

LOOPBACK = ("127.0.0.1", "localhost", "::1")


def without_a_screen(hosts: Sequence[str | None] = LOOPBACK) -> None:
    """Ask no screen for a verb that shows nothing; as root, which the browser's sandbox refuses, only pages of this machine are opened without it."""
    if sys.platform == "linux" and not any(os.environ.get(name) for name in SCREENS):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if all(host in LOOPBACK for host in hosts) and hasattr(os, "geteuid") and os.geteuid() == 0:
        os.environ.setdefault("QTWEBENGINE_DISABLE_SANDBOX", "1")
