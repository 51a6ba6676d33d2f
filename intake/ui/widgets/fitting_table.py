"""A table that is never wider than its place, however large the letters are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QFontMetrics, QResizeEvent

    from intake.ui.models.rows_model import RowsModel

_MAX_MEASURED = 60
_MIN_WIDE = 20
_MAX_PART = 0.28
"""Minimum letters of the widest column, and the maximum share of the table for another one."""


class FittingTable(QTableView):
    """Gives each column the width of its texts and the rest to ``wide``.

    Long texts are wrapped.

    If it is too narrow, the columns in ``give_way`` become, in this order, a line below the text of
    ``wide``, so that nothing is cut off and nobody scrolls sideways. Those in ``go`` are left out
    instead.
    """

    def __init__(
        self, model: RowsModel, wide: str, give_way: tuple[str, ...], go: tuple[str, ...] = ()
    ) -> None:
        super().__init__()
        self._rows = model
        self._wide = wide
        self._give_way = (*go, *give_way)
        self._go = go
        self._shows_few = False
        self.setModel(model)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(model.names.index(wide), QHeaderView.ResizeMode.Stretch)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        model.modelReset.connect(self._fit_height)
        model.rowsInserted.connect(self._on_rows_added)

    def show_few(self, few: bool) -> None:  # noqa: FBT001 - a state of the page
        """Leave out every column that can give way, so that a low table shows more lines."""
        if few != self._shows_few:
            self._shows_few = few
            self._fit_height()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_height()

    def _fit_height(self) -> None:
        """Choose which columns give way, and set the widths of the others."""
        room = self.viewport().width()
        most = round(room * _MAX_PART)
        widths = {
            name: min(self._width(index), most) for index, name in enumerate(self._rows.names)
        }
        folded = self._columns_to_fold(widths, room)
        below = tuple(name for name in folded if name not in self._go)
        if self._shows_few:
            below = ()
        if below != self._rows.folded:
            self._rows.fold(below, self._wide)
        for index, name in enumerate(self._rows.names):
            self.setColumnHidden(index, name in folded)
            if name != self._wide:
                self.setColumnWidth(index, widths[name])
        self._fit_rows(0, self._rows.rowCount())

    def _columns_to_fold(self, widths: dict[str, int], room: int) -> tuple[str, ...]:
        """Return the columns that give way, in order, until the others have room."""
        if self._shows_few:
            return self._give_way
        least = self.fontMetrics().horizontalAdvance("n" * _MIN_WIDE)
        for count in range(len(self._give_way)):
            gone = (*self._give_way[:count], self._wide)
            needed = sum(width for name, width in widths.items() if name not in gone)
            if needed + least <= room:
                return self._give_way[:count]
        return self._give_way

    def _on_rows_added(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._fit_rows(first, last + 1)

    def _fit_rows(self, first: int, end: int) -> None:
        """Make each row as high as its longest text needs; Qt would measure every cell."""
        metrics = self.fontMetrics()
        spacing = metrics.lineSpacing()
        letter = metrics.horizontalAdvance("n")
        header = self.verticalHeader()
        header.setDefaultSectionSize(spacing + 2 * letter)
        shown = [index for index in range(len(self._rows.names)) if not self.isColumnHidden(index)]
        for row in range(first, end):
            lines = 1
            for at in shown:
                room = max(1, self.columnWidth(at) - 2 * letter)
                said = str(self._rows.data(self._rows.index(row, at)))
                needed = sum(_lines_of(part, room, metrics) for part in said.split("\n"))
                lines = max(lines, needed)
            if lines > 1:
                self.setRowHeight(row, (lines * spacing) + 2 * letter)
            elif header.sectionSize(row) != header.defaultSectionSize():
                self.setRowHeight(row, header.defaultSectionSize())

    def _width(self, index: int) -> int:
        """Return the width of a column whose texts are not wrapped."""
        metrics = self.fontMetrics()
        header = self.horizontalHeader()
        texts = (
            self._rows.text(row, index) for row in range(min(self._rows.rowCount(), _MAX_MEASURED))
        )
        # The style sheet's padding on both sides, which grows with the letters.
        around = 2 * metrics.horizontalAdvance("n")
        return max(
            header.sectionSizeHint(index),
            max(map(metrics.horizontalAdvance, texts), default=0) + around,
        )


def _lines_of(text: str, room: int, metrics: QFontMetrics) -> int:
    """Return the number of lines of a text; measured only if it is long."""
    if metrics.horizontalAdvance(text) <= room:
        return 1
    broken = metrics.boundingRect(QRect(0, 0, room, 0), int(Qt.TextFlag.TextWordWrap), text)
    return max(1, round(broken.height() / metrics.lineSpacing()))
