"""Plan how to fill a page: which control gets which value, and what is left and why.

If two controls fit equally well, neither is filled and a person is asked.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.filling.corrections import ROLE_LEFT_EMPTY, match_learned
from intake.filling.field_roles import asks_for_nothing, scores, sign_in_boxes
from intake.filling.field_values import nearest_option
from intake.filling.neighbouring_fields import resolve_neighbours, same_row
from intake.filling.option_lists import option_lists_to_choose, place_candidates, role_of_list
from intake.filling.split_dates_and_times import find_split_dates
from intake.filling.step import Step
from intake.filling.step_values import make_step, repeat_choice
from intake.filling.subjects import main_subject
from intake.filling.thresholds import (
    MAX_TIE_DIFFERENCE,
    MIN_FORM,
    MIN_SCORE,
    OTHER_ROLE,
    ROLES_OF_THE_FORM,
    TAUGHT_SCORE,
    WEIGHT_OF_SIDE_CONTENT,
)
from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from intake.domain.platform_profile import LearnedField
    from intake.filling.snapshot import Control

_REPEAT_WORDS = (
    "confirm", "bevestig", "bestatig", "herhaal", "wiederhol", "repet", "repeat", "nogmaals",
    "controle", "again",
)  # fmt: skip
_ROLES_OF_ANY_FORM = frozenset(
    {"", "email", "contact_name", "contact_first_name", "contact_last_name", "title"}
)
"""Roles of boxes that also occur outside the form, as in a newsletter's."""

_ACCOUNT_ROLES = frozenset({"", "email", "contact_name", "organisation"})
_PERSON_ROLES = frozenset({"contact_name", "contact_first_name", "contact_last_name", "phone"})


@dataclass(frozen=True, slots=True)
class SkippedField:
    """A control that is left to the person, with the key of the sentence that tells why."""

    control: Control
    role: str
    why: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be filled, what is left to the person, and what the site filled and must keep.

    ``empty`` are the other empty boxes of the form: a site may still ask for them.
    """

    steps: tuple[Step, ...]
    left: tuple[SkippedField, ...]
    kept: tuple[Control, ...] = ()
    empty: tuple[Control, ...] = ()


def make_plan(
    controls: Sequence[Control],
    post: Mapping[str, str],
    learned: Sequence[LearnedField] = (),
    *,
    titled: bool = False,
) -> Plan:
    """Decide which value goes into which control.

    ``post`` holds the values by name (title, description, date_from, city …), with the centre's own
    as contact.

    What was ``learned`` from corrections takes precedence over every rule. ``titled`` tells that an
    earlier page of the form has the title.
    """
    sign_in = sign_in_boxes(controls)
    open_to_us = [
        control
        for control in controls
        if not asks_for_nothing(control) and control.index not in sign_in
    ]
    weighed = {control.index: _role_of_control(control, scores(control)) for control in open_to_us}
    open_to_us = _belongs_to_form(open_to_us, weighed, controls)
    weighed = {control.index: weighed[control.index] for control in open_to_us}
    parts = find_split_dates(open_to_us, post)
    whole = {control.index for split_field in parts for control in split_field.controls}
    open_to_us = [control for control in open_to_us if control.index not in whole]
    weighed = {index: found for index, found in weighed.items() if index not in whole}
    resolve_neighbours(open_to_us, weighed, controls, post)
    kind, subject = post.get("kind", ""), main_subject(post)
    taught = {
        control.index: one
        for control in controls
        if not asks_for_nothing(control) and (one := match_learned(control, learned, kind, subject))
    }
    again = _repeat_earlier_choices(controls, taught)
    open_to_fill = {control.index for control in open_to_us} | (taught.keys() - sign_in)
    open_to_us = [
        control
        for control in controls
        if control.index in open_to_fill and control.index not in again
    ]
    weighed = {index: found for index, found in weighed.items() if index not in again}
    taught = {index: field for index, field in taught.items() if index not in again}
    weighed |= {
        index: ("", 0.0) if field.role == ROLE_LEFT_EMPTY else (field.role, TAUGHT_SCORE)
        for index, field in taught.items()
    }
    chosen, skipped = _surest_controls(open_to_us, weighed, post)
    has_title = titled or any(other == "title" for _, other, _ in chosen)

    # Then the street's box is the only one for the number.
    if not any(other == "house_number" for _, other, _ in chosen):
        post = {**post, "street": post.get("address", "") or post.get("street", "")}

    made = [make_step(control, role, post, has_title=has_title) for control, role, _ in chosen]
    filled = tuple(step for step in made if step is not None) + tuple(
        Step(part.control, split_field.role, part.value, part.option)
        for split_field in parts
        for part in split_field.parts
    )
    filled += tuple(again.values())
    done = {step.control.index for step in filled} | {step.control.index for step in skipped}
    skipped += [
        SkippedField(control, weighed[control.index][0], "left-required")
        for control in open_to_us
        if control.required and control.index not in done and not control.held
    ]
    skipped += [
        SkippedField(control, "", "left-promise")
        for control in controls
        if control.type == "checkbox" and control.required and control.visible and not control.held
    ]
    kept = tuple(
        control
        for control in open_to_us
        if control.required and control.held and control.index not in done
    )
    named = done | {step.control.index for step in skipped}
    empty = tuple(
        control
        for control in open_to_us
        if not (control.held or control.value) and control.index not in named
    )
    steps = sorted(filled, key=lambda step: step.control.index)

    return Plan(tuple(steps), tuple(skipped), kept, empty)


def _repeat_earlier_choices(
    controls: Sequence[Control], taught: Mapping[int, LearnedField]
) -> dict[int, Step]:
    """Return what a person chose before, for each list that still has that option."""
    steps = {
        control.index: repeat_choice(taught[control.index], control, taught[control.index].role)
        for control in controls
        if control.index in taught and taught[control.index].choice
    }
    return {index: step for index, step in steps.items() if step}


def _surest_controls(
    controls: Sequence[Control], weighed: Mapping[int, tuple[str, float]], post: Mapping[str, str]
) -> tuple[list[tuple[Control, str, float]], list[SkippedField]]:
    """Return for each role the control that fits best.

    If two fit equally well, neither gets it and a person is asked.
    """
    chosen: list[tuple[Control, str, float]] = []
    skipped: list[SkippedField] = []
    for role in sorted({role for role, _ in weighed.values() if role}):
        asking = sorted(
            (
                (weighed[control.index][1], control)
                for control in controls
                if weighed[control.index][0] == role
            ),
            key=lambda pair: -pair[0],
        )
        if role == "email":  # a box that asks for the same again follows the first
            asking.sort(
                key=lambda pair: (
                    _asks_address_again(pair[1]),
                    not _is_beside_name(pair[1], controls, weighed),
                )
            )
        # A list without a label belongs to a search, or to the list that has one.
        if role == "category":
            asking.sort(key=lambda pair: not (pair[1].label or pair[1].near))
        best = asking[0]
        rivals = asking[1:]
        if role == "email" and _is_beside_name(best[1], controls, weighed):
            rivals = [
                pair
                for pair in rivals
                if _is_beside_name(pair[1], controls, weighed) or _asks_address_again(pair[1])
            ]
        again = [
            control for _, control in rivals if role == "email" and _asks_address_again(control)
        ]
        chosen += [(control, role, best[0]) for control in again]
        if role == "location_free" and (
            lists := [
                control
                for _, control in asking
                if control.options and nearest_option(control.options, place_candidates(post))
            ]
        ):
            # A list of places beside the box of an address.
            chosen += [(control, role, best[0]) for control in lists]
            asking = [pair for pair in asking if not pair[1].options]
            if not asking:
                continue
            best = asking[0]
            rivals = asking[1:]
        if role == "category" and (
            lists := option_lists_to_choose(
                [control for _, control in asking if control.options], post
            )
        ):
            chosen += [(control, role, best[0]) for control in lists]
            continue
        if role == "category" and best[1].options:
            rivals = []
        rivals = [pair for pair in rivals if pair[1] not in again]
        if (
            rivals
            and best[0] - rivals[0][0] < MAX_TIE_DIFFERENCE
            and not same_row(best[1], rivals[0][1], role)
        ):
            skipped += [
                SkippedField(control, role, "left-tie")
                for score, control in asking
                if best[0] - score < MAX_TIE_DIFFERENCE
            ]
            continue
        chosen.append((best[1], role, best[0]))

    return chosen, skipped


def _is_for_signing_in(
    controls: Sequence[Control],
    all_controls: Sequence[Control],
    weighed: Mapping[int, tuple[str, float]],
) -> bool:
    """Tell whether a page is for signing in or creating an account: a password, and no post."""
    has_password = any(control.type == "password" and control.visible for control in all_controls)
    roles = {weighed[control.index][0] for control in controls}
    return has_password and roles <= _ACCOUNT_ROLES


def _belongs_to_form(
    controls: Sequence[Control],
    weighed: dict[int, tuple[str, float]],
    all_controls: Sequence[Control],
) -> list[Control]:
    """Keep only the controls of the form that describes something.

    A search, a newsletter or a sign-in on the page is a form of its own.
    """
    weights: dict[int, float] = {}
    for control in controls:
        weights[control.form] = weights.get(control.form, 0.0) + (
            ROLES_OF_THE_FORM.get(weighed[control.index][0], OTHER_ROLE)
            - (WEIGHT_OF_SIDE_CONTENT if control.aside else 0.0)
        )

    if _is_for_signing_in(controls, all_controls, weighed):
        return []

    main = max(weights, key=lambda form: weights[form], default=-1)
    if weights.get(main, 0.0) >= MIN_FORM:
        return [
            control
            for control in controls
            if control.form == main or (control.form == -1 and not control.aside)
        ]

    reaching = {
        form
        for form in weights
        if {
            weighed[control.index][0]
            for control in controls
            if control.form == form and not control.aside
        }
        - _ROLES_OF_ANY_FORM
    }
    matter = [control for control in controls if not control.aside]
    # It may be a newsletter or a sign-in.
    alone = len(matter) == 1 and weighed[matter[0].index][0] in (
        "",
        "email",
    )
    if not reaching and not alone and len({control.form for control in matter}) == 1:
        # a page of a multi-page form: a name and an address, or one question, with nothing else
        return matter
    return [control for control in matter if control.form in reaching]


def _asks_address_again(control: Control) -> bool:
    """Tell whether a box asks for the same address once more."""
    return any(word.startswith(_REPEAT_WORDS) for word in normalize_words(control.said).split())


def _is_beside_name(
    control: Control, controls: Sequence[Control], weighed: Mapping[int, tuple[str, float]]
) -> bool:
    """Tell whether a box is beside the name or number of the person who asks.

    A box of a newsletter below a form is alone.
    """
    index = controls.index(control)
    return any(
        weighed[control.index][0] in _PERSON_ROLES
        for control in (*controls[max(0, index - 1) : index], *controls[index + 1 : index + 2])
    )


def _role_of_control(control: Control, weighed: dict[str, float]) -> tuple[str, float]:
    """Return the role of a control, or none if no role is certain enough."""
    if control.tag == "radio-group" or (control.tag in ("select", "combobox") and control.options):
        return role_of_list(control, weighed)
    ranked = sorted(weighed.items(), key=lambda pair: -pair[1])
    if not ranked or ranked[0][1] < MIN_SCORE * 0.7 or ranked[0][0] == "other":
        return "", 0.0
    if (
        len(ranked) > 1
        and ranked[1][0] == "other"
        and ranked[0][1] - ranked[1][1] < MAX_TIE_DIFFERENCE
    ):
        return "", 0.0
    return ranked[0]


def drop_filled_steps(plan: Plan, done: frozenset[str]) -> Plan:
    """Leave out what was filled on the same page before, recognised by name, id and words."""
    return replace(
        plan, steps=tuple(step for step in plan.steps if control_identity(step.control) not in done)
    )


def control_identity(control: Control) -> str:
    """Return what identifies a control when a page redraws itself."""
    return (
        f"{control.tag}|{control.type}|{control.name}|{control.label}|{control.near}"
        f"|{control.placeholder}|{control.twin}"
    )
