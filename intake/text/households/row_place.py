"""Where a row stands."""

from __future__ import annotations

from typing import NamedTuple


class RowPlace(NamedTuple):
    """A row as a spreadsheet shows it: its sheet, and its number."""

    sheet: str
    number: int
