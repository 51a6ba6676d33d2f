"""What is read of a list: its rows, the households that they make, and what is wrong in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from intake.text.households.columns import Columns
    from intake.text.households.row_place import RowPlace

FIELDS = (
    "first_name", "infix", "last_name", "phone", "street", "house_number", "addition", "postcode",
    "city", "persons", "needs", "diet", "language", "note",
)  # fmt: skip


class TableRow(NamedTuple):
    """A row of a table: where it stands, its cells, which are merged with the row above."""

    place: RowPlace
    cells: tuple[str, ...]
    joined: frozenset[int]


class WrongField(NamedTuple):
    """What could not be read in a row: the field, and what stands there."""

    place: RowPlace
    field: str
    written: str


@dataclass
class Household:
    """What a row, or several rows of one family, will be made of."""

    place: RowPlace
    values: dict[str, Any]
    row: TableRow
    members: int = 1
    family: str = ""
    email: str = ""


@dataclass
class ImportPreview:
    """All that an import would make of a file.

    ``columns`` are those of the first table, ``examples`` the first text of each column.
    ``left_out`` are the sheets with a list that says itself that it is another one.
    """

    households: list[Household] = field(default_factory=list)
    wrong: list[WrongField] = field(default_factory=list)
    doubles: list[tuple[RowPlace, RowPlace]] = field(default_factory=list)
    columns: Columns | None = None
    examples: dict[int, str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)
