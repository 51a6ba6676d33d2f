"""Write the object of a task: "de heg", "een lamp", "het tuintje winterklaar"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from intake.text.grammar.missing_articles import with_articles
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.pets import PETS

if TYPE_CHECKING:
    from intake.text.grammar.noun_phrase import NounPhrase
    from intake.text.grammar.verbs import Verb

_DETERMINED = re.compile(
    r"(?:de|het|een|mijn|met|op|in|naar|aan|voor|samen|bij|over|tijdens)\b",
    re.IGNORECASE,
)
_BECOMES = re.compile(
    r"^(.+) (winterklaar|\w{4,}vrij|schoon|klaar|leeg|korter|langer|netjes|grondig|opnieuw"
    r"|goed|mooi|veilig|tijdelijk|op een rij|op orde)$"
)
_FED = re.compile(
    r"^(?:planten|plantjes|kat|katten|poes|hond|honden|vissen|kippen) (?:\w+ keer per dag )?"
    r"(?:water|eten|voer)$"
)
_WATCHED = re.compile(r"^naar\b|(?:tv|film|voetbal|video|wedstrijd|serie)\b")
STAY_BARE = frozenset({"boodschappen", "onkruid", "huiswerk", "spullen", "haar"})

_OF_THE_HOUSE = ("container", "kliko", "vuilnisbak", "afvalbak", "groenbak")
"""Things of which everybody has one."""

_A_ROUND = re.compile(r"^(rondje|stukje|ommetje|blokje|eindje|uurtje)\b")

_NAMED = re.compile(r"(?:DigiD|WhatsApp|Facebook|Netflix|Skype|Spotify|YouTube|Zoom|Teams)(?= |$)")
"""Names, which have no article."""

_WITH_BARE = re.compile(r"^met (rollator|rolstoel|scootmobiel|hond)$")


def object_phrase(rest: str, verb: Verb) -> str:
    """Return the object of a verb with its article."""
    if not rest:
        return ""
    if rest.startswith("ongeveer "):
        return f"ongeveer {read_noun_phrase(rest.removeprefix('ongeveer ')).indefinite}"
    if _DETERMINED.match(rest) or _A_ROUND.match(rest) or _NAMED.match(rest):
        return _determined_object(rest)
    if verb.infinitive == "kijken" and not _WATCHED.search(rest):
        return f"naar {rest}"
    if resulting := _object_with_result(rest):
        return resulting
    if " en " in rest or rest.lower() in STAY_BARE or rest.startswith("haar "):
        return _two_objects(rest, verb) or rest

    phrase = read_noun_phrase(rest)
    phrase = replace(phrase, after=with_articles(phrase.after))
    is_named_app = phrase.head.endswith("-app")  # the only one with that name
    if is_named_app or (phrase.head in PETS and not phrase.is_plural):
        return phrase.definite_with_particulars
    if verb.object_article == "-":
        return _object_without_article(rest, phrase, verb)
    if not phrase.is_known:
        is_a_name = rest != rest.lower()
        return rest if is_a_name or len(rest.split()) > 1 else phrase.indefinite
    return _known_object(phrase, verb)


def _two_objects(rest: str, verb: Verb) -> str:
    """Return two things with an article for each; empty if one is unknown or longer."""
    phrases = [read_noun_phrase(part) for part in rest.split(" en ")]
    are_plain = all(
        phrase.is_known and not phrase.after and not phrase.is_plural for phrase in phrases
    )
    if not are_plain or len(phrases) != 2 or any(phrase.bare in STAY_BARE for phrase in phrases):
        return ""
    if verb.object_article == "-":
        return ""
    return " en ".join(_known_object(phrase, verb) for phrase in phrases)


def _known_object(phrase: NounPhrase, verb: Verb) -> str:
    """Return a known thing with the article that its verb requires."""
    if phrase.after.startswith("weer ") and not phrase.is_plural:
        return phrase.definite_with_particulars  # it is somebody's, and did it before
    if phrase.is_plural and phrase.before:
        return phrase.bare
    is_brought_out = phrase.after.startswith(("uit de ", "uit het ", "van de ", "van zolder"))
    if is_brought_out and not phrase.is_plural:
        return phrase.definite_with_particulars  # the one that is there
    if verb.object_article == "de" or phrase.head.endswith(_OF_THE_HOUSE):
        return phrase.definite_with_particulars
    return phrase.indefinite


def _determined_object(rest: str) -> str:
    """Return an object that has an article already, or follows a preposition."""
    if rest.startswith(("bij ", "over ", "tijdens ")):
        rest = with_articles(rest)
    if _NAMED.match(rest):
        return with_articles(rest)
    rest = _A_ROUND.sub(r"een \1", rest)
    rest = re.sub(r"^(?:mijn|m'n)\b", "de", rest)
    return _WITH_BARE.sub(lambda met: f"met {read_noun_phrase(met[1]).definite}", rest)


def _object_without_article(rest: str, phrase: NounPhrase, verb: Verb) -> str:
    """Return an object that takes no article: "piano spelen"."""
    is_one_thing = phrase.is_known and phrase.is_counted and not phrase.is_plural
    if not is_one_thing or verb.infinitive == "spelen":
        return rest
    if len(rest.split()) == 1:
        return phrase.definite
    if verb.infinitive == "oefenen":
        return phrase.indefinite
    return rest


def _object_with_result(rest: str) -> str:
    """Return an object with its result, or with what it is given; empty if it has neither."""
    if _FED.match(rest):
        return f"de {rest}"
    becomes = _BECOMES.match(rest)
    phrase = read_noun_phrase(becomes[1]) if becomes else None
    if becomes is None or phrase is None or not phrase.is_known:
        return ""
    return f"{phrase.definite_with_particulars} {becomes[2]}"


def help_object(text: str) -> str:
    """Return what one helps with, with its article: "de tv en de afstandsbediening"."""
    if text.startswith(("een ", "de ", "het ", "wat ")):
        return text
    parts = text.split(" en ")
    if len(parts) > 1 and all(read_noun_phrase(part).is_known for part in parts):
        return " en ".join(help_object(part) for part in parts)
    phrase = read_noun_phrase(text)
    if not phrase.is_known:
        return text
    phrase = replace(phrase, after=with_articles(phrase.after))
    if not phrase.is_counted or phrase.is_plural:
        return phrase.bare
    return phrase.definite_with_particulars
