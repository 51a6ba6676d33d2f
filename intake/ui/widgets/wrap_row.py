"""Parts side by side, in as many rows as they need."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtGui import QResizeEvent, QShowEvent

_GAP = 8


class WrapRow(QWidget):
    """Parts side by side, in as many rows as they need.

    Nothing is cut off when letters grow or a window narrows. The last ``at_right`` parts are at the
    right end of their row; ``is_centered`` puts each row in the middle.
    """

    def __init__(self, *parts: QWidget, at_right: int = 0, is_centered: bool = False) -> None:
        super().__init__()
        self._is_centered = is_centered
        self._parts = parts
        self._at_right = parts[len(parts) - at_right :] if at_right else ()
        for part in parts:
            part.setParent(self)
            part.installEventFilter(self)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(
            sum(part.sizeHint().width() + _GAP for part in self._parts), self.minimumHeight()
        )

    def minimumSizeHint(self) -> QSize:
        return QSize(
            max((_min_width_of(part) for part in self._parts), default=0), self.minimumHeight()
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange(event.size().width())

    def showEvent(self, event: QShowEvent) -> None:
        """Lay out the parts again: their text may have changed while hidden."""
        super().showEvent(event)
        self._arrange(self.width())

    def event(self, event: QEvent) -> bool:
        """Lay out the parts again when the text of one changes."""
        if event.type() == event.Type.LayoutRequest:
            self._arrange(self.width())
        return super().event(event)

    def eventFilter(self, part: QObject, event: QEvent) -> bool:
        """Lay out the parts again when one is shown or hidden."""
        if event.type() in (event.Type.ShowToParent, event.Type.HideToParent):
            self._arrange(self.width())
        return super().eventFilter(part, event)

    def _arrange(self, width: int) -> None:
        top = 0
        for row in self._rows(width):
            tallest = max(size.height() for _, size in row)
            left = 0
            if self._is_centered:
                left = max(0, width - _width_from(row, row[0][0])) // 2
            moved = False
            for part, size in row:
                if part in self._at_right and not moved:
                    left = max(left, width - _width_from(row, part))
                    moved = True
                lower = (tallest - size.height()) // 2
                part.setGeometry(left, top + lower, size.width(), size.height())
                left += size.width() + _GAP
            top += tallest + _GAP
        self.setMinimumHeight(max(0, top - _GAP))

    def height_at(self, width: int, parts: Iterable[QWidget] | None = None) -> int:
        """Return the height that the rows need at a width in pixels, wherever they lie now.

        ``parts`` are those that would be shown; without it, those that are.
        """
        heights = [max(size.height() for _, size in row) for row in self._rows(width, parts)]
        return sum(height + _GAP for height in heights) - _GAP if heights else 0

    def _rows(
        self, width: int, parts: Iterable[QWidget] | None = None
    ) -> list[list[tuple[QWidget, QSize]]]:
        """Return the parts of each row, with their sizes."""
        if parts is None:
            parts = [part for part in self._parts if not part.isHidden()]
        rows: list[list[tuple[QWidget, QSize]]] = []
        left = 0
        for part in parts:
            size = _fitted_size(part, width)
            if not rows or (left and left + size.width() > width):
                rows.append([])
                left = 0
            rows[-1].append((part, size))
            left += size.width() + _GAP
        return rows


def _width_from(row: list[tuple[QWidget, QSize]], first: QWidget) -> int:
    """Return the width of a row from one of its parts on."""
    start = next(row_index for row_index, (part, _) in enumerate(row) if part is first)
    return sum(size.width() + _GAP for _, size in row[start:]) - _GAP


def _min_width_of(part: QWidget) -> int:
    """Return how narrow a part can be; its text is wrapped."""
    if isinstance(part, QLabel):
        words = part.text().split()
        return max(map(part.fontMetrics().horizontalAdvance, words), default=0)
    return part.minimumSizeHint().width()


def _fitted_size(part: QWidget, width: int) -> QSize:
    """Return the size of a part; a text that is wider than the row is wrapped."""
    size = part.sizeHint()
    if size.width() <= width:
        return size
    if isinstance(part, QLabel):
        part.setWordWrap(True)
    height = part.heightForWidth(width) if part.hasHeightForWidth() else size.height()
    return QSize(width, height)
