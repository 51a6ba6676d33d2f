"""Read where a household lives from the columns of a row, and from the heading above it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from intake.domain.resident import parse_postcode
from intake.text.households.addresses import (
    Address,
    split_address,
    split_number,
    split_place,
    with_capitals,
)
from intake.text.households.column_contents import POSTCODE_AND_NUMBER
from intake.text.households.faulty_postcodes import split_faulty_before_town, split_faulty_postcode
from intake.text.households.one_cell import home_of

if TYPE_CHECKING:
    from intake.text.households.row_cells import RowCells

_FIELDS = ("street", "house_number", "addition", "postcode", "city")


def read_row_address(cells: RowCells, above: Address) -> dict[str, Any]:
    """Return street, number, addition, postcode and city as the columns tell them.

    A field without a column is None, an empty cell an empty text; what cannot be read is None and
    noted as wrong. ``above`` is the address of the part of the list that the row stands in.
    """
    values: dict[str, Any] = dict.fromkeys(_FIELDS)
    if cells.has("address", "person_address"):
        values.update(_read_whole_address(cells))
    if cells.has("street"):
        values.update(_read_street(cells))
    elif cells.has("number") and above.street and not cells.has("address"):
        values.update(_take_from_above(cells, above))
    _put_number(values, cells)
    _put_place(values, cells)
    for name in ("street", "city"):
        if values[name]:
            values[name] = with_capitals(values[name])
    return values


def _put_number(values: dict[str, Any], cells: RowCells) -> None:
    """Put the house number and its addition from columns of their own."""
    if cells.has("number"):
        values.update(_read_number(cells))
    if cells.has("addition"):
        own = cells.first("addition").strip(" -/")
        values["addition"] = own or values["addition"] or ""
    elif values["house_number"] is None and cells.has("number"):
        values["addition"] = None


def _put_place(values: dict[str, Any], cells: RowCells) -> None:
    """Put postcode and city from columns of their own; a known city outlasts an empty cell."""
    if cells.has("place"):
        values.update(_read_place(cells))
    if cells.has("postcode_number"):
        values.update(_read_postcode_and_number(cells))
    if cells.has("postcode"):
        values["postcode"] = _read_postcode(cells)
    if cells.has("city"):
        values["city"] = cells.first("city") or values["city"] or ""


def _read_whole_address(cells: RowCells) -> dict[str, Any]:
    written = cells.first("address") or home_of(cells.first("person_address"))
    faulty, rest = split_faulty_postcode(written)
    values: dict[str, Any] = split_address(rest)._asdict()
    if faulty and not values["postcode"]:
        cells.note_wrong("postcode", faulty)
        values["postcode"] = None
    return values


def _read_street(cells: RowCells) -> dict[str, Any]:
    """Return the street; without a column for the number it is in the same cell."""
    street = cells.first("street")
    if cells.has("number"):
        return {"street": street}
    parts = split_address(street)
    return {
        "street": parts.street,
        "house_number": parts.house_number,
        "addition": parts.addition,
    }


def _take_from_above(cells: RowCells, above: Address) -> dict[str, Any]:
    """Return the street of the heading above, and what of its place has no column."""
    values: dict[str, Any] = {"street": above.street}
    if above.postcode and not cells.has("postcode"):
        values["postcode"] = above.postcode
    if above.city and not cells.has("city"):
        values["city"] = above.city
    return values


def _read_number(cells: RowCells) -> dict[str, Any]:
    written = cells.first("number")
    number, addition = split_number(written)
    number = number.lstrip("0")
    if re.search(r"\w", written) and not number:
        cells.note_wrong("house-number", written)
        return {"house_number": None, "addition": None}
    return {"house_number": number, "addition": addition}


def _read_place(cells: RowCells) -> dict[str, Any]:
    """Return postcode and city of one column: "1053 ED Amsterdam"."""
    written = cells.first("place")
    postcode, city = split_place(written)
    faulty, town = split_faulty_before_town(written)
    if faulty and not postcode:
        cells.note_wrong("postcode", faulty)
        return {"postcode": None, "city": split_place(town)[1]}
    return {"postcode": postcode, "city": city}


def _read_postcode_and_number(cells: RowCells) -> dict[str, Any]:
    """Return postcode and house number of one column: "1053 ED 12"."""
    written = cells.first("postcode_number")
    match = POSTCODE_AND_NUMBER.search(written)
    postcode = parse_postcode(match[1]) if match else None
    if match and postcode:
        number, addition = split_number(match[2])
        return {"postcode": postcode, "house_number": number, "addition": addition}
    if written:
        cells.note_wrong("postcode", written)
    return {"postcode": None if written else "", "house_number": "", "addition": ""}


def _read_postcode(cells: RowCells) -> str | None:
    digits, *letters = cells.all("postcode")
    written = digits or next(filter(None, letters), "")
    if digits.strip().isdigit():  # its two letters stand in a column of their own
        written = " ".join([digits, *letters]).strip()
    if not written:
        return ""
    parsed = parse_postcode(written.replace(".", "").replace("-", " "))
    if parsed:
        return parsed
    postcode, _ = split_place(written)
    if postcode:
        return postcode
    cells.note_wrong("postcode", written)
    return None
