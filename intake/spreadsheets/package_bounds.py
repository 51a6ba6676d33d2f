"""Refuse a packed spreadsheet that would unfold to more than a desk can read.

The readers build a whole tree, and some make a cell for each place that a range names, so a file
of a few kilobytes can keep a computer busy for minutes. Here each part is walked once by expat,
which keeps nothing, whatever the part is called and however it is spelt.
"""

from __future__ import annotations

import re
import zipfile
from typing import TYPE_CHECKING
from xml.parsers import expat

from intake.kit.errors import UserFacingError
from intake.spreadsheets.sheet import MAX_FILLED, MAX_UNPACKED

if TYPE_CHECKING:
    from pathlib import Path

MAX_ELEMENTS = 1_600_000
"""Elements of all parts: a filled cell takes three with its value and its run of text."""

MAX_ROW_ELEMENTS = 100_000
"""Rows that are written out, filled or not."""

MAX_RANGES = 5_000
"""Ranges of merged cells, links, checks and colours: a reader makes an object for each."""

MAX_FORMULA_SIGNS = 3_000_000
"""Signs of all formulas as a reader writes them out, a shared one in each of its cells."""

MAX_DEPTH = 200
"""Elements within each other: what programs write is some twenty deep."""

_XML_NAMES = (".xml", ".rels", ".vml")
"""Parts that a reader parses whatever they begin with; the others are looked at."""

_COUNTED_ELEMENTS = frozenset({"mergeCell", "hyperlink"})
"""Elements whose range a reader turns into cells one by one."""

_RANGE = re.compile(
    r"\$?(?P<first>[A-Z]{1,3})\$?(?P<first_row>\d{1,7})"
    r"(?::\$?(?P<last>[A-Z]{1,3})\$?(?P<last_row>\d{1,7}))?"
)
_CHUNK = 1 << 16


def require_bounded_package(file: Path) -> None:
    """Raise ``UserFacingError`` for a package with a document type, or with too much in it.

    Raises ``OSError`` and ``zipfile.BadZipFile`` where the file cannot be unpacked.
    """
    with zipfile.ZipFile(file) as packed:
        parts = packed.infolist()
        if sum(part.file_size for part in parts) > 2 * MAX_UNPACKED or any(
            part.file_size > MAX_UNPACKED for part in parts
        ):
            raise UserFacingError("import-too-large", file=file.name)
        counts = _PartCounts(file.name)
        for part in parts:
            with packed.open(part) as content:
                chunk = content.read(_CHUNK)
                if not part.filename.lower().endswith(_XML_NAMES) and not _is_xml(chunk):
                    continue
                parser = counts.new_parser()
                try:
                    while chunk:
                        parser.Parse(chunk, False)
                        chunk = content.read(_CHUNK)
                except expat.ExpatError:
                    continue  # whoever builds a tree from it stops at this place as well


class _PartCounts:
    """Counts elements and ranges over all parts of one file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._elements = MAX_ELEMENTS
        self._rows = MAX_ROW_ELEMENTS
        self._ranges = MAX_RANGES
        self._cells = MAX_FILLED
        self._depth = 0
        self._formula_signs = MAX_FORMULA_SIGNS
        self._shared: dict[str, int] = {}
        self._is_formula = False
        self._shared_by = ""

    def new_parser(self) -> expat.XMLParserType:
        self._depth = 0
        self._shared = {}
        self._is_formula = False
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._refuse_document_type
        parser.StartElementHandler = self._count
        parser.EndElementHandler = self._leave
        parser.CharacterDataHandler = self._count_formula
        return parser

    def _refuse_document_type(self, *_: object) -> None:
        raise UserFacingError("import-unreadable", file=self._file)

    def _count(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self._elements -= 1
        self._depth += 1
        if local in ("row", "table-row"):
            self._rows -= 1
        elif local in _COUNTED_ELEMENTS:
            self._ranges -= 1
            self._cells -= _count_cells(attributes.get("ref", ""))
        elif local == "f":
            self._is_formula = True
            self._shared_by = attributes.get("si", "")
            self._formula_signs -= self._shared.get(self._shared_by, 0)
        elif "sqref" in attributes:
            self._ranges -= len(attributes["sqref"].split())
        if self._depth > MAX_DEPTH:
            raise UserFacingError("import-too-large", file=self._file)
        self._require_room()

    def _count_formula(self, text: str) -> None:
        """Count the signs of a formula; a shared one counts again in each cell that uses it."""
        if not self._is_formula:
            return
        self._formula_signs -= len(text)
        if self._shared_by:
            self._shared[self._shared_by] = self._shared.get(self._shared_by, 0) + len(text)
        self._require_room()

    def _require_room(self) -> None:
        left = (self._elements, self._rows, self._ranges, self._cells, self._formula_signs)
        if min(left) < 0:
            raise UserFacingError("import-too-large", file=self._file)

    def _leave(self, _name: str) -> None:
        self._depth -= 1
        self._is_formula = False


def _is_xml(begin: bytes) -> bool:
    """Tell whether a part begins as XML, in UTF-8 or UTF-16; pictures and macros do not."""
    return begin.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xfe\xff \t\r\n").startswith(b"<")


def _count_cells(text: str) -> int:
    """Return the number of cells of a range such as ``A1:B20``; what is no range has none."""
    match = _RANGE.fullmatch(text.strip())
    if match is None:
        return 0
    rows = int(match["last_row"] or match["first_row"]) - int(match["first_row"]) + 1
    columns = _column_number(match["last"] or match["first"]) - _column_number(match["first"]) + 1
    return max(rows, 1) * max(columns, 1)


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
