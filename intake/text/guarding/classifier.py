"""Find private words by learnt weights (``guard-weights.json``, by tools/learn_guard.py).

They find what is in no list, and reject what a list finds wrongly.

Every word gets a sum for each kind of private fact, and the most likely sequence for the whole text
is used (Viterbi), so that "bij haar zoon in Spanje" is one stay and not three words. What is found
this way is a caution: rules stop, a guess asks.
"""

from __future__ import annotations

import json
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.paths import resources
from intake.text.guarding.features import Token, features, placeholders_of, tokenize
from intake.text.guarding.finding import CAUTIONS, Finding, FindingKind
from intake.text.guarding.thresholds import (
    BEAM,
    BIAS_TO_NOTHING,
    MARGIN_FOR_FALSE_POSITIVE,
    MARGIN_FOR_KEYS,
    MIN_WORDS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from intake.text.guarding.finding import PrivateFacts

OUTSIDE = 0
"""The tag of a word that belongs to nothing private.

2k + 1 begins the k-th kind, 2k + 2 continues it.
"""


class Weights(NamedTuple):
    """The learnt weights: one number for each feature and label.

    For each feature the tags with their weights, and the weights of one tag after another (the last
    row is for the beginning of a text).
    """

    kinds: tuple[FindingKind, ...]
    of: dict[str, tuple[tuple[int, float], ...]]
    steps: tuple[tuple[float, ...], ...]


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Read the weights."""
    stored = json.loads((resources() / "words" / "guard-weights.json").read_text(encoding="utf8"))
    of = {
        name: tuple(zip(flat[::2], flat[1::2], strict=True))
        for name, flat in stored["weights"].items()
    }
    return Weights(
        tuple(FindingKind(kind) for kind in stored["kinds"]),
        of,
        tuple(tuple(row) for row in stored["steps"]),
    )


class Read:
    """A text with the label of each word, by the learnt weights."""

    def __init__(self, lowered: str, private_facts: PrivateFacts) -> None:
        self._words = tokenize(lowered)
        self._weights = load_weights()
        count = 2 * len(self._weights.kinds) + 1
        self._label_sums = [
            _label_sums(named, self._weights, count)
            for named in features(self._words, placeholders_of(private_facts))
        ]

    def guess_findings(self) -> Iterator[Finding]:
        """Yield each part that looks private."""
        if sum(word.word.isalpha() for word in self._words) < MIN_WORDS:
            return
        begun: Finding | None = None
        for word, tag in zip(
            self._words,
            likeliest_labels([_lean_to_guess(sums) for sums in self._label_sums], self._weights),
            strict=True,
        ):
            kind = None
            if tag != OUTSIDE:
                kind = self._weights.kinds[(tag - 1) // 2]
            if begun and (kind is not begun.kind or tag % 2 == 1):
                yield begun
                begun = None
            if kind:
                begun = Finding(kind, begun.start if begun else word.start, word.end, stop=False)
        if begun:
            yield begun

    def is_false_positive(self, finding: Finding) -> bool:
        """Tell whether a word of the lists surely means something else here.

        A plant that is ill, a church to meet at.
        """
        if finding.kind not in CAUTIONS and finding.kind is not FindingKind.KEY:
            return False
        inside = [
            sums
            for sums, word in zip(self._label_sums, self._words, strict=True)
            if _word_overlaps(word, finding)
        ]
        if not inside or not self._is_known_innocent(finding):
            return False
        return max(max(sums[1:]) - sums[OUTSIDE] for sums in inside) < -(
            MARGIN_FOR_KEYS if finding.kind is FindingKind.KEY else MARGIN_FOR_FALSE_POSITIVE
        )

    def _is_known_innocent(self, finding: Finding) -> bool:
        """Tell whether one of its words was learnt as innocent; its surroundings do not count."""
        return any(
            _speaks_for_nothing(self._weights.of.get(f"0{word.word}", ()))
            for word in self._words
            if _word_overlaps(word, finding) and word.word.isalpha()
        )


def _speaks_for_nothing(weights: tuple[tuple[int, float], ...]) -> bool:
    by_tag = dict(weights)
    return by_tag.get(OUTSIDE, 0.0) > max(
        (weight for tag, weight in by_tag.items() if tag != OUTSIDE), default=0.0
    )


def _word_overlaps(word: Token, finding: Finding) -> bool:
    return word.start < finding.end and finding.start < word.end


def _label_sums(named: list[str], weights: Weights, count: int) -> list[float]:
    sums = [0.0] * count
    for name in named:
        for tag, weight in weights.of.get(name, ()):
            sums[tag] += weight
    return sums


def _lean_to_guess(sums: list[float]) -> list[float]:
    return [sums[OUTSIDE] + BIAS_TO_NOTHING, *sums[1:]]


def likeliest_labels(sums: list[list[float]], weights: Weights, near: float = BEAM) -> list[int]:
    """Return the most likely sequence of tags for all words.

    Only tags whose sums are near the best are considered.
    """
    if not sums:
        return []

    begin = weights.steps[-1]
    before = {
        tag: value + begin[tag]
        for tag, value in enumerate(sums[0])
        if tag == OUTSIDE or tag % 2 == 1
    }
    came: list[dict[int, int]] = []

    for row in sums[1:]:
        least = max(row) - near
        now: dict[int, float] = {}
        source: dict[int, int] = {}
        for tag, value in enumerate(row):
            if tag != OUTSIDE and value < least:
                continue
            may: Iterable[int] = before
            if tag != OUTSIDE and tag % 2 == 0:
                may = [previous for previous in (tag - 1, tag) if previous in before]
            best = max(
                may,
                key=lambda previous: before[previous] + weights.steps[previous][tag],
                default=None,
            )
            if best is not None:
                now[tag] = before[best] + weights.steps[best][tag] + value
                source[tag] = best
        before = now
        came.append(source)

    tag = max(before, key=lambda previous: before[previous])
    tags = [tag]
    for source in reversed(came):
        tag = source[tag]
        tags.append(tag)
    return tags[::-1]
