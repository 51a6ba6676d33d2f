"""Measure how difficult a text is to read (Flesch-Douma and Brouwer).

The formulas are in docs/sources.md, "Readability".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

import pyphen

_EASY = 80
_MIDDLING = 60


@dataclass(frozen=True)
class Readability:
    """Two scores; higher is easier."""

    douma: float
    brouwer: float

    @property
    def word(self) -> str:
        """The level by the lower score: ``easy``, ``middling`` or ``hard``."""
        least = min(self.douma, self.brouwer)
        if least >= _EASY:
            return "easy"
        if least >= _MIDDLING:
            return "middling"
        return "hard"


@lru_cache(maxsize=2)
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="nl_NL", left=1, right=1)


def count_syllables(word: str) -> int:
    """Count the syllables of a Dutch word."""
    return len(_hyphens().positions(word.lower())) + 1


def measure_readability(text: str) -> Readability:
    """Return the scores of a text; digits count as one syllable, an empty text has the best scores.

    Flesch-Douma: 206.84 − 0.77·(syllables per 100 words) − 0.93·(words per sentence). Brouwer: 195
    − ⅔·(syllables per 100 words) − 2·(words per sentence).
    """
    words = re.findall(r"[^\W_]+(?:[-'][^\W_]+)*", text)
    if not words:
        return Readability(206.84, 195.0)
    sentences = max(
        len([part for part in re.split(r"[.!?:\n]+(?:\s|$)", text) if re.search(r"\w", part)]), 1
    )
    per_hundred = 100 * sum(count_syllables(word) for word in words) / len(words)
    length = len(words) / sentences
    return Readability(
        206.84 - 0.77 * per_hundred - 0.93 * length, 195 - per_hundred * 2 / 3 - 2 * length
    )
