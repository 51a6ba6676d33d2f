"""What a request is about: tools, a garden, a ride, with the broader subjects it comes under.

The subjects stand in ``resources/words/subjects.toml``: by which words of a request each is known,
and how lists of categories call it in the languages of the sites.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from intake.kit.paths import resources
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

GOODS = "goods"
SERVICES = "services"
_OF_KIND = {
    "borrow": GOODS,
    "meal": "meal",
    "ride": "transport",
    "help": SERVICES,
    "company": "company",
    "offer": GOODS,
}
"""What a request is about of which nothing more is known than its kind."""
_BESIDE = 0.9
"""What a second subject weighs that a request speaks of as clearly."""
_BROADER = (0.74, 0.66, 0.58, 0.52, 0.48)
"""What each broader subject weighs, the nearest first."""
_WIDEST = 0.5
"""What "things" and "help" weigh: nearly every request is one of them."""
_MIN_PART = 3
"""From so many letters on, a word is known by its end, "pan" in "soeppan", after so many others."""
_GIVES = frozenset({"weggeven", "uitlenen", "wegdoen", "verschenken"})
_HELPS = frozenset({"hulp", "helpen", "help"})
OF_HELP = frozenset({"help", "meal", "ride", "company"})
_MORE = 0.1
"""What each further word that tells a subject adds, of its weight."""
_NEARLY = 0.8
"""A subject that is told by so much of what tells the first stands beside it."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject: the words that tell it, its names in lists, and what it comes under.

    ``domain`` is ``GOODS``, ``SERVICES`` or empty where it may be both; ``is_destination`` tells
    where a ride goes.
    """

    key: str
    kinds: frozenset[str]
    said: tuple[str, ...]
    named: tuple[str, ...]
    under: tuple[str, ...]
    domain: str
    is_destination: bool


@dataclass(frozen=True, slots=True)
class GenericWords:
    """Words of lists that name no subject of their own."""

    heads: frozenset[str]
    fillers: frozenset[str]
    other: frozenset[str]


@dataclass(frozen=True, slots=True)
class SideWords:
    """Phrases of a list that tell who asks and who gives, what is lent, given away or sold."""

    asking: frozenset[str]
    giving: frozenset[str]
    loan: frozenset[str]
    gift: frozenset[str]
    for_money: frozenset[str]


def subjects_of(post: Mapping[str, str]) -> dict[str, float]:
    """Return the subjects of a post with their weights: 1.0 is what it is about, less is broader.

    ``post`` tells its kind, what is asked, its title, and perhaps a category by name.
    """
    kind = post.get("kind", "")
    said = [normalize_words(post.get(name, "")).split() for name in ("what", "title")]
    offered = {word for words in said for word in words if kind == "offer"}
    told = _told_subjects(said[0], kind, offered) or _told_subjects(said[1], kind, offered)
    by_name = subject_by_name().get(normalize_words(post.get("category", "")), ())
    told = told or [key for key in by_name if not kind or kind in load_subjects()[key].kinds][:1]
    widest = _OF_KIND.get(kind, GOODS)
    weights: dict[str, float] = {}
    for at, key in enumerate(told):
        weights[key] = (1.0, _BESIDE)[at]
    for key in told:
        for step, broader in enumerate(load_subjects()[key].under):
            weights.setdefault(broader, _BROADER[min(step, len(_BROADER) - 1)])
    if told and widest in (GOODS, SERVICES):
        weights.setdefault(widest, _WIDEST)
    else:
        weights.setdefault(widest, 1.0)
        for step, broader in enumerate(load_subjects()[widest].under):
            weights.setdefault(broader, _BROADER[min(step, len(_BROADER) - 1)])
    return weights


def main_subject(post: Mapping[str, str]) -> str:
    """Return the one subject that a post is about most."""
    weights = subjects_of(post)
    return max(weights, key=lambda key: weights[key])


def name_of_subject(key: str) -> str:
    """Return how people call a subject, in Dutch; the key itself where it is none of ours."""
    subject = load_subjects().get(key)
    return subject.named[0] if subject and subject.named else key


def _domain(key: str, values: Mapping[str, Any]) -> str:
    """Return whether a subject is a thing or help; empty where it may be both."""
    if key in (GOODS, SERVICES):
        return key
    if "domain" in values:
        return {"services": SERVICES}.get(str(values["domain"]), "")
    kinds = set(values.get("kinds", ()))
    if kinds & OF_HELP:
        return SERVICES
    if kinds:
        return GOODS
    return ""


def _told_subjects(words: list[str], kind: str, offered: Collection[str]) -> list[str]:
    """Return the subjects that words speak of, the clearest first, at most two."""
    said = f" {' '.join(words)} "
    scores = {
        subject.key: _weight_of_subject(subject, words, said)
        for subject in load_subjects().values()
        if (not kind or kind in subject.kinds) and _may_be_meant(subject, offered)
    }
    ranked = sorted((key for key, score in scores.items() if score), key=lambda key: -scores[key])
    near = [key for key in ranked if scores[key] >= _NEARLY * scores[ranked[0]]]
    broader = {one for key in near for one in load_subjects()[key].under}
    return sorted(near, key=lambda key: key in broader)[:2]


def _may_be_meant(subject: Subject, words: Collection[str]) -> bool:
    """Tell whether a subject is a thing where one is given away, and help where that is offered."""
    if _GIVES & set(words):
        return subject.domain == GOODS or subject.key == "food"
    return subject.domain != GOODS or not _HELPS & set(words)


def _weight_of_subject(subject: Subject, words: list[str], said: str) -> float:
    told = [_weight_of_word(one, words, said) for one in subject.said]
    clearest = max(told, default=0)
    return clearest + _MORE * (sum(told) - clearest)


def _weight_of_word(one: str, words: list[str], said: str) -> int:
    """Return by how many letters a word of a subject is told: the longer, the surer."""
    if one.endswith("*"):
        return len(one) * any(word.startswith(one[:-1]) for word in words)
    if f" {one} " in said:
        return len(one) + 2
    is_part = len(one) >= _MIN_PART and any(
        word.endswith(one) and len(word) - len(one) >= _MIN_PART for word in words
    )
    return len(one) * is_part


@lru_cache
def load_subjects() -> dict[str, Subject]:
    """Read the subjects, by key, in the order of the file."""
    return {
        key: Subject(
            key,
            kinds=frozenset(values.get("kinds", ())),
            said=tuple(
                normalize_words(one) + "*" * one.endswith("*") for one in values.get("said", ())
            ),
            named=tuple(values["named"]),
            under=tuple(values.get("under", ())),
            domain=_domain(key, values),
            is_destination=bool(values.get("destination")),
        )
        for key, values in _stored().items()
        if "named" in values
    }


@lru_cache
def subject_by_name() -> dict[str, tuple[str, ...]]:
    """Return the subjects that lists call by each name."""
    found: dict[str, tuple[str, ...]] = {}
    for subject in load_subjects().values():
        for name in subject.named:
            found[name] = (*found.get(name, ()), subject.key)
    return found


@lru_cache
def generic_words() -> GenericWords:
    """Read the words that say nothing of their own."""
    stored = _stored()["generic"]
    return GenericWords(*(frozenset(stored[name]) for name in ("heads", "fillers", "other")))


@lru_cache
def side_words() -> SideWords:
    """Read the words that tell a side, and how something changes hands."""
    stored = _stored()["sides"]
    names = ("asking", "giving", "loan", "gift", "for_money")
    return SideWords(*(frozenset(stored[name]) for name in names))


@lru_cache
def _stored() -> dict[str, Any]:
    return tomllib.loads((resources() / "words" / "subjects.toml").read_text(encoding="utf8"))
