"""The cells of one row by the fields of their columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.text.households.import_preview import WrongField

if TYPE_CHECKING:
    from intake.text.households.columns import Columns
    from intake.text.households.import_preview import TableRow


@dataclass(frozen=True)
class RowCells:
    """Gives the cells of a row by field, and collects in ``wrong`` what cannot be read in them."""

    row: TableRow
    columns: Columns
    wrong: list[WrongField]

    def has(self, *fields: str) -> bool:
        """Tell whether the list has a column for one of these fields."""
        return self.columns.has(*fields)

    def all(self, field: str) -> list[str]:
        """Return the cells of each column that holds a field."""
        numbers = self.columns.fields.get(field, ())
        return [self.row.cells[column] for column in numbers if column < len(self.row.cells)]

    def first(self, field: str) -> str:
        """Return the first cell with a text for a field; an empty text if there is none."""
        return next((cell for cell in self.all(field) if cell), "")

    def at(self, column: int) -> str:
        """Return the cell of a column; an empty text behind the end of a short row."""
        return self.row.cells[column] if column < len(self.row.cells) else ""

    def note_wrong(self, field: str, written: str) -> None:
        """Remember that a field cannot be read, and what stands there."""
        self.wrong.append(WrongField(self.row.place, field, written))
