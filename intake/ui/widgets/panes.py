"""A list and its selected entry, side by side or, on a narrow page, below a drop-down list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from intake.ui.widgets.basics import flow

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from intake.ui.widgets.list_pane import ListPane

_MIN_FOR_TWO = 760
"""Minimum width of a page for both side by side, in pixels at 100 percent."""

_ANY_WIDTH = 16_777_215


class Panes(QWidget):
    """Puts the two side by side; on a narrow page the list becomes a drop-down list.

    Detail and list scroll separately, never one inside the other.
    """

    folded = Signal(bool)  # whether the list is a drop-down list

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
