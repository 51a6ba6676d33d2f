"""The list of postcodes that a centre keeps beside its database, made from a file it chose.

A line holds a postcode, the first and the last house number in that street, the street and its
town; where the file told it, also where that is, in metres. The lines are sorted by postcode, so
that a search reads only a small part.
"""

from __future__ import annotations

import csv
import math
import mmap
import re
from typing import TYPE_CHECKING

from intake.domain.street import Street
from intake.kit.errors import UserFacingError
from intake.kit.files import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

_POSTCODE = re.compile(r"[1-9]\d{3}[A-Z]{2}")
_DECIMAL = re.compile(r"-?\d{1,6}(?:\.\d{1,15})?")
_METRES = re.compile(r"-?\d{1,8}")
_NUMBER = re.compile(r"[0-9]{1,5}(?![0-9])")
_COLUMNS = {
    "postcode": ("postcode", "pc6"),
    "number": ("huisnummer", "house_number"),
    "street": ("straat", "straatnaam", "openbareruimte", "openbareruimtenaam", "street"),
    "city": ("plaats", "woonplaats", "woonplaatsnaam", "city"),
    "north": ("latitude", "lat", "breedtegraad"),
    "east": ("longitude", "lon", "lng", "lengtegraad"),
    "y": ("y", "rd_y", "y_coordinaat", "ycoordinaat"),
    "x": ("x", "rd_x", "x_coordinaat", "xcoordinaat"),
}
"""Possible names of the columns, as in extracts of the BAG (docs/sources.md, "Postcodes")."""

_ALL_NUMBERS = (0, 99_999)
_FIELDS_WITHOUT_PLACE = 5
_FIELDS_WITH_PLACE = 7
"""The number of parts of a line."""

_METRES_OF_DEGREE = 111_320
_WIDTH_AT_DUTCH_LATITUDE = math.cos(math.radians(52.2))
"""A degree of longitude is so much shorter than one of latitude in the middle of the country."""


class PostcodeList:
    """Finds the street of a postcode; there may be no list at all."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def find(self, postcode: str, number: str) -> Street | None:
        """Return the street of a postcode; if it has two, the house number decides.

        Returns None if the list does not tell.
        """
        wanted = _normalize(postcode)
        if not wanted:
            return None
        lines = self._lines_of(wanted)
        if len({line[3:5] for line in lines}) > 1:
            house = _NUMBER.match(number.strip())
            lines = [
                line for line in lines if house and int(line[1]) <= int(house[0]) <= int(line[2])
            ]
        places = {Street(line[3], line[4]) for line in lines}
        return places.pop() if len(places) == 1 else None

    def replace(self, source: Path) -> int:
        """Replace the list by a file with a line for each address or postcode.

        Returns the number of postcodes. Raises ``UserFacingError`` for another kind of file; the
        old list is kept then.
        """
        try:
            with source.open(encoding="utf-8-sig", newline="") as file:
                first = file.readline()
                file.seek(0)
                rows = csv.reader(file, delimiter=";" if first.count(";") else ",")
                found = _read_rows(rows)
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise UserFacingError("postcodes-unreadable", file=source.name) from error
        if not found:
            raise UserFacingError("postcodes-none", file=source.name)
        lines = [
            ";".join((key[0], *map(str, rows.numbers), *key[1:], *rows.place_parts()))
            for key, rows in sorted(found.items())
        ]
        write_file(self._file, ("\n" + "\n".join(lines) + "\n").encode())
        return len({postcode for postcode, _, _ in found})

    def place_of(self, postcode: str) -> tuple[float, float] | None:
        """Return where a postcode is, in metres to the east and north; None if nobody told."""
        wanted = _normalize(postcode)
        lines = self._lines_of(wanted) if wanted else []
        told = [line[5:] for line in lines if len(line) == _FIELDS_WITH_PLACE]
        if not told:
            return None
        return (
            sum(float(east) for east, _ in told) / len(told),
            sum(float(north) for _, north in told) / len(told),
        )

    def count(self) -> int:
        """Return the number of postcodes in the list; 0 without a list."""
        try:
            with self._file.open(encoding="utf8", errors="replace") as file:
                return len({line.partition(";")[0] for line in file if line.strip()})
        except OSError:
            return 0

    def _lines_of(self, postcode: str) -> list[tuple[str, ...]]:
        try:
            with self._file.open("rb") as file:
                return _search(file.fileno(), postcode)
        except (OSError, ValueError):  # there is no list, or it is empty
            return []


def _search(file: int, postcode: str) -> list[tuple[str, ...]]:
    lines = []
    with mmap.mmap(file, 0, access=mmap.ACCESS_READ) as content:
        begin = f"\n{postcode};".encode()
        index = content.find(begin)
        while index >= 0:
            end = content.find(b"\n", index + 1)
            line = tuple(content[index + 1 : end].decode("utf8", "replace").split(";"))
            numbers = all(_NUMBER.fullmatch(number) for number in line[1:3])
            places = all(_METRES.fullmatch(part) for part in line[5:])
            if len(line) in (_FIELDS_WITHOUT_PLACE, _FIELDS_WITH_PLACE) and numbers and places:
                lines.append(line)
            index = end if content[end : end + len(begin)] == begin else -1
    return lines


class _Rows:
    """What the rows of one street in one postcode told: its numbers, and where they are."""

    def __init__(self) -> None:
        self._low, self._high = _ALL_NUMBERS[::-1]
        self._places: list[tuple[float, float]] = []

    @property
    def numbers(self) -> tuple[int, int]:
        return self._low, self._high

    def add(self, numbers: tuple[int, int], place: tuple[float, float] | None) -> None:
        """Add one row."""
        self._low = min(self._low, numbers[0])
        self._high = max(self._high, numbers[1])
        if place:
            self._places.append(place)

    def place_parts(self) -> tuple[str, ...]:
        """Return the middle of all places in whole metres, as parts of a line; none if unknown."""
        if not self._places:
            return ()
        east, north = (sum(axis) / len(self._places) for axis in zip(*self._places, strict=True))
        return str(round(east)), str(round(north))


def _read_rows(rows: Iterable[list[str]]) -> dict[tuple[str, str, str], _Rows]:
    """Return what was told for each postcode, street and town."""
    found: dict[tuple[str, str, str], _Rows] = {}
    columns: dict[str, int] = {}
    for row in rows:
        if not columns:
            columns = _columns_of(row)
            if not {"postcode", "street"} <= set(columns):
                return {}
            continue
        cells = {
            name: " ".join(row[at].replace(";", " ").split())
            for name, at in columns.items()
            if at < len(row)
        }
        postcode = _normalize(cells.get("postcode", ""))
        if not postcode or not cells.get("street"):
            continue
        key = (postcode, cells["street"], cells.get("city", ""))
        number = _NUMBER.match(cells.get("number", ""))
        numbers = (int(number[0]),) * 2 if number else _ALL_NUMBERS
        found.setdefault(key, _Rows()).add(numbers, _place(cells))
    return found


def _place(cells: Mapping[str, str]) -> tuple[float, float] | None:
    """Return where a row says it is, in metres: from degrees, or in the national grid (RD)."""
    has_degrees = {"east", "north"} <= cells.keys()  # never two grids in one list
    names = ("east", "north") if has_degrees else ("x", "y")
    east, north = (_decimal(cells.get(name, "")) for name in names)
    if east is None or north is None:
        return None
    if not has_degrees:
        return east, north
    return east * _METRES_OF_DEGREE * _WIDTH_AT_DUTCH_LATITUDE, north * _METRES_OF_DEGREE


def _decimal(typed: str) -> float | None:
    """Return a number with a point or a comma; None if it is none, or no number on the map."""
    text = typed.replace(",", ".")
    return float(text) if _DECIMAL.fullmatch(text) else None


def _columns_of(head: list[str]) -> dict[str, int]:
    names = [name.strip().lower() for name in head]
    return {
        wanted: names.index(name)
        for wanted, known in _COLUMNS.items()
        for name in known
        if name in names
    }


def _normalize(postcode: str) -> str:
    """Return a postcode as ``1031EB``; empty if it is invalid."""
    text = "".join(postcode.split()).upper()
    return text if _POSTCODE.fullmatch(text) else ""
