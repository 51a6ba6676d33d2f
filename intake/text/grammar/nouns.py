"""Know of a noun what an article, a pronoun and a verb need.

Its gender, its plural, and whether it is counted. The table is ``resources/words/nouns.tsv`` (drawn
by ``tools/nouns/draw.py``) with what a centre adds in its own ``nouns.toml``. A compound that is
not in it goes by its last part, a diminutive is "het".
"""

from __future__ import annotations

from typing import NamedTuple

from intake.kit.paths import resources
from intake.text.words.word_lists import cached, word_list

_MIN_LAST_PART = 3
_MIN_FIRST_PART = 2
_MIN_COMMON_PART = 4
"""Letters of a common noun from which a longer word that ends in it is one of its kind."""


class Noun(NamedTuple):
    """One noun: its article ("de", "het") and its plural, empty for what is not counted."""

    article: str
    plural: str
    ends_compounds: bool = True
    """Whether a longer word that ends in it is one of its kind: "reistas" is a "tas"."""

    @property
    def is_counted(self) -> bool:
        return bool(self.plural)


def find_noun(word: str) -> Noun | None:
    """Return what is known of a singular, in lower case; None for a word that nobody knows."""
    table = _nouns()
    if word in table:
        return table[word]
    if word in _singulars():
        return None
    if word.endswith("je") and len(word) > _MIN_LAST_PART:
        return Noun("het", f"{word}s")
    part = _last_part(word, _ends_of_compounds())
    if not part:
        return None
    known = table[part]
    if not known.plural:
        return known
    return known._replace(plural=word[: -len(part)] + known.plural)


def find_singular(word: str) -> str:
    """Return the singular of a plural; empty where the word is none that is known."""
    singulars = _singulars()
    if word in singulars:
        return singulars[word]
    if word.endswith("jes") and len(word) > _MIN_LAST_PART + 1:
        return word[:-1]
    if word in _nouns():
        return ""
    ends = _ends_of_compounds()
    plural_ends = _plural_ends()
    part = _last_part(word, plural_ends)
    if not part or _last_part(word, ends) > part:
        return ""
    return word[: -len(part)] + plural_ends[part]


def _last_part(word: str, known: dict[str, Noun] | dict[str, str]) -> str:
    """Return the longest known word that a compound ends in."""
    for at in range(_MIN_FIRST_PART, len(word) - _MIN_LAST_PART + 1):
        if word[at:] in known:
            return word[at:]
    return ""


@cached
def _nouns() -> dict[str, Noun]:
    table = {}
    shipped = (resources() / "words" / "nouns.tsv").read_text(encoding="utf8")
    for line in shipped.splitlines():
        word, article, plural, alone = f"{line}\t\t\t".split("\t")[:4]
        table[word] = Noun(article, plural, ends_compounds=not alone)
    own = word_list("nouns.toml")
    for article in ("de", "het"):
        for word in own[article]:
            table[word] = Noun(article, own["plurals"].get(word, _regular_plural(word)))
    for word in own["uncountable"]:
        table[word] = table.get(word, Noun("de", ""))._replace(plural="")
    return table


@cached
def _ends_of_compounds() -> dict[str, Noun]:
    return {
        word: noun
        for word, noun in _nouns().items()
        if noun.ends_compounds or len(word) >= _MIN_COMMON_PART
    }


@cached
def _plural_ends() -> dict[str, str]:
    return {noun.plural: word for word, noun in _ends_of_compounds().items() if noun.plural}


@cached
def _singulars() -> dict[str, str]:
    return {noun.plural: word for word, noun in _nouns().items() if noun.plural}


def _regular_plural(word: str) -> str:
    if word.endswith(("e", "el", "em", "en", "er", "je")):
        return f"{word}s"
    return f"{word}en"
