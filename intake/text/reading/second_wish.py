"""Recognise a second wish in one line: "boor lenen, en ook iemand die boodschappen doet".

A reason follows a comma as well ("boor lenen, gordijnrail ophangen"), so only another kind with a
word that asks counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from intake.text.reading.thresholds import MAX_LINE_LENGTH
from intake.text.reading.understand import understand

if TYPE_CHECKING:
    from datetime import date

    from intake.text.words.lexicon import Lexicon

_JOIN = re.compile(
    r"(?:\s*[,.;]\s*|\s+)(?:(?:en|ook|nog|verder|daarnaast|plus|dan)\s+)+|\s*[,.;]\s+"
)
_MOST_JOINS = 6
_ASKS = re.compile(
    r"\b(?:iemand|hulp|lenen|te leen|maaltijd|rit|lift|vervoer|boodschappen|gezelschap|maatje)\b",
    re.IGNORECASE,
)
_ANEW = re.compile(r"\b(?:ook|verder|daarnaast|plus)\b", re.IGNORECASE)


class Wishes(NamedTuple):
    """The line of the first wish, and of the second one if there is one."""

    first: str
    second: str


def split_wishes(line: str, today: date, words: Lexicon) -> Wishes:
    """Split a line where it begins to ask for something else."""
    if len(line) > MAX_LINE_LENGTH:
        return Wishes(line, "")
    for join in list(_JOIN.finditer(line))[:_MOST_JOINS]:
        before, after = line[: join.start()].strip(), line[join.end() :].strip()
        if not _ASKS.search(after) and not _ANEW.search(join[0]):
            continue
        first, second = understand(before, today, words), understand(after, today, words)
        if not (first.what and second.what and first.kind and second.kind):
            continue
        if first.kind is not second.kind and second.what not in before:
            return Wishes(before, after)
    return Wishes(line, "")
