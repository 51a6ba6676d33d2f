"""A list and its selected entry, side by side or, on a narrow page, below a drop-down list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QStackedLayout, QWidget

from intake.ui.widgets.basics import column, flow

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from intake.ui.widgets.list_or_drop_down import ListOrDropDown

_MIN_FOR_TWO = 760
"""Minimum width of a page for both side by side, in pixels at 100 percent."""

_ANY_WIDTH = 16_777_215


class Panes(QWidget):
    """Puts the two side by side; on a narrow page the list becomes a drop-down list.

    Detail and list scroll separately, never one inside the other. ``empty`` is shown in their place
    while there is nothing to list.
    """

    folded = Signal(bool)  # whether the list is a drop-down list

    def __init__(
        self, left: ListOrDropDown, right: QWidget, scale: int, empty: QWidget | None = None
    ) -> None:
        super().__init__()
        self._empty = empty
        self._left = left
        self._scale = scale
        self._width = left.frame.maximumWidth()
        both = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        self._box.addWidget(left.frame)
        self._box.addWidget(right, 1)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(both)
        if empty:
            frame, lines = column()
            lines.addWidget(empty)
            self._stack.addWidget(frame)

    def show_any(self, any_rows: bool) -> None:  # noqa: FBT001 - what it shows
        """Show list and detail, or ``empty`` in place of both."""
        self._stack.setCurrentIndex(int(not any_rows and self._empty is not None))

    def take_focus(self) -> None:
        """Give the focus to the list, or to the first act of ``empty``."""
        part: QWidget = self._left.list
        if self._empty and self._stack.currentIndex() > 0:
            part = self._empty
        part.setFocus(Qt.FocusReason.ShortcutFocusReason)

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
