"""Tell whether two written names may be one person's."""

from __future__ import annotations

import re

from intake.kit.text_normalization import fold_accents, normalize_words

_NOT_NAMES = frozenset({
    "de", "den", "der", "van", "vd", "von", "la", "le", "ten", "ter", "te", "het", "t", "el", "al",
    "mw", "mevr", "mevrouw", "dhr", "heer", "meneer", "hr", "fam", "familie",
})  # fmt: skip
_MAX_EDITS = 1
_MIN_LETTERS = 4
"""Letters of a word in which one may differ; "Jan" and "Jaap" are two people."""


def may_be_same_name(name: str, other: str) -> bool:
    """Tell whether two names may belong to one person.

    They are the same words; or the last names differ in at most one letter and the first names do
    too, where one may be only an initial. A name of one word matches the same word alone.
    """
    if not name.strip() or not other.strip():
        return False
    if normalize_words(name) == normalize_words(other):
        return True
    words, others = _words_of(name), _words_of(other)
    if min(len(words), len(others)) < 2:
        return words == others
    return _is_alike(words[-1], others[-1]) and _may_be_first_name(words[0], others[0])


def shares_words(name: str, other: str) -> bool:
    """Tell whether one of two names holds all the words of the other: "Demir" and "Fatma Demir"."""
    words, others = set(_words_of(name)), set(_words_of(other))
    return bool(words and others) and (words <= others or others <= words)


def _words_of(name: str) -> list[str]:
    """Return the words of a name without infix and title; "Vries, Henk de" is turned round."""
    last, _, first = name.partition(",")
    written = f"{first} {last}"
    words = [word for word in re.split(r"[^\w]+", fold_accents(written)) if word]
    return [word for word in words if word not in _NOT_NAMES] or words


def _may_be_first_name(name: str, other: str) -> bool:
    if min(len(name), len(other)) == 1:
        return name[0] == other[0]
    return _is_alike(name, other)


def _is_alike(word: str, other: str) -> bool:
    if word == other:
        return True
    if min(len(word), len(other)) < _MIN_LETTERS:
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(word, other, score_cutoff=_MAX_EDITS) <= _MAX_EDITS
