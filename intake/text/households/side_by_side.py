"""Tell two lists apart that stand beside each other on one sheet, with an empty column between."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.text.households.headings import field_of, names_somebody_else

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.text.households.import_preview import TableRow

_LOOKED_AT = 40
_MIN_FIELDS = 3
_SOMEBODY = frozenset({"name", "first_name", "last_name"})


def split_lists(rows: Sequence[TableRow]) -> list[Sequence[TableRow]]:
    """Return the rows of each list of a sheet, from left to right; of one list as they are.

    A column is a border if it is empty in every row, and if one row names, on both sides of it, who
    somebody is and two fields more.
    """
    for row in rows[:_LOOKED_AT]:
        for column in _empty_columns(rows):
            if _is_heading(row.cells[:column]) and _is_heading(row.cells[column + 1 :]):
                left = [row._replace(cells=row.cells[:column]) for row in rows]
                right = [_without_left(row, column + 1) for row in rows]
                return [left, *split_lists(right)]
    return [rows]


def _empty_columns(rows: Sequence[TableRow]) -> list[int]:
    width = max((len(row.cells) for row in rows), default=0)
    filled = {row_index for row in rows for row_index, cell in enumerate(row.cells) if cell}
    return [index for index in range(1, width - 1) if index not in filled]


def _is_heading(cells: Sequence[str]) -> bool:
    if any(names_somebody_else(cell) for cell in cells):
        return False
    fields = {field_of(cell) for cell in cells if cell} - {"", "ignored"}
    return len(fields) >= _MIN_FIELDS and bool(fields & _SOMEBODY)


def _without_left(row: TableRow, index: int) -> TableRow:
    """Return a row that begins at a column; merged cells move along."""
    joined = frozenset(place - index for place in row.joined if place >= index)
    return row._replace(cells=row.cells[index:], joined=joined)
