"""Learn from a person's corrections which box asks for what.

A box is recognised by several features and never by its id alone.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from intake.domain.platform_profile import LearnedField
from intake.filling.category_names import fold_name, subjects_named
from intake.filling.field_values import still_holds
from intake.filling.subjects import main_subject
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from intake.filling.snapshot import Control
    from intake.filling.step import Step

ROLE_LEFT_EMPTY = "other"
CHOICE = "choice"
"""The role of a list that the program left empty and a person chose from."""

_FEATURES = ("label", "near", "placeholder", "name")
_MIN_SAME = 2

_MIN_CATEGORIES = 2
"""A list that names this many subjects is one of categories."""

_MIN_LETTERS = 3
_ROLES_NOT_GUARDED = frozenset({"what"})
"""Values that choose a category and are never put into a box, because they are not guarded."""

_TEACHABLE_ROLES = (
    "title", "description", "postcode", "city", "neighbourhood", "area", "street",
    "house_number", "date_from", "date_until", "contact_name", "email", "phone", "quantity",
    "price",
)  # fmt: skip
"""Values that identify what a box that a person filled asks for, the most telling first."""


_MAX_LEARNED = 200
"""What a person corrects on the forms of one site in years."""


_MAX_BY_THE_PAGE = 10
"""Boxes that a page filled itself with our values: more would push out what a person taught."""


def match_learned(
    control: Control, learned: Sequence[LearnedField], kind: str = "", subject: str = ""
) -> LearnedField | None:
    """Return what was learnt about a box, for a kind of request and its subject.

    Two features must be equal, or the label if there is no other; the newest counts.
    """
    for field in reversed(learned):
        if field.tag != control.tag or (field.kind and field.kind != kind):
            continue
        if field.role in _ROLES_NOT_GUARDED:
            continue
        if field.subject and field.subject != subject:
            continue
        features = [name for name in _FEATURES if getattr(field, name)]
        same = sum(
            1
            for name in features
            if normalize_words(getattr(control, name)) == normalize_words(getattr(field, name))
        )
        if same >= _MIN_SAME or (same == len(features) == 1 and (field.label or field.near)):
            return field
    return None


def corrections(
    steps: Sequence[Step],
    controls: Sequence[Control],
    values: Mapping[int, str],
    post: Mapping[str, str],
    touched: Collection[int],
) -> tuple[LearnedField, ...]:
    """Compare what was filled in with what was posted, and return what that teaches.

    A box that the person emptied, one of those that they ``touched``, is left empty from now on; a
    box that the site empties after sending teaches nothing. A box that contains one of our values
    although we did not fill it asks for that value, of those that the page filled itself a few.
    A list with another choice gets that choice.
    Anything else that was typed is the person's own and teaches nothing.
    """
    filled = {step.control.index: step for step in steps}
    lessons = []
    by_the_page = 0
    for control in controls:
        if control.index not in values:  # a page with very many boxes reports the first ones only
            continue
        now = values[control.index].strip()
        is_touched = control.index in touched
        lesson = _lesson_of(control, filled.get(control.index), now, post, is_touched=is_touched)
        by_the_page += bool(lesson) and not is_touched
        if lesson and (is_touched or by_the_page <= _MAX_BY_THE_PAGE):
            lessons.append(lesson)
    return tuple(lessons)


def _lesson_of(
    control: Control, step: Step | None, now: str, post: Mapping[str, str], *, is_touched: bool
) -> LearnedField | None:
    """Return what one box teaches that holds ``now`` after ``step`` filled it; None for nothing."""
    if control.type in ("hidden", "password", "checkbox", "file", "search"):
        return None
    kind, subject = post.get("kind", ""), main_subject(post)
    if step and step.option:
        options = (option.text for option in control.options if now and option.value == now)
        chosen = next(options, "")
        if chosen and normalize_words(chosen) != normalize_words(step.value):
            return _learned_choice(control, step.role, chosen, kind, subject)
        return None
    if not step and is_touched and (chosen := _changed_choice(control, now)):
        return _learned_choice(control, CHOICE, chosen, kind, subject)
    if step and not now:
        return _learned_field(control, ROLE_LEFT_EMPTY) if is_touched else None
    if not (step and still_holds(step.value, now)) and (role := _role_of_content(now, post)):
        return _learned_field(control, role)
    return None


def add_learned(
    before: Sequence[LearnedField], fresh: Sequence[LearnedField]
) -> tuple[LearnedField, ...]:
    """Add what is new to what was known.

    For the same box, kind and subject only the newest is kept, and ``_MAX_LEARNED`` in all: a page
    may have hundreds of boxes.
    """

    def box_identity(field: LearnedField) -> tuple[str, ...]:
        return (field.tag, field.kind, field.subject, *(getattr(field, name) for name in _FEATURES))

    known = {box_identity(field): field for field in (*before, *fresh)}
    return tuple(known.values())[-_MAX_LEARNED:]


def _changed_choice(control: Control, now: str) -> str:
    """Return the text of the chosen option if it differs from the one that was chosen at first."""
    chosen = next((option.text for option in control.options if now and option.value == now), "")
    return "" if normalize_words(chosen) == normalize_words(control.held) else chosen


def _learned_choice(
    control: Control, role: str, choice: str, kind: str, subject: str
) -> LearnedField:
    """Learn a choice for a kind of request; in a list of categories, for its subject only."""
    known = sum(bool(subjects_named(fold_name(option.text))) for option in control.options)
    about = subject if known >= _MIN_CATEGORIES else ""
    return replace(_learned_field(control, role), choice=choice, kind=kind, subject=about)


def _learned_field(control: Control, role: str) -> LearnedField:
    return LearnedField(
        role=role,
        tag=control.tag,
        label=control.label,
        near=control.near,
        placeholder=control.placeholder,
        name=control.name,
    )


def _role_of_content(now: str, post: Mapping[str, str]) -> str:
    if len(now) < _MIN_LETTERS:
        return ""
    return next(
        (
            role
            for role in _TEACHABLE_ROLES
            if post.get(role) and normalize_words(post[role]) == normalize_words(now)
        ),
        "",
    )
