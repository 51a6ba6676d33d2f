"""Learn what looks private and write resources/words/guard-weights.json.

The texts are those of tests/sets/guard-learn.tsv and guard.tsv.

.venv/bin/python tools/learn_guard.py [--held SHARE]

An averaged perceptron over whole texts (Collins 2002): each text is tagged with what is known so
far, and where that is wrong the features of the right tags gain what those of the wrong ones lose;
the mean over all steps is kept. Posts that the program itself composes are in it as texts that give
nothing away. The order is fixed, so that the same texts give the same file. With --held a share is
kept out, and recall and precision on it are printed instead of writing.
"""

from __future__ import annotations

import argparse
import contextlib
import hashlib
import json
import math
import random
from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

from intake.domain.platform_profile import PlatformProfile, PostingMethod
from intake.domain.request import Kind
from intake.kit.paths import resources
from intake.kit.translations import Translations
from intake.text.composing.compose import compose
from intake.text.composing.wanted import Wanted
from intake.text.guarding import classifier
from intake.text.guarding.classifier import Weights
from intake.text.guarding.features import features, placeholders_of, tokenize
from intake.text.guarding.finding import FindingKind, PrivateFacts
from intake.text.guarding.guard import plain_lower
from intake.text.reading.understand import understand
from intake.text.words.lexicon import lexicon

ROOT = Path(__file__).parent.parent
SETS, TARGET = ROOT / "tests" / "sets", ROOT / "resources" / "words" / "guard-weights.json"
ABOUT = PrivateFacts(
    names=(("Annie", "de", "Vries-Bakker"),),
    places=(("Bosboomstraat", "12"),),
    areas=("Oud-West", "Amsterdam"),
)
KINDS = [str(kind) for kind in FindingKind]
TAGS = 2 * len(KINDS) + 1
TODAY = date(2026, 11, 23)
ROUNDS, MIN_SEEN, SMALLEST, EVERY = 10, 2, 0.1, 7
AREAS = (
    "Oud-West",
    "Amsterdam (1031)",
    "Bos en Lommer (Amsterdam)",
    "Utrecht",
    "3511 Utrecht",
    "Lombok",
)
CENTRES = (
    "De Linde",
    "Vrijwilligerscentrale De Linde",
    "Welzijn Zuid",
    "De Buurtcamping",
    "Huis van de Wijk",
)
Marked = tuple[str, tuple[tuple[str, int, int], ...]]


def marked(name: str) -> list[Marked]:
    """Read a set: each text with its marked stretches."""
    found = []
    for line in (SETS / name).read_text(encoding="utf8").splitlines():
        if not line or line.startswith(("#", "text\t")):
            continue
        text, _, rest = line.partition("\t")
        parts = [part.strip().partition("=") for part in rest.split(" ; ") if "=" in part]
        found.append(
            (
                text,
                tuple(
                    (kind, text.find(words), text.find(words) + len(words))
                    for kind, _, words in parts
                    if words in text
                ),
            )
        )
    return found


def composed() -> list[Marked]:
    """Compose posts of every seventh sentence that the kinds were learnt from.

    They give nothing away, whatever is asked for.
    """
    words, lines = (
        Translations(resources() / "words"),
        (SETS / "kinds.tsv").read_text(encoding="utf8").splitlines(),
    )
    found: list[Marked] = []
    for at, line in enumerate(
        line for line in lines if line and not line.startswith(("#", "text\t"))
    ):
        if at % EVERY:
            continue
        asked = understand(line.partition("\t")[0], TODAY, lexicon())
        if asked.kind is None or not asked.what:
            continue
        answers = {"what": asked.what, "quantity": str(asked.quantity)}
        answers |= {
            name: value
            for name, value in (
                ("first", asked.first),
                ("time", asked.time),
                ("repeat", asked.repeat),
                ("diet", asked.diet),
            )
            if value
        }
        answers |= {"cost": str(100 * (at % 7))} if at % 3 else {}
        wanted = Wanted(
            str(asked.kind),
            answers,
            AREAS[at % len(AREAS)],
            CENTRES[at % len(CENTRES)],
            "020 555 0100",
            f"K7QF2{'ABCDEFGH'[at % 8]}",
        )
        profile = PlatformProfile(
            slug="x",
            name="Platform",
            way=PostingMethod.WEB,
            kinds=frozenset(Kind),
            informal=bool(at % 2),
        )
        post = compose(
            wanted, profile, lambda key, **values: words.in_language("nl", key, **values)
        )
        found.append((f"{post.title}\n{post.text}", ()))
    return found


def examples() -> list[Marked]:
    """Return every text with its marks, in the order of the files."""
    return marked("guard-learn.tsv") + marked("guard.tsv")


def stamp(taught: list[Marked]) -> str:
    """Return a short mark of the texts that a file was learnt from."""
    return hashlib.blake2s(
        json.dumps(taught, ensure_ascii=False).encode(), digest_size=8
    ).hexdigest()


def tagged(text: str, marks: tuple[tuple[str, int, int], ...]) -> tuple[list[list[str]], list[int]]:
    """Return the features of each word of a text, and its right tag."""
    words = tokenize(plain_lower(text))
    right = [0] * len(words)
    for kind, start, end in marks:
        first = True
        for at, word in enumerate(words):
            if word.start < end and start < word.end:
                right[at] = 2 * KINDS.index(kind) + (1 if first else 2)
                first = False
    return features(words, placeholders_of(ABOUT)), right


class Lesson:
    """The weights while they are learnt, and the sum of all that they were, for the mean."""

    def __init__(self) -> None:
        self.of: defaultdict[str, list[float]] = defaultdict(lambda: [0.0] * TAGS)
        self.steps = [[0.0] * TAGS for _ in range(TAGS + 1)]
        self._of: defaultdict[str, list[float]] = defaultdict(lambda: [0.0] * TAGS)
        self._steps = [[0.0] * TAGS for _ in range(TAGS + 1)]
        self.turn = 1

    def guess(self, named: list[list[str]]) -> list[int]:
        sums = []
        for names in named:
            row = [0.0] * TAGS
            for name in names:
                if name in self.of:
                    row = [one + other for one, other in zip(row, self.of[name], strict=True)]
            sums.append(row)
        return classifier.likeliest_labels(
            sums, Weights((), {}, tuple(map(tuple, self.steps))), math.inf
        )

    def mend(self, named: list[list[str]], right: list[int], said: list[int]) -> None:
        for at, (names, good, bad) in enumerate(zip(named, right, said, strict=True)):
            before_good, before_bad = (right[at - 1], said[at - 1]) if at else (TAGS, TAGS)
            if good != bad:
                for name in names:
                    self.of[name][good] += 1
                    self._of[name][good] += self.turn
                    self.of[name][bad] -= 1
                    self._of[name][bad] -= self.turn
            if (before_good, good) != (before_bad, bad):
                self.steps[before_good][good] += 1
                self._steps[before_good][good] += self.turn
                self.steps[before_bad][bad] -= 1
                self._steps[before_bad][bad] -= self.turn

    def mean(self) -> tuple[dict[str, list[float]], list[list[float]]]:
        """Return the mean weights, flat and without the small ones: tag, weight, tag, weight."""
        of = {}
        for name in sorted(self.of):
            means = [
                (tag, round(weight - total / self.turn, 2))
                for tag, (weight, total) in enumerate(
                    zip(self.of[name], self._of[name], strict=True)
                )
            ]
            if kept := [one for pair in means if abs(pair[1]) >= SMALLEST for one in pair]:
                of[name] = kept
        steps = [
            [round(one - total / self.turn, 2) for one, total in zip(*rows, strict=True)]
            for rows in zip(self.steps, self._steps, strict=True)
        ]
        return of, steps


def learn(taught: list[Marked]) -> tuple[dict[str, list[float]], list[list[float]]]:
    """Fit the weights, and what speaks for one tag after another."""
    read = [tagged(text, marks) for text, marks in (*taught, *composed())]
    seen = Counter(name for named, _ in read for names in named for name in names)
    read = [
        ([[name for name in names if seen[name] >= MIN_SEEN] for names in named], right)
        for named, right in read
    ]
    lesson, order = Lesson(), random.Random(7)  # noqa: S311 - an order, no secret
    for _ in range(ROUNDS):
        order.shuffle(read)
        for named, right in read:
            said = lesson.guess(named)
            if said != right:
                lesson.mend(named, right, said)
            lesson.turn += 1
    return lesson.mean()


def write(taught: list[Marked]) -> None:
    """Learn, and write what was learnt."""
    of, steps = learn(taught)
    kept = {"kinds": KINDS, "learnt_from": stamp(taught), "steps": steps, "weights": of}
    TARGET.write_text(
        json.dumps(kept, ensure_ascii=False, separators=(",", ":")).replace('],"', '],\n"') + "\n",
        encoding="utf8",
    )
    classifier.load_weights.cache_clear()
    print(
        f"{len(taught)} texts, {len(of)} features, {TARGET.stat().st_size / 1024:.0f} "
        f"KB written to {TARGET.name}"
    )


def main() -> None:
    """Learn and write, or try."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--held", type=float, default=0.0, help="the share that is kept out")
    given = asked.parse_args()
    taught = examples()
    if not given.held:
        write(taught)
        return
    mixed = sorted(taught, key=lambda pair: hashlib.blake2s(pair[0].encode()).digest())
    cut = int(len(mixed) * given.held)
    of, steps = learn(mixed[cut:])
    weights = Weights(
        tuple(FindingKind(kind) for kind in KINDS),
        {name: tuple(zip(flat[::2], flat[1::2], strict=True)) for name, flat in of.items()},
        tuple(map(tuple, steps)),
    )
    from intake.text.guarding.guard import guard

    with contextlib.ExitStack() as stack:
        held = classifier.load_weights
        stack.callback(setattr, classifier, "learnt", held)
        classifier.load_weights = lambda: weights  # type: ignore[assignment]
        hit = missed = false = 0
        for text, marks in mixed[:cut]:
            found = list(guard(text, ABOUT))
            for kind, start, end in marks:
                same = [
                    one
                    for one in found
                    if str(one.kind) == kind and one.start < end and start < one.end
                ]
                hit, missed = hit + bool(same), missed + (not same)
            false += 0 if marks else len(found)
    print(
        f"of {cut} texts kept out: recall {hit / (hit + missed):.1%} by any overlap, "
        f"{false} findings in texts that give nothing away, beside {hit} right ones"
    )


if __name__ == "__main__":
    main()
