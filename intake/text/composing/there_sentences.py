"""Write what is there and where: a staircase, the second floor, mould, guests, luggage."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.kit.numerals import is_numeral
from intake.kit.text_normalization import capitalize_first
from intake.text.grammar.missing_articles import with_articles
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.numbers import number_word, parse_number
from intake.text.grammar.verbs import find_verb

if TYPE_CHECKING:
    from intake.text.composing.state_sentences import Subject

DETERMINED = re.compile(
    r"^(?:alles|iedereen|alle|niets|beide)\b"
    r"|^(?:de|het|een|één|haar|zijn|hun|er|zij|ze|hij|wij|we|dit|dat|deze|die|iemand|niemand)\b",
    re.IGNORECASE,
)
_COMES_LATER_PATTERN = re.compile(
    r"^(\w+) ((?:pas|al|alweer|weer)? ?(?:vandaag|morgen|volgende week|volgende maand|over .+))$"
)
"""Who or what comes at another moment: "monteur pas volgende week"."""

_IS_OVER = re.compile(r"^(?P<who>(?:\w+e )?\w+)(?P<from> uit \w+)? over$")
"""Guests from elsewhere: "kleinkinderen uit Noorwegen over"."""

_LUGGAGE = re.compile(
    r"^(?:(\d+|een|twee|drie|vier) )?(?:(?!in |met )\w+ )?(?:koffers?|tassen|tas|dozen|doos"
    r"|kat|poes|hond|hondje|konijn|vogel|kooi|reismand|kinderwagen|buggy|bagage|kinderstoel"
    r"|kratten|krat|kisten|boodschappen)(?: (?:in|met) .+)?$"
)
_PLACES = re.compile(r"(?:verdieping|etage|zolder|kelder|galerij|begane grond)$")
_THERE = re.compile(
    r"(?:trap|lift|ladder|schaar|gereedschap|parkeerplaats|aanhanger|hond|kat|koffie|thee|emmer"
    r"|steiger|stofzuiger|grasmaaier|boormachine|handleiding|verf|kwasten|materiaal|spullen"
    r"|drempel|drempels|tuin|schuur|garage)$"
)
_VISITS = {
    "op bezoek": "op bezoek", "te logeren": "logeren", "over de vloer": "over de vloer",
}  # fmt: skip
TROUBLE = re.compile(
    r"^(?:\w+e )?(aanslag|lekkage|schimmel|mos|onkruid|mieren|wespen|verstopping|storing"
    r"|kortsluiting|vlekken|scheuren|ratten|muizen)\b"
)
"""Nuisances: they are no occasion, but something that is there."""

_PERIOD = re.compile(
    r"^(?:duurt )?(ongeveer |zo'n |circa |ca\.? |\+/- ?|hooguit |maximaal )?"
    r"(\d+|een|twee|drie|paar|half|halve|anderhalf)"
    r" (uurtjes?|uur|uren|minuten|min|kwartier|dagen|weken|maanden)(?: werk)?$",
    re.IGNORECASE,
)


def is_later(piece: str) -> bool:
    """Tell whether a note names who or what comes at another moment."""
    return bool(_COMES_LATER_PATTERN.match(piece.lower()))


def there_sentence(text: str, subject: Subject) -> str:
    """Return what is there, where it is, and what goes along."""
    lower = text.lower()
    is_of_trip = subject.kind not in ("offer", "help", "meal") or lower.endswith(" mee")
    if not subject.is_thing and is_of_trip and (along := goes_along_sentence(lower)):
        return along
    if coming := _arrival_or_trouble_sentence(text):
        return coming
    if subject.is_thing:
        return ""
    if storey := re.match(r"^([1-9]|drie|twee|vier|vijf) hoog\b(.*)$", lower):
        return f"Het is {number_word(parse_number(storey[1]))} hoog{storey[2]}."
    if _PLACES.search(lower):
        if re.match(r"^(?:op|in)\b", lower):
            return f"Het is {lower}."
        if DETERMINED.match(lower):
            return f"Het is op {lower}."
        return f"Het is op de {lower}."
    phrase = read_noun_phrase(text)
    if phrase.is_known and lower.endswith((" op komst", " onderweg", " op bezoek")):
        return f"Er is {phrase.indefinite}."
    if _THERE.search(phrase.head.lower()):
        return f"Er {phrase.agreeing('is', 'zijn')} {phrase.indefinite}."
    return ""


def _arrival_or_trouble_sentence(text: str) -> str:
    """Return who comes, and which nuisance there is."""
    lower = text.lower()
    if visit := re.match(r"^(.+) (op bezoek|te logeren|over de vloer)$", lower):
        guests = read_noun_phrase(visit[1])
        if guests.is_known:
            return f"Er {guests.agreeing('komt', 'komen')} {guests.indefinite} {_VISITS[visit[2]]}."
    if (trouble := TROUBLE.match(lower)) and find_verb(lower.rpartition(" ")[2]) is None:
        is_or_are = read_noun_phrase(trouble[1]).agreeing("is", "zijn")
        lower = re.sub(r" gehad\b", " geweest", lower)
        lower = re.sub(r"^(?=lekkage|verstopping|storing|kortsluiting)", "een ", lower)
        lower = re.sub(r" (boven|onder)?buren$", r" bij de \1buren", lower)
        return f"Er {is_or_are} {with_articles(lower)}."
    if re.match(r"^(?:te )?veel (?!te\b)\w+", lower):
        is_or_are = read_noun_phrase(re.sub(r"^(?:te )?veel ", "", lower)).agreeing("is", "zijn")
        return f"Er {is_or_are} {lower}."
    if over := _IS_OVER.match(lower):
        guests = read_noun_phrase(over["who"])
        if guests.is_known:
            is_or_are = guests.agreeing("is", "zijn")
            from_where = text[over.start("from") : over.end("from")] if over["from"] else ""
            return f"{capitalize_first(guests.definite)} {is_or_are} over{from_where}."
    if later := _COMES_LATER_PATTERN.match(lower):
        phrase = read_noun_phrase(later[1])
        if phrase.is_known:
            comes = phrase.agreeing("komt", "komen")
            return f"{capitalize_first(phrase.definite)} {comes} {later[2]}."
    return ""


def goes_along_sentence(text: str) -> str:
    """Write "kat in reismand mee" as what goes along; empty if nothing does."""
    lower = re.sub(r"^met |(?: gaat| gaan)? mee$", "", text.lower())
    luggage = _LUGGAGE.match(lower)
    if luggage is None:
        return ""
    number_word_said = luggage[1] or ""
    number = parse_number(number_word_said)
    lower = re.sub(r"\bin (?=reismand|kooi|bench|mand$)", "in een ", lower)
    phrase = read_noun_phrase(lower.removeprefix(number_word_said).strip(), max(number, 1))
    is_many = phrase.is_plural or number > 1
    words = phrase.indefinite
    if number > 1:
        words = f"{number_word(number)}{lower[len(number_word_said) :]}"
    if is_many:
        return f"Er gaan {words} mee."
    return f"Er gaat {words} mee."


def lasting_sentence(text: str, subject: Subject) -> str:
    """Return how long it takes."""
    period = _PERIOD.match(text)
    if subject.is_thing or period is None:
        return ""
    about, number, unit = (part or "" for part in period.groups())
    if about.startswith(("ca", "circa", "+", "zo'n")):
        about = "ongeveer "
    if is_numeral(number):
        number = number_word(int(number)).replace("één", "een")
    unit = re.sub("^min$", "minuten", unit)
    number = re.sub("^hal(?:f|ve)$", "een half", number)
    return f"Het duurt {about}{number} {unit}."
