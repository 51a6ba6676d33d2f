"""Draw the list of finite verbs: by them a clause that was jotted down is known as a sentence.

Of a tagged corpus (Debian's ``frogdata``: a word, and how often it was seen with which tag) those
words are taken that are seen as a finite singular far more often than as anything else ("durft",
"krijgt", "hing"); what is as often a noun ("pak", "kook") is left out.

With it a table of common infinitives is drawn, for tasks that the chosen ones (``verbs.tsv``) do
not know: infinitive, third person, separable part. Only what the corpus has in both forms is in it.

    python tools/verbs/draw.py /usr/share/frog/nld/Frog.mbt.1.1.lex
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

WORDS = Path(__file__).parent.parent.parent / "resources" / "words"
_MIN_SEEN = 3
_MIN_SHARE = 0.7
_LETTERS = re.compile(r"[a-zëï]{2,18}")
_SINGULAR = re.compile(r"WW\(pv,(?:tgw,met-t|tgw,ev|verl,ev)\)")
_INFINITIVE = re.compile(r"WW\(inf,vrij,zonder\)")
_VERB = re.compile(r"WW\((?:inf,vrij,zonder|pv,tgw,mv)\)")
_PARTICLES = (
    *("achter", "binnen", "buiten", "door", "schoon", "terug", "klaar", "samen", "onder", "over"),
    *("voor", "weg", "mee", "open", "dicht", "vast", "los", "neer", "leeg", "aan", "af", "bij"),
    *("in", "na", "om", "op", "uit", "toe", "recht", "heen", "rond", "langs", "stil", "vol"),
)
_SELDOM_APART = frozenset({"onder", "over"})
"""Parts that mostly stay with their verb: "ondervindt", "overnacht"."""

_WITHOUT_T = ("is", "kan", "wil", "mag", "zal", "moet", "weet", "heeft", "gaat")


class Corpus:
    """How often each word was seen with which tag."""

    def __init__(self, lexicon: Path) -> None:
        self.tags: dict[str, dict[str, int]] = {}
        for line in lexicon.read_text(encoding="utf8").splitlines():
            _, word, *tags = line.split()
            self.tags[word] = {tag.rpartition(":")[0]: int(tag.rpartition(":")[2]) for tag in tags}

    def seen(self, word: str, tag: re.Pattern[str]) -> int:
        found = self.tags.get(word, {})
        return sum(count for name, count in found.items() if tag.fullmatch(name))

    def share(self, word: str, tag: re.Pattern[str]) -> float:
        total = sum(self.tags.get(word, {}).values())
        return self.seen(word, tag) / total if total else 0.0


def draw_finite(corpus: Corpus) -> list[str]:
    """Return the finite verbs of a third person, present and past, in order."""
    drawn = set(_WITHOUT_T)
    for word, tags in corpus.tags.items():
        finite = corpus.seen(word, _SINGULAR)
        if (
            finite >= _MIN_SEEN
            and corpus.share(word, _SINGULAR) > _MIN_SHARE
            and _LETTERS.fullmatch(word)
            and (word.endswith("t") or tags.get("WW(pv,verl,ev)", 0) > finite / 2)
        ):
            drawn.add(word)
    return sorted(drawn)


def third_persons(infinitive: str) -> list[str]:
    """Return how a third person may be spelt, the likeliest first.

    "lakken" has a short vowel ("lakt") and "haken" a long one ("haakt"): a vowel before one
    consonant is long, except in a syllable that has no stress ("tekent").
    """
    stem = infinitive.removesuffix("en")
    is_short = bool(stem) and stem[-1] == stem[-2:-1] and stem[-1] not in "aeiou"
    stems = [stem[:-1] if is_short else stem]
    if not is_short and re.search(r"(?:^|[^aeiou])[aeou][bcdfghjklmnprstvz]$", stem):
        long = f"{stem[:-1]}{stem[-2]}{stem[-1]}"
        is_stressed = bool(re.fullmatch(r"[^aeiou]*[aeou][^aeiou]", stem))
        stems = [long] if is_stressed else [long, stem]
    hard = {"v": "f", "z": "s"}
    stems = [f"{one[:-1]}{hard.get(one[-1], one[-1])}" for one in stems]
    return [one if one.endswith("t") else f"{one}t" for one in stems]


def draw_common(corpus: Corpus) -> list[tuple[str, str, str]]:
    """Return infinitive, third person and separable part of common verbs."""
    drawn = []
    for word in sorted(corpus.tags):
        if not (
            word.endswith("en")
            and _LETTERS.fullmatch(word)
            and corpus.seen(word, _INFINITIVE) >= _MIN_SEEN
            and corpus.share(word, _VERB) > _MIN_SHARE
        ):
            continue
        particle = next(
            (
                one
                for one in _PARTICLES
                if word.startswith(one)
                and word[len(one) :] in corpus.tags
                and corpus.seen(word[len(one) :], _INFINITIVE)
            ),
            "",
        )
        if particle in _SELDOM_APART and any(
            corpus.seen(one, _SINGULAR) for one in third_persons(word)
        ):
            particle = ""
        base = word[len(particle) :]
        found = [one for one in third_persons(base) if corpus.seen(one, _SINGULAR)]
        if found and base not in ("zijn", "komen"):
            best = max(found, key=lambda one: corpus.seen(one, _SINGULAR))
            drawn.append((word, best, particle))
    return drawn


def main() -> None:
    """Write the list and the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("lexicon", type=Path)
    corpus = Corpus(parser.parse_args().lexicon)
    finite = draw_finite(corpus)
    (WORDS / "finite-verbs.txt").write_text("\n".join(finite) + "\n", encoding="utf8")
    common = draw_common(corpus)
    lines = ["\t".join(row) for row in common]
    (WORDS / "verbs-common.tsv").write_text("\n".join(lines) + "\n", encoding="utf8")
    print(len(finite), len(common))


if __name__ == "__main__":
    main()
