"""All common Dutch words in every form, to tell a word from a slip of the pen or a dialect.

They are those of the package pyspellchecker, which were counted in subtitles (OpenSubtitles, by way
of FrequencyWords), with the nouns and verbs of our own lexicon.
"""

from __future__ import annotations

import gzip
import json
import re
from functools import lru_cache
from importlib.resources import files

from intake.text.grammar.nouns import find_noun
from intake.text.grammar.verbs import find_verb

_MIN_COUNTS = {1: 50_000, 2: 5_000, 3: 60}
"""How often a word of so many letters was met at least: any two letters were typed by somebody."""

_MORE_WORDS = frozenset({"aan", "kosher", "ui", "ij", "tv", "pc", "cd", "wc"})
"""Short words that are seldom said in a film, and often here; "aan" is missing in the list."""

_MIN_PART = 3
_MIN_MISSPELT = 6
"""Letters of a word that is corrected: shorter ones have too many neighbours."""
_LETTERS = re.compile(r"[a-zà-ÿ]+")


@lru_cache(maxsize=1)
def _dutch_words() -> frozenset[str]:
    raw = (files("spellchecker") / "resources" / "nl.json.gz").read_bytes()
    counts = json.loads(gzip.decompress(raw))
    return frozenset(
        word for word, count in counts.items() if count >= _MIN_COUNTS.get(len(word), 0)
    )


@lru_cache(maxsize=4096)
def is_dutch_word(word: str) -> bool:
    """Tell whether a word in small letters is Dutch, or a compound of two Dutch words."""
    if not _LETTERS.fullmatch(word):
        return False
    words = _dutch_words()
    if word.replace("é", "e").replace("ó", "o") in words:  # "één", "vóór"
        return True
    if word in words or word in _MORE_WORDS or find_noun(word) or find_verb(word):
        return True
    cuts = range(_MIN_PART, len(word) - _MIN_PART + 1)
    return any(word[:cut] in words and word[cut:].removeprefix("s") in words for cut in cuts)


@lru_cache(maxsize=4096)
def correct_spelling(word: str) -> str:
    """Return the only Dutch word that differs in one letter; the word itself if there is none.

    Of several nobody knows which was meant: "lennen" may be "lenen" or "kennen".
    """
    if len(word) < _MIN_MISSPELT or is_dutch_word(word) or not _LETTERS.fullmatch(word):
        return word
    near = _neighbours(word) & _dutch_words()
    return next(iter(near)) if len(near) == 1 else word


def _neighbours(word: str) -> set[str]:
    """Return what becomes of a word if one letter is left out, added, changed or swapped."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    near = {before + after[1:] for before, after in cuts if after}
    near |= {before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1}
    near |= {before + letter + after[1:] for before, after in cuts if after for letter in letters}
    return near | {before + letter + after for before, after in cuts for letter in letters}
