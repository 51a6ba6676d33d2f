"""Read the rows of a table as households: what will be made, what is double, and what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from intake.domain.phone import parse_phone
from intake.domain.resident import parse_postcode
from intake.text.households.addresses import split_address, split_number, split_place
from intake.text.households.amounts import read_needs, read_persons, read_tick, singular
from intake.text.households.columns import Columns, find_columns, with_choices
from intake.text.households.doubles import find_doubles
from intake.text.households.headings import known_field
from intake.text.households.names import PersonName, split_last_name, split_name, tidy_name
from intake.text.households.no_phone import NO_PHONE
from intake.text.households.one_cell import LINE_FIELDS, are_whole_lines, split_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from intake.text.households.row_place import RowPlace

FIELDS = (
    "first_name", "infix", "last_name", "phone", "street", "house_number", "addition", "postcode",
    "city", "persons", "needs", "diet", "language", "note",
)  # fmt: skip
_TOTAL = re.compile(r"(?i)^\W*(?:sub)?(?:totaal|totalen|total|som)\b")
_PHONE_PARTS = re.compile(r"\s*(?:/|;|\||\bof\b|\ben\b|\n|,)\s*")
_LOST_ZERO = re.compile(r"^[1-9]\d{8}$")
_MIN_DIGITS = 3
_LOOKED_AT = 50
_EMAIL = re.compile(r"[^\s@<>;,]{1,64}@[^\s@<>;,]{1,180}\.[A-Za-z]{2,24}")
_NO_POSTCODE = re.compile(r"(?<![\w-])(?:0\d{3}|\d{5})\s?[A-Z]{2}(?!\w)")


class TableRow(NamedTuple):
    """A row of a table: where it stands, its cells, whether it is merged with the row above."""

    place: RowPlace
    cells: tuple[str, ...]
    joined: bool


class WrongField(NamedTuple):
    """What could not be read in a row: the field, and what stands there."""

    place: RowPlace
    field: str
    written: str


@dataclass
class Household:
    """What a row, or several rows of one family, will be made of."""

    place: RowPlace
    values: dict[str, Any]
    members: int = 1
    family: str = ""
    email: str = ""


@dataclass
class ImportPreview:
    """All that an import would make of a file.

    ``columns`` are those of the first table, ``examples`` the first text of each column.
    """

    households: list[Household] = field(default_factory=list)
    wrong: list[WrongField] = field(default_factory=list)
    doubles: list[tuple[RowPlace, RowPlace]] = field(default_factory=list)
    columns: Columns | None = None
    examples: dict[int, str] = field(default_factory=dict)


def preview_import(
    sheets: Sequence[tuple[str, Sequence[TableRow]]], chosen: Mapping[int, str] | None = None
) -> ImportPreview:
    """Return what would be made of the sheets of a file.

    A sheet without a heading of its own has that of the sheet before. ``chosen`` gives the field of
    columns that somebody chose by hand, empty for one that is left out.
    """
    preview = ImportPreview()
    before: Columns | None = None
    for _, written in sheets:
        rows, columns = _columns_of(written)
        if columns is None or (before is not None and not columns.heading and before.heading):
            columns = _continued(before)
        if columns is None:
            continue
        before = columns
        columns = with_choices(columns, chosen or {})
        if preview.columns is None:
            preview.columns = columns
            preview.examples = _examples_of(rows[columns.first_row :])
        _SheetReader(preview, columns).read(rows[columns.first_row :])
    _forget_unknown(preview)
    preview.doubles = find_doubles([(one.place, one.values) for one in preview.households])
    return preview


def _examples_of(rows: Sequence[TableRow]) -> dict[int, str]:
    """Return the first text that stands in each column."""
    examples: dict[int, str] = {}
    for row in rows[:_LOOKED_AT]:
        for at, cell in enumerate(row.cells):
            if cell:
                examples.setdefault(at, cell)
    return examples


def _columns_of(rows: Sequence[TableRow]) -> tuple[Sequence[TableRow], Columns | None]:
    """Return the rows of a sheet and their columns; a whole household in one cell is split."""
    cells = [row.cells for row in rows]
    if not are_whole_lines(cells):
        return rows, find_columns(cells)
    lines = [(row, split_line(next((cell for cell in row.cells if cell), ""))) for row in rows]
    split = [TableRow(row.place, tuple(line), row.joined) for row, line in lines if line]
    has_note = any(row.cells[3] for row in split)
    fields = {name: at for name, at in LINE_FIELDS.items() if has_note or name != "note"}
    return split, Columns(fields, {}, 0)


def _forget_unknown(preview: ImportPreview) -> None:
    """A postcode or a place that no address of the file tells is not known, instead of empty."""
    for name in ("postcode", "city"):
        if all(one.values[name] in ("", None) for one in preview.households) and not any(
            wrong.field == name for wrong in preview.wrong
        ):
            for one in preview.households:
                one.values[name] = None


def _continued(before: Columns | None) -> Columns | None:
    if before is None:
        return None
    return Columns(before.fields, before.things, 0, before.heading)


class _SheetReader:
    """Reads the rows below a heading."""

    def __init__(self, preview: ImportPreview, columns: Columns) -> None:
        self._preview = preview
        self._columns = columns
        self._last: Household | None = None

    def read(self, rows: Sequence[TableRow]) -> None:
        for row in rows:
            if self._is_household(row):
                self._add(row)

    def _cells(self, row: TableRow, name: str) -> list[str]:
        columns = self._columns.fields.get(name, ())
        return [row.cells[at] for at in columns if at < len(row.cells)]

    def _cell(self, row: TableRow, name: str) -> str:
        return next((cell for cell in self._cells(row, name) if cell), "")

    def _is_household(self, row: TableRow) -> bool:
        """Tell whether a row holds data: no blank one, no total, no heading, no section."""
        shown = [cell for cell in row.cells if cell]
        if not shown or any(_TOTAL.match(cell) for cell in shown[:2]):
            return False
        if sum(bool(known_field(cell)) for cell in shown) >= max(2, len(shown) - 1):
            return False
        known = [cell for name in self._columns.fields for cell in self._cells(row, name) if cell]
        has_things = any(row.cells[at] for at in self._columns.things if at < len(row.cells))
        names = ("name", "first_name", "last_name", "phone", "address", "street", "postcode")
        says_who = any(self._cell(row, name) for name in names)
        return says_who and (len(known) + has_things > 1 or (len(shown) > 1 and bool(known)))

    def _add(self, row: TableRow) -> None:
        family_before = self._family_of(row)
        if family_before is not None:
            family_before.members += 1
            if not self._columns.has("persons", "adults", "children"):
                family_before.values["persons"] = family_before.members
            return
        values = self._values(row)
        family = self._cell(row, "family")
        email = next((found[0] for cell in row.cells if (found := _EMAIL.search(cell))), "")
        self._last = Household(row.place, values, family=family, email=email)
        if not self._columns.has("persons", "adults", "children") and family:
            values["persons"] = 1
        self._preview.households.append(self._last)

    def _family_of(self, row: TableRow) -> Household | None:
        """Return the family of the row before, if this row is a further member of it."""
        last = self._last
        if last is None or last.place.sheet != row.place.sheet:
            return None
        family = self._cell(row, "family")
        is_member = not self._reaches(row)
        if self._columns.has("family"):
            is_member = family == last.family if family else is_member
        elif not self._columns.has("address", "street", "postcode", "place"):
            is_member = False
        return last if is_member or row.joined else None

    def _reaches(self, row: TableRow) -> bool:
        """Tell whether a row says where somebody lives or how to ring them."""
        names = ("address", "street", "postcode", "place", "phone", "number")
        return any(self._cell(row, name) for name in names)

    def _values(self, row: TableRow) -> dict[str, Any]:
        columns = self._columns
        values: dict[str, Any] = dict.fromkeys(FIELDS)
        if columns.has("name", "first_name", "last_name", "infix"):
            values.update(self._name(row)._asdict())
            if not columns.has("name", "first_name"):
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
                values[name] = "; ".join(cell for cell in self._cells(row, name) if cell)
        return values

    def _name(self, row: TableRow) -> PersonName:
        whole = self._cell(row, "name")
        first, infix = self._cell(row, "first_name"), self._cell(row, "infix")
        last = self._cell(row, "last_name")
        if whole and not last:
            named = split_name(whole)
            if first:
                own = split_last_name(whole)
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
        written = [cell for cell in self._cells(row, "phone") if re.search(r"\w", cell)]
        for cell in written:
            for part in [cell, *_PHONE_PARTS.split(cell)]:
                number = _number_of(part)
                if number:
                    return number
        is_told = any(len(re.sub(r"\D", "", cell)) >= _MIN_DIGITS for cell in written)
        if not is_told and all(cell.lower().strip(" .") in NO_PHONE for cell in written):
            return ""
        self._wrong(row, "phone", written[0])
        return None

    def _put_address(self, row: TableRow, values: dict[str, Any]) -> None:
        """Put street, number, addition, postcode and city where the columns tell them."""
        self._put_whole_address(row, values)
        self._put_street(row, values)
        columns = self._columns
        if columns.has("place"):
            values["postcode"], values["city"] = split_place(self._cell(row, "place"))
        if columns.has("postcode"):
            values["postcode"] = self._postcode(row)
        if columns.has("city"):
            values["city"] = self._cell(row, "city") or values["city"] or ""
        for name in ("street", "city"):
            if values[name]:
                values[name] = _with_capitals(values[name])

    def _put_whole_address(self, row: TableRow, values: dict[str, Any]) -> None:
        if not self._columns.has("address"):
            return
        written = self._cell(row, "address")
        bad = _NO_POSTCODE.search(written)
        parts = split_address(_NO_POSTCODE.sub(", ", written))
        values.update(parts._asdict())
        if bad and not parts.postcode:
            self._wrong(row, "postcode", bad[0])
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
        if columns.has("number"):
            self._put_number(row, values)
        if columns.has("addition"):
            own = self._cell(row, "addition").strip(" -/")
            values["addition"] = own or values["addition"] or ""
        elif values["house_number"] is None and columns.has("number"):
            values["addition"] = None

    def _put_number(self, row: TableRow, values: dict[str, Any]) -> None:
        written = self._cell(row, "number")
        values["house_number"], values["addition"] = split_number(written)
        if re.search(r"\w", written) and not values["house_number"]:
            self._wrong(row, "house-number", written)
            values.update(house_number=None, addition=None)

    def _postcode(self, row: TableRow) -> str | None:
        written = self._cell(row, "postcode")
        if not written:
            return ""
        parsed = parse_postcode(written.replace(".", "").replace("-", " "))
        if parsed:
            return parsed
        postcode, _ = split_place(written)
        if postcode:
            return postcode
        self._wrong(row, "postcode", written)
        return None

    def _persons(self, row: TableRow) -> int | str | None:
        written = self._cell(row, "persons")
        if written:
            number = read_persons(written)
            if number is None:
                self._wrong(row, "persons", written)
            return number
        parts = [*self._cells(row, "adults"), *self._cells(row, "children")]
        numbers = [read_tick(cell) for cell in parts if cell]
        known = [number for number in numbers if number is not None]
        if not numbers:
            return ""
        if len(known) < len(numbers):
            self._wrong(row, "persons", " / ".join(parts))
            return None
        return sum(known)

    def _needs(self, row: TableRow) -> dict[str, int] | None:
        needs: dict[str, int] = {}
        for cell in self._cells(row, "needs"):
            for thing, number in read_needs(cell).items():
                needs[thing] = needs.get(thing, 0) + number
        for at, thing in self._columns.things.items():
            cell = row.cells[at] if at < len(row.cells) else ""
            count = read_tick(cell)
            if count is None:
                self._wrong(row, "needs", cell)
                return None
            if count:
                name = singular(thing)
                needs[name] = needs.get(name, 0) + count
        return needs

    def _wrong(self, row: TableRow, name: str, written: str) -> None:
        self._preview.wrong.append(WrongField(row.place, name, written))


def _number_of(written: str) -> str | None:
    """Return a number in E.164; one that lost its zero in a spreadsheet gets it back."""
    text = re.sub(r"\([^)]*[A-Za-z][^)]*\)|[A-Za-z][\w.]*:?", " ", written).strip()
    digits = re.sub(r"[\s().-]", "", text)
    if digits.startswith("00"):
        text = f"+{digits[2:]}"
    elif _LOST_ZERO.match(digits):
        text = f"0{digits}"
    elif re.fullmatch(r"31[1-9]\d{8}", digits):
        text = f"+{digits}"
    return parse_phone(text) if digits else None


def _with_capitals(written: str) -> str:
    """Return a street or place with capitals, if it has none or nothing else."""
    letters = [sign for sign in written if sign.isalpha()]
    is_flat = written == written.lower() or (written == written.upper() and len(letters) > 3)
    if not is_flat:
        return written
    return " ".join(word[:1].upper() + word[1:].lower() for word in written.split())
