"""Tell which field a column holds by what stands in it, where no heading tells."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from intake.domain.resident import parse_postcode
from intake.kit.numerals import is_numeral
from intake.text.guarding.first_names import is_first_name
from intake.text.households.amounts import count_in_cell, read_children, read_needs, read_persons
from intake.text.households.names import INFIXES, SALUTATION

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MIN_KNOWN = 2
_MIN_SHARE_STRICT = 0.6
_MIN_SHARE_USUAL = 0.5
_MIN_SHARE_LENIENT = 0.3
_MIN_VALUES = 3
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
POSTCODE_AND_NUMBER = re.compile(
    r"([1-9]\d{3}\s*[A-Za-z]{2})[\s,/+-]+(?:nr\.?\s*)?(\d{1,5}\s?[\w-]{0,6})"
)
"""A postcode with the house number behind it, in one cell."""

_POSTCODE_AND_PLACE = re.compile(r"[1-9]\d{3}\s?[A-Za-z]{2}[\s,]+\D+")
_LONGEST_COUNT = 40
_DIGITS_OF_PHONE = 5
_LARGEST_FAMILY = 12
_MAX_ROWS = 10_000
_DATE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{2,4}")
_STREET = re.compile(
    r"(?:straat|weg|laan|plein|kade|gracht|hof|dijk|singel|pad|steeg|park|plantsoen|str\.?|burg"
    r"|dreef|markt|wal|veld|kamp)\b",
    re.IGNORECASE,
)


def guess_fields(rows: Sequence[tuple[str, ...]]) -> dict[str, tuple[int, ...]]:
    """Return the fields of a table without a heading, by what stands in it; empty if unclear."""
    width = Counter(len(row) for row in rows if any(row)).most_common(1)
    if not width or width[0][0] < _MIN_KNOWN:
        return {}
    count = max(len(row) for row in rows)
    columns = [
        [row[index] for row in rows if index < len(row) and row[index]] for index in range(count)
    ]
    fields: dict[str, tuple[int, ...]] = {}
    names = []
    for column, values in enumerate(columns):
        if _counts_rows(values):
            continue
        name = _guess_field(values)
        if name == "words":
            names.append(column)
        elif name == "date":
            continue
        elif name and name not in fields:
            fields[name] = (column,)
        elif name == "phone":
            fields["phone"] = (*fields["phone"], column)
    _guess_names(fields, names, columns)
    return fields if len(fields) >= _MIN_KNOWN else {}


def share(values: Sequence[str], test: Callable[[str], object]) -> float:
    """Return which part of the values passes a test: 0 to 1."""
    return sum(bool(test(value)) for value in values) / max(len(values), 1)


def kind_of_values(values: Sequence[str], *, may_be_name: bool, may_be_home: bool) -> str:
    """Return the field that most values of a column look like; empty if they tell nothing.

    With ``may_be_name`` people are looked for as well, with ``may_be_home`` streets.
    """
    if share(values, lambda text: POSTCODE_AND_NUMBER.fullmatch(text.strip())) >= _MIN_SHARE_STRICT:
        return "postcode_number"
    if share(values, _is_phone) >= _MIN_SHARE_USUAL:
        return "phone"
    if share(values, lambda text: parse_postcode(text) is not None) >= _MIN_SHARE_STRICT:
        return "postcode"
    if may_be_home and share(values, _STREET.search) >= _MIN_SHARE_USUAL:
        has_numbers = share(values, lambda text: re.search(r"\d", text)) >= _MIN_SHARE_USUAL
        return ("street", "address")[has_numbers]
    if may_be_name and share(values, _is_somebody) >= _MIN_SHARE_USUAL:
        return "name"
    return ""


def _is_somebody(text: str) -> bool:
    """Tell whether a text is the name of a person: with a salutation, initials or a first name."""
    words = SALUTATION.sub("", text).split()
    if not words or re.search(r"\d", text):
        return False
    is_told = len(words) < len(text.split()) or bool(re.match(r"(?:[A-Z]\.)+", words[0]))
    return is_told or (len(words) > 1 and is_first_name(words[0]))


def may_hold(name: str, values: Sequence[str]) -> bool:
    """Tell whether a column can hold a field: what stands in it does not speak against it."""
    test = _TEST_BY_FIELD.get(name)
    return test is None or len(values) < _MIN_VALUES or share(values, test) >= _MIN_SHARE_LENIENT


def has_content(name: str) -> Callable[[str], object]:
    """Return the test of what a value of a field looks like; one that all pass if there is none."""
    return _TEST_BY_FIELD.get(name, bool)


def is_street(text: str) -> bool:
    """Tell whether a text is the name of a street, without a number."""
    return bool(_STREET.search(text)) and not re.search(r"\d", text) and len(text) < _LONGEST_COUNT


def holds_postcode_and_place(text: str) -> bool:
    """Tell whether a cell holds a postcode with the name of a place beside it."""
    return bool(_POSTCODE_AND_PLACE.fullmatch(text.strip()))


def _guess_field(values: Sequence[str]) -> str:
    if not values:
        return ""
    sample = values[:200]
    tests = (
        ("postcode", lambda text: parse_postcode(text) is not None, _MIN_SHARE_STRICT),
        ("phone", _is_phone, _MIN_SHARE_STRICT),
        ("infix", lambda text: set(text.lower().split()) <= INFIXES, 0.9),
        ("place", holds_postcode_and_place, _MIN_SHARE_STRICT),
        ("address", lambda text: _STREET.search(text) and re.search(r"\d", text), _MIN_SHARE_USUAL),
        (
            "street",
            lambda text: _STREET.search(text) and not re.search(r"\d", text),
            _MIN_SHARE_USUAL,
        ),
        ("date", _DATE.match, _MIN_SHARE_STRICT),
        ("persons", _is_family_size, 0.8),
        ("number", lambda text: re.fullmatch(r"\d{1,4}\s?[-\w]{0,6}", text), 0.85),
        ("language", lambda text: text.lower() in _LANGUAGES, _MIN_SHARE_USUAL),
        ("diet", _DIETS.search, _MIN_SHARE_USUAL),
        ("needs", _is_needs, _MIN_SHARE_USUAL),
    )
    for name, test, least in tests:
        if share(sample, test) >= least:
            return name
    if share(sample, lambda text: re.fullmatch(r"[^\d]{2,40}", text)) >= _MIN_SHARE_STRICT:
        return "words"
    return "note"


def _counts_rows(values: Sequence[str]) -> bool:
    """Tell whether a column numbers the rows of a list."""
    numbers = [int(value) for value in values if is_numeral(value)]
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    return len(steps) > _MIN_KNOWN and numbers[-1] < _MAX_ROWS and set(steps) == {1}


def _is_phone(text: str) -> bool:
    digits = re.sub(r"\D", "", text)
    return len(digits) >= 9 and len(re.sub(r"[\d\s()+/-]", "", text)) <= 3


def _is_family_size(text: str) -> bool:
    size = re.sub(r"(?i)\s*(?:pers(?:onen|oon)?|p|mensen)\.?$", "", text)
    return is_numeral(size) and 0 < int(size) <= _LARGEST_FAMILY


def _is_count(text: str) -> bool:
    return len(text) < _LONGEST_COUNT and read_persons(text) is not None


def _is_word(text: str) -> bool:
    return bool(re.search(r"[^\W\d_]{2}", text))


_TEST_BY_FIELD: dict[str, Callable[[str], object]] = {
    "phone": lambda text: len(re.sub(r"\D", "", text)) >= _DIGITS_OF_PHONE,
    "phone_area": lambda text: re.fullmatch(r"\(?0?\d{1,3}\)?", text.strip()),
    "postcode": lambda text: re.search(r"\d{3,}|^\s*[A-Za-z]{2}\s*$", text),
    "persons": _is_count,
    "adults": lambda text: count_in_cell(text) is not None,
    "children": lambda text: read_children(text) is not None,
    "total": lambda text: count_in_cell(text) is not None,
    "thing": lambda text: count_in_cell(text) is not None,
    "number": lambda text: re.search(r"\d", text),
    "street": _is_word,
    "address": _is_word,
    "city": _is_word,
    "language": _is_word,
    "diet": _is_word,
}
"""What a value of a column looks like; a heading that its column speaks against is no heading."""


def _is_needs(text: str) -> bool:
    return bool(re.search(r"\d", text)) and bool(read_needs(text)) and len(text) < 80


def _guess_names(
    fields: dict[str, tuple[int, ...]], names: list[int], columns: Sequence[Sequence[str]]
) -> None:
    """Tell first names, last names, whole names and places apart, by how they vary."""
    left = list(names)
    for column in names:
        values = columns[column]
        if (
            len(set(values)) <= max(4, len(values) // 6)
            and not {"city", "place"} & set(fields)
            and column > 0
        ):
            fields["city"] = (column,)
            left.remove(column)
    for column in list(left):
        values = columns[column]
        several = share(values, lambda text: len(text.split()) > 1 or "," in text)
        first = share(values, lambda text: is_first_name(text.split()[0]))
        if "first_name" not in fields and several < 0.4 and first >= 0.4:
            fields["first_name"] = (column,)
            left.remove(column)
    if left:
        name = "last_name" if "first_name" in fields else "name"
        fields[name] = (left[0],)
        if len(left) > 1:
            fields.setdefault("note", (left[-1],))
