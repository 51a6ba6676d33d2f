"""A table that is never wider than its place, however large the letters are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QResizeEvent

    from intake.ui.models.rows_model import RowsModel

_MAX_MEASURED = 60
_MIN_WIDE = 20
_MAX_PART = 0.28
"""How many letters the widest column has room for at least, and which part of the table another one
takes at most.
"""


class FittingTable(QTableView):
    """Gives each column the width of its texts and ``wide`` what is left.

    Long texts go on in a next line.

    Where the place is too narrow, the columns that ``give_way`` (first the first) become a line
    below the text of ``wide``: nothing is cut off, and nobody scrolls sideways.
    """

    def __init__(self, model: RowsModel, wide: str, give_way: tuple[str, ...]) -> None:
        super().__init__()
        self._rows = model
        self._wide = wide
        self._give_way = give_way
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
        model.modelReset.connect(self._fit)
        model.rowsInserted.connect(self._rows_added)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Choose which columns give way, and set the widths of the others."""
        room = self.viewport().width()
        widths = {name: self._width(at) for at, name in enumerate(self._rows.names)}
        least = self.fontMetrics().horizontalAdvance("n" * _MIN_WIDE)
        folded: tuple[str, ...] = ()
        for count in range(len(self._give_way) + 1):
            folded = self._give_way[:count]
            if (
                sum(
                    min(width, round(room * _MAX_PART))
                    for name, width in widths.items()
                    if name not in (*folded, self._wide)
                )
                + least
                <= room
            ):
                break
        if folded != self._rows.folded:
            self._rows.fold(folded, self._wide)
        for at, name in enumerate(self._rows.names):
            self.setColumnHidden(at, name in folded)
            if name != self._wide:
                self.setColumnWidth(at, min(widths[name], round(room * _MAX_PART)))

        self._fit_rows(0, self._rows.rowCount())

    def _rows_added(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._fit_rows(first, last + 1)

    def _fit_rows(self, first: int, end: int) -> None:
        """Make each row as high as its longest text needs; asking Qt would measure every cell."""
        metrics = self.fontMetrics()
        spacing = metrics.lineSpacing()
        letter = metrics.horizontalAdvance("n")
        header = self.verticalHeader()
        header.setDefaultSectionSize(spacing + 2 * letter)
        shown = [at for at in range(len(self._rows.names)) if not self.isColumnHidden(at)]
        for row in range(first, end):
            lines = 1
            for at in shown:
                room = max(1, self.columnWidth(at) - 2 * letter)
                said = str(self._rows.data(self._rows.index(row, at)))
                needed = sum(
                    _lines_of(metrics.horizontalAdvance(part), room) for part in said.split("\n")
                )
                lines = max(lines, needed)
            if lines > 1:
                self.setRowHeight(row, (lines * spacing) + 2 * letter)
            elif header.sectionSize(row) != header.defaultSectionSize():
                self.setRowHeight(row, header.defaultSectionSize())

    def _width(self, at: int) -> int:
        """How wide a column is whose texts stand on one line each."""
        metrics = self.fontMetrics()
        header = self.horizontalHeader()
        texts = (
            self._rows.text(row, at) for row in range(min(self._rows.rowCount(), _MAX_MEASURED))
        )
        around = 2 * metrics.horizontalAdvance(
            "n"
        )  # the style sheet's padding on both sides, which grows with the letters
        return max(
            header.sectionSizeHint(at),
            max(map(metrics.horizontalAdvance, texts), default=0) + around,
        )


def _lines_of(width: int, room: int) -> int:
    """Return how many lines a text takes; broken at words, it may need one more."""
    if width <= room:
        return 1
    return width // room + 2
