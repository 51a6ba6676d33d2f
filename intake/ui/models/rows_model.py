"""A table model over a list of frozen rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

if TYPE_CHECKING:
    from collections.abc import Sequence

_ROOT = QModelIndex()


class RowsModel(QAbstractTableModel):
    """Shows frozen dataclasses, one column for each field.

    ``columns`` are pairs of a field's name and its header. In a narrow window ``fold`` puts some
    columns as a second line into the text of another, "header: text".
    """

    more_wanted = Signal()  # somebody scrolled to the end, and there is more
    sorted_by = Signal(str, bool)  # name of a column, whether it is descending

    def __init__(self, columns: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self.names = tuple(name for name, _ in self._columns)
        self._rows: tuple[Any, ...] = ()
        self.folded: tuple[str, ...] = ()
        self._folded_into = ""
        self._has_more = False

    def show(self, rows: Sequence[Any], *, has_more: bool = False) -> None:
        """Replace the rows; ``has_more`` if there are more to read."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self._has_more = has_more
        self.endResetModel()

    def append(self, rows: Sequence[Any], *, has_more: bool) -> None:
        """Add rows at the end."""
        self._has_more = has_more
        if rows:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
            self._rows = (*self._rows, *rows)
            self.endInsertRows()

    def canFetchMore(self, _parent: QModelIndex | QPersistentModelIndex) -> bool:
        return self._has_more

    def fetchMore(self, _parent: QModelIndex | QPersistentModelIndex) -> None:
        self._has_more = False  # until the next rows arrive
        self.more_wanted.emit()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Ask for another order; the owner of the rows sorts them."""
        descending = order is Qt.SortOrder.DescendingOrder
        self.sorted_by.emit(self.names[column], descending)

    def fold(self, folded: tuple[str, ...], into: str) -> None:
        """Put these columns into the text of another one."""
        self.folded = folded
        self._folded_into = into
        index = self.names.index(into)
        self.dataChanged.emit(self.index(0, index), self.index(len(self._rows) - 1, index))

    def text(self, row: int, column: int) -> str:
        """Return the text of a cell, without folded columns."""
        return str(getattr(self._rows[row], self.names[column]))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        if parent.isValid():
            return 0
        return len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        if parent.isValid():
            return 0
        return len(self._columns)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        own = self.text(index.row(), index.column())
        if self.names[index.column()] != self._folded_into:
            return own
        row = self._rows[index.row()]
        texts = " · ".join(
            f"{head}: {getattr(row, name)}"
            for name, head in self._columns
            if name in self.folded and getattr(row, name)
        )
        if texts:
            return f"{own}\n{texts}"
        return own

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if (
            orientation is Qt.Orientation.Horizontal
            and role == Qt.ItemDataRole.DisplayRole
            and section < len(self._columns)
        ):
            return self._columns[section][1]
        return None
