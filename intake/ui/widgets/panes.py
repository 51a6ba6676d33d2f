"""A list and what is chosen in it, beside each other or, where it is narrow, below a short list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from intake.ui.widgets.basics import flow

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from intake.ui.widgets.list_pane import ListPane

_MIN_FOR_TWO = 760
"""How wide a page must be, in pixels at 100 percent, for a list with its detail beside it."""
_ANY_WIDTH = 16_777_215


class Panes(QWidget):
    """Puts the two beside each other; in a narrow place the list becomes one that unfolds.

    The detail scrolls, the list does by itself: never one inside another.
    """

    folded = Signal(bool)  # whether the list is one that unfolds

    def __init__(self, left: ListPane, right: QWidget, scale: int) -> None:
        super().__init__()
        self._left = left
        self._scale = scale
        self._width = left.frame.maximumWidth()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._box.setSpacing(12)
        self._box.addWidget(left.frame)
        self._box.addWidget(right, 1)
        outer.addLayout(self._box)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = event.size().width() * 100 / self._scale < _MIN_FOR_TWO
        self._box.setDirection(flow(beside=not narrow))
        self._left.fold(narrow=narrow)
        self.folded.emit(narrow)
        if narrow:
            self._left.frame.setMinimumWidth(0)
            self._left.frame.setMaximumWidth(_ANY_WIDTH)
        else:
            self._left.frame.setFixedWidth(self._width)
