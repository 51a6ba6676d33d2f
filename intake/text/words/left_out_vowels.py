"""Put back the vowels that somebody in a hurry left out: "trug", "hebbn", "gereedschp"."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache

from intake.text.words.word_counts import word_counts

_VOWELS = re.compile(r"[aeiouyéë]")
_TWICE = re.compile(r"([b-df-hj-np-tv-xz])\1")
_MIN_COUNT = 100
"""How often a word was met, so that somebody at a desk may mean it."""

_MIN_COUNT_WITH_E = 20
_MIN_TYPED = 4
_MIN_CONSONANTS = 3
_MAX_LEFT_OUT = 3
_MIN_TIMES_AS_COMMON = 4
"""So much more common must a word be than the next one, before it is taken for the one meant."""


def restore_vowels(typed: str) -> str:
    """Return the common word of which vowels were left out; empty if it is not clear which.

    A word without its last "e" ("brengn") is tried first: that "e" is the one nobody hears.
    """
    consonants = _consonants(typed)
    if len(typed) < _MIN_TYPED or len(consonants) < _MIN_CONSONANTS:
        return ""
    counts = word_counts()
    with_e = f"{typed[:-1]}en"
    if typed.endswith("n") and counts.get(with_e, 0) >= _MIN_COUNT_WITH_E:
        return with_e
    pattern = re.compile("".join(f"{letter}{{1,2}}[aeiouyéë]*" for letter in _once(typed)))
    near = [
        word
        for word in _words_by_consonants()[consonants]
        if len(typed) < len(word) <= len(typed) + _MAX_LEFT_OUT and pattern.fullmatch(word)
    ]
    near.sort(key=counts.__getitem__, reverse=True)
    if not near:
        return ""
    is_clear = len(near) == 1 or counts[near[0]] >= _MIN_TIMES_AS_COMMON * counts[near[1]]
    return near[0] if is_clear else ""


def _once(word: str) -> str:
    """Return a word with each doubled consonant once: "boodschappen", "boodschapen"."""
    return _TWICE.sub(r"\1", word)


def _consonants(word: str) -> str:
    """Return the first letter and the consonants behind it."""
    return word[:1] + _VOWELS.sub("", _once(word)[1:])


@lru_cache(maxsize=1)
def _words_by_consonants() -> defaultdict[str, list[str]]:
    words: defaultdict[str, list[str]] = defaultdict(list)
    for word, count in word_counts().items():
        if count >= _MIN_COUNT:
            words[_consonants(word)].append(word)
    return words
