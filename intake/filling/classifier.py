"""Estimate how likely a label asks for each role, with learnt weights.

The weights (``label-weights.json``) are made by tools/learn_labels.py.

A label is read by its words, its pairs of words and parts of its words, so that "Wanneer komt het u
uit?" and "Afhaaladres" are understood although no list contains them. The result is a chance for
each role that a box may have; "other" is a box that must not be filled.
"""

from __future__ import annotations

import json
import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from intake.kit.paths import resources
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_MAX_WORDS = 14
_PIECE = 4


class Weights(NamedTuple):
    """The learnt weights: one number for each feature and role.

    They are stored as pairs of role index and weight.
    """

    roles: tuple[str, ...]
    of: Mapping[str, Sequence[float]]


@lru_cache(maxsize=1)
def load_weights() -> Weights:
    """Read the weights."""
    weights_file = json.loads(
        (resources() / "words" / "label-weights.json").read_text(encoding="utf8")
    )
    return Weights(tuple(weights_file["roles"]), weights_file["weights"])


def label_features(text: str, tag: str) -> tuple[str, ...]:
    """Return the features of a label.

    ``tag`` is the kind of its box (input, textarea, select).
    """
    words = normalize_words(text).split()[:_MAX_WORDS]
    text_features = {f"t {tag}", f"n {min(len(words), 6)}"}
    text_features |= {f"w {word}" for word in words}
    text_features |= {
        f"p {one} {two}" for one, two in zip(("^", *words), (*words, "$"), strict=True)
    }
    for word in words:
        whole = f"^{word}$"
        text_features |= {
            f"c {whole[index : index + _PIECE]}" for index in range(max(1, len(whole) - _PIECE + 1))
        }
    if "?" in text or "¿" in text:
        text_features.add("?")
    return tuple(sorted(text_features))


def role_chances(text: str, tag: str) -> dict[str, float]:
    """Return how likely a label asks for each role, from 0 to 1.

    Empty if none of its words is known.
    """
    known = load_weights().of
    if any(f"w {word}" in known for word in normalize_words(text).split()):
        return dict(_cached_role_chances(text, tag))
    return {}


@lru_cache(maxsize=4096)
def _cached_role_chances(text: str, tag: str) -> tuple[tuple[str, float], ...]:
    weights = load_weights()
    sums = [0.0] * len(weights.roles)
    text_features = label_features(text, tag)
    for name in text_features:
        flat = weights.of.get(name, ())
        for at, weight in zip(flat[::2], flat[1::2], strict=True):
            sums[int(at)] += weight
    scale = 1 / math.sqrt(len(text_features))
    top = max(sums)
    powers = [math.exp((value - top) * scale) for value in sums]
    total = sum(powers)
    return tuple((role, power / total) for role, power in zip(weights.roles, powers, strict=True))
