"""The hours of a ride in what was typed: when somebody is fetched, expected, and goes back.

"ophalen om tien over een, de afspraak is om kwart voor twee": the first is what a driver must know,
the second is why it may not be later.
"""

from __future__ import annotations

import re
from datetime import time
from typing import NamedTuple

from intake.text.grammar.clock_words import clock_words

_NUMBER = r"(?:een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
_IN_WORDS = rf"(?:(?:\w+ (?:over|voor) )?(?:half )?{_NUMBER})(?: uur)?"
_IN_DIGITS = r"(?:[01]?\d|2[0-3])[.:u][0-5]\d(?: ?u(?:ur)?)?"
_HOUR = rf"(?:{_IN_DIGITS}|{_IN_WORDS})"
_FETCH = r"(?:(?:op)?(?:ge)?(?:halen|haald)|vertrek(?:ken)?|weg)"
_MEETING = (
    r"(?:(?:de|het) )?(?P<meeting>afspr(?:aak)?\b\.?|bezoek(?:uur)?|zitting|keuring|gesprek|les"
    r"|film|dienst|mis|voorstelling|behandeling)"
)
_LASTS = (
    r"(?: (?:en )?duurt [\w ]+?(?=,|;|\.|$)"
    r"| ?(?:±|ongeveer) ?\d+(?:[.,]\d+)? ?(?:u|uur|min|minuten)\b)?"
)
_PICK_UP = re.compile(
    rf"[,;.]? ?\b(?:{_FETCH} (?:om |rond )?(?P<after>{_HOUR})|(?P<before>{_HOUR}) {_FETCH})\b",
    re.IGNORECASE,
)
_APPOINTMENT = re.compile(
    rf"[,;]? ?\b{_MEETING} (?:is |begint )?(?:om |rond )?(?P<hour>{_HOUR})(?!\w){_LASTS}",
    re.IGNORECASE,
)
_BACK = re.compile(
    rf"[,;+]?(?: ?en\b| ?\+)?(?: ?om\b)? ?(?:\b(?P<hour>{_HOUR}) )?(?:(?:weer|daarna) )?"
    r"\b(?:terug|naar huis)(?= *(?:[,;.]|$))"
)
_DIGITS = re.compile(r"(?P<hour>\d{1,2})[.:u](?P<minute>\d{2})")
_PUBLIC_MEETINGS = frozenset({"bezoek", "les", "film", "voorstelling"})
_NEUTER = frozenset({"bezoek"})


class RideHours(NamedTuple):
    """The hours as a post tells them ("kwart voor twee"), and what was typed without them.

    ``meeting`` is the appointment with its article: "de afspraak", "het bezoek".
    """

    what: str
    pick_up: str = ""
    meeting: str = ""
    appointment: str = ""
    back: str = ""


def read_ride_hours(what: str) -> RideHours:
    """Read the hours of a ride, of which one is that of fetching; empty where nothing was typed."""
    fetched = _PICK_UP.search(what)
    if fetched is None:
        return RideHours(what)
    left = _without(what, fetched)
    hours = RideHours("", _in_words(fetched["after"] or fetched["before"]))
    if expected := _APPOINTMENT.search(left):
        left = _without(left, expected)
        meeting = _with_article(expected["meeting"].lower().rstrip("."))
        hours = hours._replace(meeting=meeting, appointment=_in_words(expected["hour"]))
    if returns := _BACK.search(left):
        left = _without(left, returns)
        hours = hours._replace(back=_in_words(returns["hour"] or ""))
    return hours._replace(what=left.strip(" ,;+"))


def _without(text: str, match: re.Match[str]) -> str:
    return f"{text[: match.start()]}{text[match.end() :]}"


def _with_article(meeting: str) -> str:
    """Return what somebody goes to, by a word that gives nothing away."""
    if meeting not in _PUBLIC_MEETINGS:
        return "de afspraak"
    if meeting in _NEUTER:
        return f"het {meeting}"
    return f"de {meeting}"


def _in_words(hour: str) -> str:
    """Return "kwart over één" for "13.15", and words as they were typed."""
    if digits := _DIGITS.match(hour):
        return clock_words(time(int(digits["hour"]), int(digits["minute"])))
    words = re.sub(r"\been\b", "één", hour.lower().removesuffix(" uur"))
    if re.fullmatch(r"\w+", words):
        return f"{words} uur"
    return words
