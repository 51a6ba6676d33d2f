"""A task in the forms that sentences need: "de heg knippen", "knipt de heg", "te knippen"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from intake.text.grammar.verbs import Verb

_DONE_TO_SOMEBODY = frozenset({"voorlezen", "begeleiden", "bezoeken", "vervoeren", "bellen"})

_SOMEBODY_ELSE = re.compile(
    r"^(?:de |het |een )?(?:opa|oma|moeder|vader|dochter|zoon|kind|kinderen|ouderen|bewoners)\b"
)
_BEHIND_THE_VERB = re.compile(r"^(.*?) ?\b((?:met|voor|aan|bij) (?:iemand|\w+) die .+|tijdens .+)$")
"""What is too long to stand before the verb: "doornemen met iemand die slecht ziet"."""

_TAIL = re.compile(
    r"^((?:de|het|een|\w+) .*?|\w+)"
    r" ((?:naar|in|op|bij|onder|tegen|aan(?! de (?:gemeente|school)\b)) .+)$"
)
"""Where something is done: "hangt een lamp op in de gang"."""


_TO_WHOM = re.compile(r"^(?:aan|uit) ")
"""What follows a particle if nothing else stands before it."""


@dataclass(frozen=True)
class TaskPhrase:
    """A task: its verb and its object; ``together`` if it is done with the resident.

    ``is_joined`` marks a task with two verbs, which is written as it was typed.
    """

    words: str
    verb: Verb
    together: bool
    is_joined: bool = False
    is_moved: bool = False
    """Whether something is carried although no word says so: "bankstel naar boven"."""
    is_of_another: bool = False
    """Whether somebody other than the neighbour is helped: a child with reading the clock."""
    first: TaskPhrase | None = None
    """The first of two tasks: a title names only this one if both are too long."""
    second: TaskPhrase | None = None
    """The second of two tasks; its words are empty if both have one object."""
    joiner: str = "en"
    is_read: bool = True
    """Whether it was understood; otherwise it is written as it was noted."""

    @property
    def infinitive(self) -> str:
        """``de heg knippen``, ``helpen met DigiD``; ``naar de markt`` where one goes together."""
        if self.together and self.verb.infinitive == "gaan":
            return self.words
        return self._place_verb(self.verb.infinitive)

    @property
    def with_te(self) -> str:
        """``de heg te knippen``, ``een lamp op te hangen``."""
        if self.first and self.second:
            return f"{self.first.with_te} {self.joiner} {self.second.with_te}"
        return self._place_verb(self.verb.with_te)

    @property
    def in_clause(self) -> str:
        """``de heg knipt``, ``een lamp ophangt``: the end of "iemand die …"."""
        if self.first and self.second:
            return f"{self.first.in_clause} {self.joiner} {self.second.in_clause}"
        return self._place_verb(self.verb.in_clause)

    @property
    def in_clause_many(self) -> str:
        """The end of "mensen die …": ``de heg knippen``, ``kunnen helpen met DigiD``."""
        if self.is_help:
            return f"kunnen {self.infinitive}"
        return self.infinitive

    @property
    def finite(self) -> str:
        """``knipt de heg``, ``hangt een lamp op``: what follows "wie"."""
        if self.first and self.second:
            if not self.second.words:  # both have one object, which is named once
                return f"gaat {self.infinitive}"
            return f"{self.first.finite} {self.joiner} {self.second.finite}"
        return self._put_verb_first("")

    def finite_with(self, when: str) -> str:
        """``doet elke vrijdag boodschappen``: with a moment behind the verb."""
        return self._put_verb_first(when)

    def _put_verb_first(self, when: str) -> str:
        """Put the verb first, and its particle before what begins with a preposition."""
        done_with, tail = self.words, ""
        behind = _TAIL.match(self.words) if self.verb.particle else None
        if behind and not behind[2].startswith(f"{self.verb.particle} "):  # never "op op"
            done_with, tail = behind.groups()
        if self.verb.particle and not tail and _TO_WHOM.match(done_with):
            done_with, tail = "", done_with  # "leest graag voor aan kinderen"
        words = [self.verb.finite, when, done_with, self.verb.particle, tail]
        return " ".join(word for word in words if word)

    @property
    def is_done_to_somebody(self) -> bool:
        """Whether it is done to the neighbour: they are read to, they are taken along."""
        if self.verb.infinitive == "geven" and self.words.endswith("les"):
            return True
        return self.verb.infinitive in _DONE_TO_SOMEBODY and not _SOMEBODY_ELSE.match(self.words)

    @property
    def is_help(self) -> bool:
        """Whether it is written as help with something."""
        return self.verb.infinitive == "helpen" and not self.is_of_another

    def _place_verb(self, verb: str) -> str:
        if self.is_help:  # "helpen met DigiD": the object follows the verb
            return f"{verb} {self.words}".strip()
        if behind := _BEHIND_THE_VERB.match(self.words):
            return f"{behind[1]} {verb} {behind[2]}".strip()
        return f"{self.words} {verb}".strip()
