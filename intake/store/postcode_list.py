"""The list of postcodes that a centre keeps beside its database, made from a file it chose.

A line holds a postcode, the first and the last house number in that street, the street and its
town. The lines are sorted by postcode, so that a search reads only a small part.
"""

from __future__ import annotations

import csv
import mmap
import re
from typing import TYPE_CHECKING

from intake.domain.street import Street
from intake.kit.errors import UserFacingError
from intake.kit.files import write_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_POSTCODE = re.compile(r"[1-9]\d{3}[A-Z]{2}")
_NUMBER = re.compile(r"[0-9]{1,5}(?![0-9])")
_COLUMNS = {
    "postcode": ("postcode", "pc6"),
    "number": ("huisnummer", "house_number"),
    "street": ("straat", "straatnaam", "openbareruimte", "openbareruimtenaam", "street"),
    "city": ("plaats", "woonplaats", "woonplaatsnaam", "city"),
}
"""Possible names of the columns, as in extracts of the BAG (docs/sources.md, "Postcodes")."""

_ALL_NUMBERS = (0, 99_999)


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
        if len({line[3:] for line in lines}) > 1:
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
            f"{postcode};{low};{high};{street};{city}"
            for (postcode, street, city), (low, high) in sorted(found.items())
        ]
        write_file(self._file, ("\n" + "\n".join(lines) + "\n").encode())
        return len({postcode for postcode, _, _ in found})

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
        at = content.find(begin)
        while at >= 0:
            end = content.find(b"\n", at + 1)
            line = tuple(content[at + 1 : end].decode("utf8", "replace").split(";"))
            is_whole = len(line) == len(_COLUMNS) + 1
            if is_whole and all(_NUMBER.fullmatch(number) for number in line[1:3]):
                lines.append(line)
            at = end if content[end : end + len(begin)] == begin else -1
    return lines


def _read_rows(rows: Iterable[list[str]]) -> dict[tuple[str, str, str], tuple[int, int]]:
    """Return the lowest and the highest house number for each postcode, street and town."""
    found: dict[tuple[str, str, str], tuple[int, int]] = {}
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
        low, high = (int(number[0]),) * 2 if number else _ALL_NUMBERS
        before = found.get(key, (low, high))
        found[key] = (min(low, before[0]), max(high, before[1]))

    return found


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
