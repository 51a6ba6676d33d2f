"""The words with which a line is understood, with their stems and typing errors.

They are in ``resources/words/lexicon.toml`` and in a centre's own additions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from intake.text.words.word_lists import cached, word_list

if TYPE_CHECKING:
    from collections.abc import Iterator

_MIN_TAIL = 4
_MIN_MENDED = 6
_GROUPS = (
    "things", "tasks", "activities", "dishes", "containers", "places", "kin", "clients",
    "others", "skip",
)  # fmt: skip
_DIMINUTIVES = ("etje", "tje", "pje", "kje", "je")


def stems(word: str) -> Iterator[str]:
    """Yield a word and what it may be the plural or diminutive of.

    "looprekken" gives "looprek", "karretje" "kar".
    """
    yield word
    bare = word
    if word.endswith("s"):
        bare = word.removesuffix("'s").removesuffix("s")
    if bare != word:
        yield bare
    for ending in _DIMINUTIVES:
        if bare.endswith(ending) and len(bare) - len(ending) >= 2:
            yield from _singular_stems(bare.removesuffix(ending))
    if word.endswith("en") and len(word) > 4:
        yield from _singular_stems(word[:-2])


def _singular_stems(stem: str) -> Iterator[str]:
    yield stem
    if len(stem) > 2 and stem[-1] == stem[-2]:
        yield stem[:-1]
    if len(stem) > 2 and stem[-1] not in "aeiou" and stem[-2] in "aeou":
        yield stem[:-1] + stem[-2] + stem[-1]  # "ramen" is "raam" in plural
    if stem.endswith(("v", "z")):
        yield stem[:-1] + {"v": "f", "z": "s"}[stem[-1]]


@dataclass(frozen=True)
class Lexicon:
    """Sets of lower-case words.

    A compound is recognised by its last part (``partytent`` by ``tent``).
    """

    groups: dict[str, frozenset[str]]
    verbs: dict[str, frozenset[str]]
    _mended: dict[str, str] = field(default_factory=dict)

    def __getattr__(self, name: str) -> frozenset[str]:
        if name in _GROUPS:
            return self.groups[name]
        raise AttributeError(name)

    def known(self, word: str, group: str) -> bool:
        """Tell whether a word, its singular, or the last part of a compound is in a group."""
        words = self.groups[group]
        return any(
            stem in words
            or any(stem[index:] in words for index in range(3, len(stem) - _MIN_TAIL + 1))
            for stem in stems(word)
        )

    def listed(self, word: str, group: str) -> bool:
        """Tell whether the word itself or its singular is in a group."""
        words = self.groups[group]
        return any(stem in words for stem in stems(word))

    def correct_typo(self, word: str) -> str:
        """Return the listed word closest to a mistyped one, or the word itself."""
        if word not in self._mended:
            if len(self._mended) > 20_000:
                self._mended.clear()
            self._mended[word] = self._nearest(word)
        return self._mended[word]

    def _nearest(self, word: str) -> str:
        if (
            len(word) < _MIN_MENDED
            or not word.isalpha()
            or any(
                self.known(word, group)
                for group in ("things", "tasks", "dishes", "places", "activities")
            )
        ):
            return word
        all_words = _all_words(self)
        if (
            word in all_words
            or word.removesuffix("t") in all_words
            or any(stem in all_words for stem in stems(word))
        ):
            return word
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        most = 2
        if len(word) < 10:
            most = 1
        near = process.extractOne(
            word, _by_first(self).get(word[0], ()), scorer=OSA.distance, score_cutoff=most
        )
        if near:
            return near[0]
        return word


@lru_cache(maxsize=4)
def _vocabulary(
    groups: tuple[frozenset[str], ...],
) -> tuple[frozenset[str], dict[str, tuple[str, ...]]]:
    every = frozenset().union(*groups)
    by_first: dict[str, list[str]] = {}
    for word in sorted(every):
        if len(word) >= _MIN_MENDED - 1:
            by_first.setdefault(word[0], []).append(word)
    return every, {first: tuple(words) for first, words in by_first.items()}


def _all_words(words: Lexicon) -> frozenset[str]:
    return _vocabulary((*words.groups.values(), *words.verbs.values()))[0]


def _by_first(words: Lexicon) -> dict[str, tuple[str, ...]]:
    return _vocabulary((*words.groups.values(), *words.verbs.values()))[1]


@cached
def lexicon() -> Lexicon:
    """Return the shipped words with a centre's own."""
    stored = word_list("lexicon.toml")
    groups = {name: frozenset(word.lower() for word in stored[name]) for name in _GROUPS}
    return Lexicon(
        groups,
        {
            kind: frozenset(word.lower() for word in known)
            for kind, known in stored["verbs"].items()
        },
    )
