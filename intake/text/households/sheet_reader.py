"""Read the rows below a heading as households: one row each, or one for each member of a family."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from intake.text.households.addresses import Address
from intake.text.households.columns import HOME
from intake.text.households.headings import known_field
from intake.text.households.import_preview import FIELDS, Household
from intake.text.households.no_household import is_signed, is_total
from intake.text.households.part_headings import read_section
from intake.text.households.repeated_cells import fill_repeated_cells, repeats_heading
from intake.text.households.row_address import read_row_address
from intake.text.households.row_cells import RowCells
from intake.text.households.row_person import (
    EMAIL,
    read_household_size,
    read_person_name,
    read_phone,
    read_remark_in_name,
    read_row_needs,
    read_ticked_diets,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.text.households.columns import Columns
    from intake.text.households.import_preview import ImportPreview, TableRow

_HELPER_CODE = re.compile(r"(?i)(?<!\w)(\w{1,3})\s*[=:]\s*vrijwillig")
"""What the key above a list calls volunteers: "V = vrijwilliger"."""

_HEAD = re.compile(r"(?i)hoofd|aanvr|contact|gezinshoofd|zelf|deelnemer")
_MOST_IN_SECTION = 2
_MEMBERS = ("family", "role")
"""Columns of a list that has a row for each member of a family."""

_SIZE = ("persons", "adults", "children")


class SheetReader:
    """Reads the rows below a heading."""

    def __init__(self, preview: ImportPreview, columns: Columns) -> None:
        self._preview = preview
        self._columns = columns
        self._last: Household | None = None
        self._above = Address()
        self._helper_roles: set[str] = set()

    def look_above(self, rows: Sequence[TableRow]) -> None:
        """Look for the address of a part of the list among the rows above its heading.

        A title may hold the name of a street as well; an address has its postcode.
        """
        for row in rows:
            self._note_section(row)
            for cell in row.cells:
                self._helper_roles |= {code.casefold() for code in _HELPER_CODE.findall(cell)}
        if not self._above.postcode:
            self._above = Address()

    def read(self, rows: Sequence[TableRow]) -> None:
        """Add the households of rows, and what is wrong in them, to the preview."""
        home = [index for name in HOME for index in self._columns.fields.get(name, ())]
        filled = fill_repeated_cells([row.cells for row in rows], home)
        for written, cells in zip(rows, filled, strict=True):
            row = written._replace(cells=cells)
            if self._is_household(row):
                self._add(row)
            else:
                self._note_section(row)

    def _note_section(self, row: TableRow) -> None:
        """Remember the street above a part of the list: its rows tell the number alone."""
        shown = [cell for cell in row.cells if cell]
        if shown and len(shown) <= _MOST_IN_SECTION and (above := read_section(shown[0])):
            self._above = above

    def _cells_of(self, row: TableRow) -> RowCells:
        return RowCells(row, self._columns, self._preview.wrong)

    def _is_household(self, row: TableRow) -> bool:
        """Tell whether a row holds data: no blank one, no total, no heading, no section."""
        shown = [cell for cell in row.cells if cell]
        cells = self._cells_of(row)
        if not shown or is_total(shown) or is_signed(shown) or self._is_of_helper(row):
            return False
        is_heading = sum(bool(known_field(cell)) for cell in shown) >= max(2, len(shown) - 1)
        if is_heading or any(
            repeats_heading(row.cells, heading) for heading in self._columns.heading_rows
        ):
            return False
        known = [cell for name in self._columns.fields for cell in cells.all(name) if cell]
        has_things = any(
            row.cells[column] for column in self._columns.things if column < len(row.cells)
        )
        names = (
            *("name", "first_name", "last_name", "phone", "address", "street", "postcode"),
            *("postcode_number", "person_address"),
        )
        says_who = any(cells.first(name) for name in names)
        return says_who and (len(known) + has_things > 1 or (len(shown) > 1 and bool(known)))

    def _is_of_helper(self, row: TableRow) -> bool:
        """Tell whether a row is about a volunteer, by its role and the key above the list."""
        role = self._cells_of(row).first("role").strip().casefold()
        return role.startswith("vrijwillig") or role in self._helper_roles

    def _add(self, row: TableRow) -> None:
        family_before = self._family_of(row)
        if family_before is not None:
            family_before.members += 1
            own = (
                cell if row_index not in row.joined else ""
                for row_index, cell in enumerate(row.cells)
            )
            self._add_needs(family_before, row._replace(cells=tuple(own)))
            if not self._columns.has(*_SIZE):
                family_before.values["persons"] = family_before.members
            return
        cells = self._cells_of(row)
        values = self._values(cells)
        family = cells.first("family")
        email = next((found[0] for cell in row.cells if (found := EMAIL.search(cell))), "")
        self._last = Household(row.place, values, row, family=family, email=email)
        if not self._columns.has(*_SIZE) and self._columns.has(*_MEMBERS):
            values["persons"] = 1
        self._preview.households.append(self._last)

    def _add_needs(self, household: Household, row: TableRow) -> None:
        """What a further member of a family needs is needed by the household."""
        needs = household.values["needs"]
        if needs is None:
            return
        for thing, number in (read_row_needs(self._cells_of(row)) or {}).items():
            needs[thing] = needs.get(thing, 0) + number

    def _family_of(self, row: TableRow) -> Household | None:
        """Return the family of the row before, if this row is a further member of it."""
        last = self._last
        if last is None or last.place.sheet != row.place.sheet:
            return None
        family = self._cells_of(row).first("family")
        is_member = not self._has_contact_field(row)
        if self._columns.has("family"):
            is_member = family == last.family if family else is_member
        elif not self._columns.has("address", "street", "postcode", "place"):
            is_member = False
        if row.joined or self._columns.has("role"):
            is_member = is_member or self._lives_with(row, last)
        return last if is_member else None

    def _lives_with(self, row: TableRow, last: Household) -> bool:
        """Tell whether a row names no other home than that of the household."""
        own_cells, last_cells = self._cells_of(row), self._cells_of(last.row)
        is_head = _HEAD.match(own_cells.first("role")) is not None
        homes = ((own_cells.first(name), last_cells.first(name)) for name in HOME)
        return not is_head and all(own in ("", theirs) for own, theirs in homes)

    def _has_contact_field(self, row: TableRow) -> bool:
        """Tell whether a row says where somebody lives or how to ring them."""
        names = ("address", "street", "postcode", "place", "phone", "number", "postcode_number")
        cells = self._cells_of(row)
        return any(cells.first(name) for name in names)

    def _values(self, cells: RowCells) -> dict[str, Any]:
        """Return the fields of a household; one that has no column is None."""
        values: dict[str, Any] = dict.fromkeys(FIELDS)
        values.update(_read_name(cells))
        if cells.has("phone"):
            values["phone"] = read_phone(cells)
        values.update(read_row_address(cells, self._above))
        if cells.has(*_SIZE):
            values["persons"] = read_household_size(cells)
        if cells.has("needs") or cells.columns.things:
            values["needs"] = read_row_needs(cells)
        for name in ("diet", "language"):
            if cells.has(name):
                values[name] = "; ".join(filter(None, cells.all(name)))
        if cells.has("note"):
            said = [read_remark_in_name(cells), *cells.all("note")]
            values["note"] = "; ".join(filter(None, said))
        if cells.columns.diets:
            said = [values["diet"], *read_ticked_diets(cells)]
            values["diet"] = "; ".join(filter(None, said))
        return values


def _read_name(cells: RowCells) -> dict[str, Any]:
    """Return the parts of the name; without a column for a first name an empty one is None."""
    if not cells.has("name", "person_address", "first_name", "last_name", "infix"):
        return {}
    name = read_person_name(cells)
    if not any(name):
        cells.note_wrong("name", "")
    values: dict[str, Any] = name._asdict()
    if not cells.has("name", "person_address", "first_name"):
        values["first_name"] = values["first_name"] or None
    return values
