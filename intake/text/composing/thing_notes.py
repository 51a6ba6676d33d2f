"""Write a note about things for which no other rule has a sentence: "ophalen met 2 kratten".

Only notes that tell nothing of a person are written: no relative, no "ze" or "hij", no name, no
reason, and no "cannot" that shows what somebody is not able to do.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.kit.text_normalization import capitalize_first
from intake.text.grammar.adjectives import is_adjective
from intake.text.grammar.finite_verbs import is_finite, is_plural_verb
from intake.text.grammar.missing_articles import KIN
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.grammar.numbers import number_word, parse_number
from intake.text.grammar.requests import write_request
from intake.text.grammar.verbs import find_verb

if TYPE_CHECKING:
    from intake.text.composing.state_sentences import Subject

_PERSONS = KIN | {
    "ze", "zij", "hij", "ie", "hem", "haar", "zijn", "hen", "hun", "we", "wij", "ons", "onze",
    "ik", "mijn", "mevrouw", "meneer", "mw", "dhr", "heer", "dame", "weduwe", "weduwnaar",
    "ouders", "kinderen", "kleinkinderen", "zonen", "zoons", "dochters", "familie", "gezin",
    "echtpaar", "bewoner", "bewoners", "broers", "zussen", "ex", "patiënt", "cliënt", "oude",
}  # fmt: skip
_REASONS = frozenset({"want", "omdat", "doordat", "sinds", "daarom", "wegens", "vanwege", "ivm"})
_DENIED = frozenset({"niet", "geen", "niks", "nooit", "nauwelijks", "amper", "moeilijk"})
_ABILITIES = frozenset({
    "trap", "lopen", "loopt", "traplopen", "tillen", "bukken", "staan", "zitten", "fietsen",
    "fiets", "rijden", "autorijden", "auto", "rijbewijs", "boodschappen", "koken", "zien",
    "lezen", "schrijven", "horen", "handen", "bellen", "internet", "computer", "nederlands",
    "geld", "betalen", "slapen", "eten", "uit", "buiten", "deur", "lang",
})  # fmt: skip
"""What somebody may not be able to do or not have: with "niet" it tells of them."""

_VERBS_OF_THINGS = frozenset(
    {
        "past",
        "passen",
        "weegt",
        "duurt",
        "kost",
        "moet",
        "mag",
        "hoeft",
        "moeten",
        "mogen",
        "hoeven",
    }
)
_STATE_INFINITIVES = frozenset({"zijn", "hebben", "worden", "kunnen", "passen", "werken", "hoeven"})
"""Verbs that end what is said of a thing: "moet armleuningen hebben"."""

_MUST_OR_MAY = {
    "moet": "moeten", "mag": "mogen", "hoeft": "hoeven",
    "moeten": "moeten", "mogen": "mogen", "hoeven": "hoeven",
}  # fmt: skip
"""How a thing must or may be, and the same of several things."""

_MAX_WORDS = 12
_SO = re.compile(r"(?<!,) dus ")

_GLADLY_LAST = re.compile(r"^(?P<what>[\w' -]+) graag$")
_RATHER = re.compile(r"^(?:het )?liefst (?P<what>.+)$")
_PRESENT = re.compile(r"^(?P<what>[\w-]+(?: [\w-]+)?) (?:aanwezig|beschikbaar|bij de hand)$")
_WEIGHT = re.compile(r"^(?:weegt )?(?P<about>ongeveer |zo'n )?(?P<many>\d+) ?(?:kg|kilo)$")
_COUNTED = re.compile(r"^(?P<many>\d+|twee|drie|vier|vijf|zes) (?P<things>[\w-]+)(?P<rest> .+)?$")
_AND_OR = re.compile(r"^(?P<first>[\w-]+) en (?P<second>[\w-]+) (?P<things>[\w-]+)$")


def tells_of_things(piece: str) -> bool:
    """Tell whether a note is about things alone, and about nobody."""
    words = re.findall(r"[\w'-]+", piece)
    lower = {word.lower() for word in words}
    if not words or len(words) > _MAX_WORDS or lower & (_PERSONS | _REASONS):
        return False
    if any(word[:1].isupper() and word.isalpha() and len(word) > 2 for word in words[1:]):
        return False
    if lower & _DENIED and lower & _ABILITIES:
        return False
    first = words[0].lower()
    if is_finite(first) or is_plural_verb(first):
        return first in _VERBS_OF_THINGS
    return True


def thing_note_sentence(piece: str, subject: Subject) -> str:
    """Return a note about things as a sentence; empty if it has no grammar that we know."""
    if not tells_of_things(piece):
        return ""
    text = f"{piece[:1].lower()}{piece[1:]}"
    for write in (
        _wish_sentence,
        _presence_sentence,
        _request_sentence,
        _amount_sentence,
        _kind_sentence,
    ):
        if sentence := write(text, subject):
            return _SO.sub(", dus ", sentence)
    return ""


def _wish_sentence(text: str, subject: Subject) -> str:
    """Write "rustige rijder graag" and "liefst een vrouw"."""
    if (gladly := _GLADLY_LAST.match(text)) and (
        phrase := read_noun_phrase(gladly["what"])
    ).is_known:
        return f"{capitalize_first(phrase.indefinite)} is fijn."
    rather = _RATHER.match(text)
    if rather is None:
        return ""
    if subject.is_thing:
        wished = read_noun_phrase(rather["what"].partition(" niet ")[0])
        said = wished.indefinite if wished.is_known and not wished.after else rather["what"]
        without = rather["what"].partition(" niet ")[2]
        return f"Het liefst gaat het om {said}{f', niet {without}' if without else ''}."
    phrase = read_noun_phrase(rather["what"])
    if phrase.is_known:
        return f"Het liefst is het {phrase.indefinite}."
    return ""


def _kind_sentence(text: str, subject: Subject) -> str:
    """Write "kleine boom" as what it is."""
    adjective, _, thing = text.partition(" ")
    phrase = read_noun_phrase(thing)
    if subject.is_thing or not thing or not is_adjective(adjective):
        return ""
    if not phrase.is_known or phrase.before or phrase.after or phrase.is_plural:
        return ""
    return f"Het is {read_noun_phrase(text).indefinite}."


def _presence_sentence(text: str, _subject: Subject) -> str:
    """Write "laptop aanwezig" and "wachtruimte met koffie" with "er"."""
    present = _PRESENT.match(text)
    if present and (phrase := read_noun_phrase(present["what"])).is_known:
        return f"Er {phrase.agreeing('is', 'zijn')} {phrase.indefinite}."
    return ""


def _request_sentence(text: str, subject: Subject) -> str:
    """Write what the neighbour is asked to do: "ophalen met 2 kratten"."""
    words = text.split()
    if any(is_finite(word) for word in words):
        return ""
    if len(words) == 1 or (words[0] == "afgelopen"):
        return ""
    ends_in_verb = find_verb(words[-1]) is not None and not is_adjective(words[-2])
    if not (ends_in_verb and not find_singular(words[-1])) and find_verb(words[0]) is None:
        return ""
    if request := write_request(text, subject.pronoun):
        return request
    return f"U kunt het beste {text.removeprefix('graag ').removeprefix('wel ')}."


def thing_requirement_sentence(text: str, subject: Subject) -> str:
    """Write how the thing must be: "moet wel armleuningen hebben", "mag ook een oude zijn"."""
    first, last = text.partition(" ")[0], text.rpartition(" ")[2]
    if first not in _MUST_OR_MAY or not subject.is_thing:
        return ""
    if not tells_of_things(text.removesuffix(" zijn")):
        return ""
    if last not in _STATE_INFINITIVES and not is_adjective(last):
        return ""
    if subject.is_or_are == "zijn":
        return f"Ze {_MUST_OR_MAY[first]} {text.partition(' ')[2]}."
    it = "Het" if subject.words.startswith("het ") else "Hij"
    return f"{it} {text}."


def _amount_sentence(text: str, subject: Subject) -> str:
    """Write how heavy it is, how many there are, and what it is not for."""
    if (weight := _WEIGHT.match(text)) and subject.kind != "ride":
        return f"Het weegt {weight['about'] or ''}{weight['many']} kilo."
    counted = _COUNTED.match(text)
    if counted and not subject.is_thing and (many := parse_number(counted["many"])) > 1:
        things = counted["things"]
        if find_singular(things) and not any(is_finite(word) for word in text.split()):
            return f"Het gaat om {number_word(many)} {things}{counted['rest'] or ''}."
    both = _AND_OR.match(text)
    if both and (find_singular(both["things"]) or find_noun(both["things"])):
        return f"Het gaat om {text}."
    return ""
