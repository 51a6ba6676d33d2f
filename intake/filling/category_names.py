"""Tell which subjects a name in a list of categories stands for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from intake.filling.subjects import generic_words, load_subjects, subject_by_name
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Iterable

MIN_CERTAINTY = 0.85
"""From this certainty on, a name leaves no doubt."""

_CERTAINTY_WITH_GENERIC = 0.88
_CERTAINTY_OF_COMPOUND = 0.7
_MIN_COMPOUND = 5
_MIN_BEGIN = 4
_MIN_STEM = 4
_MIN_DOUBLE = 5
_PARTS = re.compile(
    r"[,;&+/]|\s(?:en|and|und|et|of|or|oder|ou|y|e|i)\s|\s[-–—]\s|\bo\.a\.|\betc\b", re.IGNORECASE
)
_BRACKETS_PATTERN = re.compile(r"[(\[]([^)\]]*)[)\]]")
_JOINS = frozenset({"en", "and", "und", "et", "y", "e", "of", "or", "oder", "ou"})
_ENDINGS = ("tjes", "jes", "en", "es", "er", "s", "e")


def fold_name(text: str) -> str:
    """Return a name in plain words, without joining words."""
    return " ".join(word for word in normalize_words(text).split() if word not in _JOINS)


def name_parts(name: str) -> list[tuple[str, bool]]:
    """Return the parts of a name: "Klussen, tuin (gras maaien)" has three, one an example."""
    plain = [(part.strip(), False) for part in _PARTS.split(_BRACKETS_PATTERN.sub(" ", name))]
    examples = [
        (p.strip(), True) for match in _BRACKETS_PATTERN.findall(name) for p in _PARTS.split(match)
    ]
    return [(text, is_example) for text, is_example in [*plain, *examples] if text]


def subjects_named(text: str) -> tuple[str, ...]:
    """Return the subjects that these words name."""
    found = _subjects_by_folded_name().get(text, ())
    if found:
        return found
    telling = telling_words(text)
    by_words = _subjects_by_folded_name().get(" ".join(telling), ())
    return by_words or _subjects_by_stems().get(" ".join(name_stems(telling)), ())


def is_known(name: str) -> bool:
    """Tell whether a name, or a part of it, names a subject."""
    parts = (name, *(text for text, _ in name_parts(name)))
    return any(subjects_named(fold_name(text)) for text in parts)


@lru_cache(maxsize=50_000)
def subject_certainty(text: str, key: str) -> float:
    """Return how surely these words name a subject, from 0 to 1."""
    if key in _subjects_by_folded_name().get(text, ()):
        return 1.0
    telling = telling_words(text)
    if not telling:
        return 0.0
    if key in subjects_named(text):
        return _CERTAINTY_WITH_GENERIC
    if len(telling) > 1 and all(key in subjects_named(word) for word in telling):
        return _CERTAINTY_WITH_GENERIC
    if len(telling) == 1 and _is_compound(telling[0], key):
        return _CERTAINTY_OF_COMPOUND
    return 0.0


def telling_words(text: str) -> list[str]:
    """Return the words of a name that have a meaning of their own."""
    generic = generic_words()
    return [
        word for word in text.split() if word not in generic.fillers and word not in generic.heads
    ]


def is_rest(name: str) -> bool:
    """Tell whether a name means "the rest": "Overig", "Overige klussen"."""
    generic = generic_words()
    folded = normalize_words(name)
    if folded in generic.other:
        return True
    words = folded.split()
    return (
        len(words) > 1
        and any(word in generic.other for word in words)
        and all(word in generic.other | generic.heads | generic.fillers for word in words)
    )


def name_stems(words: Iterable[str]) -> list[str]:
    """Return words without plural endings."""
    return [stem(word) for word in words]


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a word without its plural ending: "boeken" and "boek" become the same."""
    if word.endswith("en") and len(word) > _MIN_DOUBLE and word[-3] == word[-4]:
        return word[:-3]  # "pannen" is the plural of "pan"
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _MIN_STEM:
            return word[: -len(ending)]
    return word


def _is_compound(word: str, key: str) -> bool:
    """Tell whether a compound has this head, "tuingereedschap", or a general one, "tuinwerk"."""
    heads = generic_words().heads
    for name in load_subjects()[key].named:
        if " " in name or len(word) <= len(name) or name in heads:
            continue
        rest = word[len(name) :]
        if len(name) >= _MIN_BEGIN and word.startswith(name):
            if rest in heads or rest.removeprefix("s").removeprefix("en") in heads:
                return True
        elif len(name) >= _MIN_COMPOUND and word.endswith(name):
            return word[: -len(name)] not in subject_by_name()
    return False


@lru_cache
def _subjects_by_folded_name() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, keys in subject_by_name().items():
        folded = fold_name(name)
        found[folded] = tuple(dict.fromkeys((*found.get(folded, ()), *keys)))
    return found


@lru_cache
def _subjects_by_stems() -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, keys in _subjects_by_folded_name().items():
        stems = " ".join(name_stems(telling_words(name)))
        if stems:
            found[stems] = tuple(dict.fromkeys((*found.get(stems, ()), *keys)))
    return found
