"""What a request is about: tools, a garden, a ride, and the broader subjects of these.

The subjects are in ``resources/words/subjects.toml``: the words of a request by which each is
recognised, and its names in lists of categories in the languages of the sites.
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
_SUBJECT_BY_KIND = {
    "borrow": GOODS,
    "meal": "meal",
    "ride": "transport",
    "help": SERVICES,
    "company": "company",
    "offer": GOODS,
}
"""The subject of a request of which nothing but its kind is known."""

_WEIGHT_OF_SECOND_SUBJECT = 0.9
"""The weight of a second subject that is told as clearly."""

_WEIGHTS_OF_BROADER = (0.74, 0.66, 0.58, 0.52, 0.48)
"""The weights of the broader subjects, the nearest first."""

_WEIGHT_OF_WIDEST = 0.5
"""The weight of "things" and "help", which nearly every request is."""

_MIN_PART = 3
"""Minimum length of a word that is recognised at the end of another, as "pan" in "soeppan", and of
the rest.
"""

_GIVING_WORDS = frozenset({"weggeven", "uitlenen", "wegdoen", "verschenken"})
_HELPING_WORDS = frozenset({"hulp", "helpen", "help"})
KINDS_OF_HELP = frozenset({"help", "meal", "ride", "company"})

_SHARE_OF_FURTHER_WORD = 0.1
"""The share of its weight that each further word of a subject adds."""

_MIN_SHARE_OF_BEST = 0.8
"""A subject with this share of the first one's weight counts as a second subject."""


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject: the words that tell it, its names in lists, and its broader subjects.

    ``domain`` is ``GOODS``, ``SERVICES`` or empty if it may be both; ``is_destination`` marks where
    a ride goes.
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
    """Phrases of a list that tell who asks or gives, and what is lent, given away or sold."""

    asking: frozenset[str]
    giving: frozenset[str]
    loan: frozenset[str]
    gift: frozenset[str]
    for_money: frozenset[str]


def subjects_of(post: Mapping[str, str]) -> dict[str, float]:
    """Return the subjects of a post with their weights: 1.0 is its subject, less is broader.

    ``post`` has its kind, what is asked, its title, and perhaps the name of a category.
    """
    kind = post.get("kind", "")
    said = [normalize_words(post.get(name, "")).split() for name in ("what", "title")]
    offered = {word for words in said for word in words if kind == "offer"}
    told = _told_subjects(said[0], kind, offered) or _told_subjects(said[1], kind, offered)
    by_name = subject_by_name().get(normalize_words(post.get("category", "")), ())
    told = told or [key for key in by_name if not kind or kind in load_subjects()[key].kinds][:1]
    widest = _SUBJECT_BY_KIND.get(kind, GOODS)
    weights: dict[str, float] = {}
    for index, key in enumerate(told):
        weights[key] = (1.0, _WEIGHT_OF_SECOND_SUBJECT)[index]
    for key in told:
        for step, broader in enumerate(load_subjects()[key].under):
            weights.setdefault(
                broader, _WEIGHTS_OF_BROADER[min(step, len(_WEIGHTS_OF_BROADER) - 1)]
            )
    if told and widest in (GOODS, SERVICES):
        weights.setdefault(widest, _WEIGHT_OF_WIDEST)
    else:
        weights.setdefault(widest, 1.0)
        for step, broader in enumerate(load_subjects()[widest].under):
            weights.setdefault(
                broader, _WEIGHTS_OF_BROADER[min(step, len(_WEIGHTS_OF_BROADER) - 1)]
            )
    return weights


def main_subject(post: Mapping[str, str]) -> str:
    """Return the one subject that a post is about most."""
    weights = subjects_of(post)
    return max(weights, key=lambda key: weights[key])


def name_of_subject(key: str) -> str:
    """Return the Dutch name of a subject, or the key itself if it is unknown."""
    subject = load_subjects().get(key)
    return subject.named[0] if subject and subject.named else key


def _domain(key: str, values: Mapping[str, Any]) -> str:
    """Return whether a subject is a thing or help; empty if it may be both."""
    if key in (GOODS, SERVICES):
        return key
    if "domain" in values:
        return {"services": SERVICES}.get(str(values["domain"]), "")
    kinds = set(values.get("kinds", ()))
    if kinds & KINDS_OF_HELP:
        return SERVICES
    if kinds:
        return GOODS
    return ""


def _told_subjects(words: list[str], kind: str, offered: Collection[str]) -> list[str]:
    """Return the subjects that words tell, the clearest first, at most two."""
    said = f" {' '.join(words)} "
    scores = {
        subject.key: _weight_of_subject(subject, words, said)
        for subject in load_subjects().values()
        if (not kind or kind in subject.kinds) and _may_be_meant(subject, offered)
    }
    ranked = sorted((key for key, score in scores.items() if score), key=lambda key: -scores[key])
    near = [key for key in ranked if scores[key] >= _MIN_SHARE_OF_BEST * scores[ranked[0]]]
    broader = {above for key in near for above in load_subjects()[key].under}
    return sorted(near, key=lambda key: key in broader)[:2]


def _may_be_meant(subject: Subject, words: Collection[str]) -> bool:
    """Tell whether a subject may be a thing that is given away, or help that is offered."""
    if _GIVING_WORDS & set(words):
        return subject.domain == GOODS or subject.key == "food"
    return subject.domain != GOODS or not _HELPING_WORDS & set(words)


def _weight_of_subject(subject: Subject, words: list[str], said: str) -> float:
    told = [_weight_of_word(phrase, words, said) for phrase in subject.said]
    clearest = max(told, default=0)
    return clearest + _SHARE_OF_FURTHER_WORD * (sum(told) - clearest)


def _weight_of_word(one: str, words: list[str], said: str) -> int:
    """Return the number of letters by which a subject is recognised: the more, the surer."""
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
    """Return the subjects by key, in the order of the file."""
    return {
        key: Subject(
            key,
            kinds=frozenset(values.get("kinds", ())),
            said=tuple(
                normalize_words(phrase) + "*" * phrase.endswith("*")
                for phrase in values.get("said", ())
            ),
            named=tuple(values["named"]),
            under=tuple(values.get("under", ())),
            domain=_domain(key, values),
            is_destination=bool(values.get("destination")),
        )
        for key, values in _load_subjects_file().items()
        if "named" in values
    }


@lru_cache
def subject_by_name() -> dict[str, tuple[str, ...]]:
    """Return the subjects for each name in lists."""
    found: dict[str, tuple[str, ...]] = {}
    for subject in load_subjects().values():
        for name in subject.named:
            found[name] = (*found.get(name, ()), subject.key)
    return found


@lru_cache
def generic_words() -> GenericWords:
    """Return the words that name no subject."""
    stored = _load_subjects_file()["generic"]
    return GenericWords(*(frozenset(stored[name]) for name in ("heads", "fillers", "other")))


@lru_cache
def side_words() -> SideWords:
    """Return the words that tell a side, and how a thing changes hands."""
    stored = _load_subjects_file()["sides"]
    names = ("asking", "giving", "loan", "gift", "for_money")
    return SideWords(*(frozenset(stored[name]) for name in names))


@lru_cache
def _load_subjects_file() -> dict[str, Any]:
    return tomllib.loads((resources() / "words" / "subjects.toml").read_text(encoding="utf8"))
