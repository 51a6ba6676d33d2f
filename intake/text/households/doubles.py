"""Find the rows of a list that are one household written down twice."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from typing import TYPE_CHECKING, Any

from rapidfuzz import fuzz

from intake.kit.text_normalization import fold_accents

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from intake.text.households.row_place import RowPlace

_SAME_NAME_SCORE = 82
_LIKE_NAME_SCORE = 70
"""Enough for two names with one telephone number."""

_EQUAL_NAME_SCORE = 90
_WHO_IT_IS = ("last_name", "first_name", "phone", "postcode", "house_number", "street")
_MAX_GROUP = 60
"""Rows of one key that are compared with each other: a shared number of a home is no key."""


def find_doubles(
    rows: Sequence[tuple[RowPlace, dict[str, Any]]],
) -> list[tuple[RowPlace, RowPlace]]:
    """Return pairs of rows, in the order of the list.

    Rows are compared that share a telephone number, an address or a last name.
    """
    groups: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row_index, (_, values) in enumerate(rows):
        for key in _keys_of(values):
            groups[key].append(row_index)
    pairs = {
        (one, other)
        for members in groups.values()
        for one, other in _compared(members)
        if _is_same(rows[one][1], rows[other][1])
    }
    pairs |= _equal_rows([values for _, values in rows])
    return [(rows[one][0], rows[other][0]) for one, other in sorted(pairs)]


def _compared(members: list[int]) -> Iterable[tuple[int, int]]:
    """Return the pairs of a group that are compared; none of a group that is no household."""
    return combinations(members, 2) if len(members) <= _MAX_GROUP else ()


def _equal_rows(rows: Sequence[dict[str, Any]]) -> set[tuple[int, int]]:
    """Return each row that says who it is in the same words as an earlier one, with the first.

    A list with a line for each meal names somebody hundreds of times.
    """
    first: dict[tuple[str, ...], int] = {}
    pairs = set()
    for row_index, values in enumerate(rows):
        said = tuple(_plain(str(values.get(field) or "")) for field in _WHO_IT_IS)
        if not said[0] or not any(said[2:]):
            continue  # a name alone may be of two people
        if (earlier := first.setdefault(said, row_index)) != row_index:
            pairs.add((earlier, row_index))
    return pairs


def _keys_of(values: dict[str, Any]) -> Iterable[tuple[str, str]]:
    if values.get("phone"):
        yield "phone", values["phone"]
    if values.get("postcode") and values.get("house_number"):
        yield "address", f"{values['postcode']} {values['house_number']}"
    if values.get("street") and values.get("house_number"):
        yield "street", f"{_plain(values['street'])[:8]} {values['house_number']}"
    last = _plain(values.get("last_name") or "")
    if last:
        yield "name", last[:4]


def _is_same(one: dict[str, Any], other: dict[str, Any]) -> bool:
    same_phone = bool(one.get("phone")) and one["phone"] == other.get("phone")
    names = _names_agree(one, other, _LIKE_NAME_SCORE if same_phone else _SAME_NAME_SCORE)
    if not names:
        return False
    if same_phone:
        return True
    address = _addresses_agree(one, other)
    if address is None:
        return names == _EQUAL_NAME_SCORE and not (one.get("phone") and other.get("phone"))
    return address


def _names_agree(one: dict[str, Any], other: dict[str, Any], least: int) -> int:
    """Return how well two names agree; 0 if they are of two people."""
    last, other_last = (_plain(values.get("last_name") or "") for values in (one, other))
    first, other_first = (_plain(values.get("first_name") or "") for values in (one, other))
    if last and other_last:
        likeness = fuzz.ratio(last, other_last)
        if likeness < least and not (
            min(len(last), len(other_last)) > 3 and (last in other_last or other_last in last)
        ):
            return 0
    elif last or other_last:
        whole, other_whole = f"{first} {last}".strip(), f"{other_first} {other_last}".strip()
        return (
            _SAME_NAME_SCORE if fuzz.token_sort_ratio(whole, other_whole) >= _SAME_NAME_SCORE else 0
        )
    if not first or not other_first:
        return _SAME_NAME_SCORE
    if _is_initial_of(first, other_first) or _is_initial_of(other_first, first):
        return _SAME_NAME_SCORE
    likeness = fuzz.ratio(first, other_first)
    if likeness >= (_LIKE_NAME_SCORE if first[:2] == other_first[:2] else least):
        return (
            _EQUAL_NAME_SCORE if last == other_last and first == other_first else _SAME_NAME_SCORE
        )
    return 0


def share_way(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Tell whether two rows have a telephone number or an address in common."""
    if one.get("phone") and one["phone"] == other.get("phone"):
        return True
    return _addresses_agree(one, other) is True


def _is_initial_of(short: str, name: str) -> bool:
    initials = short.replace(".", " ").split()
    return bool(initials) and len(initials[0]) <= 2 and name.startswith(initials[0][0])


def _addresses_agree(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool | None:
    """Tell whether two addresses are the same; None if one of them is not known."""
    if not one.get("house_number") or not other.get("house_number"):
        return None
    if one["house_number"] != other["house_number"]:
        return False
    additions = {_plain(values.get("addition") or "").replace(" ", "") for values in (one, other)}
    if len(additions - {""}) > 1:
        return False  # 16a and 16b are two doors
    if one.get("postcode") and other.get("postcode"):
        return bool(one["postcode"] == other["postcode"])
    if one.get("street") and other.get("street"):
        return fuzz.ratio(_plain(one["street"]), _plain(other["street"])) >= _SAME_NAME_SCORE
    return None


def _plain(text: str) -> str:
    """Return a text in small letters without accents and signs."""
    flat = fold_accents(text)
    kept = "".join(sign for sign in flat if sign.isalnum() or sign in " .")
    return " ".join(kept.replace("ı", "i").split())
