"""Read an address list from a file, for the desk and for the command line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.spreadsheets.read_sheets import read_sheets
from intake.text.households.import_preview import ImportPreview, TableRow
from intake.text.households.preview import preview_import
from intake.text.households.row_place import RowPlace

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def read_list(file: Path, chosen: Mapping[int, str]) -> ImportPreview:
    """Return what would be made of a file.

    ``chosen`` gives the field of columns that somebody chose by hand, empty for none. Raises
    ``UserFacingError`` for a file that cannot be read as a table.
    """
    sheets = [
        (
            sheet.name,
            [
                TableRow(RowPlace(sheet.name, row.number), row.cells, row.joined)
                for row in sheet.rows
            ],
        )
        for sheet in read_sheets(file)
    ]
    return preview_import(sheets, chosen)
