"""Write as sentences what somebody wishes, does not have, or feels."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.kit.text_normalization import capitalize_first
from intake.text.grammar.noun_phrase import read_noun_phrase

if TYPE_CHECKING:
    from intake.text.composing.state_sentences import Subject

_HAS_IT_NOT = re.compile(
    r"geen (?:auto|aanhanger|bus|busje|ladder|trap|lift|rijbewijs|oven|vriezer|magnetron|fornuis"
    r"|gereedschap|fiets|tuin|tijd|haast|drempels?|parkeerplaats|keuken|ervaring|vervoer)\b"
)
"""What somebody may not have, whatever they ask for."""

_FEELING = re.compile(
    r"^(?:(?:veel|weinig|erg veel|wat|grote|nu) )?(?:heimwee|zin|trek|behoefte|moeite|hekel"
    r"|ervaring|verstand|plezier|haast|honger)\b(?! gehad)",
    re.IGNORECASE,
)
"""What somebody feels: "zin in iets warms"."""


def wish_sentence(text: str, subject: Subject) -> str:
    """Write "graag weer naar buiten" as a wish of the neighbour."""
    if not re.match(r"^(?:graag|weer eens|liever) ", text, re.IGNORECASE):
        return ""
    would = subject.agreeing("wil", "willen")
    return f"{capitalize_first(subject.who)} {would} {text[:1].lower()}{text[1:]}."


def without_sentence(text: str, subject: Subject) -> str:
    """Write "geen auto" as something the neighbour does not have, "geen lift" as not there.

    Of a meal "geen vis" tells what must not be in it, of an offer "geen e-bikes" what it is not.
    """
    denied = re.match(r"^geen (\w[\w'-]*(?: \w+)?)$", text, re.IGNORECASE)
    if denied and subject.kind == "meal" and not _HAS_IT_NOT.search(text):
        return f"Er mag geen {denied[1]} in."
    if denied and subject.kind == "offer" and not _HAS_IT_NOT.search(text):
        return f"Het gaat niet om {denied[1]}."
    if not re.match(r"^(?:zelf )?geen \w+", text, re.IGNORECASE):
        return ""
    lower_first = f"{text[:1].lower()}{text[1:]}"
    if re.search(r"geen (?:lift|trap|parkeerplaats|drempels?|haast)\b", lower_first):
        is_or_are = read_noun_phrase(lower_first.removeprefix("geen ")).agreeing("is", "zijn")
        return f"Er {is_or_are} {lower_first}."
    return f"{subject.has} {lower_first}."


def feeling_sentence(text: str, subject: Subject) -> str:
    """Write "heimwee naar de keuken van haar moeder" as a feeling."""
    if not _FEELING.match(text) or text.endswith((" in", " naar", " aan", " met", " om", " van")):
        return ""
    lower_first = f"{text[:1].lower()}{text[1:]}"
    if subject.neighbours == 1:
        return f"De buurtgenoot heeft {lower_first}."
    if re.search(r"\b(?:haar|zijn)\b", lower_first):
        return f"Eén van hen heeft {lower_first}."
    return f"Zij hebben {lower_first}."
