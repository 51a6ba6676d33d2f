"""Open a page in the browser of the person."""

from __future__ import annotations

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from intake.kit.web_addresses import is_web_address


def open_outside(address: str) -> bool:
    """Open a page outside the program; return False if it is not a page.

    A file, a folder or a program is never opened, because anybody may have written the address.
    """
    return is_web_address(address) and QDesktopServices.openUrl(QUrl(address))
