"""Hand a number to the telephone program of the computer, or to the clipboard."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication


def dial(number: str, *, practice: bool) -> bool:
    """Copy a number, and hand it to the program for ``tel:`` (RFC 3966) if there is one.

    Returns whether a program took it. In practice nobody is rung.
    """
    QGuiApplication.clipboard().setText(number)
    if practice or not number.startswith("+") or not number[1:].isdecimal():
        return False
    return QDesktopServices.openUrl(QUrl(f"tel:{number}"))
