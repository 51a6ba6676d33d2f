"""Read a file with a table, by what it is and not by what it is called."""

from __future__ import annotations

import logging
import zipfile
from typing import TYPE_CHECKING

from intake.kit.errors import UserFacingError
from intake.spreadsheets.package_bounds import require_bounded_package

if TYPE_CHECKING:
    from pathlib import Path

    from intake.spreadsheets.sheet import Sheet

_OLD_EXCEL_SIGNATURE = b"\xd0\xcf\x11\xe0"


def read_sheets(file: Path) -> tuple[Sheet, ...]:
    """Return the visible sheets of a workbook or a text file.

    Raises ``UserFacingError`` for a file that cannot be read as a table, whatever is wrong with
    it, and ``OSError`` if it cannot be opened.
    """
    try:
        return _read_by_content(file)
    except (UserFacingError, OSError):
        raise
    except Exception as error:  # the readers of other people's formats raise whatever they meet
        logging.getLogger(__name__).info("a list could not be read: %s", type(error).__name__)
        raise UserFacingError("import-unreadable", file=file.name) from error


def _read_by_content(file: Path) -> tuple[Sheet, ...]:
    with file.open("rb") as opened:
        begin = opened.read(4)
    if begin == _OLD_EXCEL_SIGNATURE:
        raise UserFacingError("import-old-excel", file=file.name)
    if begin.startswith(b"PK"):
        return _read_packed(file)
    from intake.spreadsheets.text_table import read_text_table

    return read_text_table(file)


def _read_packed(file: Path) -> tuple[Sheet, ...]:
    try:
        require_bounded_package(file)
        with zipfile.ZipFile(file) as packed:
            names = set(packed.namelist())
    except zipfile.BadZipFile as error:
        raise UserFacingError("import-unreadable", file=file.name) from error
    if "content.xml" in names:
        from intake.spreadsheets.ods import read_ods

        return read_ods(file)
    from intake.spreadsheets.xlsx import read_xlsx

    return read_xlsx(file)
