"""Compare what a neighbour offers with what a resident wishes, besides the day."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING, NamedTuple

from intake.text.reading.extract_cost import find_cost
from intake.text.reading.normalize_line import normalize_line
from intake.text.reading.times import find_time

if TYPE_CHECKING:
    from collections.abc import Mapping

_NEAR_MINUTES = 60
"""A time that differs by so much is the time that was asked for: it can be talked about."""

_BRINGS = re.compile(r"\b(?:breng|bezorg|kom(?: het)? langs ?brengen|langsbreng|gebracht)")
_IS_FETCHED = re.compile(
    r"\b(?:(?:af|op)(?:ge)?ha(?:al|len)|ophalen|afhalen|(?:kom|komt) (?:het |hem |u )?halen)"
)
_FREE = re.compile(r"\b(?:gratis|voor niets|voor niks|kost(?: \w+)? (?:niets|niks))\b")
_NO = r"(?:geen|niet|zonder)"
_AIDS = {
    "stick": r"(?:wandel)?stok",
    "rollator": r"rollator",
    "wheelchair": r"rolstoel",
    "mobility-scooter": r"scootmobiel",
}


class Wish(NamedTuple):
    """One wish of a resident, and whether a reply meets it; None if the reply does not tell.

    ``name`` is the key of the answer on the form; ``offered`` is what the reply says instead: a
    time, or an amount in cents.
    """

    name: str
    is_met: bool | None
    offered: str = ""


MAX_READ = 4_000
"""Characters of a reply in which days and wishes are looked for: two pages, as nobody writes."""


def compare_wishes(answers: Mapping[str, str], reply: str) -> tuple[Wish, ...]:
    """Return each wish of a request's answers with what a reply says about it."""
    text = normalize_line(reply[:MAX_READ])
    wishes = []
    if answers.get("time"):
        wishes.append(_time_wish(answers["time"], text))
    cost = find_cost(text)
    if cost:
        wishes.append(_cost_wish(answers.get("cost") or "0", cost.cents))
    elif _FREE.search(text):
        wishes.append(_cost_wish("0", "0"))
    if answers.get("way") in ("brought", "fetched"):
        wishes.append(_way_wish(answers["way"], text))
    if answers.get("aids") in _AIDS:
        wishes.append(_aids_wish(_AIDS[answers["aids"]], text))
    return tuple(wishes)


def _time_wish(wanted: str, text: str) -> Wish:
    found = find_time(text)
    if found is None:
        return Wish("time", None)
    asked = _minutes(time.fromisoformat(wanted))
    first = _minutes(found.at)
    last = _minutes(found.until or found.at)
    is_met = first - _NEAR_MINUTES <= asked <= last + _NEAR_MINUTES
    return Wish("time", is_met, found.at.isoformat("minutes"))


def _cost_wish(most: str, offered: str) -> Wish:
    return Wish("cost", int(offered) <= int(most), offered)


def _way_wish(wanted: str, text: str) -> Wish:
    brings, is_fetched = bool(_BRINGS.search(text)), bool(_IS_FETCHED.search(text))
    if brings == is_fetched:
        return Wish("way", None)
    return Wish("way", brings is (wanted == "brought"))


def _aids_wish(word: str, text: str) -> Wish:
    if not re.search(rf"\b{word}", text):
        return Wish("aids", None)
    before, after = rf"\b{_NO} (?:\w+ ){{0,2}}{word}", rf"\b{word}\w* (?:\w+ ){{0,3}}{_NO}\b"
    is_refused = re.search(f"{before}|{after}", text)
    return Wish("aids", not is_refused)


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
