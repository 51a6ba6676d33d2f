"""Learn the weights of each kind of request and write resources/words/kind-weights.json.

The sentences are those of tests/sets.

.venv/bin/python tools/learn.py [--held SHARE]

A multinomial logistic regression, fitted by plain gradient steps in a fixed order, so that the same
sentences give the same file. With --held a share is kept out and the share of right answers on it
is printed instead of writing: alone, and together with the cues.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
from collections import Counter
from datetime import date
from pathlib import Path

from intake.domain.request import Kind
from intake.text.reading.kind import likeliest_kind, score_cues
from intake.text.reading.kind_features import kind_features
from intake.text.reading.understand import without_when
from intake.text.words.lexicon import lexicon

ROOT = Path(__file__).parent.parent
SETS, TARGET = ROOT / "tests" / "sets", ROOT / "resources" / "words" / "kind-weights.json"
KINDS = [str(kind) for kind in Kind]
TODAY = date(2026, 11, 23)
ROUNDS, STEP, SHRINK, MIN_SEEN, SMALLEST = 40, 0.1, 0.002, 2, 0.03


def examples() -> list[tuple[str, str]]:
    """Return every sentence with its kind, in the order of the files."""
    found = []
    for name in ("understand.tsv", "kinds.tsv"):
        lines = [
            line
            for line in (SETS / name).read_text(encoding="utf8").splitlines()
            if line and not line.startswith(("#", "text\t"))
        ]
        found += [(line.split("\t")[0], line.split("\t")[1]) for line in lines]
    return found


def stamp(taught: list[tuple[str, str]]) -> str:
    """Return a short mark of the sentences that a file was learnt from."""
    return hashlib.blake2s(
        json.dumps(taught, ensure_ascii=False).encode(), digest_size=8
    ).hexdigest()


def learn(taught: list[tuple[str, str]]) -> dict[str, list[float]]:
    """Fit the weights: for each feature one a kind."""
    words = lexicon()
    read = [
        (kind_features(without_when(text, TODAY, words), words), KINDS.index(kind))
        for text, kind in taught
    ]
    seen = Counter(name for found, _ in read for name in found)
    read = [
        ({name: value for name, value in found.items() if seen[name] >= MIN_SEEN}, kind)
        for found, kind in read
    ]
    weights = {name: [0.0] * len(KINDS) for name, count in seen.items() if count >= MIN_SEEN}
    order = random.Random(7)  # noqa: S311 - an order, no secret
    for turn in range(ROUNDS):
        order.shuffle(read)
        step = STEP / (1 + turn / 10)
        for found, kind in read:
            sums = [
                sum(value * weights[name][at] for name, value in found.items())
                for at in range(len(KINDS))
            ]
            top = max(sums)
            powers = [math.exp(one - top) for one in sums]
            total = sum(powers)
            for at in range(len(KINDS)):
                miss = step * (powers[at] / total - (at == kind))
                for name, value in found.items():
                    weights[name][at] -= miss * value + step * SHRINK * weights[name][at]
    return {
        name: [round(one, 2) for one in held]
        for name, held in sorted(weights.items())
        if max(map(abs, held)) >= SMALLEST
    }


def tried(taught: list[tuple[str, str]], share: float) -> None:
    """Print how often the kind is right on sentences that were kept out."""
    mixed = sorted(taught, key=lambda pair: hashlib.blake2s(pair[0].encode()).digest())
    cut = int(len(mixed) * share)
    held, weights, words = mixed[:cut], learn(mixed[cut:]), lexicon()
    alone = both = 0
    for text, kind in held:
        line_tokens = without_when(text, TODAY, words)
        found = kind_features(line_tokens, words)
        sums = [
            sum(value * weights[name][at] for name, value in found.items() if name in weights)
            for at in range(len(KINDS))
        ]
        alone += KINDS[sums.index(max(sums))] == kind
        both += likeliest_kind(score_cues(line_tokens, words), sums) == kind
    print(
        f"of {cut} kept out: {alone / cut:.1%} by the weights alone, {both / cut:.1%} with the cues"
    )


def main() -> None:
    """Learn and write, or try."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--held", type=float, default=0.0, help="the share that is kept out")
    given = asked.parse_args()
    taught = examples()
    if given.held:
        tried(taught, given.held)
        return
    TARGET.write_text(
        json.dumps(
            {"kinds": KINDS, "learnt_from": stamp(taught), "weights": learn(taught)},
            ensure_ascii=False,
            indent=0,
        )
        + "\n",
        encoding="utf8",
    )
    print(f"{len(taught)} sentences, written to {TARGET.name}")


if __name__ == "__main__":
    main()
