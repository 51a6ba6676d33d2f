"""Begin a post with the person and why they ask: "Een buurtgenoot in Lombok is net verhuisd."."""

from __future__ import annotations

import re

from intake.text.composing.causes import because_of
from intake.text.composing.reason import SEVERAL_KIN, Reason
from intake.text.grammar.missing_articles import KIN
from intake.text.grammar.noun_phrase import NounPhrase, read_noun_phrase
from intake.text.grammar.verbs import find_verb

_WISH = re.compile(
    r"^om (?P<what>.*?)(?:\b(?P<prefix>op|aan|uit|in|af|mee|weg|neer|vast|door|terug|schoon|los"
    r"|dicht|over|om|na|toe|klaar|leeg|kapot|droog|bij|voor|samen) )?te (?P<verb>\w+en)\b"
)
"""A purpose with its infinitive, of a verb that may be split: "om de lamp op te hangen"."""

_OF_KIN = re.compile(r"^(?:De|Het|Een) (?P<kin>\w+) (?P<told>.+)$")
_OF_THE_NEIGHBOUR = re.compile(r"^De buurtgenoot (?P<told>\w.+)$")
_TRANSPORT_PATTERN = re.compile(
    r"\b(?:auto|aanhanger|vervoer|rijbewijs|bus|busje|bakfiets|ophalen|brengen|halen|komt langs"
    r"|lift|trap|fiets)\b"
)
"""What is about the way there, which is told beside the way."""

_BROKE = re.compile(
    r"^(?:De|Het|Haar|Zijn) (?:(?:eigen|oude|vorige)\b ?)?(?P<thing>[\w-]*) ?\b"
    r"(?P<told>(?:doet het|werkt) (?:niet|nauwelijks)\b.*|is (?:\w+ )?(?:kapot|stuk|defect|lek"
    r"|versleten|gestolen|kwijt)\b.*|ging (?:stuk|kapot)\b.*)$"
)
"""What became of somebody's own thing: "De oude doet het niet meer."."""

_LOAN_WORDS_PATTERN = re.compile(
    r"\b(?:leen|lene|lenen|lennen|huren|hebben|houden|\w*kunnen|eentje|er (?:graag )?een|zoekt"
    r"|nodig|hem|(?:bij|voor) haar|gebracht|terug|tot en met|iemand|te \w+en|deze|dit)\b"
)
"""What tells of the loan itself, which the question asks."""

_COMPLETE_VERBS = frozenset(
    {"komt", "komen", "verhuist", "verhuizen", "trouwt", "verjaart", "logeert"}
)
"""Verbs of a relative that tell enough without another word."""

_MAX_TOLD = 14
_PLURAL_KIN = SEVERAL_KIN - {"buren"}


def read_wish(purpose: str) -> str:
    """Return "de lamp ophangen" of "om de lamp op te hangen"; empty for another purpose."""
    match = _WISH.match(purpose)
    if match is None:
        return ""
    verb = f"{match['prefix'] or ''}{match['verb']}"
    wish = f"{match['what']}{verb}{purpose[match.end() :]}"
    if not match["what"].strip() or find_verb(verb) is None or _LOAN_WORDS_PATTERN.search(wish):
        return ""
    return wish


def take_first_about_person(reason: Reason, area: str, thing: NounPhrase) -> tuple[str, Reason]:
    """Return the sentence about the person that may open a post, and the reason without it.

    The sentence is empty if nothing is told that makes an opening.
    """
    if broken := _broken_thing_opening(reason, thing, area):
        return broken, reason._replace(sentences=reason.sentences[1:])
    if wish := read_wish(reason.purpose):
        return f"Een buurtgenoot in {area} wil {wish}.", reason._replace(purpose="")
    for sentence in reason.sentences[:1]:
        if opening := about_person(sentence, f"een buurtgenoot in {area}"):
            return opening.replace("..", "."), reason._replace(sentences=reason.sentences[1:])
    return "", reason


def _broken_thing_opening(reason: Reason, thing: NounPhrase, area: str) -> str:
    """Return that somebody's own ``thing`` broke, for a post that asks for another."""
    match = _BROKE.match(reason.sentences[0]) if reason.sentences else None
    if match is None or thing.is_plural or not thing.is_counted or not thing.is_known:
        return ""
    if match["thing"] not in ("", thing.head.lower()):
        return ""
    own = read_noun_phrase(thing.head).definite
    return f"{own[:1].upper()}{own[1:]} van een buurtgenoot in {area} {match['told']}"


def about_person(sentence: str, person: str, *, is_way_told: bool = False) -> str:
    """Return a reason as the first sentence of a post, about ``person`` or a relative of theirs.

    A lack of a car is a reason only with ``is_way_told``; otherwise it is told beside the way.
    """
    if len(sentence.split()) > _MAX_TOLD:
        return ""
    if not is_way_told and _TRANSPORT_PATTERN.search(sentence):
        return ""
    if _LOAN_WORDS_PATTERN.search(sentence):
        return ""
    if of_neighbour := _OF_THE_NEIGHBOUR.match(sentence):
        return f"{person[:1].upper()}{person[1:]} {of_neighbour['told']}"
    of_kin = _OF_KIN.match(sentence)
    if of_kin and of_kin["kin"] in KIN | _PLURAL_KIN and because_of(sentence):
        told = re.sub(r"\bdan ", "", of_kin["told"])
        if " " not in told and told.rstrip(".") not in _COMPLETE_VERBS:
            return ""
        one = read_noun_phrase(of_kin["kin"]).definite
        return f"{one[:1].upper()}{one[1:]} van {person} {told}"
    return ""
