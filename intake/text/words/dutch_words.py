"""All common Dutch words in every form, to tell a word from a slip of the pen or a dialect.

They are those that were counted in subtitles, with the nouns and verbs of our own lexicon.
"""

from __future__ import annotations

import re
from functools import lru_cache

from intake.text.grammar.nouns import all_nouns, find_noun
from intake.text.grammar.verbs import all_infinitives, find_verb
from intake.text.words.left_out_vowels import restore_vowels
from intake.text.words.word_counts import word_counts

_MIN_COUNTS = {1: 50_000, 2: 5_000, 3: 60}
"""How often a word of so many letters was met at least: any two letters were typed by somebody."""

_MORE_WORDS = frozenset({"aan", "kosher", "ui", "ij", "tv", "pc", "cd", "wc"})
"""Short words that are seldom said in a film, and often here; "aan" is missing in the list."""

_MIN_PART = 3
_MIN_MISSPELT = 6
"""Letters of a word that is corrected: shorter ones have too many neighbours."""
_MIN_TOO_LONG = 8
"""Letters of a word that may have one too many."""

_SOUNDS = re.compile(r"[aeiouy]")
_LETTERS = re.compile(r"[a-zà-ÿ]+")


@lru_cache(maxsize=1)
def _dutch_words() -> frozenset[str]:
    return frozenset(
        word for word, count in word_counts().items() if count >= _MIN_COUNTS.get(len(word), 0)
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
    if word.endswith("s") and word[:-1] in words:  # "avonds", "stations"
        return True
    cuts = range(_MIN_PART, len(word) - _MIN_PART + 1)
    return any(word[:cut] in words and word[cut:].removeprefix("s") in words for cut in cuts)


@lru_cache(maxsize=4096)
def correct_spelling(word: str) -> str:
    """Return the only Dutch word that differs in one letter, or of which it is a short form.

    The word itself if there is none. Of several that differ, the one counts that is asked for; of
    several others nobody knows which was meant: "lennen" may be "lenen" or "kennen".
    """
    if is_dutch_word(word) or not _LETTERS.fullmatch(word):
        return word
    return _only_near_word(word) or restore_vowels(word) or _compound_with_vowels(word) or word


def _only_near_word(word: str) -> str:
    """Return the only word that differs in one letter or is written short so; empty if none."""
    if len(word) < _MIN_MISSPELT:
        return ""
    near = _neighbours(word) & _dutch_words()
    if len(word) < _MIN_TOO_LONG:  # "maandg" is short for "maandag", and no "maand" too long
        near = {other for other in near if len(other) >= len(word)}
    if len(near) > 1 and len(without_e := near & _with_an_e(word)) == 1:
        near = without_e
    common = near & _own_words() if len(near) > 1 else near
    whole = common or _written_short(word)
    return next(iter(whole)) if len(whole) == 1 else ""


def _compound_with_vowels(word: str) -> str:
    """Return a compound of which the second part was written short: "damesfts", "kerstmrkt"."""
    for cut in range(len(word) - _MIN_PART, _MIN_PART, -1):
        first, second = word[:cut], word[cut:]
        if first in _dutch_words() and (whole := restore_vowels(second)):
            return first + whole
    return ""


@lru_cache(maxsize=1)
def _own_words() -> frozenset[str]:
    """Return the nouns and infinitives that are asked for at a desk."""
    return all_nouns() | all_infinitives()


def _written_short(word: str) -> set[str]:
    """Return what a short form stands for: "begraafpl", "slaapkmr", with the sounds left out."""
    sounds = _SOUNDS.sub("", word)
    whole = re.compile(".*".join(map(re.escape, word)))
    return {
        noun
        for noun in _own_words()
        if noun[:2] == word[:2]
        and (noun.startswith(word) or (_SOUNDS.sub("", noun) == sounds and whole.match(noun)))
    }


def _with_an_e(word: str) -> set[str]:
    """Return what becomes of a word if the "e" that nobody hears is put back: "knippn"."""
    return {f"{word[:at]}e{word[at:]}" for at in range(1, len(word))}


def _neighbours(word: str) -> set[str]:
    """Return what becomes of a word if one letter is left out, added, changed or swapped."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    near = {before + after[1:] for before, after in cuts if after}
    near |= {before + after[1] + after[0] + after[2:] for before, after in cuts if len(after) > 1}
    near |= {before + letter + after[1:] for before, after in cuts if after for letter in letters}
    return near | {before + letter + after for before, after in cuts for letter in letters}
