"""Read a workbook of Excel: what its visible columns show, and nothing that it would run."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any

from intake.kit.errors import UserFacingError
from intake.spreadsheets.sheet import (
    MAX_COLUMNS,
    CellBudget,
    Sheet,
    SheetRow,
    plain_cell,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_MAX_DIGITS = 30
_MAX_EMPTY_BETWEEN = 3
"""Empty rows that are kept between two filled ones: enough to see where a table ends."""

_ZEROS = re.compile(r"0{2,}")


def read_xlsx(file: Path) -> tuple[Sheet, ...]:
    """Return the visible sheets; raises ``UserFacingError`` for a file that is no workbook."""
    from openpyxl import load_workbook

    budget = CellBudget(file.name)
    try:
        shown = load_workbook(file, data_only=True, rich_text=True)
        written = load_workbook(file, data_only=False)
    except (ValueError, KeyError, OSError, TypeError) as error:
        raise UserFacingError("import-unreadable", file=file.name) from error
    return tuple(
        _read_sheet(sheet, written[sheet.title], budget)
        for sheet in shown.worksheets
        if sheet.sheet_state == "visible"
    )


def _read_sheet(shown: Any, written: Any, budget: CellBudget) -> Sheet:
    hidden = _hidden_columns(shown)
    columns = [
        column
        for column in range(1, min(shown.max_column, MAX_COLUMNS) + 1)
        if column not in hidden
    ]
    above = _merged_cell_origins(shown)
    # Asked for a cell, a sheet makes it: of a sheet with one far cell that would be millions.
    there, formulas = shown._cells, written._cells  # noqa: SLF001
    empty = ("",) * len(columns)
    texts: dict[int, str] = {}
    rows: list[SheetRow] = []
    for number in sorted({row for row, _ in (*there, *above)}):
        between = range(rows[-1].number + 1 if rows else 1, number)
        rows += [SheetRow(row, empty) for row in between[:_MAX_EMPTY_BETWEEN]]
        cells = []
        for column in columns:
            place = above.get((number, column), (number, column))
            cells.append("")
            if place in there:
                cells[-1] = _text_of(there[place], formulas.get(place), texts)
        joined = frozenset(
            index for index, column in enumerate(columns) if (number, column) in above
        )
        budget.take(cells)
        rows.append(SheetRow(number, tuple(cells), joined))
    return Sheet(shown.title, tuple(rows))


def _hidden_columns(sheet: Any) -> set[int]:
    """Return the numbers of the hidden columns; a range of them is kept with its first."""
    from openpyxl.utils import column_index_from_string

    hidden = set()
    for letter, dimension in sheet.column_dimensions.items():
        if dimension.hidden:
            first = dimension.min or column_index_from_string(letter)
            hidden |= set(range(first, min(dimension.max or first, MAX_COLUMNS) + 1))
    return hidden


def _merged_cell_origins(sheet: Any) -> dict[tuple[int, int], tuple[int, int]]:
    """Return where the text of a cell stands that was merged with those above it.

    Cells that were merged sideways show their text once.
    """
    above: dict[tuple[int, int], tuple[int, int]] = {}
    for area in sheet.merged_cells.ranges:
        if area.max_row == area.min_row or area.max_col > area.min_col:
            continue
        for number in range(area.min_row + 1, area.max_row + 1):
            above[number, area.min_col] = (area.min_row, area.min_col)
    return above


def _text_of(shown: Any, written: Any, texts: dict[int, str]) -> str:
    """Return what a cell shows; a formula without a remembered value is its text.

    ``texts`` holds the texts in several letters by their identity: cells may share one.
    """
    value = shown.value
    if shown.font is not None and shown.font.strike:
        return ""  # the whole cell is struck through
    if value is None and written is not None:
        value = written.value
    if isinstance(value, list):  # runs of text, each with its letters
        if id(value) not in texts:
            texts[id(value)] = plain_cell("".join(map(str, _standing_runs(value))))
        return texts[id(value)]
    return _written_value(value, str(shown.number_format or ""))


def _written_value(value: Any, number_format: str) -> str:
    """Return a value as somebody would write it into a list."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, int):
        return _pad_with_zeros(value, number_format)
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    return plain_cell(str(value))


def _standing_runs(runs: Iterable[Any]) -> Iterator[Any]:
    return (run for run in runs if not _is_struck(run))


def _is_struck(run: Any) -> bool:
    """Tell whether a piece of a text is struck through: it holds no longer."""
    letters = getattr(run, "font", None)
    return bool(letters is not None and letters.strike)


def _pad_with_zeros(value: int, number_format: str) -> str:
    """Return a number with the zeros in front that its format shows: ``0612345678``."""
    if _ZEROS.fullmatch(number_format):
        return str(value).zfill(min(len(number_format), _MAX_DIGITS))
    return str(value)
