"""Say how a thing should be: which is liked best, and what it may be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.text.grammar.adjectives import is_adjective, is_inflected

if TYPE_CHECKING:
    from intake.text.grammar.noun_phrase import NounPhrase


def preference(rather: str, phrase: NounPhrase) -> str:
    """Return how a thing is liked best: "Het liefst is hij licht.", of "grote" "het een grote"."""
    is_or_are = phrase.agreeing("is", "zijn")
    kind = rather.removeprefix("een ")
    if is_inflected(kind) and phrase.is_counted:
        return f"Het liefst {is_or_are} {phrase.agreeing('het een', 'het')} {kind}."
    return f"Het liefst {is_or_are} {phrase.subject_pronoun} {rather}."


def quality_predicate(detail: str, phrase: NounPhrase) -> str:
    """Return "mogen gebruikt zijn" of "mag gebruikt", and "hoeft niet nieuw te zijn"."""
    if may := re.match(r"^(?:mag|mogen) (\w+)$", detail):
        return f"{phrase.agreeing('mag', 'mogen')} {may[1]} zijn"
    needs_not = re.match(r"^hoe(?:ft|ven) niet (?:\w+ )?(\w+)$", detail)
    if needs_not and is_adjective(needs_not[1]):
        return f"{detail} te zijn"
    return detail
