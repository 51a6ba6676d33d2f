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
_MEASURE = re.compile(
    r"\d+(?:[.,]\d+)? ?(?:cm|centimeter|m|meter|kg|kilo|watt|persoons|personen|treden|inch)\b"
)
_VOLUME = re.compile(r"\d+ ?(?:liter|l)\b")
_RATHER = re.compile(r"^(?:het liefst|liefst|graag|bij voorkeur)\s+", re.IGNORECASE)
_ALSO = re.compile(r"^(mag|kan) ook (.+)$", re.IGNORECASE)
_OF_IT = re.compile(r"^(?:hoeft|mag|moet|kan|is|heeft|past)\b", re.IGNORECASE)
_STUFFS = frozenset({"kunst", "kunststof", "hout", "leer", "stof", "metaal", "plastic", "nep"})
_UNITS = {"m": "meter", "l": "liter", "kg": "kilo", "cm": "centimeter"}


def split_particulars(what: str) -> tuple[str, list[str]]:
    """Return what is asked for, and the pieces that were said of it."""
    found = _HEAD.match(what.strip())
    if found is None:
        return what.strip(), []
    return found[1], pieces_of(found[2])


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
        sentence = _sentence(writer, detail, phrase, is_offered=is_offered)
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


def _sentence(
    writer: PostWriter, detail: str, phrase: NounPhrase | None, *, is_offered: bool
) -> str:
    detail = re.sub(r"^(?:zo'n|zo'n ding|zo eentje|zo een|eentje|een) (?=met|zonder)", "", detail)
    rather = _RATHER.sub("", detail)
    if phrase and (having := re.match(r"^met (.+)$", rather)):
        has = "heeft" if not phrase.is_plural else "hebben"
        it = phrase.subject_pronoun
        if is_offered:
            return f"{capitalize_first(it)} {has} {having[1]}."
        return f"Het liefst {has} {it} {having[1]}."
    it = phrase.subject_pronoun if phrase else "dat"
    is_or_are = phrase.agreeing("is", "zijn") if phrase else "is"
    if also := _ALSO.match(detail):
        if also[1].lower() == "kan" or also[2].startswith(("bij ", "op ", "in ", "aan ")):
            return f"Dat kan ook {also[2]}."
        return f"{capitalize_first(also[2])} mag ook."
    if phrase and _VOLUME.search(rather) and not is_offered:
        return writer.say("detail-volume", detail=_with_units(rather))
    bare = re.sub(r"^(?:minstens|minimaal|maximaal|max\.?|min\.?|ongeveer) ", "", rather)
    if phrase and _MEASURE.fullmatch(bare) and not is_offered:
        must = phrase.agreeing("moet", "moeten")
        return writer.say(
            "detail-measure", detail=_with_units(rather), definite=phrase.definite, must=must
        )
    if rather != detail:
        return f"Het liefst {is_or_are} {it} {rather}."
    first = detail.split()[0].lower()
    if phrase and (is_adjective(first) or first in ("niet", "wel", "zo", "heel", "erg")):
        if is_offered:
            return f"{capitalize_first(it)} {is_or_are} {detail}."
        return f"Het liefst {is_or_are} {it} {detail}."
    if phrase and _OF_IT.match(detail):
        return f"{capitalize_first(it)} {detail}."
    return sentence_of(detail, Subject("dat", "is", is_thing=phrase is not None))


def _with_units(detail: str) -> str:
    said = re.sub(r"\bmax\.?(?= )", "maximaal", re.sub(r"\bmin\.?(?= \d)", "minimaal", detail))
    said = re.sub(r"(\d)\.(\d)", r"\1,\2", said)
    return re.sub(r"(?<=\d) ?(m|l|kg|cm)\b", lambda unit: f" {_UNITS[unit[1]]}", said)
