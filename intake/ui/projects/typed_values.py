"""Read what was typed into the forms of a project."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.domain.project import LoadSize, NeedRule
from intake.kit.codes import parse_code
from intake.kit.text_normalization import normalize_words
from intake.kit.time_zone import to_local_time
from intake.text.reading.answers import parse_moment
from intake.text.reading.parts import parse_parts
from intake.ui.models.typed_count import read_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime
    from uuid import UUID

    from intake.domain.project import ProjectItem
    from intake.domain.thing import Thing


_SIZES = {
    "hand": LoadSize.HAND,
    "fiets": LoadSize.BIKE,
    "bike": LoadSize.BIKE,
    "auto": LoadSize.CAR,
    "car": LoadSize.CAR,
    "bus": LoadSize.VAN,
    "busje": LoadSize.VAN,
    "bestelbus": LoadSize.VAN,
    "van": LoadSize.VAN,
}


_PLACE = re.compile(
    r"^(?:zit)?(?:plaats|plek)(?:en|ken)?\b|\b(?:zit|eet|tafel)(?:plaats|plek)"
    r"|^seats?\b|^places?\b",
    re.IGNORECASE,
)


def names_a_place(name: str) -> bool:
    """Tell whether what is needed is called a place: "zitplaats in de auto", "plek aan tafel"."""
    return _PLACE.search(name.strip()) is not None


def read_day(typed: str, now: datetime) -> date | None:
    """Return a day that was typed; None if it is none."""
    moment = parse_moment(typed.strip() or "x", now)
    return to_local_time(moment).date() if moment else None


def read_number(typed: str, default: int = 1) -> int | None:
    """Return a number of 0 or more; None if it is none."""
    if not typed.strip():
        return default
    return read_count(typed)


def read_size(typed: str) -> LoadSize:
    """Return how something is carried: in the hand, on a bike, in a car or a van."""
    words = normalize_words(typed).split()
    return next((_SIZES[word] for word in words if word in _SIZES), LoadSize.BIKE)


def read_vehicle(typed: str) -> LoadSize | None:
    """Return with what a round is driven; None if that is not known."""
    words = normalize_words(typed).split()
    return next((_SIZES[word] for word in words if word in _SIZES), None)


def read_rule(ticked: Mapping[str, bool]) -> NeedRule:
    """Return the rule that was ticked; without any it is only what they ask for."""
    for name, rule in (
        ("fit", NeedRule.FIT),
        ("person", NeedRule.PERSON),
        ("household", NeedRule.HOUSEHOLD),
    ):
        if ticked.get(name):
            return rule
    return NeedRule.ASKED


def find_item(typed: str, items: Iterable[ProjectItem]) -> ProjectItem | None:
    """Return the item that is meant: by its name, or the only one that has all typed words."""
    wanted = normalize_words(typed).split()
    if not wanted:
        return None
    listed = list(items)
    for item in listed:
        if normalize_words(item.name).split() == wanted:
            return item
    close = [item for item in listed if _has_all(normalize_words(item.name), wanted)]
    return close[0] if len(close) == 1 else None


def read_pieces(typed: str, items: Iterable[ProjectItem]) -> dict[UUID, int] | None:
    """Return how many of which items were typed ("1 tent 4 personen, 2 slaapmat").

    None if a name means no item.
    """
    pieces: dict[UUID, int] = {}
    listed = tuple(items)
    for name, count in parse_parts(typed):
        item = find_item(name, listed)
        if item is None:
            return None
        pieces[item.id] = count
    return pieces


def find_thing(typed: str, things: Iterable[Thing]) -> Thing | None:
    """Return the thing that is meant: by its code, or the only one with all typed words.

    The words are those of its name and its lender's. What is typed may be empty if there is one.
    """
    listed = list(things)
    code = parse_code(typed)
    by_code = [choice for choice in listed if code and choice.code == code]
    if by_code:
        return by_code[0]
    wanted = normalize_words(typed).split()
    close = [
        choice
        for choice in listed
        if _has_all(normalize_words(f"{choice.name} {choice.lender}"), wanted)
    ]
    return close[0] if len(close) == 1 else None


def _has_all(name: str, wanted: list[str]) -> bool:
    """Tell whether each typed word is one of a name, in singular or plural."""
    words = name.split()
    return all(
        any(word.startswith(typed[:_STEM]) and typed.startswith(word[:_STEM]) for word in words)
        for typed in wanted
    )


_STEM = 4
"""Letters that tell a word in singular and plural: "tent", "tenten"."""
