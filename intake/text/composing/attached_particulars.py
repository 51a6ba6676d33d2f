"""Attach to a thing, before or after it, what was noted about it: its size, its brand, for whom."""

from __future__ import annotations

import re
from datetime import time
from typing import TYPE_CHECKING

from intake.kit.numerals import is_numeral
from intake.text.grammar.adjectives import is_adjective
from intake.text.grammar.clock_words import clock_words
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.noun_relations import worn_by
from intake.text.grammar.nouns import find_noun
from intake.text.grammar.numbers import number_word, parse_number
from intake.text.grammar.verbs import find_verb

if TYPE_CHECKING:
    from collections.abc import Callable

_ONE_WITH = re.compile(
    r"^(?:liefst |graag )?(?:zo'n|zo'n ding|zo eentje|zo een|eentje|een) (?=met|zonder)"
)
_IF_IT_CAN = re.compile(r"^(.+?),? (?:als het kan|als dat kan|indien mogelijk|zo mogelijk)$")
_AGES = re.compile(r"^(ongeveer )?(\d{1,2}) ?(?:-|tot|t/m) ?(\d{1,2}) jaar$")
_FOR_SO_MANY = re.compile(r"^(?:voor )?(\d{1,2}|\w+) (personen|volwassenen|kinderen)$")
_SINGULAR = {"personen": "persoon", "volwassenen": "volwassene", "kinderen": "kind"}
_IN_BOXES = re.compile(
    r"^(?P<many>(?:\d+|een|twee|drie|vier|vijf) (?:dozen|zakken|tassen|kratten|doos|zak|tas))$"
)
_ABOUT_SO_MANY = re.compile(
    r"^(?:een stuk of|ongeveer|zo'n|minstens|minimaal|maximaal) (?P<many>[2-9]|1\d|20)(?: stuks?)?$"
)
_BRAND = re.compile(r"^merk (\w+)(?:, (.+))?$", re.IGNORECASE)
_FOR_WHOM = re.compile(
    r"^voor (?:een )?(kind|baby|peuter|kleuter|jongen|meisje|man|vrouw)"
    r"(?: (?:van )?(\d+|anderhalf) (jaar|maanden))?$"
)
_BY_ITSELF = re.compile(
    r"^(?P<how>(?:zelf|goed|weinig|nauwelijks|bijna niet|net|pas) )?"
    r"(?P<made>\w{0,4}ge\w+(?:d|t)|gewassen|onderhouden|geschreven|gebreid)$"
)
_SIZE = re.compile(
    r"^(?:minstens |minimaal |min\.? |maximaal |max\.? |ongeveer |ca\.? )?\d+(?:[.,]\d+)?"
    r"(?: ?(?:x|bij|of|tot|-) ?\d+(?:[.,]\d+)?)*"
    r" ?(?:liter|l|cm|centimeter|m|meter|mtr|kg|kilo|treden|inch|stukjes|delen)\b",
    re.IGNORECASE,
)
_IMITATION = frozenset({"kunst", "nep"})
"""Prefixes that form one word with the thing: "kunstkerstboom"."""

_UNITS = {
    "ltr": "liter",
    "mtr": "meter",
    "m": "meter",
    "l": "liter",
    "kg": "kilo",
    "cm": "centimeter",
}
_CLOCK = re.compile(
    r"\b(gaat|vertrekt|rijdt|komt|begint|eindigt|is) (?:om )?([01]?\d|2[0-3])[.:]([0-5][05])\b"
)
"""A time beside such a verb, which is no number: "de laatste bus gaat 20.50"."""


def attached_particulars(thing: str, details: list[str]) -> tuple[str, list[str]]:
    """Return a thing with the notes that can follow it, and the remaining notes.

    "van minstens 20 liter", "met armsteunen".
    """
    if details:
        thing = re.sub(r"^(?:een|de|het) (?=\w)", "", thing)
    if len(details) > 1 and all(_is_one_thing(part) for part in (thing, *details)):
        return f"{', '.join((thing, *details[:-1]))} en {details[-1]}", []
    left: list[str] = []
    for detail in details:
        said = _ONE_WITH.sub("", _IF_IT_CAN.sub(r"liefst \1", detail))
        if brand := _BRAND.match(said):
            more = [part for part in (brand[2],) if part]
            thing, rest = attached_particulars(f"{thing} van het merk {brand[1]}", more)
            left += rest
        elif before := _prepend_note(thing, said):
            thing = before
        elif behind := next((put for found in _suffix_writers(thing) if (put := found(said))), ""):
            thing = f"{thing} {behind}"
        else:
            left.append(said)
    return thing, left


def _is_one_thing(word: str) -> bool:
    """Tell whether a single word names a countable thing."""
    noun = find_noun(word)
    return noun is not None and noun.is_counted and not is_adjective(word)


def _prepend_note(thing: str, said: str) -> str:
    """Return the thing with a note before it; empty if that is impossible."""
    lower = said.lower()
    if lower in _IMITATION:
        return f"{lower}{thing}"
    if is_adjective(lower) and thing.startswith(("helpen ", "hulp ")):
        return re.sub(r"\b(met|bij) (?:de |het )?", rf"\1 {lower} ", thing, count=1)
    if is_adjective(lower):
        number, _, rest = thing.partition(" ")
        if number.isdigit():
            return f"{number} {lower} {rest}"
        return f"{lower} {thing}"
    if (many := _ABOUT_SO_MANY.match(lower) or _IN_BOXES.match(said)) is not None:
        return f"{many['many']} {thing}"
    if named := worn_by(thing, lower):
        return named
    if lower in ("eenpersoons", "tweepersoons"):
        return f"{lower}{thing}"
    if re.match(r"^in (?:de )?hoogte verstelbaar$", lower):
        return f"in hoogte verstelbare {thing}"
    if made := _BY_ITSELF.match(said):
        ends = "" if made["made"].endswith("en") else "e"
        return f"{made['how'] or ''}{made['made']}{ends} {thing}"
    return ""


def _write_sorts(said: str) -> str:
    """Write "3 soorten" as "in drie soorten"."""
    sorts = re.match(r"^(\w+) (soorten|kleuren|maten|smaken)$", said)
    parts = re.match(r"^(\w+) (deuren|laden|lades|planken|wielen|versnellingen)$", said)
    if sorts and sorts[1] in ("diverse", "verschillende", "allerlei"):
        return f"in {said}"
    if not (found := sorts or parts) or not (number := parse_number(found[1])):
        return ""
    before = {True: "met", False: "in"}[parts is not None]
    return f"{before} {number_word(number)} {found[2]}"


def _write_preposition(said: str) -> str:
    if said in ("beginners", "gevorderden", "volwassenen", "senioren"):
        return f"voor {said}"
    named = re.match(r"^voor ([A-Z]\w+ [A-Z]\w+)$", said)
    if named:  # "voor Skoda Fabia"
        return f"voor een {named[1]}"
    found = re.match(r"^(?:met|zonder|maat|tot de|tot het|voor op|voor in|voor aan|om) \w.*$", said)
    found = found or re.match(r"^voor (?:iemand|een|de|het) .*$", said)
    return found[0] if found else ""


def _write_addition(said: str) -> str:
    """Write "+ matras" and "2 kussens" behind the thing: "en een matras", "en twee kussens"."""
    if re.search(r"\b(?:min|minuten|minuut|uur|uurtje|kwartier)$", said):
        return ""  # how long it takes is no further thing
    more = re.match(r"^(?:\+ ?|en )(.+)$", said)
    counted = re.match(r"^\d{1,2} \w+$", said)
    phrase = read_noun_phrase(said.lstrip("+ ").removeprefix("en "))
    is_some = phrase.is_plural and not phrase.before and not phrase.after
    if (more or counted or is_some) and phrase.is_known:
        return f"en {phrase.indefinite}"
    return ""


def _write_purpose(said: str) -> str:
    """Write "voor 2 parkieten" with the number in words."""
    purpose = re.match(r"^voor (\d{1,2}) (\w+)$", said)
    if purpose is None:
        return ""
    return f"voor {number_word(int(purpose[1]))} {purpose[2]}"


def _write_separate_part(said: str) -> str:
    """Write "worst apart" as "met de worst apart"."""
    apart = re.match(r"^(\w+) apart$", said)
    if apart is None or not (phrase := read_noun_phrase(apart[1])).is_known:
        return ""
    return f"met {phrase.definite} apart"


def _size(said: str) -> str:
    if not _SIZE.match(said):
        return ""
    return f"van {with_units(said)}"


def _write_age_range(said: str) -> str:
    """Write "4-6 jaar" as the age that it is for."""
    ages = _AGES.match(said)
    if ages is None:
        return ""
    first, last = (number_word(int(ages[at])) for at in (2, 3))
    return f"voor de leeftijd van {ages[1] or ''}{first} tot {last} jaar"


def _write_person_count(said: str) -> str:
    many = _FOR_SO_MANY.match(said)
    number = parse_number(many[1]) if many else 0
    if not many or not number:
        return ""
    if number == 1:
        return f"voor één {_SINGULAR.get(many[2], many[2])}"
    return f"voor {number_word(number)} {many[2]}"


def _write_beneficiary(said: str) -> str:
    """Write "voor kind 5 jaar" as "voor een kind van vijf jaar"."""
    whom = _FOR_WHOM.match(said)
    if whom is None:
        return ""
    if not whom[2]:
        return f"voor een {whom[1]}"
    age = whom[2]
    if is_numeral(age):
        age = number_word(int(age))
    return f"voor een {whom[1]} van {age} {whom[3]}"


_SUFFIX_WRITERS: tuple[Callable[[str], str], ...] = (
    *(
        _write_preposition,
        _write_sorts,
        _write_person_count,
        _write_purpose,
        _size,
        _write_addition,
        _write_separate_part,
        _write_age_range,
    ),
    _write_beneficiary,
)


def _suffix_writers(thing: str) -> tuple[Callable[[str], str], ...]:
    """Return the ways in which a note can follow a thing, or a task."""
    if find_verb(thing.rpartition(" ")[2]):
        return tuple(way for way in _SUFFIX_WRITERS if way is not _write_addition)
    return _SUFFIX_WRITERS


def _write_clock_time(match: re.Match[str]) -> str:
    return f"{match[1]} om {clock_words(time(int(match[2]), int(match[3])))}"


def with_units(detail: str) -> str:
    """Return a detail with its units written out: "6 m" as "6 meter"."""
    said = re.sub(r"\bmax\.?(?= )", "maximaal", re.sub(r"\bmin\.?(?= \d)", "minimaal", detail))
    said = re.sub(r"(\d)\.(\d)", r"\1,\2", _CLOCK.sub(_write_clock_time, said))
    return re.sub(r"(?<=\d) ?(mtr|m|l|kg|cm)\b", lambda unit: f" {_UNITS[unit[1]]}", said)
