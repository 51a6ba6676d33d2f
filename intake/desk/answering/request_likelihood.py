"""Weigh how likely a mail without a code is about a request: its title, its words, its people."""

from __future__ import annotations

import re
from dataclasses import dataclass

_TITLE_WEIGHT = 10
_TITLE_WITHIN_WEIGHT = 6
_WHAT_WEIGHT = 4
_PERSON_WEIGHT = 3
_PLATFORM_WEIGHT = _KIND_WEIGHT = 1
"""The weight of each thing that makes a request likely."""

_MIN_STEM = 5
_NO_MATCH_PATTERN = r"(?!)"
_KIND_WORDS = {
    "borrow": r"len(?:en|ing)|uitlenen|leen\b|borrow",
    "meal": r"maaltijd|koken|kook|eten|soep|meal|cook",
    "ride": r"\brit\b|rijden|brengen|auto|chauffeur|ophalen|ziekenhuis|drive|lift",
    "help": r"helpen|klus|tuin|boodschappen|ophangen|help",
    "offer": r"interesse|overnemen|hebben|ophalen",
}


@dataclass(frozen=True)
class PostedRequest:
    """What is known of a request to recognise its answers; texts as they were posted."""

    code: str
    kind: str = ""
    what: str = ""
    is_open: bool = True
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    threads: tuple[str, ...] = ()


def weigh_request(request: PostedRequest, sender: str, subject: str, said: str) -> int:
    """Return how likely a mail is about a request; 0 if nothing points to it.

    ``subject`` is without the marks of an answer, ``said`` the text of the mail.
    """
    subject = subject.casefold().strip()
    everything = f"{subject}\n{said}".casefold()
    weight = 0
    for title in request.titles:
        shown = title.casefold().strip()
        if shown and shown == subject:
            weight += _TITLE_WEIGHT
        elif shown and shown in everything:
            weight += _TITLE_WITHIN_WEIGHT
    words = re.findall(r"\w{4,}", request.what.casefold())
    if words and all(_stem(word) in everything for word in words):
        weight += _WHAT_WEIGHT
    if any(
        name and re.search(rf"\b{re.escape(name.casefold())}\b", everything)
        for name in request.names
    ):
        weight += _PERSON_WEIGHT
    if weight:
        weight += _PLATFORM_WEIGHT * any(
            name.casefold() in sender.casefold() for name in request.platforms if name
        )
        of_kind = _KIND_WORDS.get(request.kind, _NO_MATCH_PATTERN)
        weight += _KIND_WEIGHT * bool(re.search(of_kind, everything))
        weight += request.is_open
    return weight


def _stem(word: str) -> str:
    """Return a word without the ending of its plural."""
    if len(word) <= _MIN_STEM:
        return word
    return re.sub(r"(?:en|s|je|jes)$", "", word)
