"""The thread on which pages are planned, so that the screen goes on meanwhile."""

from __future__ import annotations

from functools import cache

from intake.ui.qt_runner import QtRunner


@cache
def plan_runner() -> QtRunner:
    """Return the one runner for all pages; first called on the main thread."""
    return QtRunner("plans")


def reraise(error: Exception) -> None:
    """Raise what went wrong on the thread where bugs are reported."""
    raise error
