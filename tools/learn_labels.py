"""Learn what the words beside a box ask for, and write label-weights.json.

The labels are those of tests/sets/labels.tsv and the phrases of form-words.toml.

.venv/bin/python tools/learn_labels.py [--held SHARE]

A multinomial logistic regression, fitted by plain gradient steps in a fixed order, so that the same
labels give the same file. With --held a share is kept out, and how often the role of those is right
is printed instead of writing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import math
import random
from collections import Counter
from pathlib import Path

from intake.filling.classifier import label_features
from intake.filling.form_words import form_words
from intake.kit.paths import resources

ROOT = Path(__file__).parent.parent
SET, TARGET = (
    ROOT / "tests" / "sets" / "labels.tsv",
    ROOT / "resources" / "words" / "label-weights.json",
)
ROUNDS, STEP, SHRINK, MIN_SEEN, SMALLEST = 25, 0.5, 0.0005, 2, 0.15
BOXES = {"textarea": "textarea", "select": "select", "name": "name"}
Example = tuple[str, str, str]


def examples() -> list[Example]:
    """Return every label with the box it stands at and its role."""
    found = []
    for line in SET.read_text(encoding="utf8").splitlines():
        if line and not line.startswith(("#", "role\t")):
            role, _, tag, label = line.split("\t")
            found.append((label, BOXES.get(tag, "input"), role))
    return found + [
        (phrase, "textarea" if role == "description" else "input", role)
        for phrase, role in form_words().phrases
    ]


def stamp(taught: list[Example]) -> str:
    """Return a short mark of the labels that a file was learnt from."""
    return hashlib.blake2s(
        json.dumps(taught, ensure_ascii=False).encode(), digest_size=8
    ).hexdigest()


def learn(taught: list[Example]) -> tuple[list[str], dict[str, list[float]]]:
    """Fit the weights.

    The roles, and for each feature its weights that matter as place, weight, place, weight.
    """
    roles = sorted({role for _, _, role in taught})
    read = [(label_features(label, tag), roles.index(role)) for label, tag, role in taught]
    seen = Counter(name for named, _ in read for name in named)
    weights = {name: [0.0] * len(roles) for name, count in seen.items() if count >= MIN_SEEN}
    taken = [
        ([weights[name] for name in named if name in weights], 1 / math.sqrt(len(named)), role)
        for named, role in read
    ]
    order, places = random.Random(7), range(len(roles))  # noqa: S311 - an order, no secret
    for turn in range(ROUNDS):
        order.shuffle(taken)
        step = STEP / (1 + turn / 5)
        for rows, scale, role in taken:
            sums = (
                [sum(column) * scale for column in zip(*rows, strict=True)]
                if rows
                else [0.0] * len(roles)
            )
            top = max(sums)
            powers = [math.exp(one - top) for one in sums]
            total = sum(powers)
            misses = [step * scale * (powers[at] / total - (at == role)) for at in places]
            for row in rows:
                for at in places:
                    row[at] -= misses[at] + step * SHRINK * row[at]
    kept = {}
    for name in sorted(weights):
        if flat := [
            one
            for at, weight in enumerate(weights[name])
            if abs(weight) >= SMALLEST
            for one in (at, round(weight, 1))
        ]:
            kept[name] = flat
    return roles, kept


def tried(taught: list[Example], share: float) -> None:
    """Print how often the role is right for labels that were kept out."""
    from intake.filling import classifier

    mixed = sorted(taught, key=lambda one: hashlib.blake2s(one[0].encode()).digest())
    cut = int(len(mixed) * share)
    roles, of = learn(mixed[cut:])
    classifier.load_weights = lambda: classifier.Weights(tuple(roles), of)  # type: ignore[assignment]
    right = sure = sure_right = 0
    for label, tag, role in mixed[:cut]:
        said, likely = max(
            classifier.role_chances(label, tag).items(), key=lambda pair: pair[1], default=("", 0.0)
        )
        right += said == role
        sure += likely >= 0.7
        sure_right += likely >= 0.7 and said == role
    print(
        f"{right / cut:.1%} of {cut} right; of {sure} that it is sure of "
        f"{sure_right / max(1, sure):.1%}"
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
    roles, of = learn(taught)
    kept = {"roles": roles, "learnt_from": stamp(taught), "weights": of}
    TARGET.write_text(
        json.dumps(kept, ensure_ascii=False, separators=(",", ":")).replace('],"', '],\n"') + "\n",
        encoding="utf8",
    )
    print(
        f"{len(taught)} labels, {len(of)} features, {TARGET.stat().st_size / 1024:.0f} "
        f"KB written to {TARGET.relative_to(resources().parent)}"
    )


if __name__ == "__main__":
    main()
