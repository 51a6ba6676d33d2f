"""Say what was typed behind the thing or the task: "12 meter, manshoog", "(geen lift)".

The thing alone makes the title; what stands behind a comma or between brackets becomes sentences.
What no sentence can be made of stays, in one: nothing that the caller said of it is lost.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.kit.text_normalization import capitalize_first
from intake.text.composing.clause import Subject, sentence_of
from intake.text.composing.reason import pieces_of
from intake.text.grammar.adjectives import is_adjective
from intake.text.grammar.noun_phrase import read_noun_phrase

if TYPE_CHECKING:
    from intake.text.composing.post_writer import PostWriter
    from intake.text.grammar.noun_phrase import NounPhrase

_HEAD = re.compile(r"^([^,;(]+?)\s*(?:[,;]\s*|\s*\()(.+)$")
_RATHER = re.compile(r"^(?:het liefst|liefst|graag|bij voorkeur)\s+", re.IGNORECASE)
_ALSO = re.compile(r"^(mag|kan) ook (.+)$", re.IGNORECASE)
_QUALITY = re.compile(r"^(?:niet|wel|zo|heel|erg|nog)\b", re.IGNORECASE)
_OF_IT = re.compile(r"^(?:hoeft|mag|moet|kan|is|heeft|past)\b", re.IGNORECASE)
_ONE_WITH = re.compile(
    r"^(?:liefst |graag )?(?:zo'n|zo'n ding|zo eentje|zo een|eentje|een) (?=met|zonder)"
)
_SIZE = re.compile(
    r"^(?:minstens |minimaal |min\.? |maximaal |max\.? |ongeveer |ca\.? )?\d+(?:[.,]\d+)?"
    r"(?: ?(?:x|bij|of|tot|-) ?\d+(?:[.,]\d+)?)*"
    r" ?(?:liter|l|cm|centimeter|m|meter|kg|kilo|treden|inch)\b",
    re.IGNORECASE,
)
_IMITATION = frozenset({"kunst", "nep"})
"""What makes one word with the thing: "kunstkerstboom"."""
_STUFFS = frozenset({"kunst", "kunststof", "hout", "leer", "stof", "metaal", "plastic", "nep"})
_UNITS = {"m": "meter", "l": "liter", "kg": "kilo", "cm": "centimeter"}


def split_particulars(what: str) -> tuple[str, list[str]]:
    """Return what is asked for, and the pieces that were said of it."""
    found = _HEAD.match(what.strip())
    if found is None:
        return what.strip(), []
    return found[1], pieces_of(found[2])


def attached_particulars(thing: str, details: list[str]) -> tuple[str, list[str]]:
    """Return a thing with what reads best behind it: "van minstens 20 liter", "met armsteunen"."""
    left: list[str] = []
    for detail in details:
        said = _ONE_WITH.sub("", detail)
        if said.lower() in _IMITATION:
            thing = f"{said.lower()}{thing}"
        elif re.match(r"^(?:met|zonder) ", said):
            thing = f"{thing} {said}"
        elif _SIZE.match(said):
            thing = f"{thing} van {_with_units(said)}"
        else:
            left.append(detail)
    return thing, left


def particulars(
    writer: PostWriter,
    details: list[str],
    phrase: NounPhrase | None = None,
    *,
    is_offered: bool = False,
) -> list[str]:
    """Return the particulars as sentences; ``phrase`` is the thing, None for a task.

    Of what is asked for they are wishes, of what ``is_offered`` they are facts.
    """
    sentences: list[str] = []
    rest: list[str] = []
    for detail in details:
        sentence = _sentence(detail, phrase, is_offered=is_offered)
        if sentence:
            sentences.append(sentence)
        else:
            rest.append(read_noun_phrase(detail).indefinite if _is_noun(detail) else detail)
    if rest:
        sentences.insert(0, writer.say("detail", detail=_with_units(", ".join(rest))))
    return sentences


def _is_noun(detail: str) -> bool:
    phrase = read_noun_phrase(detail)
    return phrase.is_known and not detail[:1].isdigit() and phrase.head not in _STUFFS


def _sentence(detail: str, phrase: NounPhrase | None, *, is_offered: bool) -> str:
    """Return one particular as a sentence; empty where none can be made of it."""
    if also := _ALSO.match(detail):
        if also[1].lower() == "kan" or also[2].startswith(("bij ", "op ", "in ", "aan ")):
            return f"Dat kan ook {also[2]}."
        return f"{capitalize_first(also[2])} mag ook."
    rather = _RATHER.sub("", detail)
    if phrase is None:
        if rather != detail:
            return f"Het liefst is dat {rather}."
        return sentence_of(detail, Subject("dat", "is", is_thing=False))
    it, is_or_are = phrase.subject_pronoun, phrase.agreeing("is", "zijn")
    if rather != detail or _QUALITY.match(rather) or is_adjective(rather.split()[0].lower()):
        if is_offered:
            return f"{capitalize_first(it)} {is_or_are} {rather}."
        return f"Het liefst {is_or_are} {it} {rather}."
    if _OF_IT.match(detail):
        return f"{capitalize_first(it)} {detail}."
    return sentence_of(detail, Subject("dat", "is", is_thing=True))


def _with_units(detail: str) -> str:
    said = re.sub(r"\bmax\.?(?= )", "maximaal", re.sub(r"\bmin\.?(?= \d)", "minimaal", detail))
    said = re.sub(r"(\d)\.(\d)", r"\1,\2", said)
    return re.sub(r"(?<=\d) ?(m|l|kg|cm)\b", lambda unit: f" {_UNITS[unit[1]]}", said)
