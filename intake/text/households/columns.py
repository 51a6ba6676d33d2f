"""Find the heading of a table, and which field each of its columns holds."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from intake.domain.resident import parse_postcode
from intake.kit.numerals import is_numeral
from intake.text.households.amounts import count_in_cell, is_thing
from intake.text.households.column_contents import (
    guess_fields,
    has_content,
    holds_postcode_and_place,
    kind_of_values,
    may_hold,
    share,
)
from intake.text.households.headings import field_of, known_field, names_somebody_else
from intake.text.households.names import INFIXES
from intake.text.households.repeated_cells import repeats_above

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CHOOSABLE = (
    "name", "first_name", "infix", "last_name", "phone", "address", "street", "number", "addition",
    "postcode", "city", "place", "persons", "needs", "diet", "language", "note",
)  # fmt: skip
"""Fields that somebody can choose for a column."""

HOME = (
    "address",
    "person_address",
    "street",
    "postcode",
    "postcode_number",
    "place",
    "city",
    "number",
)
CONTACT_FIELDS = ("phone", *HOME)
"""Fields that say where somebody lives or how to ring them; a list of households has one."""

_MAX_HEADING_ROWS = 40
_MIN_KNOWN = 2
_MIN_VALUES = 3
_HALF = 0.5
_NEARLY_ALL = 0.9
_LARGEST_FAMILY = 12
_MIN_REMARKS = 2


@dataclass(frozen=True)
class Columns:
    """Which column holds which field, the first row of data, and the columns of things.

    ``fields`` gives for each field the columns that hold it; ``things`` the thing of a column in
    which numbers or crosses stand, ``diets`` the diet of one; ``heading_rows`` are the rows that
    the heading was made of.
    """

    fields: dict[str, tuple[int, ...]]
    things: dict[int, str]
    first_row: int
    heading: tuple[str, ...] = ()
    diets: dict[int, str] = field(default_factory=dict)
    heading_rows: tuple[tuple[str, ...], ...] = ()

    def has(self, *names: str) -> bool:
        return any(name in self.fields for name in names)


def find_columns(rows: Sequence[tuple[str, ...]]) -> Columns | None:
    """Return the columns of a table; None if nothing tells what they hold."""
    looked_at = range(min(len(rows), _MAX_HEADING_ROWS))
    best = max(looked_at, key=lambda at: (_count_known(rows[at]), -at), default=None)
    if best is None:
        return None
    if _count_known(rows[best]) < _MIN_KNOWN:
        best = max(looked_at, key=lambda at: (_count_asked(rows[at]), -at))
    if max(_count_known(rows[best]), _count_asked(rows[best])) < _MIN_KNOWN:
        fields = guess_fields(rows)
        return Columns(fields, {}, 0) if fields else None
    heading, begin, end = rows[best], best, best + 1
    above = rows[best - 1] if best else ()
    below = rows[end] if end < len(rows) else ()
    if _is_broken(heading, below):
        heading, end = _join_broken_words(heading, below), end + 1
    elif _is_broken(above, heading):
        heading, begin = _join_broken_words(above, heading), best - 1
    elif (_count_known(below) >= 1 and not _looks_like_data(below)) or _covers(heading, below):
        heading, end = _join_heading_rows(heading, below), end + 1
    if begin == best and _is_group_heading(above, rows[best]):
        heading, begin = _join_heading_rows(above, heading), best - 1
    columns = _read_heading(heading, end, rows[end:])
    return replace(columns, heading_rows=tuple(tuple(row) for row in rows[begin:end]))


def fits_columns(columns: Columns, rows: Sequence[tuple[str, ...]]) -> bool:
    """Tell whether rows without a heading hold what columns of another sheet hold."""
    for name in CONTACT_FIELDS:
        for column in columns.fields.get(name, ()):
            values = [row[column] for row in rows if column < len(row) and row[column]]
            is_telling = name not in ("city", "number")
            if is_telling and values and share(values, has_content(name)) > _HALF:
                return True
    return False


def with_choices(columns: Columns, chosen: Mapping[int, str]) -> Columns:
    """Return columns in which some are read as another field, or left out."""
    if not chosen:
        return columns
    fields: dict[str, tuple[int, ...]] = {}
    for name, places in columns.fields.items():
        kept = tuple(column for column in places if column not in chosen)
        if kept:
            fields[name] = kept
    for column, name in sorted(chosen.items()):
        if name:
            fields[name] = (*fields.get(name, ()), column)
    return replace(
        columns,
        fields=fields,
        things={column: thing for column, thing in columns.things.items() if column not in chosen},
        diets={column: diet for column, diet in columns.diets.items() if column not in chosen},
    )


def _count_known(row: Sequence[str]) -> int:
    return len({known_field(cell) for cell in row if len(cell) < 60} - {""})


def _count_asked(row: Sequence[str]) -> int:
    """Return how many fields a row names in longer words, as the questions of a form do."""
    if _looks_like_data(row):
        return 0
    return len({field_of(cell) for cell in row if cell} - {"", "ignored"})


def _looks_like_data(row: Sequence[str]) -> bool:
    return any(
        sum(sign.isdigit() for sign in cell) > 4 or parse_postcode(cell) is not None for cell in row
    )


def _is_group_heading(above: Sequence[str], heading: Sequence[str]) -> bool:
    shown = [cell for cell in above if cell]
    is_short = all(len(cell) < 30 and not any(sign.isdigit() for sign in cell) for cell in shown)
    under = [
        index
        for index, cell in enumerate(above)
        if cell and index < len(heading) and heading[index]
    ]
    return len(shown) >= _MIN_KNOWN and is_short and len(under) >= _MIN_KNOWN


def _covers(group: Sequence[str], below: Sequence[str]) -> bool:
    """Tell whether a row names groups of the columns that the row below names."""
    bare = [lower for upper, lower in zip(group, below, strict=False) if lower and not upper]
    if len(bare) < _MIN_KNOWN or _looks_like_data(below):
        return False
    named = [cell for cell in below if cell and (field_of(cell) or is_thing(cell))]
    return _count_asked(below) >= _MIN_KNOWN or len(named) == sum(map(bool, below))


def _is_broken(above: Sequence[str], below: Sequence[str]) -> bool:
    """Tell whether the words of a heading are broken over two rows: "Woon-" and "plaats"."""
    if _looks_like_data(above) or _looks_like_data(below):
        return False
    return any(
        upper.endswith("-") and lower[:1].islower()
        for upper, lower in zip(above, below, strict=False)
    )


def _join_broken_words(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """Return a heading whose words were broken over two rows."""
    width = max(len(above), len(below))
    uppers, lowers = ((*row, *[""] * (width - len(row))) for row in (above, below))
    return tuple(
        f"{upper[:-1]}{lower}" if upper.endswith("-") else f"{upper} {lower}".strip()
        for upper, lower in zip(uppers, lowers, strict=True)
    )


def _join_heading_rows(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """Return a heading of two rows: a name over several columns goes before each of them."""
    group = ""
    joined = []
    for index in range(max(len(above), len(below))):
        upper = above[index] if index < len(above) else ""
        lower = below[index] if index < len(below) else ""
        group = upper or group
        if not lower:
            joined.append(upper)
        elif field_of(group) == "diet" and field_of(lower) == "note":
            joined.append(group)
        elif field_of(f"{group} {lower}") == "family":
            joined.append(f"{group} {lower}")
        elif field_of(lower) or not group:
            joined.append(lower)
        else:
            joined.append(f"{group} › {lower}")
    return tuple(joined)


def _read_heading(heading: Sequence[str], end: int, data: Sequence[tuple[str, ...]]) -> Columns:
    fields: dict[str, list[int]] = {}
    things: dict[int, str] = {}
    diets: dict[int, str] = {}
    for column, cell in enumerate(heading):
        name = field_of(cell)
        values = [
            row[column]
            for row in data
            if column < len(row) and row[column] and not repeats_above(row[column])
        ]
        if name == "ignored" or not cell or _IS_SUM.search(cell):
            continue
        of_grid = _GRID.search(cell)
        if of_grid and _are_ticks(values):
            things[column] = of_grid[1].lower()
            continue
        group = field_of(cell.split(" › ", maxsplit=1)[0]) if " › " in cell else ""
        if group in ("needs", "diet") and may_hold("thing", values):
            (things if group == "needs" else diets)[column] = _thing_of(cell)
        elif name == "needs" and len(_plain_words(cell)) > 1 and _are_ticks(values):
            things[column] = _without_asking(cell)
        elif name == "diet" and len(cell.split()) == 1 and _are_ticks(values):
            diets[column] = cell.lower()
        elif name and may_hold(name, values):
            fields.setdefault(name, []).append(column)
        elif is_thing(_thing_of(cell).removeprefix("eigen ")) and may_hold("thing", values):
            things[column] = _thing_of(cell)
    _settle_additions(fields, data)
    _settle_unnamed(fields, heading, things, data)
    _settle_family(fields, heading, data)
    _settle_sum(fields)
    _settle_places(fields, data)
    _settle_remarks(fields, heading, data)
    settled = {name: tuple(columns) for name, columns in fields.items()}
    _settle_numbers(settled, heading, data)
    return Columns(settled, things, end, tuple(heading), diets)


_OF_FAMILY = re.compile(r"(?i)\bgez|\bfam|huish|\bhh\b|nr\b|num")
"""Headings whose numbers tell families apart; other numbers count people."""

_GRID = re.compile(r"\?\s*\[([^\[\]]{2,40})\]\s*$")
"""What one column of a question is about in the export of a form: "Wat wil je eten? [Soep]"."""

_IS_SUM = re.compile(r"(?i)^=|\btotaal per\b")
"""Headings of columns that count others."""


def _settle_additions(fields: dict[str, list[int]], data: Sequence[tuple[str, ...]]) -> None:
    """A column "tv" behind the house number is the addition, and not the infix of a name."""
    if "addition" in fields or not {"infix", "number"} <= fields.keys():
        return
    infix_column = fields["infix"][0]
    values = [
        row[infix_column].lower() for row in data if infix_column < len(row) and row[infix_column]
    ]
    is_infix = share(values, lambda text: set(text.split()) <= INFIXES) >= _HALF
    if infix_column - 1 in fields["number"] and not is_infix:
        fields["addition"] = fields.pop("infix")


def _settle_unnamed(
    fields: dict[str, list[int]],
    heading: Sequence[str],
    things: Mapping[int, str],
    data: Sequence[tuple[str, ...]],
) -> None:
    """Guess by its values the field of a column with an unknown heading, if it is still free."""
    taken = {column for places in fields.values() for column in places} | things.keys()
    for index, cell in enumerate(heading):
        values = [row[index] for row in data if index < len(row) and row[index]]
        is_told = known_field(cell) or names_somebody_else(cell)
        if not cell or index in taken or is_told or len(values) < _MIN_VALUES:
            continue
        name = kind_of_values(
            values,
            may_be_name=not _names_somebody(fields),
            may_be_home=not {"address", "street"} & set(fields),
        )
        lacks = name not in fields and not (
            name == "postcode" and {"address", "place"} & set(fields)
        )
        if name and lacks:
            fields[name] = [index]


def _names_somebody(fields: Mapping[str, object]) -> bool:
    return bool({"name", "first_name", "last_name"} & set(fields))


def _plain_words(heading: str) -> list[str]:
    return heading.replace("_", " ").lower().split()


def _without_asking(heading: str) -> str:
    """Return the thing of a heading such as "nodig: tent" or "tent lenen"."""
    words = [word for word in _plain_words(heading) if field_of(word) != "needs"]
    return " ".join(words) or heading.lower()


def _are_ticks(values: Sequence[str]) -> bool:
    return bool(values) and share(values, lambda text: count_in_cell(text) is not None) > _HALF


def _settle_remarks(
    fields: dict[str, list[int]], heading: Sequence[str], data: Sequence[tuple[str, ...]]
) -> None:
    """Without a column of remarks, one that nobody named and that holds sentences is it."""
    if "note" in fields:
        return
    full = [row for row in data if sum(map(bool, row)) > _MIN_REMARKS]
    width = max((len(row) for row in full), default=0)
    for index in range(width):
        if index < len(heading) and heading[index]:
            continue
        remarks = [row[index] for row in full if index < len(row) and len(row[index].split()) > 1]
        if len(remarks) >= _MIN_REMARKS:
            fields["note"] = [index]
            return


def _thing_of(heading: str) -> str:
    last = heading.rsplit("›", maxsplit=1)[-1].strip().lower()
    return re.sub(r"^(?:aantal|#)\s*|\(.*", "", last).strip()


def _settle_sum(fields: dict[str, list[int]]) -> None:
    """A column "totaal" is the number of people only beside those of adults and children."""
    total = fields.pop("total", None)
    if total and "persons" not in fields and {"adults", "children"} & set(fields):
        fields["persons"] = total


def _settle_places(fields: dict[str, list[int]], data: Sequence[tuple[str, ...]]) -> None:
    """A column that is called after the postcode may hold the place as well."""
    for column in list(fields.get("postcode", ())):
        values = [row[column] for row in data if column < len(row) and row[column]]
        if "city" not in fields and share(values, holds_postcode_and_place) > _HALF:
            fields["place"] = [column]
            del fields["postcode"]
            return


def _settle_family(
    fields: dict[str, list[int]], heading: Sequence[str], data: Sequence[tuple[str, ...]]
) -> None:
    """A column "gezin" that holds numbers tells which rows belong together."""
    for column in list(fields.get("name", ())):
        values = [row[column] for row in data if column < len(row) and row[column]]
        if values and share(values, str.isdigit) >= _NEARLY_ALL:
            fields["name"].remove(column)
            small = share(values, lambda text: is_numeral(text) and int(text) <= _LARGEST_FAMILY)
            is_family = _OF_FAMILY.search(heading[column]) is not None or small < _NEARLY_ALL
            fields.setdefault("family" if is_family else "persons", []).append(column)
        elif values and share(values, lambda text: text[:1].isdigit()) > _HALF:
            fields["name"].remove(column)
            fields.setdefault("persons", []).append(column)
    if not fields.get("name", [0]):
        del fields["name"]
    for column in list(fields.get("family", ())):
        sizes = [int(row[column]) for row in data if column < len(row) and is_numeral(row[column])]
        is_size = sizes and max(sizes) <= _LARGEST_FAMILY and sizes != sorted(sizes)
        if is_size and not {"persons", "adults", "children"} & fields.keys():
            fields["persons"] = [column]
            fields["family"].remove(column)
    if not fields.get("family", [0]):
        del fields["family"]


def _settle_numbers(
    fields: dict[str, tuple[int, ...]], heading: Sequence[str], data: Sequence[tuple[str, ...]]
) -> None:
    """A column "nr" before the street counts the rows; behind it, it holds the house number.

    Without any street it is no house number, unless it is called so: the street stands above it.
    """
    heading_of_number = next((heading[column] for column in fields.get("number", ())), None)
    if "number" not in fields or "street" in fields or "address" not in fields:
        is_sure = heading_of_number is not None and "huis" in heading_of_number.casefold()
        is_alone = not {"street", "address", "postcode"} & set(fields)
        if "number" in fields and is_alone and not is_sure:
            del fields["number"]
        return
    column = fields["number"][0]
    values = [row[column] for row in data if column < len(row) and row[column].isdigit()]
    is_counted = values == [str(number) for number in range(1, len(values) + 1)]
    if is_counted or column < min(fields["address"]):
        del fields["number"]
    else:
        fields["street"] = fields.pop("address")
