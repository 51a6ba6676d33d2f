"""Find the heading of a table, and which field each of its columns holds."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from intake.domain.resident import parse_postcode
from intake.text.guarding.first_names import is_first_name
from intake.text.households.amounts import is_thing, read_needs
from intake.text.households.names import INFIXES
from intake.text.words.word_lists import word_list

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LOOKED_AT = 40
_MIN_KNOWN = 2
_MOST = 0.6
_FEW = 0.5
_THING = "thing:"
_LANGUAGES = frozenset(
    [
        "nederlands",
        "engels",
        "turks",
        "arabisch",
        "marokkaans",
        "berbers",
        "pools",
        "oekraïens",
        "frans",
        "spaans",
        "papiaments",
        "tigrinya",
        "portugees",
        "duits",
        "farsi",
        "dari",
        "somalisch",
        "sranan",
        "hindi",
        "chinees",
        "roemeens",
        "bulgaars",
        "koerdisch",
        "russisch",
    ]
)
_DIETS = re.compile(
    r"\b(?:halal|vega|vegetarisch|veganistisch|vegan|glutenvrij|lactose|suikervrij|zoutarm|noten"
    r"|koosjer|allergi|varken|vlees|diabet)",
    re.IGNORECASE,
)
_STREET = re.compile(
    r"(?:straat|weg|laan|plein|kade|gracht|hof|dijk|singel|pad|steeg|park|plantsoen|str\.?|burg"
    r"|dreef|markt|wal|veld|kamp)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Columns:
    """Which column holds which field, the first row of data, and the columns of things.

    ``fields`` gives for each field the columns that hold it; ``things`` the thing of a column.
    """

    fields: dict[str, tuple[int, ...]]
    things: dict[int, str]
    first_row: int
    heading: tuple[str, ...] = ()

    def has(self, *names: str) -> bool:
        return any(name in self.fields for name in names)


def find_columns(rows: Sequence[tuple[str, ...]]) -> Columns | None:
    """Return the columns of a table; None if nothing tells what they hold."""
    best = max(
        range(min(len(rows), _LOOKED_AT)), key=lambda at: (_known_in(rows[at]), -at), default=None
    )
    if best is None:
        return None
    if _known_in(rows[best]) < _MIN_KNOWN:
        return _guess(rows)
    heading, end = rows[best], best + 1
    above = rows[best - 1] if best else ()
    below = rows[end] if end < len(rows) else ()
    if _known_in(below) >= 1 and not _looks_like_data(below):
        heading, end = _joined(heading, below), end + 1
    elif _is_group_heading(above, heading):
        heading = _joined(above, heading)
    return _from_heading(heading, end, rows[end:])


def known_field(heading: str) -> str:
    """Return the field of a heading that is in the list; empty for any other text."""
    text = _plain(heading)
    known = _known_headings()
    bare = _plain(re.sub(r"\s*[(\[].*?[)\]]\s*", " ", text))
    parts = (text, bare, bare.split(" › ")[-1], bare.split(" › ")[0])
    return next((known[part] for part in parts if part in known), "")


def field_of(heading: str) -> str:
    """Return the field that a heading names, also by a word within it; empty if it names none."""
    known = known_field(heading)
    if known:
        return known
    last = _plain(re.sub(r"\s*[(\[].*?[)\]]\s*", " ", heading)).split(" › ")[-1]
    return next((name for name, pattern in _BY_WORDS if pattern.search(last)), "")


_BY_WORDS = tuple(
    (name, re.compile(pattern))
    for name, pattern in (
        ("family", r"(?:gezin|famil|huishoud)\w*.?\s*(?:nr|num|id\b|code)"),
        ("address", r"(?<!mail)adres|straat.*(?:nr|num|huis)"),
        ("place", r"(?:postcode|\bpc\b).*(?:plaats|stad)"),
        ("diet", r"dieet|allerg|eetwens"),
        ("phone", r"telef|\btel\b|mobiel|\bgsm\b"),
        ("postcode", r"post\s?code"),
        ("number", r"huis\s?n"),
        ("addition", r"\btoev"),
        ("infix", r"^(?:tussenv|voorvoeg)"),
        ("street", r"straat"),
        ("name", r"voor\w*.*achter|achter\w*.*voor|achternaam\s?[/,+&]"),
        ("first_name", r"voorn|voorl|roepn|initia"),
        ("last_name", r"achtern|familien"),
        ("name", r"naam"),
        ("persons", r"\bpers|gezinsgr|hoeveel|huishoudgr|aantal (?:leden|in)"),
        ("needs", r"nodig|behoef|lenen|\bwens"),
        ("city", r"plaats|\bstad\b"),
        ("language", r"\btaal|spreekt"),
        ("note", r"\bopm|bijz|notit|toelicht|aantek"),
    )
)
"""Words within a longer heading that tell what its column holds, the surest first."""


@lru_cache(maxsize=1)
def _known_headings() -> dict[str, str]:
    listed = word_list("columns.toml")
    return {_plain(name): field for field, names in listed.items() for name in names}


def _plain(heading: str) -> str:
    return " ".join(heading.casefold().replace("\n", " ").split()).strip(" :*.?!").strip()


def _known_in(row: Sequence[str]) -> int:
    return len({known_field(cell) for cell in row if len(cell) < 60} - {""})


def _looks_like_data(row: Sequence[str]) -> bool:
    return any(
        sum(sign.isdigit() for sign in cell) > 4 or parse_postcode(cell) is not None for cell in row
    )


def _is_group_heading(above: Sequence[str], heading: Sequence[str]) -> bool:
    shown = [cell for cell in above if cell]
    is_short = all(len(cell) < 30 and not any(sign.isdigit() for sign in cell) for cell in shown)
    under = [at for at, cell in enumerate(above) if cell and at < len(heading) and heading[at]]
    return len(shown) >= _MIN_KNOWN and is_short and len(under) >= _MIN_KNOWN


def _joined(above: Sequence[str], below: Sequence[str]) -> tuple[str, ...]:
    """Return a heading of two rows: a name over several columns goes before each of them."""
    group = ""
    joined = []
    for at in range(max(len(above), len(below))):
        upper = above[at] if at < len(above) else ""
        lower = below[at] if at < len(below) else ""
        group = upper or group
        if not lower:
            joined.append(upper)
        elif field_of(lower) or not group:
            joined.append(lower)
        else:
            joined.append(f"{group} › {lower}")
    return tuple(joined)


def _from_heading(heading: Sequence[str], end: int, data: Sequence[tuple[str, ...]]) -> Columns:
    fields: dict[str, list[int]] = {}
    things: dict[int, str] = {}
    for at, cell in enumerate(heading):
        name = field_of(cell)
        if name == "ignored" or not cell:
            continue
        last = cell.split("›")[-1].strip()
        if name:
            fields.setdefault(name, []).append(at)
        elif is_thing(re.sub(r"^(?:aantal|#)\s*|\(.*", "", last.lower()).strip()):
            things[at] = re.sub(r"^(?:aantal|#)\s*|\(.*", "", last.lower()).strip()
    _settle_family(fields, data)
    guessed = {name: tuple(columns) for name, columns in fields.items()}
    _settle_numbers(guessed, data)
    return Columns(guessed, things, end, tuple(heading))


def _settle_family(fields: dict[str, list[int]], data: Sequence[tuple[str, ...]]) -> None:
    """A column "gezin" that holds numbers tells which rows belong together."""
    for at in list(fields.get("name", ())):
        values = [row[at] for row in data if at < len(row) and row[at]]
        if values and all(value.isdigit() for value in values):
            fields["name"].remove(at)
            fields.setdefault("family", []).append(at)
    if not fields.get("name", [0]):
        del fields["name"]


def _settle_numbers(fields: dict[str, tuple[int, ...]], data: Sequence[tuple[str, ...]]) -> None:
    """A column "nr" before the street counts the rows; behind it, it holds the house number."""
    if "number" not in fields or "street" in fields or "address" not in fields:
        if "number" in fields and not {"street", "address", "postcode"} & set(fields):
            del fields["number"]
        return
    at = fields["number"][0]
    values = [row[at] for row in data if at < len(row) and row[at].isdigit()]
    is_counted = values == [str(number) for number in range(1, len(values) + 1)]
    if is_counted or at < min(fields["address"]):
        del fields["number"]
    else:
        fields["street"] = fields.pop("address")


def _guess(rows: Sequence[tuple[str, ...]]) -> Columns | None:
    """Return the columns of a table without a heading, by what they hold."""
    width = Counter(len(row) for row in rows if any(row)).most_common(1)
    if not width or width[0][0] < _MIN_KNOWN:
        return None
    count = max(len(row) for row in rows)
    columns = [[row[at] for row in rows if at < len(row) and row[at]] for at in range(count)]
    fields: dict[str, tuple[int, ...]] = {}
    names = []
    for at, values in enumerate(columns):
        name = _guess_field(values)
        if name == "words":
            names.append(at)
        elif name and name not in fields:
            fields[name] = (at,)
        elif name == "phone":
            fields["phone"] = (*fields["phone"], at)
    _guess_names(fields, names, columns)
    return Columns(fields, {}, 0) if len(fields) >= _MIN_KNOWN else None


def _share(values: Sequence[str], test: Callable[[str], object]) -> float:
    return sum(bool(test(value)) for value in values) / max(len(values), 1)


def _guess_field(values: Sequence[str]) -> str:
    if not values:
        return ""
    sample = values[:200]
    tests = (
        ("postcode", lambda text: parse_postcode(text) is not None, _MOST),
        ("phone", _is_phone, _MOST),
        ("infix", lambda text: set(text.lower().split()) <= INFIXES, 0.9),
        ("place", lambda text: re.fullmatch(r"[1-9]\d{3}\s?[A-Za-z]{2}[\s,]+\D+", text), _MOST),
        ("address", lambda text: _STREET.search(text) and re.search(r"\d", text), _FEW),
        ("street", lambda text: _STREET.search(text) and not re.search(r"\d", text), _FEW),
        ("persons", lambda text: text.isdigit() and 0 < int(text) <= 12, 0.9),
        ("number", lambda text: re.fullmatch(r"\d{1,4}\s?[-\w]{0,6}", text), 0.85),
        ("language", lambda text: text.lower() in _LANGUAGES, _FEW),
        ("diet", _DIETS.search, _FEW),
        ("needs", _is_needs, _FEW),
    )
    for name, test, least in tests:
        if _share(sample, test) >= least:
            return name
    if _share(sample, lambda text: re.fullmatch(r"[^\d]{2,40}", text)) >= _MOST:
        return "words"
    return "note"


def _is_phone(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    return len(digits) >= 9 and len(re.sub(r"[\d\s()+/-]", "", text)) <= 3


def _is_needs(text: str) -> bool:
    return bool(re.search(r"\d", text)) and bool(read_needs(text)) and len(text) < 80


def _guess_names(
    fields: dict[str, tuple[int, ...]], names: list[int], columns: Sequence[Sequence[str]]
) -> None:
    """Tell first names, last names, whole names and places apart, by how they vary."""
    left = list(names)
    for at in names:
        values = columns[at]
        if len(set(values)) <= max(4, len(values) // 6) and "city" not in fields and at > 0:
            fields["city"] = (at,)
            left.remove(at)
    for at in list(left):
        values = columns[at]
        several = _share(values, lambda text: len(text.split()) > 1 or "," in text)
        first = _share(values, lambda text: is_first_name(text.split()[0]))
        if "first_name" not in fields and several < 0.4 and first >= 0.4:
            fields["first_name"] = (at,)
            left.remove(at)
    if left:
        name = "last_name" if "first_name" in fields else "name"
        fields[name] = (left[0],)
        if len(left) > 1:
            fields.setdefault("note", (left[-1],))
