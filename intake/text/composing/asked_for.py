"""Bring what was typed as asked or offered into the form that the plans of a post read.

A task is an infinitive, a thing has its number first, and who it is for stands elsewhere.
"""

from __future__ import annotations

import re

from intake.text.composing.note_words import with_counts
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.nouns import find_noun
from intake.text.grammar.verbs import find_verb, find_verb_of

_COUNT_TAKEN_BACK = re.compile(
    r"^(?:\d+|een|twee|drie|vier|vijf)(?: ?[xp])?,? (?:of )?nee,? (?=\d)"
)
"""A number that was corrected at once: "3 nee 4"."""

_ABOUT_SO_MANY = re.compile(r"^een stuk of (?=[a-z0-9]+ \w)", re.IGNORECASE)
"""A number that is nearly so: "een stuk of dertig puzzels"."""

_SPEAKING = re.compile(
    r"^(?P<long>een (?:half )?uur(?:tje)?|een kwartier)? ?(?:samen )?(?P<language>nederlands|engels"
    r"|frans|duits|spaans|turks|arabisch)(?: met (?:hem|haar|hen|iemand|elkaar))?"
    r" (?:praten|spreken|kletsen)(?= *(?:[,.;]|$))",
    re.IGNORECASE,
)
"""Talking for the sake of the language: "een uur Nederlands met hem praten"."""

_READING_TO = re.compile(
    r"^voorlezen (?:aan|bij|voor) (?:een |de |haar |zijn )?[\w ]+$", re.IGNORECASE
)
"""Reading to somebody, who is the neighbour."""

_ODD_JOBS = re.compile(
    r"^(?P<jobs>(?:kleine )?(?:\w+)?(?:klusjes|klussen)(?: in (?:en om )?(?:het )?(?:huis|tuin))?)"
    r"(?::|,| doen,?:?)?(?: zoals)? (?!in |doen\b)(?P<examples>.+)$"
)
"""Jobs with a few of them named: "klusjes in huis: lamp ophangen, kraan"."""

_JOBS_AND_MORE = re.compile(
    r"^(?P<jobs>(?:kleine )?(?:klussen|klusjes)(?: in (?:en om )?(?:het )?huis)?) en (?=.+ \w+en$)",
    re.IGNORECASE,
)
_AND_SO_ON = re.compile(r",? (?:e\.?d\.?|enz\.?|etc\.?|en dergelijke|enzovoort)$")
_DONE_TO_A_MASS = frozenset({"ruimen", "harken", "vegen", "wieden", "snoeien", "maaien"})
"""Verbs whose object is no single thing: "blad ruimen"."""

_DOES_SOMETHING = re.compile(r"^(?P<verb>[A-Za-zé]+t) (?P<what>(?!(?:je|u)\b)[^,.;+]+)")
"""An offer that says what somebody does: "knipt haar bij u thuis"."""


_PART_OF_A_THING = re.compile(
    r"^(?P<part>\w+) (?P<first>\w+en)(?: ?\+ ?|, | en )(?P<other>\w+) (?P<second>\w+en)"
    r" (?P<whole>\w{4,})$"
)
"""Two tasks at parts of one thing: "fietsband plakken + achterlicht nakijken damesfiets"."""


def counted_once(kind: str, what: str) -> str:
    """Return what is asked with the number that counts: "3 nee 4 stoelen", "dekbed 2x"."""
    what = _COUNT_TAKEN_BACK.sub("", what)
    if kind in ("borrow", "offer"):
        return with_counts(_ABOUT_SO_MANY.sub("", what))
    return what


def as_task(kind: str, what: str) -> str:
    """Return what is asked or offered as a task: "knipt haar" is "haar knippen"."""
    if kind == "help":
        what = re.sub(r"\bbuiten (?=zetten\b)", "buiten", what)
        what = _PART_OF_A_THING.sub(_with_its_whole, what)
        return _READING_TO.sub("voorlezen", _SPEAKING.sub(_as_practice, what))
    if kind == "offer":
        what = _JOBS_AND_MORE.sub(r"\g<jobs> doen en ", what)
        what = _ODD_JOBS.sub(_with_examples, what)
        return _DOES_SOMETHING.sub(_as_infinitive, what)
    return what


def _with_examples(match: re.Match[str]) -> str:
    """Return "kleine klusjes in huis doen. Denk aan een lamp ophangen"."""
    named = [_named_job(example) for example in _examples(match["examples"])]
    listed = f"{', '.join(named[:-1])} of {named[-1]}" if len(named) > 1 else "".join(named)
    return f"{match['jobs']} doen. Denk aan {listed}"


def _examples(typed: str) -> list[str]:
    """Return the jobs of a list; one without commas ends each job at its verb."""
    typed = _AND_SO_ON.sub("", typed)
    if re.search(r"[,+]", typed):
        return [part for part in re.split(r"\s*[,+]\s*", typed) if part]
    jobs, words = [], list[str]()
    for word in typed.split():
        words.append(word)
        if find_verb(word):
            jobs.append(" ".join(words))
            words = []
    return [*jobs, " ".join(words)] if words else jobs


def _named_job(example: str) -> str:
    """Return "een lamp ophangen", "een lekke kraan"."""
    *before, last = example.split()
    if before and find_verb(last):
        done_to = " ".join(before)
        if last not in _DONE_TO_A_MASS:
            done_to = read_noun_phrase(done_to).indefinite
        return f"{done_to} {last}"
    thing = read_noun_phrase(example)
    return thing.indefinite if thing.is_known else example


def _as_infinitive(match: re.Match[str]) -> str:
    """Return what somebody does with its verb behind."""
    verb = find_verb_of(match["verb"].lower())
    if verb is None or find_noun(match["verb"].lower()):
        return match[0]
    return f"{match['what']} {verb.infinitive}"


def _with_its_whole(match: re.Match[str]) -> str:
    """Return "fietsband van een damesfiets plakken en achterlicht nakijken"."""
    whole = find_noun(match["whole"])
    if whole is None or not (find_verb(match["first"]) and find_verb(match["second"])):
        return match[0]
    part = f"{match['part']} van een {match['whole']}"
    return f"{part} {match['first']} en {match['other']} {match['second']}"


def _as_practice(match: re.Match[str]) -> str:
    """Return practising a language, with how long it takes behind it."""
    practice = f"{match['language'].capitalize()} oefenen"
    if match["long"]:
        return f"{practice}, {match['long'].lower()}"
    return practice
