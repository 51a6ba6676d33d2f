"""Find words and sentences that could be plainer.

A difficult word with a plainer one, and sentences that are too long to listen to.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from intake.text.words.word_lists import cached, word_list

MAX_WORDS = 15
"""Maximum words of a sentence in a public text; on paper it is ten (docs/sources.md, "Paper")."""


@dataclass(frozen=True)
class Hint:
    """One hint.

    A difficult word and what to write ``instead``; or, if that is empty, the number of words of a
    long sentence.
    """

    said: str
    instead: str = ""
    words: int = 0


@cached
def _plainer_words() -> dict[str, str]:
    return {said.lower(): instead for said, instead in word_list("plain.toml")["instead"].items()}


def find_hints(text: str) -> tuple[Hint, ...]:
    """Return what could be said more plainly, in the order of the text."""
    placed: list[tuple[int, Hint]] = []
    for match in re.finditer(r"[^\W\d_]+", text):
        instead = _plainer_words().get(match[0].lower())
        if instead:
            placed.append((match.start(), Hint(match[0], instead)))
    for match in re.finditer(r"[^.!?]+", text):
        count = len(re.findall(r"\w+(?:[-'’]\w+)*", match[0]))
        if count > MAX_WORDS:
            placed.append((match.start(), Hint(" ".join(match[0].split()[:4]), words=count)))
    return tuple(hint for _, hint in sorted(placed, key=lambda place: place[0]))
