"""Fields with their label above and their error below, in rows that fold when it is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from intake.ui.widgets.basics import label
from intake.ui.widgets.fields import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QResizeEvent

_SHARES = 12
"""The number of equal shares of a row."""

_NARROW = 85
"""Below this width in letters every row has two fields."""


class CellGrid(QWidget):
    """Fields in rows of twelve shares; ``shares`` tells how many each takes."""

    def __init__(self, shares: Mapping[str, int]) -> None:
        super().__init__()
        self._shares = shares
        self._cells: dict[str, QWidget] = {}
        self.faults: dict[str, Fault] = {}
        self._is_narrow = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        for share in range(_SHARES):
            self._grid.setColumnStretch(share, 1)

    def add(self, name: str, caption: str, part: QWidget) -> None:
        """Add a field with its caption, which is also its name for a screen reader."""
        cell = QWidget()
        lines = QVBoxLayout(cell)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(3)
        title = label(caption, "label")
        title.setBuddy(part)
        part.setAccessibleName(caption)
        self.faults[name] = Fault(part)
        for each in (title, part, self.faults[name]):
            lines.addWidget(each)
        lines.addStretch(1)
        self._cells[name] = cell
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        letters = event.size().width() / max(1, self.fontMetrics().averageCharWidth())
        if (letters < _NARROW) != self._is_narrow:
            self._is_narrow = not self._is_narrow
            self._arrange()

    def _arrange(self) -> None:
        row = used = 0
        for name, cell in self._cells.items():
            share = self._shares[name]
            if self._is_narrow:
                share = _SHARES // 2
            if used + share > _SHARES:
                row += 1
                used = 0
            self._grid.removeWidget(cell)
            self._grid.addWidget(cell, row, used, 1, share, Qt.AlignmentFlag.AlignTop)
            used += share
