"""Tell what a table will be made into: households, what is double, and what is wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.text.households.columns import (
    CONTACT_FIELDS,
    Columns,
    find_columns,
    fits_columns,
    with_choices,
)
from intake.text.households.doubles import find_doubles
from intake.text.households.import_preview import ImportPreview, TableRow
from intake.text.households.list_parts import is_left_out, split_parts
from intake.text.households.one_cell import LINE_FIELDS, are_whole_lines, split_line
from intake.text.households.sheet_reader import SheetReader
from intake.text.households.side_by_side import split_lists

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MAX_EXAMPLE_ROWS = 50


def preview_import(
    sheets: Sequence[tuple[str, Sequence[TableRow]]], chosen: Mapping[int, str] | None = None
) -> ImportPreview:
    """Return what would be made of the sheets of a file.

    A sheet without a heading of its own has that of the sheet before. ``chosen`` gives the field of
    columns that somebody chose by hand, empty for one that is left out.
    """
    preview = ImportPreview()
    before: Columns | None = None
    lists = _lists_of(sheets)
    meant = [(name, rows) for name, rows in lists if not is_left_out(name, rows)]
    if any(columns is not None for columns in (_columns_of(rows)[1] for _, rows in meant)):
        preview.left_out = [name for name, rows in lists if is_left_out(name, rows)]
        lists = meant
    tables = [_columns_of(rows) for _, rows in lists]
    has_lists = any(columns is not None and columns.has(*CONTACT_FIELDS) for _, columns in tables)
    for rows, own in tables:
        columns = own
        if columns is None or (before is not None and not columns.heading and before.heading):
            columns = _continue_columns(before, rows)
        if columns is None or (has_lists and not columns.has(*CONTACT_FIELDS)):
            continue
        before = columns
        columns = with_choices(columns, chosen or {})
        if preview.columns is None:
            preview.columns = columns
            preview.examples = _examples_of(rows[columns.first_row :])
        reader = SheetReader(preview, columns)
        reader.look_above(rows[: columns.first_row])
        reader.read(rows[columns.first_row :])
    _forget_unknown(preview)
    preview.doubles = find_doubles(
        [(household.place, household.values) for household in preview.households]
    )
    return preview


def _lists_of(
    sheets: Sequence[tuple[str, Sequence[TableRow]]],
) -> list[tuple[str, Sequence[TableRow]]]:
    """Return every list of a file with the name of its sheet."""
    return [
        (name, part)
        for name, rows in sheets
        for below in split_lists(rows)
        for part in split_parts(below)
    ]


def _examples_of(rows: Sequence[TableRow]) -> dict[int, str]:
    """Return the first text that stands in each column."""
    examples: dict[int, str] = {}
    for row in rows[:_MAX_EXAMPLE_ROWS]:
        for row_index, cell in enumerate(row.cells):
            if cell:
                examples.setdefault(row_index, cell)
    return examples


def _columns_of(rows: Sequence[TableRow]) -> tuple[Sequence[TableRow], Columns | None]:
    """Return the rows of a sheet and their columns; a whole household in one cell is split."""
    cells = [row.cells for row in rows]
    if not are_whole_lines(cells):
        return rows, find_columns(cells)
    lines = [(row, split_line(next((cell for cell in row.cells if cell), ""))) for row in rows]
    split = [TableRow(row.place, tuple(line), row.joined) for row, line in lines if line]
    has_note = any(row.cells[3] for row in split)
    fields = {name: column for name, column in LINE_FIELDS.items() if has_note or name != "note"}
    return split, Columns(fields, {}, 0)


def _forget_unknown(preview: ImportPreview) -> None:
    """A postcode or a place that no address of the file tells is not known, instead of empty."""
    for name in ("postcode", "city"):
        is_told = any(household.values[name] for household in preview.households)
        is_wrong = any(wrong.field == name for wrong in preview.wrong)
        if not is_told and not is_wrong:
            for household in preview.households:
                household.values[name] = None


def _continue_columns(before: Columns | None, rows: Sequence[TableRow]) -> Columns | None:
    """Return the columns of the sheet before; None if this sheet holds something else."""
    if before is None or not fits_columns(before, [row.cells for row in rows]):
        return None
    return replace(before, first_row=0)
