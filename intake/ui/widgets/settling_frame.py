"""A frame whose parts know how high they are only after they were given their width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class SettlingFrame(QFrame):
    """Asks its layout for room anew after each change of its size.

    What wraps or grows within a pass of the layout comes too late for that pass: in large letters
    its parts would lie over each other.
    """

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self.updateGeometry)
