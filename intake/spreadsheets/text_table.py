"""Read a table from a text file, whatever separates its columns and however it is encoded."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from typing import TYPE_CHECKING

from intake.kit.errors import UserFacingError
from intake.spreadsheets.sheet import MAX_COLUMNS, CellBudget, Sheet, SheetRow, plain_cell

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES = 20_000_000
_MAX_CELL = 1_000_000
_SEPARATORS = ";\t,|"
_LINES_TO_LOOK_AT = 60


def read_text_table(file: Path) -> tuple[Sheet, ...]:
    """Return the file as one sheet; its rows are numbered as records, from 1.

    Raises ``UserFacingError`` for a file with more than can be taken in: none of it is cut off.
    """
    with file.open("rb") as opened:
        raw = opened.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        raise UserFacingError("import-too-large", file=file.name)
    text = _decode(raw)
    separator = _separator_of(text)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    budget = CellBudget(file.name)
    rows: list[SheetRow] = []
    before = csv.field_size_limit(_MAX_CELL)  # it is the whole program's
    try:
        for number, record in enumerate(records, 1):
            cells = tuple(plain_cell(cell) for cell in record[:MAX_COLUMNS])
            budget.take(cells)
            rows.append(SheetRow(number, cells))
    finally:
        csv.field_size_limit(before)
    return (Sheet("", tuple(rows)),)


def _decode(raw: bytes) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", "replace")
    if raw[1:2] == b"\0" and raw[3:4] == b"\0":
        return raw.decode("utf-16-le", "replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        windows, mac = raw.decode("cp1252", "replace"), raw.decode("mac_roman")
        return min((windows, mac), key=lambda text: len(_WRONG_LETTERS_PATTERN.findall(text)))


_WRONG_LETTERS_PATTERN = re.compile(
    r"(?<=[a-z])[^\x00-\x7fà-öø-ÿÀ-ÖØ-ÞœŒžŽšŠŸ’´–]|[‚„†‡ˆ‰‹›˜™](?=[a-zA-Z])|[a-z][ŽŸŠŒ]"
)
"""Signs within words that no Dutch text has: another alphabet of bytes was meant."""


def _separator_of(text: str) -> str:
    """Return the separator that most lines have equally often."""
    lines = [line for line in text.splitlines()[:_LINES_TO_LOOK_AT] if line.strip()]
    if lines and lines[0].startswith("sep=") and len(lines[0]) > len("sep="):
        return lines[0][len("sep=")]

    def weight(separator: str) -> tuple[int, int]:
        counts = Counter(_count_outside_quotes(line, separator) for line in lines)
        counts.pop(0, None)
        if not counts:
            return 0, 0
        often, number = counts.most_common(1)[0]
        return number * min(often, 3), often

    return max(_SEPARATORS, key=weight)


def _count_outside_quotes(line: str, separator: str) -> int:
    return sum(part.count(separator) for part in line.split('"')[::2])
