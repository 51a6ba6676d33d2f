"""Score the roles of a control: which value it asks for.

Label, nearest text, placeholder, name, type and options vote; none decides alone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from intake.filling.classifier import role_chances
from intake.filling.field_role_weights import (
    AUTOCOMPLETE,
    BOXES,
    DATES,
    LONG_BOX_TAGS,
    MIN_LEARNT_CERTAINTY,
    MIN_SHARE,
    NOT_FILLED_FACTOR,
    PERSON_ROLES,
    ROLE_BY_COMPOUND_ENDING,
    ROLES_OF_SHORT_BOXES,
    SOURCES,
    SURE_PLACE,
    TELLING_TYPES,
    TIMES,
    TYPES,
    WEIGHT_OF_LEARNT,
)
from intake.filling.form_words import form_words, phrases_beginning_with, roles_of_weak_word
from intake.filling.thresholds import MIN_CLEAR_SCORE, MIN_SCORE
from intake.filling.unfilled_box_words import (
    BENEFICIARY_PHRASES,
    DAYS_OF_THE_WEEK,
    FILTERING_NAMES,
    INVITING_WORDS,
    NEVER_FILLED_WORDS,
    OTHER_PEOPLE_WORDS,
    PEOPLE_WORDS,
    SEARCH_NAMES,
    SEARCH_PREPOSITIONS,
    SEARCHING_WORDS,
)
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from intake.filling.snapshot import Control


@lru_cache(maxsize=4096)
def score_words(text: str) -> tuple[tuple[str, float], ...]:
    """Return which roles a text names, from 0 to 1.

    1 if a phrase covers every word that counts, less for each further word.
    """
    words = normalize_words(text).split()
    if not words:
        return ()

    vocabulary = form_words()
    counting = [
        word for word in words if word not in vocabulary.filler and not word.isdigit()
    ] or words
    best: dict[str, float] = {}
    remaining = f" {' '.join(words)} "
    used: dict[str, str] = {}

    for phrase, role in phrases_beginning_with(words):
        if used.get(phrase) is None and f" {phrase} " not in remaining:
            continue
        parts = phrase.split()
        covered = min(sum(1 for part in parts if part in counting) / len(counting), 1.0)
        if phrase in vocabulary.weak and covered < 1:
            continue
        best[role] = max(best.get(role, 0.0), 1.0 if covered >= 1 else 0.3 + 0.5 * covered)
        if len(parts) > 1 and phrase not in used:
            used[phrase] = role
            remaining = remaining.replace(f" {phrase} ", " ¦ ")

    if not best and (weak := _role_all_words_hint_at(counting)):
        best = {weak: 0.9}
    if not best:
        heads = [
            role
            for word in counting
            for head, role in ROLE_BY_COMPOUND_ENDING.items()
            if word.endswith(head) and len(word) > len(head)
        ]
        best = dict.fromkeys(heads[:1], 0.6)

    return tuple(best.items())


def _role_all_words_hint_at(counting: list[str]) -> str:
    """Return the role that every word of a label hints at, if none is certain by itself.

    "vanaf … dag".
    """
    if len(counting) < 2:
        return ""
    shared = set.intersection(*map(roles_of_weak_word, counting))
    return min(shared, default="")


def scores(control: Control) -> dict[str, float]:
    """Weigh every role for one control.

    What a person reads beside it counts most. A name in the source may be wrong, so it counts less
    if the two disagree.
    """
    total: dict[str, float] = {}
    label = control.label or control.near or control.placeholder
    clarity = max((score for _, score in score_words(label[:160])), default=0.0)
    for text, weight in _weighted_texts(control, label, clarity):
        for role, score in score_words(text[:160]):
            total[role] = total.get(role, 0.0) + weight * score
    for role, score in _guess_from_labels(control, label, clarity).items():
        total[role] = total.get(role, 0.0) + score
    for hint in control.autocomplete.split():
        if hint in AUTOCOMPLETE:
            total[AUTOCOMPLETE[hint]] = total.get(AUTOCOMPLETE[hint], 0.0) + (
                0.2 if clarity >= MIN_CLEAR_SCORE else 0.35
            )
    for role, score in TYPES.get(
        "text" if control.type == "search" else control.type, {}
    ).items():  # a search box here searches a place
        total[role] = total.get(role, 0.0) + score * (
            0.5 if control.type == "number" and label and not clarity else 1.0
        )
    return _weigh_shape(control, total)


def _weighted_texts(control: Control, label: str, clarity: float) -> Iterator[tuple[str, float]]:
    """Yield every text that speaks for a control, with its weight.

    ``clarity`` tells how well the text that a person reads is understood.
    """
    for source, weight in SOURCES:
        text = getattr(control, source)
        # An example of an address does not tell whose it is.
        if (
            (source == "placeholder" and "@" in text)
            or (
                source == "near"
                and control.label
                and normalize_words(control.near) == normalize_words(control.label)
            )
            or (source == "row" and text in (control.label, control.near))
        ):
            continue
        behind = 1.0
        if source in ("near", "row", "placeholder") and control.label:
            behind = 0.6
        if source in ("name", "id") and label:
            if clarity >= MIN_CLEAR_SCORE:
                behind = 0.5
            elif clarity:
                behind = 1.0
            else:
                behind = 0.7
        if source == "hint" and not label:
            behind = 3.0  # nothing else tells what the box is for
        yield text, weight * behind


def _guess_from_labels(control: Control, label: str, clarity: float) -> dict[str, float]:
    """Return what was learnt from labels like this one; it counts less the surer a phrase is."""
    if clarity >= MIN_CLEAR_SCORE:
        return {}
    label = label or control.hint
    text, tag = (label, BOXES.get(control.tag, "input")) if label else (control.name, "name")
    guessed = {
        role: WEIGHT_OF_LEARNT * (1 - clarity / 2) * share
        for role, share in role_chances(text[:160], tag).items()
        if share >= MIN_SHARE
    }
    if guessed.get("other", 0.0) >= MIN_LEARNT_CERTAINTY and control.tag not in LONG_BOX_TAGS:
        if control.type not in TELLING_TYPES:
            guessed["other"] *= NOT_FILLED_FACTOR
        else:
            guessed["other"] *= 1 / NOT_FILLED_FACTOR / 2
    return guessed


def _weigh_shape(control: Control, total: dict[str, float]) -> dict[str, float]:
    """Adjust the weights by the shape of a control: a long box is for a description."""
    if control.tag in LONG_BOX_TAGS:
        total["description"] = total.get("description", 0.0) + 0.4
        total = {
            role: score * (0.3 if role in ROLES_OF_SHORT_BOXES else 1.0)
            for role, score in total.items()
        }
    elif "description" in total and control.tag == "input":
        total["description"] *= 0.7

    if control.tag == "combobox":  # a list takes none of our texts
        total = {
            role: score for role, score in total.items() if role not in ("title", "description")
        }

    if control.type in ("date", "datetime-local"):
        total = {role: score for role, score in total.items() if role in DATES | {"other"}}
        if control.type == "datetime-local":
            total.pop("other", None)

    if control.type == "time":
        # "Van" above a box of hours.
        for date, time in (
            ("date_from", "time_from"),
            ("date_until", "time_until"),
        ):
            total[time] = total.get(time, 0.0) + total.pop(date, 0.0)
        if not DAYS_OF_THE_WEEK & set(_all_words(control)):
            total = {role: score for role, score in total.items() if role in TIMES | {"other"}}
        else:
            total = {"other": 1.0}

    if control.type == "number":
        total = {
            role: score
            for role, score in total.items()
            if role in {"quantity", "price", "house_number", "duration", "deposit", "other"}
        }

    return _drop_roles_of_others(control, total)


def _drop_roles_of_others(control: Control, total: dict[str, float]) -> dict[str, float]:
    """Drop the centre's name and numbers for a box about somebody else, or about a place."""
    said = normalize_words(f"{control.said} {control.hint}")
    counts_other = PEOPLE_WORDS & set(said.split()) or _counts_something_else(control.said)
    if "quantity" in total and counts_other:
        total = {"other": total.pop("quantity"), **total}
    if OTHER_PEOPLE_WORDS & set(said.split()) or any(
        f" {phrase} " in f" {said} " for phrase in BENEFICIARY_PHRASES
    ):
        return {role: score for role, score in total.items() if role not in PERSON_ROLES}
    if (
        "address" in normalize_words(f"{control.name} {control.id}").split()
        and "contact_name" in total
    ):
        total["other"] = total.get("other", 0.0) + total.pop("contact_name")
    return total


def _counts_something_else(said: str) -> bool:
    """Tell whether a box asks for a number that no request has: rooms, a sum."""
    words = form_words()
    every = normalize_words(said).split()
    asked = [word for word in every if word not in words.filler and not word.isdigit()]
    is_sum = sum(word.isdigit() for word in every) > 1
    asks_number = bool(words.counting & set(asked))
    return asks_number and (is_sum or not all(word in words.counted for word in asked))


def _all_words(control: Control) -> list[str]:
    return normalize_words(f"{control.label} {control.near} {control.name} {control.id}").split()


_SEARCH_BEGINS = (["search"], ["zoek"], ["suche"], ["recherche"])


def _searches_a_place(control: Control) -> bool:
    """Tell whether a search box looks up an address instead of searching the site."""
    roles = {
        role
        for role, score in score_words((control.label or control.near)[:160])
        if score > SURE_PLACE
    }
    return (
        bool(roles & {"location_free", "city", "street", "postcode", "neighbourhood"})
        and "other" not in roles
    )


def asks_for_nothing(control: Control) -> bool:
    """Tell whether a control must not be filled.

    Hidden, a check box, a file, a trap for robots.
    """
    if control.type in (
        "hidden",
        "file",
        "submit",
        "button",
        "reset",
        "image",
        "checkbox",
        "password",
    ):
        return True
    if control.type == "search" and not _searches_a_place(control):
        return True
    trap = normalize_words(
        f"{control.name} {control.id} {control.label} {control.near if not control.label else ''}"
    ).split()
    return (
        not control.visible
        or any(word in trap for word in NEVER_FILLED_WORDS)
        or _searches_or_invites(control)
    )


def _searches_or_invites(control: Control) -> bool:
    """Tell whether a box searches the site ("zoek in je buurt") or invites somebody by address."""
    words = normalize_words(f"{control.said} {control.placeholder}").split()
    written = any(
        role in ("title", "description") and score >= MIN_CLEAR_SCORE
        for role, score in score_words((control.label or control.near)[:160])
    )
    if not written and FILTERING_NAMES & set(
        normalize_words(f"{control.name} {control.id}").split()
    ):
        return True
    if control.type == "email" or "mail" in f"{control.name} {control.id}".lower():
        words += normalize_words(f"{control.hint} {control.name} {control.id}").split()
        return bool(INVITING_WORDS & set(words)) or {"nodig", "uit"} <= set(words)
    through = len(words) > 1 and words[0] in SEARCHING_WORDS and words[1] in SEARCH_PREPOSITIONS
    named = control.name.lower() in SEARCH_NAMES or (
        normalize_words(control.name).split()[:1] in _SEARCH_BEGINS
        and not _searches_a_place(control)
    )
    return control.tag == "input" and (through or named)


def _may_sign_in(control: Control) -> bool:
    """Tell whether a box before a password is for the name or address to sign in with."""
    roles = {
        role
        for role, score in score_words((control.label or control.near or control.placeholder)[:160])
        if score > MIN_SCORE
    }
    return not roles or bool(roles & {"email", "other", "contact_name"})


def sign_in_boxes(controls: Iterable[Control]) -> frozenset[int]:
    """Return the boxes that belong to signing in.

    These are the password and the box for a name or mail address right before it in the same form.
    """
    sign_in: set[int] = set()
    before: Control | None = None
    for control in controls:
        if control.type == "password":
            sign_in.add(control.index)
            if (
                before is not None
                and before.form == control.form
                and before.tag == "input"
                and _may_sign_in(before)
            ):
                sign_in.add(before.index)
        before = control
    return frozenset(sign_in)
