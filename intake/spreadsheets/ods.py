"""Read an OpenDocument spreadsheet (ISO 26300-1, 9): what its visible columns show."""

from __future__ import annotations

import zipfile
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from intake.kit.errors import UserFacingError
from intake.spreadsheets.sheet import (
    MAX_COLUMNS,
    CellBudget,
    Sheet,
    SheetRow,
    plain_cell,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_GROUPS = frozenset(
    f"{_TABLE}{name}"
    for name in (
        *("table-row-group", "table-header-rows", "table-rows"),
        *("table-column-group", "table-header-columns", "table-columns"),
    )
)
"""Elements that hold rows or columns, which may hold such elements themselves."""

_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def read_ods(file: Path) -> tuple[Sheet, ...]:
    """Return the visible sheets; raises ``UserFacingError`` for a file that is no spreadsheet."""
    try:
        with zipfile.ZipFile(file) as packed, packed.open("content.xml") as content:
            root = ET.parse(content).getroot()  # noqa: S314 - its package has no document type
    except (zipfile.BadZipFile, KeyError, ET.ParseError, OSError) as error:
        raise UserFacingError("import-unreadable", file=file.name) from error
    hidden = _hidden_styles(root)
    budget = CellBudget(file.name)
    return tuple(
        _read_sheet(table, budget)
        for sheets in root.iter(f"{_OFFICE}spreadsheet")
        for table in sheets.findall(f"{_TABLE}table")
        if table.get(f"{_TABLE}style-name") not in hidden
    )


def _hidden_styles(root: ET.Element) -> set[str]:
    return {
        style.get(f"{_STYLE}name", "")
        for style in root.iter(f"{_STYLE}style")
        for properties in style.findall(f"{_STYLE}table-properties")
        if properties.get(f"{_TABLE}display") == "false"
    }


def _read_sheet(table: ET.Element, budget: CellBudget) -> Sheet:
    hidden = _hidden_columns(table)
    rows: list[SheetRow] = []
    number = 0
    below: dict[int, tuple[int, str]] = {}
    for row in _rows_or_columns(table, "table-row"):
        times = max(int(row.get(f"{_TABLE}number-rows-repeated", "1")), 1)
        cells, merged = _read_row(row, below)
        columns = [index for index in range(len(cells)) if index not in hidden]
        shown = tuple(cells[at] for at in columns)
        joined = frozenset(place for place, column in enumerate(columns) if column in merged)
        if any(shown):
            for repeated in range(times):
                budget.take(shown)
                rows.append(SheetRow(number + 1 + repeated, shown, joined))
        number += times
    return Sheet(table.get(f"{_TABLE}name", ""), tuple(rows))


def _rows_or_columns(table: ET.Element, name: str) -> Iterator[ET.Element]:
    """Yield the rows or columns of a table, also grouped ones; not those of a table in a cell."""
    waiting = [table]
    while waiting:
        at = waiting.pop()
        if at.tag == f"{_TABLE}{name}":
            yield at
        elif at is table or at.tag in _GROUPS:
            waiting.extend(reversed(at))


def _read_row(row: ET.Element, below: dict[int, tuple[int, str]]) -> tuple[list[str], set[int]]:
    """Return the texts of a row, and which of them are merged with the row above.

    ``below`` holds what merged cells go on showing further down.
    """
    cells: list[str] = []
    joined: set[int] = set()
    for cell in row:
        is_covered = cell.tag == f"{_TABLE}covered-table-cell"
        if not is_covered and cell.tag != f"{_TABLE}table-cell":
            continue
        times = int(cell.get(f"{_TABLE}number-columns-repeated", "1"))
        own = _text_of(cell)
        for _ in range(min(times, MAX_COLUMNS - len(cells))):
            column = len(cells)
            left, text = below.get(column, (0, ""))
            if is_covered and left:
                below[column] = (left - 1, text)
                joined.add(column)
                cells.append(text)
                continue
            below[column] = (int(cell.get(f"{_TABLE}number-rows-spanned", "1")) - 1, own)
            cells.append(own)
    return cells, joined


def _hidden_columns(table: ET.Element) -> set[int]:
    hidden = set()
    index = 0
    for column in _rows_or_columns(table, "table-column"):
        times = min(int(column.get(f"{_TABLE}number-columns-repeated", "1")), MAX_COLUMNS)
        if column.get(f"{_TABLE}visibility") in ("collapse", "filter"):
            hidden |= set(range(index, min(index + times, MAX_COLUMNS)))
        index += times
        if index >= MAX_COLUMNS:
            break
    return hidden


def _text_of(cell: ET.Element) -> str:
    shown = "\n".join("".join(_texts(line)) for line in cell.findall(f"{_TEXT}p"))
    if shown.strip():
        return plain_cell(shown)
    return plain_cell(cell.get(f"{_OFFICE}value", "").removesuffix(".0"))


def _texts(element: ET.Element) -> Iterator[str]:
    """Yield the text of an element; spaces and line ends are elements of their own."""
    yield element.text or ""
    for child in element:
        if child.tag == f"{_TEXT}s":
            yield " " * min(int(child.get(f"{_TEXT}c", "1")), 50)
        elif child.tag == f"{_TEXT}line-break":
            yield "\n"
        else:
            yield from _texts(child)
        yield child.tail or ""
