"""Know of a verb how a task is told with it: "knipt", "hangt … op", "op te hangen".

The table is ``resources/words/verbs.tsv`` (and for what it does not know ``verbs-common.tsv``,
drawn by ``tools/verbs/draw.py``): infinitive, third person, separable part, and what its
object is told with: "de" where there is one of it (the hedge), "een" where it comes anew (a lamp),
"-" where it has none or stands bare.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from intake.kit.paths import resources
from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.words.word_lists import cached

_PARTICLES = ("terug", "vast", "los", "weg", "mee", "aan", "bij", "uit", "af", "op", "in")
_MIN_STEM = 3
_SYLLABLE = re.compile(
    r"(?:sch[rl]?|str|spr|spl|s[ptkmc]|ch|[bcdfghjklmnpqrstvwz][rlnwjh]?)?[aeiouy]"
)
"""How a Dutch word can begin: what is left of "inktpotten" without "in" cannot."""
_OPEN_SYLLABLE = re.compile(r"(?<![aeiouy])[aeou][bcdfgklmnprstvz]$")
_UNSTRESSED = ("el", "er", "ig", "em")
_SELDOM_SPLIT = ("recht", "gelijk", "groot", "fijn", "vrij", "kort", "dood", "hard", "plat")
_MAKING = ("schrijven", "maken", "bakken", "naaien", "breien", "tekenen", "bouwen", "plaatsen",
    "monteren", "kopen", "geven", "zoeken", "halen", "brengen",
    "bestellen", "regelen", "vinden", "kiezen", "spelen", "zingen", "lopen")  # fmt: skip
"""How verbs end that make, bring or choose what was not there."""


class Verb(NamedTuple):
    """One verb of a task."""

    infinitive: str
    finite: str
    particle: str
    object_article: str

    @property
    def with_te(self) -> str:
        """``te knippen``, ``op te hangen``."""
        if self.particle:
            stem = self.infinitive.removeprefix(self.particle)
            return f"{self.particle} te {stem}"
        return f"te {self.infinitive}"

    @property
    def in_clause(self) -> str:
        """The verb at the end of a clause: ``knipt``, ``ophangt``."""
        return f"{self.particle}{self.finite}"


def find_verb(word: str) -> Verb | None:
    """Return the verb of an infinitive; None where it is not one that tasks are told with."""
    return _verbs().get(word) or _common_verbs().get(word) or _regular(word)


def known_verb(infinitive: str) -> Verb:
    """Return the verb of an infinitive that the code itself names."""
    found = find_verb(infinitive)
    assert found, infinitive  # noqa: S101 - a test walks every verb that is named here
    return found


def find_verb_of(finite: str) -> Verb | None:
    """Return the verb of which a clause ends in this: "repareert", "nakijkt"."""
    return _by_clause_end().get(finite)


@cached
def _by_clause_end() -> dict[str, Verb]:
    return {verb.in_clause: verb for verb in (*_common_verbs().values(), *_verbs().values())}


def _regular(word: str) -> Verb | None:
    """Return a separable verb that no table knows, by the rules of spelling: "opfrissen".

    A part before it tells it from a plural; verbs in -eren, -elen and -enen are left, for their
    vowel is long in some and short in others.
    """
    if not word.endswith("en") or word.endswith(("eren", "elen", "enen", "ingen", "heden")):
        return None
    particle = next((part for part in _PARTICLES if word.startswith(part)), "")
    stem = word[len(particle) : -2]
    if not particle or len(stem) < _MIN_STEM or not _SYLLABLE.match(stem):
        return None
    if find_singular(word) or find_noun(word):
        return None
    return Verb(word, _with_t(stem), particle, "de")


def third_person_of(infinitive: str) -> str:
    """Return "viert" of "vieren", "maakt" of "maken": of a verb that is not separable."""
    verb = find_verb(infinitive)
    if verb and not verb.particle:
        return verb.finite
    if infinitive.endswith(("aan", "oen", "ien")):
        return f"{infinitive[:-1]}t"  # "staat" of "staan"
    return _with_t(infinitive.removesuffix("en"))


def _with_t(stem: str) -> str:
    """Return the third person of what is left of an infinitive without "en"."""
    if re.search(r"(.)\1$", stem):  # "fris" of "frissen"
        stem = stem[:-1]
    elif re.search(r"(?<![aeiouy])[aeou][bcdfgklmnprstvz]$", stem) and not stem.endswith(
        _UNSTRESSED
    ):
        stem = f"{stem[:-1]}{stem[-2]}{stem[-1]}"  # "maak" of "maken"
    stem = re.sub(r"v$", "f", re.sub(r"z$", "s", stem))
    return stem if stem.endswith("t") else f"{stem}t"


@cached
def _verbs() -> dict[str, Verb]:
    lines = (resources() / "words" / "verbs.tsv").read_text(encoding="utf8").splitlines()
    return {fields[0]: Verb(*fields) for fields in (line.split("\t") for line in lines)}


@cached
def _common_verbs() -> dict[str, Verb]:
    lines = (resources() / "words" / "verbs-common.tsv").read_text(encoding="utf8").splitlines()
    verbs = {}
    for line in lines:
        infinitive, finite, particle = f"{line}\t\t".split("\t")[:3]
        verbs[infinitive] = Verb(infinitive, finite, particle, _article_with(infinitive))
    for infinitive, verb in verbs.items():
        for part in _SELDOM_SPLIT:
            stem = infinitive.removeprefix(part)
            if stem != infinitive and (stem in verbs or stem in _verbs()) and not verb.particle:
                verbs[infinitive] = verb._replace(
                    finite=verb.finite.removeprefix(part), particle=part
                )
    return verbs


def _article_with(infinitive: str) -> str:
    """Return "een" for what makes or brings something new, "de" for what is done with one's own."""
    return "een" if infinitive.endswith(_MAKING) else "de"
