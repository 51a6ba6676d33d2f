"""A sheet as rows of text, as somebody sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.kit.errors import UserFacingError

if TYPE_CHECKING:
    from collections.abc import Iterable

MAX_ROWS = 20_000
MAX_LINES = 10 * MAX_ROWS
"""Lines of a file, filled or not: between two filled ones there may be empty ones."""

MAX_COLUMNS = 200
MAX_CELL = 2_000
"""Characters of a cell that are read."""


MAX_FILLED = 400_000
"""Filled cells of a file: twenty columns of twenty thousand households."""

MAX_UNPACKED = 60_000_000
"""Bytes of a sheet once it is unpacked: a small file may hold gigabytes of nothing."""


class CellBudget:
    """Counts the filled cells and rows of a file, so that none keeps a desk reading for minutes."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._left = MAX_FILLED
        self._rows = MAX_ROWS
        self._lines = MAX_LINES

    def take(self, cells: Iterable[str]) -> None:
        """Count a row; raises ``UserFacingError`` if the file holds too many.

        A list is taken in whole or not at all: what is cut off would be people nobody misses.
        """
        filled = sum(map(bool, cells))
        self._left -= filled
        self._rows -= bool(filled)
        self._lines -= 1
        if min(self._left, self._rows, self._lines) < 0:
            raise UserFacingError("import-too-large", file=self._file)


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
