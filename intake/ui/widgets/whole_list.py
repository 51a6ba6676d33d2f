"""A list that shows all its entries: the page around it scrolls, and never the list within it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QScrollArea

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QModelIndex, QPersistentModelIndex
    from PySide6.QtGui import QResizeEvent, QWheelEvent

_HINT = QAbstractItemView.ScrollHint.EnsureVisible


class WholeList(QListWidget):
    """A list as high as its entries; the arrow keys scroll the page to the chosen one."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)

    def show_entries(self, entries: Sequence[str]) -> None:
        """Show these entries; an empty list takes no room."""
        self.clear()
        self.addItems(list(entries))
        self.setVisible(bool(entries))
        self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._fit_height()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # the page scrolls

    def scrollTo(
        self, index: QModelIndex | QPersistentModelIndex, hint: QAbstractItemView.ScrollHint = _HINT
    ) -> None:
        super().scrollTo(index, hint)
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        inside = around.widget() if around else None
        if around is None or inside is None or not self.hasFocus():
            return
        entry = self.visualRect(index)
        top, bottom = (
            self.viewport().mapTo(inside, QPoint(0, edge)) for edge in (entry.top(), entry.bottom())
        )
        around.ensureVisible(0, bottom.y(), 0, 8)
        around.ensureVisible(0, top.y(), 0, 8)

    def _fit_height(self) -> None:
        self.doItemsLayout()
        self.setFixedHeight(self.contentsSize().height() + 2 * self.frameWidth())
