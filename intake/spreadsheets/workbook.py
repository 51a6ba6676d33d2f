"""Write tables to a workbook of Excel; no cell is ever a formula."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.files import write_file
from intake.kit.numerals import is_numeral

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_MAX_TITLE = 31
"""Excel's limit for the name of a sheet."""

_NOT_IN_TITLES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_MAX_COLUMN_WIDTH = 60


class SheetTable(NamedTuple):
    """One sheet: its name, its heads and its rows."""

    title: str
    heads: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]


def write_workbook(tables: Sequence[SheetTable], target: Path) -> None:
    """Write each table on a sheet; raises ``ExternalError`` if the file cannot be written.

    A cell that is a whole number is one, so that it can be added up; any other is a text.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Font

    book = Workbook()
    for first in book.worksheets:
        book.remove(first)
    for table in tables:
        sheet = book.create_sheet(table.title.translate(_NOT_IN_TITLES)[:_MAX_TITLE])
        for row_index, row in enumerate((table.heads, *table.rows), start=1):
            for col, text in enumerate(row, start=1):
                cell = sheet.cell(row_index, col)
                if is_numeral(text):
                    cell.value = int(text)
                else:
                    cell.value = text
                    cell.data_type = "s"
        for cell in sheet[1]:
            cell.font = Font(bold=True)
        for letter, cells in zip("ABCDEFGHIJ", sheet.columns, strict=False):
            longest = max((len(str(cell.value or "")) for cell in cells), default=0)
            sheet.column_dimensions[letter].width = min(longest + 2, _MAX_COLUMN_WIDTH)
    content = io.BytesIO()
    book.save(content)
    write_file(target, content.getvalue(), mode=0o600)
