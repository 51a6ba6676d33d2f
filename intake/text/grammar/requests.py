"""Ask something of a neighbour in a plain sentence: "Neemt u zelf een gitaar mee."."""

from __future__ import annotations

import re

from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.grammar.verbs import find_verb, find_verb_of

_OBJECTS = {"hij": "hem", "ze": "ze", "het": "het"}
_ANY_OBJECT = frozenset({"alles", "niets", "iets", "hem", "ze", "het", "dit", "dat"})
_NEEDS_OBJECT = frozenset({"de", "een"})
"""The articles of a verb's object in the table of verbs; "-" is for verbs without one."""

_ALWAYS_WITH_OBJECT = frozenset(
    {"uitleggen", "meenemen", "terugbrengen", "brengen", "bezorgen", "ophalen", "laten"}
)
_BARE_LAST = re.compile(r"\b(?P<before>zelf|eigen|graag|wel) (?P<noun>\w+)$")
_STATEMENT = re.compile(r"(?:(?<=^)|(?<=\. ))(?P<verb>[A-Z]\w+) u\b(?=[^?]*\.)")


def write_request(doing: str, pronoun: str = "") -> str:
    """Return a task that ends in its verb as a request; empty if it does not.

    ``pronoun`` is that of the thing it is done with, if the task names none: "hij".
    """
    *rest, last = doing.removeprefix("graag ").removeprefix("wel ").split()
    verb = find_verb(last)
    if verb is None or not rest:
        return ""
    said = " ".join(rest)
    needs_object = verb.object_article in _NEEDS_OBJECT or last in _ALWAYS_WITH_OBJECT
    if needs_object and not _names_object(rest):
        said = f"{_OBJECTS.get(pronoun, 'het')} {said}"
    elif is_bare_noun(rest[0]):
        said = f"een {said}"
    else:
        said = _BARE_LAST.sub(_with_one, said)
    return f"{verb.finite.capitalize()} u {said} {verb.particle}".rstrip() + "."


def make_requests_informal(text: str) -> str:
    """Return requests to "u" as they are said to "je": "Neemt u … mee." as "Neem … mee."."""
    return _STATEMENT.sub(_informal_verb, text)


def is_bare_noun(word: str) -> bool:
    """Tell whether a word is a singular that needs an article."""
    noun = None if word in _ANY_OBJECT else find_noun(word)
    return noun is not None and noun.is_counted and not find_singular(word)


def _names_object(words: list[str]) -> bool:
    return any(
        find_noun(word) is not None or bool(find_singular(word)) or word in _ANY_OBJECT
        for word in words
    )


def _with_one(match: re.Match[str]) -> str:
    if not is_bare_noun(match["noun"]):
        return match[0]
    return f"{match['before']} een {match['noun']}"


def _informal_verb(match: re.Match[str]) -> str:
    """Return "Neem" for "Neemt u", and "Zet" for "Zet u"; other verbs are no requests."""
    verb = match["verb"]
    stem = verb[:-1]
    if verb in _NO_REQUESTS:
        return match[0]
    known = find_verb_of(verb.lower())
    ends_in_t = known is not None and known.infinitive.endswith("ten")
    if (
        not verb.endswith("t")
        or ends_in_t
        or any(find_verb(f"{verb.lower()}{end}") for end in ("ten", "en"))
    ):
        return verb
    return stem


_NO_REQUESTS = frozenset({"Voor", "Kunt", "Wilt", "Heeft", "Krijgt", "Als", "Dat", "Bij", "Met"})
"""Words before "u" that begin another kind of sentence."""
