"""Things that are lent, in words: how many of what, with which parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.nouns import find_noun, find_singular

if TYPE_CHECKING:
    from collections.abc import Iterable

_SIZED = re.compile(r"(?P<thing>[^\W\d]+)(?P<size>,? (?:voor )?\d.*)")
"""A thing with its size: "tent 4 personen", "tent, 4 personen", "pan voor 10 liter"."""


_WITH_RELATION = re.compile(
    r"(?P<thing>[^\W\d]+)(?P<rest> (?:aan|achter|bij|in|met|naast|op|uit|van|voor|zonder) .+)"
)
"""A thing with where it is or what belongs to it: "plaats aan tafel", "pan met deksel"."""


def pieces_phrase(name: str, pieces: int) -> str:
    """Return how many of a thing: "tent", "2 tenten", "4 × slaapmat, dik".

    Of a thing with its size the thing itself is more than one: "2 tenten 4 personen".
    """
    if pieces == 1:
        return name
    sized = _SIZED.fullmatch(name)
    if sized:
        return f"{pieces_phrase(sized['thing'], pieces)}{sized['size']}"
    related = _WITH_RELATION.fullmatch(name)
    if related:
        return f"{pieces_phrase(related['thing'], pieces)}{related['rest']}"
    if find_singular(name):
        return f"{pieces} {name}"
    noun = find_noun(name)
    if noun and noun.plural:
        return f"{pieces} {noun.plural}"
    return f"{pieces} × {name}"


def parts_phrase(parts: Iterable[tuple[str, int]]) -> str:
    """Return parts with their numbers: "2 stokken, zeil"."""
    return ", ".join(pieces_phrase(name, pieces) for name, pieces in parts if pieces)


def the_thing(name: str, pieces: int = 1) -> str:
    """Return a thing with its article, as it is said: "de tent"."""
    phrase = read_noun_phrase(name, pieces)
    if pieces == 1 and phrase.is_known:
        return phrase.definite
    return pieces_phrase(name, pieces)
