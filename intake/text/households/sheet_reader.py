"""Read the rows below a heading as households."""

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
from intake.text.households.amounts import (
    read_children,
    read_needs,
    read_persons,
    read_tick,
    singular,
)
from intake.text.households.column_contents import POSTCODE_AND_NUMBER
from intake.text.households.columns import HOME
from intake.text.households.headings import known_field
from intake.text.households.household import FIELDS, Household, WrongField
from intake.text.households.names import (
    PersonName,
    split_infix_behind,
    split_last_name,
    split_name,
    tidy_name,
)
from intake.text.households.no_household import is_signed, is_total
from intake.text.households.one_cell import home_of, person_of
from intake.text.households.part_headings import read_section
from intake.text.households.phone_cells import first_number
from intake.text.households.repeated_cells import fill_repeated_cells, repeats_heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.text.households.columns import Columns
    from intake.text.households.household import ImportPreview, TableRow

_HELPER_CODE = re.compile(r"(?i)(?<!\w)(\w{1,3})\s*[=:]\s*vrijwillig")
"""What the key above a list calls volunteers: "V = vrijwilliger"."""

_HEAD = re.compile(r"(?i)hoofd|aanvr|contact|gezinshoofd|zelf|deelnemer")
_MOST_IN_SECTION = 2
_MEMBERS = ("family", "role")
"""Columns of a list that has a row for each member of a family."""

_IN_BRACKETS = re.compile(r"\s*\(([^()]{2,60})\)")
_EMAIL = re.compile(r"[^\s@<>;,]{1,64}@[^\s@<>;,]{1,180}\.[A-Za-z]{2,24}")
_NO_POSTCODE = re.compile(
    r"^\d{2,3}\s?[A-Z]{2}(?=\s+[A-Z][a-z]+[^\d,\n]*[,\n])"
    r"|(?<![\w-])[1-9](?=\d*O)[\dO]{3}\s?[A-Z]{1,2}(?!\w)"
    r"|(?<![\w-])(?:(?:0\d{3}|\d{5})\s?[A-Z]{2}|\d{4}\s?(?:[A-Z]{3}|\d[A-Z])"
    r"|(?<=[,;-] )\d{1,2}\s\d{1,2}\s?[A-Z]{2}(?=\s+[A-Z][a-z])"
    r"|(?:(?<=\d )|(?<=\d\w )|(?<=\d\w\w )|(?<=[,;-] )|(?<=[,;\n]))"
    r"\d{3}\s?(?!HS|BG|ZW|II|IV|VI)[A-Z]{2}(?=\s+[A-Z][a-z])|(?<=[\n,])\s*\d{4}\s?[A-Z])(?!\w)"
)
_BAD_POSTCODE = re.compile(
    r"\s*(?:\d{1,6}\s?(?:\d[A-Z]|[A-Za-z]{1,3})(?![a-z])|\d{4})[\s,]+(?=[^\W\d])"
)


def _is_only_mail(cell: str) -> bool:
    """Tell whether a cell holds an address of mail and no number to ring."""
    rest = _EMAIL.sub("", cell)
    return rest != cell and not re.search(r"\d{3}", rest)


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

    def _cells(self, row: TableRow, name: str) -> list[str]:
        columns = self._columns.fields.get(name, ())
        return [row.cells[column] for column in columns if column < len(row.cells)]

    def _cell(self, row: TableRow, name: str) -> str:
        return next((cell for cell in self._cells(row, name) if cell), "")

    def _is_household(self, row: TableRow) -> bool:
        """Tell whether a row holds data: no blank one, no total, no heading, no section."""
        shown = [cell for cell in row.cells if cell]
        if not shown or is_total(shown) or is_signed(shown) or self._is_of_helper(row):
            return False
        is_heading = sum(bool(known_field(cell)) for cell in shown) >= max(2, len(shown) - 1)
        if is_heading or any(
            repeats_heading(row.cells, heading) for heading in self._columns.heading_rows
        ):
            return False
        known = [cell for name in self._columns.fields for cell in self._cells(row, name) if cell]
        has_things = any(
            row.cells[column] for column in self._columns.things if column < len(row.cells)
        )
        names = (
            *("name", "first_name", "last_name", "phone", "address", "street", "postcode"),
            *("postcode_number", "person_address"),
        )
        says_who = any(self._cell(row, name) for name in names)
        return says_who and (len(known) + has_things > 1 or (len(shown) > 1 and bool(known)))

    def _is_of_helper(self, row: TableRow) -> bool:
        """Tell whether a row is about a volunteer, by its role and the key above the list."""
        role = self._cell(row, "role").strip().casefold()
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
            if not self._columns.has("persons", "adults", "children"):
                family_before.values["persons"] = family_before.members
            return
        values = self._values(row)
        family = self._cell(row, "family")
        email = next((found[0] for cell in row.cells if (found := _EMAIL.search(cell))), "")
        self._last = Household(row.place, values, row, family=family, email=email)
        if not self._columns.has("persons", "adults", "children") and self._columns.has(*_MEMBERS):
            values["persons"] = 1
        self._preview.households.append(self._last)

    def _add_needs(self, household: Household, row: TableRow) -> None:
        """What a further member of a family needs is needed by the household."""
        needs = household.values["needs"]
        if needs is None:
            return
        for thing, number in (self._needs(row) or {}).items():
            needs[thing] = needs.get(thing, 0) + number

    def _family_of(self, row: TableRow) -> Household | None:
        """Return the family of the row before, if this row is a further member of it."""
        last = self._last
        if last is None or last.place.sheet != row.place.sheet:
            return None
        family = self._cell(row, "family")
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
        is_head = _HEAD.match(self._cell(row, "role")) is not None
        homes = ((self._cell(row, name), self._cell(last.row, name)) for name in HOME)
        return not is_head and all(own in ("", theirs) for own, theirs in homes)

    def _has_contact_field(self, row: TableRow) -> bool:
        """Tell whether a row says where somebody lives or how to ring them."""
        names = ("address", "street", "postcode", "place", "phone", "number", "postcode_number")
        return any(self._cell(row, name) for name in names)

    def _values(self, row: TableRow) -> dict[str, Any]:
        columns = self._columns
        values: dict[str, Any] = dict.fromkeys(FIELDS)
        if columns.has("name", "person_address", "first_name", "last_name", "infix"):
            values.update(self._name(row)._asdict())
            if not any(self._name(row)):
                self._note_wrong_field(row, "name", "")
            if not columns.has("name", "person_address", "first_name"):
                values["first_name"] = values["first_name"] or None
        if columns.has("phone"):
            values["phone"] = self._phone(row)
        self._put_address(row, values)
        if columns.has("persons", "adults", "children"):
            values["persons"] = self._persons(row)
        if columns.has("needs") or columns.things:
            values["needs"] = self._needs(row)
        for name in ("diet", "language", "note"):
            if columns.has(name):
                said = [self._said_in_name(row)] if name == "note" else []
                values[name] = "; ".join(filter(None, [*said, *self._cells(row, name)]))
        if columns.diets:
            ticked = [
                diet for column, diet in columns.diets.items() if self._is_ticked(row, column)
            ]
            values["diet"] = "; ".join([*filter(None, [values["diet"]]), *ticked])
        return values

    def _said_in_name(self, row: TableRow) -> str:
        """Return what stands in brackets behind a name: "weduwe"; a name or initials do not."""
        cells = (self._cell(row, name) for name in ("name", "last_name"))
        said = [text.strip() for cell in cells for text in _IN_BRACKETS.findall(cell)]
        return "; ".join(text for text in said if text[:1].islower())

    def _is_ticked(self, row: TableRow, index: int) -> bool:
        return index < len(row.cells) and bool(read_tick(row.cells[index]))

    def _name(self, row: TableRow) -> PersonName:
        whole = self._cell(row, "name") or person_of(self._cell(row, "person_address"))
        last = _IN_BRACKETS.sub("", self._cell(row, "last_name"))
        first, infix = split_infix_behind(self._cell(row, "first_name"))
        infix = self._cell(row, "infix") or infix
        if whole and not last:
            named = split_name(whole)
            if first:
                own = split_last_name(_IN_BRACKETS.sub("", whole))
                return PersonName(tidy_name(first), (infix or own.infix).lower(), own.last_name)
            return PersonName(named.first_name, (infix or named.infix).lower(), named.last_name)
        if "," in last and not first:
            return split_name(last)
        own = split_last_name(last)
        if first and not last and not self._columns.has("last_name", "name"):
            return split_name(first)
        return PersonName(tidy_name(first), (infix or own.infix).lower().strip(), own.last_name)

    def _phone(self, row: TableRow) -> str | None:
        """Return the first number that is one; an empty text if none is written."""
        area = self._cell(row, "phone_area")
        written = [cell for cell in self._cells(row, "phone") if re.search(r"\w", cell)]
        if area and written:
            written = [f"0{area.lstrip('0')} {written[0]}"]
        written = [cell for cell in written if not _is_only_mail(cell)]
        number = first_number(written)
        if number is None:
            self._note_wrong_field(row, "phone", written[0])
        return number

    def _put_address(self, row: TableRow, values: dict[str, Any]) -> None:
        """Put street, number, addition, postcode and city where the columns tell them."""
        self._put_whole_address(row, values)
        self._put_street(row, values)
        columns = self._columns
        if columns.has("place"):
            self._put_place(row, values)
        if columns.has("postcode_number"):
            self._put_postcode_and_number(row, values)
        if columns.has("postcode"):
            values["postcode"] = self._postcode(row)
        if columns.has("city"):
            values["city"] = self._cell(row, "city") or values["city"] or ""
        for name in ("street", "city"):
            if values[name]:
                values[name] = with_capitals(values[name])

    def _put_postcode_and_number(self, row: TableRow, values: dict[str, Any]) -> None:
        written = self._cell(row, "postcode_number")
        match = POSTCODE_AND_NUMBER.search(written)
        if match is None or not (parsed := parse_postcode(match[1])):
            values.update(postcode="", house_number="", addition="")
            if written:
                self._note_wrong_field(row, "postcode", written)
                values["postcode"] = None
            return
        values["postcode"] = parsed
        values["house_number"], values["addition"] = split_number(match[2])

    def _put_place(self, row: TableRow, values: dict[str, Any]) -> None:
        written = self._cell(row, "place")
        values["postcode"], values["city"] = split_place(written)
        bad = _BAD_POSTCODE.match(written)
        if bad and not values["postcode"]:
            self._note_wrong_field(row, "postcode", bad[0].strip(" ,"))
            values["postcode"], values["city"] = None, split_place(written[bad.end() :])[1]

    def _put_whole_address(self, row: TableRow, values: dict[str, Any]) -> None:
        if not self._columns.has("address", "person_address"):
            return
        written = self._cell(row, "address") or home_of(self._cell(row, "person_address"))
        bad = _NO_POSTCODE.search(written)
        parts = split_address(_NO_POSTCODE.sub(", ", written))
        values.update(parts._asdict())
        if bad and not parts.postcode:
            self._note_wrong_field(row, "postcode", bad[0])
            values["postcode"] = None

    def _put_street(self, row: TableRow, values: dict[str, Any]) -> None:
        columns = self._columns
        if columns.has("street"):
            values["street"] = self._cell(row, "street")
            if not columns.has("number"):
                parts = split_address(self._cell(row, "street"))
                values.update(
                    street=parts.street, house_number=parts.house_number, addition=parts.addition
                )
        elif columns.has("number") and self._above.street and not columns.has("address"):
            values["street"] = self._above.street
            if self._above.postcode and not columns.has("postcode"):
                values["postcode"] = self._above.postcode
            if self._above.city and not columns.has("city"):
                values["city"] = self._above.city
        if columns.has("number"):
            self._put_number(row, values)
        if columns.has("addition"):
            own = self._cell(row, "addition").strip(" -/")
            values["addition"] = own or values["addition"] or ""
        elif values["house_number"] is None and columns.has("number"):
            values["addition"] = None

    def _put_number(self, row: TableRow, values: dict[str, Any]) -> None:
        written = self._cell(row, "number")
        number, values["addition"] = split_number(written)
        values["house_number"] = number.lstrip("0")
        if re.search(r"\w", written) and not values["house_number"]:
            self._note_wrong_field(row, "house-number", written)
            values.update(house_number=None, addition=None)

    def _postcode(self, row: TableRow) -> str | None:
        digits, *letters = self._cells(row, "postcode")
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
        self._note_wrong_field(row, "postcode", written)
        return None

    def _persons(self, row: TableRow) -> int | str | None:
        written = self._cell(row, "persons")
        if written:
            number = read_persons(written)
            if number is None:
                self._note_wrong_field(row, "persons", written)
            return number
        parts = [*self._cells(row, "adults"), *self._cells(row, "children")]
        numbers = [read_tick(cell) for cell in self._cells(row, "adults") if cell]
        numbers += [read_children(cell) for cell in self._cells(row, "children") if cell]
        known = [number for number in numbers if number is not None]
        if not numbers:
            return ""
        if len(known) < len(numbers):
            self._note_wrong_field(row, "persons", " / ".join(parts))
            return None
        return sum(known)

    def _needs(self, row: TableRow) -> dict[str, int] | None:
        needs: dict[str, int] = {}
        for cell in self._cells(row, "needs"):
            for thing, number in read_needs(cell).items():
                needs[thing] = needs.get(thing, 0) + number
        for column, thing in self._columns.things.items():
            cell = row.cells[column] if column < len(row.cells) else ""
            count = read_tick(cell)
            if count is None:
                self._note_wrong_field(row, "needs", cell)
                return None
            if count:
                name = singular(thing)
                needs[name] = needs.get(name, 0) + count
        return needs

    def _note_wrong_field(self, row: TableRow, name: str, written: str) -> None:
        self._preview.wrong.append(WrongField(row.place, name, written))
