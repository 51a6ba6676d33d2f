"""Read who lives in a household, and what they need, from the columns of a row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.text.households.amounts import (
    count_in_cell,
    read_children,
    read_needs,
    read_persons,
    singular,
)
from intake.text.households.names import (
    PersonName,
    split_infix_behind,
    split_last_name,
    split_name,
    tidy_name,
)
from intake.text.households.one_cell import person_of
from intake.text.households.phone_cells import first_number

if TYPE_CHECKING:
    from intake.text.households.row_cells import RowCells

EMAIL = re.compile(r"[^\s@<>;,]{1,64}@[^\s@<>;,]{1,180}\.[A-Za-z]{2,24}")
_IN_BRACKETS = re.compile(r"\s*\(([^()]{2,60})\)")


def read_person_name(cells: RowCells) -> PersonName:
    """Return first name, infix and last name; all empty if no name is written."""
    whole = cells.first("name") or person_of(cells.first("person_address"))
    last = _IN_BRACKETS.sub("", cells.first("last_name"))
    first, infix = split_infix_behind(cells.first("first_name"))
    infix = cells.first("infix") or infix
    if whole and not last:
        named = split_name(whole)
        if first:
            own = split_last_name(_IN_BRACKETS.sub("", whole))
            return PersonName(tidy_name(first), (infix or own.infix).lower(), own.last_name)
        return PersonName(named.first_name, (infix or named.infix).lower(), named.last_name)
    if "," in last and not first:
        return split_name(last)
    own = split_last_name(last)
    if first and not last and not cells.has("last_name", "name"):
        return split_name(first)
    return PersonName(tidy_name(first), (infix or own.infix).lower().strip(), own.last_name)


def read_remark_in_name(cells: RowCells) -> str:
    """Return what stands in brackets behind a name: "weduwe"; a name or initials do not."""
    written = (cells.first(name) for name in ("name", "last_name"))
    said = [text.strip() for cell in written for text in _IN_BRACKETS.findall(cell)]
    return "; ".join(text for text in said if text[:1].islower())


def read_phone(cells: RowCells) -> str | None:
    """Return the first number that is one; an empty text if none is written."""
    area = cells.first("phone_area")
    written = [cell for cell in cells.all("phone") if re.search(r"\w", cell)]
    if area and written:
        written = [f"0{area.lstrip('0')} {written[0]}"]
    written = [cell for cell in written if not _is_only_mail(cell)]
    number = first_number(written)
    if number is None:
        cells.note_wrong("phone", written[0])
    return number


def _is_only_mail(cell: str) -> bool:
    """Tell whether a cell holds an address of mail and no number to ring."""
    rest = EMAIL.sub("", cell)
    return rest != cell and not re.search(r"\d{3}", rest)


def read_household_size(cells: RowCells) -> int | str | None:
    """Return how many persons; an empty text if nothing is written, None if it is no number."""
    written = cells.first("persons")
    if written:
        number = read_persons(written)
        if number is None:
            cells.note_wrong("persons", written)
        return number
    adults, children = cells.all("adults"), cells.all("children")
    numbers = [count_in_cell(cell) for cell in adults if cell]
    numbers += [read_children(cell) for cell in children if cell]
    known = [number for number in numbers if number is not None]
    if not numbers:
        return ""
    if len(known) < len(numbers):
        cells.note_wrong("persons", " / ".join([*adults, *children]))
        return None
    return sum(known)


def read_row_needs(cells: RowCells) -> dict[str, int] | None:
    """Return how many of each thing; None if a cell below a thing is no number and no cross."""
    needs: dict[str, int] = {}
    for cell in cells.all("needs"):
        for thing, number in read_needs(cell).items():
            needs[thing] = needs.get(thing, 0) + number
    for column, thing in cells.columns.things.items():
        count = count_in_cell(cells.at(column))
        if count is None:
            cells.note_wrong("needs", cells.at(column))
            return None
        if count:
            name = singular(thing)
            needs[name] = needs.get(name, 0) + count
    return needs


def read_ticked_diets(cells: RowCells) -> list[str]:
    """Return the diets below whose heading a cross stands."""
    diets = cells.columns.diets.items()
    return [diet for column, diet in diets if cells.at(column) and count_in_cell(cells.at(column))]
