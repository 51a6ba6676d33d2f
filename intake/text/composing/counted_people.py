"""The number of neighbours a post is for, and words that agree with it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake.text.grammar.numbers import number_word

_FAMILY = re.compile(
    r"^(?:voor )?(?:een )?(?P<who>(?:(?:jong|groot|ouder) )?(?:gezin|echtpaar|stel)"
    r"(?: (?:met|van) [\w ]+)?)$"
)
"""Whom a meal is for, beside the dish: "gezin met 3 kinderen"."""


def family_phrase(note: str) -> str:
    """Return "een gezin met drie kinderen" of such a note; empty if it names no family."""
    match = _FAMILY.match(note)
    if match is None:
        return ""
    return "een " + re.sub(r"\b\d{1,2}\b", lambda many: number_word(int(many[0])), match["who"])


@dataclass(frozen=True)
class CountedPeople:
    """The number of neighbours a post is for, and the verbs that agree with it."""

    number: int
    family: str = ""
    """What they are together: "een gezin met drie kinderen"; empty if that was not told."""

    @property
    def neighbours(self) -> str:
        if self.family:
            return self.family
        return self.agreeing("een buurtgenoot", f"{number_word(self.number)} buurtgenoten")

    @property
    def persons(self) -> str:
        return self.agreeing("één persoon", f"{number_word(self.number)} personen")

    @property
    def plates(self) -> str:
        return self.agreeing("een bord", f"{number_word(self.number)} borden")

    @property
    def chairs(self) -> str:
        return f"{number_word(self.number)} stoelen"

    @property
    def meals(self) -> str:
        return self.agreeing("een warme maaltijd", f"{number_word(self.number)} warme maaltijden")

    @property
    def places(self) -> str:
        return f"{number_word(self.number)} plekken"

    @property
    def in_title(self) -> str:
        return self.agreeing("een buurtgenoot", number_word(self.number))

    def agreeing(self, one: str, more: str) -> str:
        """Return the form that agrees with the number."""
        if self.number > 1:
            return more
        return one

    def agreeing_as_one(self, one: str, more: str) -> str:
        """Return the form that agrees with the number, or with the one family."""
        if self.family:
            return one
        return self.agreeing(one, more)
