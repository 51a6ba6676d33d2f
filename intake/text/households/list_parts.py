"""Tell the parts of a sheet apart, and which lists of a file are not the one that is meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.text.households.headings import field_of, known_field
from intake.text.households.repeated_cells import repeats_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.text.households.import_preview import TableRow

_MIN_FIELDS = 2
_MIN_KNOWN_SHARE = 0.6
_MIN_DATA = 3
_TITLE_CELLS = 2
_TITLE_ROWS = 4
_SOMEBODY = frozenset({"name", "first_name", "last_name"})
_OUTDATED = re.compile(
    r"(?i)\b(?:oud(?=\W*$|\W+(?:\d|niet|lijst))|oude (?:lijst|versie)|niet (?:meer )?gebruiken"
    r"|verouderd|vervallen|archief|backup|back-up|kopie|old)\b"
)
_OF_HELPERS = re.compile(r"(?i)\bvrijwilligers?\b|\bhelpers\b|\bvolunteers?\b|\bteamleden\b")


def split_parts(rows: Sequence[TableRow]) -> list[Sequence[TableRow]]:
    """Return the lists that stand below each other on a sheet, each with the titles above it.

    A further one begins where a row names columns in another order than the heading before.
    """
    parts = []
    heading: tuple[str, ...] = ()
    begin, has_data = 0, False
    for at, row in enumerate(rows):
        shown = [cell for cell in row.cells if cell]
        if _is_heading(shown):
            if has_data and not repeats_heading(row.cells, heading):
                first = _first_title(rows, at, begin)
                parts.append(rows[begin:first])
                begin, has_data = first, False
            if not has_data:
                heading = row.cells
        elif heading:
            has_data = has_data or len(shown) >= _MIN_DATA
    return [*parts, rows[begin:]]


def is_left_out(name: str, rows: Sequence[TableRow]) -> bool:
    """Tell whether a list says itself that it is old, or that it is of volunteers.

    ``name`` is that of the sheet; the titles are the first rows of few cells.
    """
    titles = []
    for row in rows[:_TITLE_ROWS]:
        shown = [cell for cell in row.cells if cell]
        if len(shown) > _TITLE_CELLS:
            break
        titles += shown
    return any(_OUTDATED.search(text) or _is_of_helpers(text) for text in (name, *titles))


def _is_of_helpers(title: str) -> bool:
    """Tell whether a title is about volunteers alone: no key to a column, no "and residents"."""
    is_both = re.search(r"(?i)[=:]|\b(?:en|plus|deelnemers|bewoners|gasten)\b|&", title)
    return bool(_OF_HELPERS.search(title)) and not is_both


def _is_heading(shown: Sequence[str]) -> bool:
    if not shown or any(any(sign.isdigit() for sign in cell) for cell in shown):
        return False
    fields = {field_of(cell) for cell in shown} - {"", "ignored"}
    known = sum(bool(known_field(cell)) for cell in shown)
    is_known = known >= _MIN_FIELDS and known >= _MIN_KNOWN_SHARE * len(shown)
    return is_known and len(fields) >= _MIN_FIELDS and bool(fields & _SOMEBODY)


def _first_title(rows: Sequence[TableRow], at: int, least: int) -> int:
    """Return where the titles above a heading begin: rows of few cells, below an empty one."""
    first = at
    while first > least + 1 and 0 < sum(map(bool, rows[first - 1].cells)) <= _TITLE_CELLS:
        first -= 1
    return first
