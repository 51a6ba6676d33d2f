"""Put what a row repeats of the rows above it where it only says so: "idem", or a pair of marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_REPEAT_MARKS = frozenset(
    {
        *('"', "\u201d", "\u201c", "\u201e", ",,", "''", "\u3003", '-"-', '- " -', "\u2033"),
        *("idem", "id.", "dito", "ditto", "zelfde", "hetzelfde", "zie boven", "als boven"),
    }
)
_MIN_SAME = 2
_MIN_SHARE = 0.6


def repeats_above(cell: str) -> bool:
    """Tell whether a cell only says that it is the same as the one above it."""
    return cell.strip().casefold() in _REPEAT_MARKS


def fill_repeated_cells(
    rows: Sequence[tuple[str, ...]], home: Sequence[int] = ()
) -> list[tuple[str, ...]]:
    """Return rows in which a cell that says "the same" holds what stands above it.

    ``home`` are the columns of an address: where one says so and the others are empty, all of them
    are meant.
    """
    above: dict[int, str] = {}
    filled = []
    for row in rows:
        at_home = [row[index].strip().casefold() for index in home if index < len(row)]
        is_same_home = any(at_home) and all(cell in ("", *_REPEAT_MARKS) for cell in at_home)
        cells = list(row)
        for index, cell in enumerate(row):
            if cell.strip().casefold() in _REPEAT_MARKS or (is_same_home and index in home):
                cells[index] = above.get(index, "")
        above.update((index, cell) for index, cell in enumerate(cells) if cell)
        filled.append(tuple(cells))
    return filled


def repeats_heading(row: Sequence[str], heading: Sequence[str]) -> bool:
    """Tell whether a row is the heading again, as on each page of a printed list."""
    shown = [(cell.casefold(), row_index) for row_index, cell in enumerate(row) if cell]
    same = sum(at < len(heading) and heading[at].casefold() == cell for cell, at in shown)
    return same >= _MIN_SAME and same >= _MIN_SHARE * len(shown)
