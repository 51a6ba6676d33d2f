"""A sheet as rows of text, as somebody sees it."""

from __future__ import annotations

from dataclasses import dataclass

MAX_ROWS = 20_000
MAX_COLUMNS = 200
MAX_CELL = 2_000
"""Characters of a cell that are read."""


@dataclass(frozen=True)
class SheetRow:
    """One row: its number as the spreadsheet shows it, and the text of each visible column.

    ``joined`` are the places of cells that belong to the row above, because they were merged.
    """

    number: int
    cells: tuple[str, ...]
    joined: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Sheet:
    """The rows of a sheet; the name of a text file is empty."""

    name: str
    rows: tuple[SheetRow, ...]


def plain_cell(text: str) -> str:
    """Return the text of a cell without the space around it; a line end stays."""
    lines = [" ".join(line.split()) for line in text[:MAX_CELL].replace("\r", "\n").split("\n")]
    return "\n".join(line for line in lines if line)
