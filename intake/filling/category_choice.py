"""Choose from a list of categories by what the request means, or leave it to a person.

An option is weighed by its whole name, never by a part of it: "Sporting goods" is not a place for
goods, nor "Kookboeken" for a meal. Options of people who offer are not for people who ask.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.filling.category_names import (
    MIN_CERTAINTY,
    fold_name,
    is_known,
    is_rest,
    name_parts,
    name_stems,
    stem,
    subject_certainty,
    subjects_named,
    telling_words,
)
from intake.filling.category_options import CategoryOption, Mode, read_category_options
from intake.filling.subjects import GOODS, KINDS_OF_HELP, SERVICES, load_subjects, subjects_of
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from intake.filling.snapshot import Option

_FIT_OF_WHOLE_NAME = 1.0

_OWN_WORD = 1.1
"""The word of the request itself is in the name: "Ladders" for a ladder."""

_FIRST_PART = 0.94

_LATER_PART = 0.9
"""A later one of several things in a name: "Klussen, tuin en huis"."""

_FIT_OF_EXAMPLE = 0.84

_MIN_FIT = 0.36
"""Minimum fit of an option that is chosen."""

_WEIGHT_OF_ANCESTOR = 0.12

_REST_OF_PATH = 0.72
"""The fit of "other" under a heading that fits."""

_UNKNOWN_OF_PATH = 0.45
"""The fit of an unknown name under a heading that fits."""

_PENALTY_OF_OTHER_PATH = -0.3
_PENALTY_OF_PARTS = -0.04
_FIT_OF_ONLY_SIDE = 0.37
_BONUS_OF_OUR_SIDE = 0.05
_PENALTY_OF_PAYMENT = -0.1
_ONLY_MODE = 1.15
"""An option for borrowing, or for giving away, that says nothing else."""

_WITH_MODE = 0.45
_MIN_WORD = 4
_MIN_BEFORE = 3
_MIN_CATEGORIES = 2
_MIN_DESTINATIONS = 3
_LENDING_WORDS = frozenset({"uitlenen", "leen", "lenen"})
_REPAIR_WORDS = frozenset({"repareren", "maken", "vervangen", "reparatie", "kapot", "herstellen"})
_WIDEST = frozenset({GOODS, SERVICES})


@dataclass(frozen=True, slots=True)
class _Sought:
    """What is searched: subjects with weights, the request's own words, its side and its mode."""

    weights: Mapping[str, float]
    words: frozenset[str]
    said: tuple[str, ...]
    side: str
    mode: Mode
    domain: str


def choose_category(options: Sequence[Option], post: Mapping[str, str]) -> Option | None:
    """Return the option that means what the post is about, or None if none fits well.

    An option like "other" is chosen only if nothing closer fits.
    """
    sought = _describe_post(post)
    every = read_category_options(options)
    read = [option for option in every if _is_on_side(option, sought)]
    own = normalize_words(post.get("category", ""))
    if own and (same := [option for option in read if normalize_words(option.option.text) == own]):
        return same[0].option

    sought = _without_destinations(sought, every)
    domain = _domain_of_list(every)
    fits = [(_fit_of_option(option, sought, domain), option) for option in read]
    # A drill among kinds of help: "Klussen in huis".
    if not any(fit >= _MIN_FIT for fit, _ in fits):
        either = _keep_both_domains(sought)
        fits = [(_fit_of_option(option, either, ""), option) for option in read]

    best = max((fit for fit, _ in fits), default=0.0)
    if best >= _MIN_FIT:
        return _shortest_option([one for fit, one in fits if fit > best - 1e-6])
    if domain == GOODS and sought.domain == SERVICES and _REPAIR_WORDS & set(sought.said):
        return choose_category(options, {**post, "kind": "borrow"})  # what must be repaired

    rest = [option for option in read if len(option.path) == 1 and is_rest(option.name)]
    if not rest:
        return None
    return rest[0].option


def fits_category(options: Sequence[Option], post: Mapping[str, str]) -> bool:
    """Tell whether a list has an option for what the post is about, "other" not counted."""
    every = read_category_options(options)
    sought = _without_destinations(_describe_post(post), every)
    domain = _domain_of_list(every)
    on_side = (option for option in every if _is_on_side(option, sought))
    return any(_fit_of_option(option, sought, domain) >= _MIN_FIT for option in on_side)


def names_category(options: Sequence[Option], post: Mapping[str, str]) -> bool:
    """Tell whether a list contains a name of the main subject of the post."""
    own = {key for key, weight in subjects_of(post).items() if weight >= MIN_CERTAINTY}
    return any(own & set(subjects_named(fold_name(option.text))) for option in options)


def holds_categories(options: Sequence[Option]) -> bool:
    """Tell from its options whether a list is one of categories: several are subjects."""
    found = {
        keys[0]
        for option in read_category_options(options)
        for name in (option.name, option.option.text)
        if (keys := subjects_named(fold_name(name))) and not load_subjects()[keys[0]].is_destination
    }
    return len(found) >= _MIN_CATEGORIES


def category_words(post: Mapping[str, str]) -> tuple[str, ...]:
    """Return what to type into a box that suggests categories, the most likely first."""
    ranked = sorted(subjects_of(post).items(), key=lambda pair: -pair[1])
    names = [load_subjects()[key].named for key, weight in ranked if weight >= _MIN_FIT]
    nearest: tuple[str, ...] = ()
    if names:
        nearest = names[0]
    words = [post.get("category", ""), *nearest[:1], post.get("what", ""), *nearest[1:4]]
    return tuple(
        dict.fromkeys(
            suggestion for suggestion in [*words, *(name[0] for name in names)] if suggestion
        )
    )


def _describe_post(post: Mapping[str, str]) -> _Sought:
    what = normalize_words(post.get("what", "")).split()
    words = frozenset(stem(word) for word in what if len(word) >= _MIN_WORD)
    weights = subjects_of(post)
    heaviest = max(weights, key=lambda key: weights[key])
    domain = load_subjects()[heaviest].domain
    mode = {"borrow": Mode.LOAN, "offer": Mode.GIFT}.get(post.get("kind", ""), Mode.NONE)
    if load_subjects()[heaviest].kinds & KINDS_OF_HELP:
        mode = Mode.NONE
    elif mode is Mode.GIFT and _LENDING_WORDS & set(what):
        mode = Mode.LOAN
    return _Sought(
        weights,
        words,
        tuple(what),
        post.get("request_or_offer", "request"),
        mode=mode,
        domain=domain,
    )


def _without_destinations(sought: _Sought, read: Sequence[CategoryOption]) -> _Sought:
    """Ignore where a ride goes, unless the list names several destinations.

    "Sport" in a list of subjects is not for a ride to the swimming pool.
    """
    named = {
        key
        for option in read
        for key in subjects_named(fold_name(option.name))
        if load_subjects()[key].is_destination
    }
    if len(named) >= _MIN_DESTINATIONS:
        return sought
    weights = {
        key: weight
        for key, weight in sought.weights.items()
        if not load_subjects()[key].is_destination
    }
    return replace(sought, weights=weights)


def _is_on_side(option: CategoryOption, sought: _Sought) -> bool:
    return not option.side or not sought.side or option.side == sought.side


def _domain_of_list(read: Sequence[CategoryOption]) -> str:
    """Tell whether a list is one of things or of help, by names that can only be one of them.

    Empty if it contains both.
    """
    told = [domain for option in read if option.name and (domain := _domain_of_name(option.name))]
    goods, services = told.count(GOODS), told.count(SERVICES)
    if goods == services:
        return ""
    if goods > services:
        return GOODS
    return SERVICES


def _domain_of_name(name: str) -> str:
    """Return whether a name means a thing or help; empty if it may mean both or neither."""
    told = set()
    for text, _ in name_parts(name):
        domains = {load_subjects()[key].domain for key in subjects_named(fold_name(text))}
        if len(domains) == 1:
            told |= domains
    told -= {""}
    if len(told) == 1:
        return told.pop()
    return ""


def _shortest_option(best: Sequence[CategoryOption]) -> Option | None:
    """Return the shortest of the options that fit best; None if two have the same name."""
    ones = sorted(best, key=lambda fit: len(fit.option.text))
    names = [normalize_words(option.option.text) for option in ones]
    if names.count(names[0]) > 1:
        return None
    return ones[0].option


def _fit_of_option(option: CategoryOption, sought: _Sought, domain_of_list: str) -> float:
    """Return how well an option fits."""
    if option.mode not in (Mode.NONE, sought.mode):
        return 0.0
    if option.is_only_mode:
        return _ONLY_MODE
    if option.is_only_side:
        return _fit_of_side(option, sought)
    if _is_of_other_domain(option, sought, domain_of_list):
        return 0.0

    above = max((_fit_of_name(name, "", sought) for name in option.path[:-1]), default=0.0)
    if is_rest(option.name):
        return _REST_OF_PATH * above * (len(option.path) > 1)

    fit = _fit_of_name(option.name, option.examples, sought)
    if not fit:
        is_open = not is_known(option.name) and option.mode is Mode.NONE
        narrow = replace(sought, weights=_drop_widest(sought.weights))
        above = max((_fit_of_name(name, "", narrow) for name in option.path[:-1]), default=0.0)
        return _UNKNOWN_OF_PATH * above * is_open

    if above:
        fit += _WEIGHT_OF_ANCESTOR * above
    elif any(subjects_named(fold_name(name)) for name in option.path[:-1]):
        fit += _PENALTY_OF_OTHER_PATH

    told = (
        (_PENALTY_OF_PARTS, option.has_parts),
        (_BONUS_OF_OUR_SIDE, bool(option.side)),
        (_WITH_MODE, option.mode is not Mode.NONE),
        (_PENALTY_OF_PAYMENT, option.is_for_money),
    )
    return fit + sum(weight for weight, is_told in told if is_told)


def _keep_both_domains(sought: _Sought) -> _Sought:
    """Keep the subjects that are both things and help, as doing it oneself."""
    weights = {
        key: weight for key, weight in sought.weights.items() if not load_subjects()[key].domain
    }
    return replace(sought, weights=weights, domain="")


def _drop_widest(weights: Mapping[str, float]) -> dict[str, float]:
    """Leave out "things" and "help", which may contain anything."""
    return {key: weight for key, weight in weights.items() if key not in _WIDEST}


def _fit_of_side(option: CategoryOption, sought: _Sought) -> float:
    """Return how well an option fits that only tells the side: "Gezocht", "Marktplatz: Gesuche"."""
    if (
        not option.side
        or option.has_parts
        or option.is_for_money
        or (option.path and _is_of_other_domain(option, sought, ""))
    ):
        return 0.0
    above = max((_fit_of_name(name, "", sought) for name in option.path), default=0.0)
    return _FIT_OF_ONLY_SIDE + _WEIGHT_OF_ANCESTOR * above


def _is_of_other_domain(option: CategoryOption, sought: _Sought, domain_of_list: str) -> bool:
    """Tell whether an option is for things while help is asked, or the other way round."""
    if option.mode is not Mode.NONE:
        return False
    told = next((domain for name in reversed(option.path) if (domain := _domain_of_name(name))), "")
    if not told and _holds_own_word(fold_name(option.name), sought):
        return False
    domain = told or domain_of_list
    return bool(domain and sought.domain) and domain != sought.domain


def _fit_of_name(name: str, examples: str, sought: _Sought) -> float:
    """Return how well a name means what is searched, by the subject that fits best."""
    best = _fit_of_text(fold_name(name), sought, is_whole=True)
    parts = [text for text, is_example in name_parts(name) if not is_example]
    fits = [_fit_of_text(fold_name(text), sought, is_whole=len(parts) == 1) for text in parts]
    if len(parts) > 1 and all(fits):
        best = max(best, *fits)
    for level, fit in zip((_FIRST_PART, *[_LATER_PART] * len(fits)), fits, strict=False):
        best = max(best, level * fit)
    for text, _ in name_parts(examples):
        best = max(best, _FIT_OF_EXAMPLE * _fit_of_text(fold_name(text), sought, is_whole=False))
    return best


def _fit_of_text(text: str, sought: _Sought, *, is_whole: bool) -> float:
    """Return how well one text means what is searched; "things" and "help" only as a whole name."""
    if not text:
        return 0.0
    fit = max(
        (
            subject_certainty(text, key) * weight
            for key, weight in sought.weights.items()
            if is_whole or key not in _WIDEST
        ),
        default=0.0,
    )
    if _holds_own_word(text, sought):
        fit = max(fit, _OWN_WORD)
    return fit


def _holds_own_word(text: str, sought: _Sought) -> bool:
    """Tell whether a name is the word of the request itself, without other words."""
    own = name_stems(telling_words(text))
    return bool(own) and all(
        word in sought.words or _ends_in_own_word(word, sought) for word in own
    )


def _ends_in_own_word(word: str, sought: _Sought) -> bool:
    """Tell whether a word ends in a word of the request: "boormachines" and "klopboormachine"."""
    return any(
        compound.endswith(word)
        and len(compound) - len(word) >= _MIN_BEFORE
        and len(word) >= _MIN_BEFORE
        for compound in sought.words
    )
