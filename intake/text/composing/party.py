"""The number of neighbours a post is for, and words that agree with it."""

from __future__ import annotations

from dataclasses import dataclass

from intake.text.grammar.numbers import number_word


@dataclass(frozen=True)
class Party:
    """The number of neighbours a post is for, and the verbs that agree with it."""

    number: int

    @property
    def neighbours(self) -> str:
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
