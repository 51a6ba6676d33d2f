"""Split a line that holds a whole household: name, address, postcode and telephone in one cell."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.resident import parse_postcode
from intake.text.households.addresses import split_address
from intake.text.households.phone_cells import NO_PHONE

if TYPE_CHECKING:
    from collections.abc import Sequence

LINE_FIELDS: dict[str, tuple[int, ...]] = {
    "name": (0,),
    "address": (1,),
    "phone": (2,),
    "note": (3,),
}
"""In which cell of a line that was split each field stands."""

_PART = re.compile(r"\s*(?:[,;|\t\n]|\s[-–—]\s(?=\D)|\s{3,})\s*")
_PHONE = re.compile(
    r"(?i)(?:\b(?:tel|telefoon|mob|mobiel|t|m)\b[.:]*\s*)?"
    r"((?:\+|00)?\(?\d[\d\s().\-/]{6,18}\d)(?!\w)"
)
_POSTCODE_LIKE = re.compile(r"(?<!\d)\d{4,5}\s?[A-Za-z]{2}(?!\w)")
_BORDER = re.compile(r"\s*[,;\n]\s*")
_MAX_BORDERS = 20
"""No name has more commas before its address, and each costs a look at the rest of the cell."""

_MIN_SHARE = 0.6
_MIN_LINES = 3
_MIN_DIGITS = 8


class Line(NamedTuple):
    """The parts of one line, as they were written; each may be empty."""

    name: str
    address: str
    phone: str
    note: str


def are_whole_lines(rows: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether most rows hold one cell only, and that cell a whole household."""
    shown = [[cell for cell in row if cell] for row in rows if any(row)]
    single = [cells[0] for cells in shown if len(cells) == 1]
    whole = [cell for cell in single if _holds_household(cell)]
    return len(whole) >= _MIN_LINES and len(whole) > _MIN_SHARE * len(shown)


def split_line(written: str) -> Line | None:
    """Split a line; None if it tells no address and no telephone number, as a title does."""
    text, phone = _cut_phone(written)
    parts = [part for part in _PART.split(text) if part.strip(" .")]
    at = next((index for index, part in enumerate(parts) if index and _is_address(part)), None)
    if at is None and not phone:
        return None
    if at is None:
        return Line(parts[0] if parts else "", "", phone, ", ".join(parts[1:]))
    end = at + 1
    while end < len(parts) and _belongs_to_address(parts[end], is_next=end == at + 1):
        end += 1
    name = ", ".join(parts[:at])
    if parts[end:] and parts[end].lower().strip(" .") in NO_PHONE:
        phone = phone or parts.pop(end)
    return Line(name, ", ".join(parts[at:end]), phone, ", ".join(parts[end:]))


def _holds_household(cell: str) -> bool:
    line = split_line(cell)
    return line is not None and bool(line.name) and bool(line.address)


def _cut_phone(written: str) -> tuple[str, str]:
    """Return a line without its last telephone number, and the number."""
    numbers = [
        match
        for match in _PHONE.finditer(written)
        if len(re.sub(r"\D", "", match[1])) >= _MIN_DIGITS
    ]
    if not numbers:
        return written, ""
    last = numbers[-1]
    return f"{written[: last.start()]}, {written[last.end() :]}", last[1]


def _is_address(part: str) -> bool:
    address = split_address(part)
    return bool(address.street and address.house_number)


def _belongs_to_address(part: str, *, is_next: bool) -> bool:
    """Tell whether a part behind a street is its postcode and place."""
    if parse_postcode(part) or _POSTCODE_LIKE.search(part):
        return True
    return is_next and not re.search(r"\d", part) and part[:1].isupper()


def person_of(written: str) -> str:
    """Return who is named in a cell that holds a name and an address behind it."""
    return _cut_home(written)[0]


def home_of(written: str) -> str:
    """Return the address in a cell that holds a name and an address behind it."""
    return _cut_home(written)[1]


def _cut_home(written: str) -> tuple[str, str]:
    """Cut a cell before its address; a comma within brackets or a name is not the border."""
    for comma in islice(_BORDER.finditer(written), _MAX_BORDERS):
        before, rest = written[: comma.start()], written[comma.end() :]
        if before.count("(") == before.count(")") and _is_address(rest):
            return before.strip(), rest.strip()
    return written, ""
