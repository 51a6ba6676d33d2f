"""Classify the kind of request of a line.

Cues are added up, and the heaviest kind is proposed if it leads by enough.

The cues are patterns in ``resources/words/kinds.toml``, and each word of the lexicon adds a weight.
To these is added what was learnt from over a thousand sentences (``kind-weights.json``, by
tools/learn.py): rules cover what must never be wrong, examples cover the rest. If two kinds are
close, the kind is asked.
"""

from __future__ import annotations

import json
import math
import re
import tomllib
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from intake.domain.request import Kind
from intake.kit.paths import resources
from intake.text.reading.kind_features import kind_features
from intake.text.reading.thresholds import CUES_OF_OFFER, MIN_CHANCE, WEIGHT_OF_EXAMPLES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from intake.text.reading.tokenizer import TokenizedLine, Word
    from intake.text.words.lexicon import Lexicon

_INFINITIVE = re.compile(r"[a-zëï-]{2,}(?:en|aan|doen|zien|gaan|staan)$")
_OFFERED_FIRST = re.compile(r"^\W*(?:aanbod|te bieden|aangeboden)\b")
"""A line that begins so is an offer, whatever follows."""

_MEAL_NOT = re.compile(
    r"\b(?:hond\w*|kat|poes|katten|konijn\w*|kippen|vogels?|vissen|cavia) (?:\w+ "
    r")?(?:eten|voeren|voer)\b|\bvoeren\b|\bboodschap\w*"
)


@dataclass(frozen=True)
class KindCues:
    """The patterns of each kind with their weights, and the required lead."""

    patterns: tuple[tuple[Kind, float, re.Pattern[str]], ...]
    lead: float
    least: float


@lru_cache(maxsize=4)
def load_cues(places: frozenset[str], kin: frozenset[str]) -> KindCues:
    """Read the cues, and put the places and persons of the lexicon into them."""
    stored = tomllib.loads((resources() / "words" / "kinds.toml").read_text(encoding="utf8"))
    replacements = {"<place>": rf"(?:\w*(?:{_any_word(places)}))", "<kin>": f"(?:{_any_word(kin)})"}
    cues = []
    for cue in stored["cue"]:
        for pattern in cue["patterns"]:
            expanded = pattern
            for name, words in replacements.items():
                expanded = expanded.replace(name, words)
            cues.append((Kind(cue["kind"]), float(cue["weight"]), re.compile(expanded)))
    return KindCues(tuple(cues), float(stored["lead"]), float(stored["least"]))


def _any_word(words: frozenset[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def score_cues(line_tokens: TokenizedLine, words: Lexicon) -> dict[Kind, float]:
    """Return the sum of the cues for each kind.

    Each weight counts once for a kind, and a third for a second cue of the same weight.
    """
    text = line_tokens.meant
    weights: dict[Kind, float] = defaultdict(float)
    table = load_cues(words.places, words.kin)
    totals: Counter[tuple[Kind, float]] = Counter()
    for kind, weight, pattern in table.patterns:
        if pattern.search(text):
            totals[kind, weight] += 1
    for (kind, weight), count in totals.items():
        weights[kind] += weight * (1 + (count > 1) / 3)
    _weigh_words(line_tokens, words, weights)
    if weights[Kind.OFFER] >= CUES_OF_OFFER:
        for kind in (Kind.BORROW, Kind.MEAL, Kind.HELP, Kind.RIDE):
            weights[kind] *= 0.5  # offers use the same words as requests
    if _MEAL_NOT.search(text):
        weights[Kind.MEAL] -= 6
    return weights


def _weigh_words(line_tokens: TokenizedLine, words: Lexicon, weights: dict[Kind, float]) -> None:
    first = True
    bare = False
    for index, word in enumerate(line_tokens.words):
        if (
            word.is_number
            or len(word.meant) < 3
            or word.meant in words.skip
            or words.listed(word.meant, "others")
            or words.listed(word.meant, "kin")
        ):
            continue
        following = None
        if index + 1 < len(line_tokens.words):
            following = line_tokens.words[index + 1]
        if (
            following
            and words.listed(word.meant, "containers")
            and words.known(following.meant, "dishes")
        ):
            continue
        named = [
            group
            for group in ("things", "tasks", "dishes", "places")
            if words.known(word.meant, group)
        ]
        heavy = 0.4
        if first:
            heavy = 1.0
        counted = index > 0 and line_tokens.words[index - 1].is_number
        weights[Kind.MEAL] += 3.5 * heavy * ("dishes" in named)
        weights[Kind.BORROW] += (2.2 + 1.5 * counted) * heavy * ("things" in named)
        weights[Kind.HELP] += 1.6 * heavy * ("tasks" in named) + 2.0 * heavy * words.listed(
            word.meant, "activities"
        )
        weights[Kind.RIDE] += 2.0 * (
            "places" in named and _follows_naar(line_tokens.words, index)
        ) + 2.0 * (word.meant in words.verbs["ride"])
        weights[Kind.MEAL] += 2.5 * (word.meant in words.verbs["meal"])
        if word.meant in words.verbs["help"]:
            done = 3.0
        elif _is_infinitive_after_object(line_tokens.words, index, words):
            done = 2.4
        else:
            done = 0.0
        # A later clause more often tells why than what.
        weights[Kind.HELP] += done * (0.6 if word.clause and not first else 1.0)
        bare = bare or (first and not named and not _INFINITIVE.match(word.meant))
        first = first and not named

    if bare and first:
        weights[Kind.BORROW] += 1.6  # a bare noun, without what must be done with it
    weights[Kind.MEAL] += 3.5 * any(
        " " in dish and dish in line_tokens.meant for dish in words.dishes
    )


def _follows_naar(words: tuple[Word, ...], index: int) -> bool:
    return any(word.meant == "naar" for word in words[max(0, index - 3) : index])


def _is_infinitive_after_object(words: tuple[Word, ...], index: int, lexicon: Lexicon) -> bool:
    """Tell whether a word is an infinitive after its object ("aquarium verschonen")."""
    word = words[index]
    if (
        index == 0
        or not _INFINITIVE.match(word.meant)
        or word.meant in lexicon.skip
        or word.meant.startswith("ge")
    ):
        return False
    if any(lexicon.known(word.meant, group) for group in ("things", "dishes", "places")):
        return False

    ends_clause = (
        index + 1 == len(words)
        or words[index + 1].clause != word.clause
        or words[index + 1].meant
        in ("en", "op", "in", "bij", "van", "met", "voor", "want", "mag", "lukt")
    )
    before = words[index - 1]

    return (
        ends_clause
        and not before.is_number
        and before.meant not in lexicon.skip
        and before.clause == word.clause
    )


@lru_cache(maxsize=1)
def _load_weights() -> tuple[tuple[Kind, ...], dict[str, list[float]]]:
    weights_file = json.loads(
        (resources() / "words" / "kind-weights.json").read_text(encoding="utf8")
    )
    return tuple(Kind(kind) for kind in weights_file["kinds"]), weights_file["weights"]


def _learnt_sums(line_tokens: TokenizedLine, words: Lexicon) -> list[float]:
    """Return the learnt sums, one for each kind in the order of ``Kind``."""
    kinds, weights = _load_weights()
    sums = [0.0] * len(kinds)
    for name, value in kind_features(line_tokens, words).items():
        for index, weight in enumerate(weights.get(name, ())):
            sums[index] += value * weight
    return sums


def combine_scores(cued: Mapping[Kind, float], sums: Sequence[float]) -> list[tuple[float, Kind]]:
    """Combine cues and learnt sums, the heaviest kind first.

    The weight of the cues, and ``WEIGHT_OF_EXAMPLES`` times the logarithm of the chance.
    """
    top = max(sums)
    total = sum(math.exp(value - top) for value in sums)
    chances = [math.exp(value - top) / total for value in sums]
    return sorted(
        (
            (cued.get(kind, 0.0) + WEIGHT_OF_EXAMPLES * math.log(chance + MIN_CHANCE), kind)
            for kind, chance in zip(Kind, chances, strict=True)
        ),
        reverse=True,
    )


def likeliest_kind(cued: Mapping[Kind, float], sums: Sequence[float]) -> Kind:
    """Return the heaviest kind, certain or not."""
    return combine_scores(cued, sums)[0][1]


def classify_kind(line_tokens: TokenizedLine, words: Lexicon) -> Kind | None:
    """Return the leading kind, or None if it is not certain."""
    if not any(not word.is_number for word in line_tokens.words):
        return None
    if _OFFERED_FIRST.match(line_tokens.meant):
        return Kind.OFFER
    table = load_cues(words.places, words.kin)
    cued = score_cues(line_tokens, words)
    weighed = combine_scores(cued, _learnt_sums(line_tokens, words))
    if weighed[0][0] - weighed[1][0] >= table.lead:
        return weighed[0][1]
    return None
