"""Bring what was typed as asked or offered into the form that the plans of a post read.

A task is an infinitive, a thing has its number first, and who it is for stands elsewhere.
"""

from __future__ import annotations

import re

from intake.text.composing.note_words import with_counts
from intake.text.grammar.nouns import find_noun
from intake.text.grammar.verbs import find_verb_of

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

_DOES_SOMETHING = re.compile(r"^(?P<verb>[A-Za-zé]+t) (?P<what>(?!(?:je|u)\b)[^,.;+]+)")
"""An offer that says what somebody does: "knipt haar bij u thuis"."""


def counted_once(kind: str, what: str) -> str:
    """Return what is asked with the number that counts: "3 nee 4 stoelen", "dekbed 2x"."""
    what = _COUNT_TAKEN_BACK.sub("", what)
    if kind in ("borrow", "offer"):
        return with_counts(_ABOUT_SO_MANY.sub("", what))
    return what


def as_task(kind: str, what: str) -> str:
    """Return what is asked or offered as a task: "knipt haar" is "haar knippen"."""
    if kind == "help":
        return _READING_TO.sub("voorlezen", _SPEAKING.sub(_as_practice, what))
    if kind == "offer":
        return _DOES_SOMETHING.sub(_as_infinitive, what)
    return what


def _as_infinitive(match: re.Match[str]) -> str:
    """Return what somebody does with its verb behind."""
    verb = find_verb_of(match["verb"].lower())
    if verb is None or find_noun(match["verb"].lower()):
        return match[0]
    return f"{match['what']} {verb.infinitive}"


def _as_practice(match: re.Match[str]) -> str:
    """Return practising a language, with how long it takes behind it."""
    practice = f"{match['language'].capitalize()} oefenen"
    if match["long"]:
        return f"{practice}, {match['long'].lower()}"
    return practice
