"""What a neighbour must know beforehand, from the choices of the form: stairs, pets, who comes.

What is in free words is left to the notes: it may tell too much.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from intake.text.composing.post_plan import NEVER_LEFT_OUT, Sentence
from intake.text.grammar.pets import PETS, is_pet

if TYPE_CHECKING:
    from intake.text.composing.post_plan import PostPlan
    from intake.text.composing.post_writer import PostWriter

_STOREY = re.compile(r"\b(?:\d|twee|drie|vier|vijf|zes) hoog\b|\blift\b")
"""What a note tells more exactly than the choice of the form."""

_HARMLESS = re.compile(r"\bdoe[ts]? (?:verder )?(?:niks|niets|nix|nx|geen kwaad)\b")
_NO_PET = re.compile(r"\b(?:geen|liever|bang|allergisch\w*)\b")
_ALLERGENS = frozenset({"gluten", "noten", "pinda", "melk", "lactose", "soja", "eieren"})
"""What the name of a dish may tell itself: "pannenkoeken zonder gluten"."""

_KINDS_AT_HOME = ("help",)
"""Kinds for which a neighbour comes in."""


def add_form_facts(plan: PostPlan, writer: PostWriter) -> PostPlan:
    """Add a sentence for each of these answers, and note which were told.

    They stand before the last question, but never before the opening.
    """
    parts = (_stairs, _pets, _same_helper, _need, _allergies)
    added = [sentence for part in parts for sentence in part(writer)]
    sentences = list(plan.sentences)
    at = max(1, len(sentences) - sentences[-1].text.endswith("?"))
    sentences[at:at] = added
    return replace(plan, sentences=tuple(sentences))


def _stairs(writer: PostWriter) -> list[Sentence]:
    stairs = writer.answers.get("stairs", "none")
    note = writer.wanted.answers.get("note", "")
    if stairs == "none" or (stairs == "many" and _STOREY.search(note)):
        return []
    writer.facts_said.add("stairs")
    return [Sentence(writer.say(f"stairs-{stairs}"), 3)]


def has_pets(answer: str) -> bool:
    """Tell whether an answer names pets: "nee" and "geen" do not."""
    return bool(answer.strip()) and not _NO_PET.search(answer.lower())


def _pets(writer: PostWriter) -> list[Sentence]:
    """Name the animal alone: "een kat die niet op het balkon mag"."""
    said = writer.wanted.answers.get("pets", "").lower()
    if writer.wanted.kind not in _KINDS_AT_HOME or not has_pets(said):
        return []
    for word in re.findall(r"[a-zéë]+", said):
        if is_pet(word):
            writer.facts_said.add("pets")
            if word in writer.what.lower().split():
                return []  # it is the pet that is asked about
            if word not in PETS:
                return [Sentence(writer.say("pets", pet=word), 3)]
            if _HARMLESS.search(said):
                return [Sentence(writer.say("pet-harmless", pet=f"een {word}"), 3)]
            return [Sentence(writer.say("pet", pet=word), 3)]
    return []


def _need(writer: PostWriter) -> list[Sentence]:
    if writer.answers.get("need") != "very":
        return []
    writer.facts_said.add("need")
    return [Sentence(writer.say("need"), 4)]


def _same_helper(writer: PostWriter) -> list[Sentence]:
    if writer.answers.get("same_helper") != "yes" or not writer.repeat:
        return []
    writer.facts_said.add("same_helper")
    return [Sentence(writer.say("same-helper"), 3)]


def _allergies(writer: PostWriter) -> list[Sentence]:
    """Tell that something may not be in the food: what it is, the cook hears from the centre."""
    allergies = writer.wanted.answers.get("allergies", "").lower()
    named = {word for word in re.findall(r"\w{4,}", allergies) if word in writer.what.lower()}
    if not allergies.strip() or named & _ALLERGENS:
        return []
    key = "allergies-too" if writer.wanted.answers.get("diet") else "allergies"
    return [Sentence(writer.say(key), NEVER_LEFT_OUT)]
