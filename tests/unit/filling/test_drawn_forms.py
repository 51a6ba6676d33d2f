"""Hundreds of drawn forms, decided as it was kept.

Which rule decides where two of them meet shows only between the forms that somebody wrote down. A
change here is no fault by itself: see whether it is for the better, and keep it with
``INTAKE_REDRAW=1``. What must hold on every one of them is said by the last test.
"""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from random import Random

import pytest

from intake.filling.classifier import label_features, role_chances
from intake.filling.corrections import add_learned, corrections, match_learned
from intake.filling.field_roles import score_words, scores, sign_in_boxes
from intake.filling.neighbouring_fields import resolve_neighbours, same_row
from intake.filling.option_lists import holds_hours, option_lists_to_choose, role_of_list
from intake.filling.plan import make_plan
from intake.filling.split_dates_and_times import find_split_dates
from intake.filling.step_values import make_step
from tests.unit.filling.drawn_forms import (
    RUNS,
    draw_form,
    draw_list_box,
    read_forms,
)
from tests.unit.filling.kept_draws import check_kept
from tests.unit.filling.test_form_sets import POST

MIN_ROLE = 0.35
ROLES = (
    *("title", "description", "category", "kind", "date_from", "date_until", "time_from"),
    *("time_until", "contact_name", "contact_first_name", "email", "phone", "location_free"),
    *("postcode", "city", "street", "quantity", "summary"),
)
LONG = "Een lange tekst. Met nog een zin erbij, zodat hij niet in elk vakje past."
POSTS = (
    POST,
    {**POST, "kind": "offer", "request_or_offer": "offer", "what": "ladder uitlenen"},
    {**POST, "kind": "help", "what": "heg knippen", "street": "", "time_from": "21:05"},
    {"title": "Rit gevraagd", "description": LONG, "kind": "ride", "date_from": "2027-02-03"},
)


@cache
def forms():
    return read_forms()


def drawn_forms(seed, count=60):
    chooser = Random(seed)
    return [draw_form(chooser, forms()) for _ in range(count)]


def drawn_plans(seed):
    told = []
    for controls in drawn_forms(seed):
        plan = make_plan(controls, POST)
        filled = [f"{one.control.index} {one.role} {one.value[:12]}" for one in plan.steps]
        left = [f"{one.control.index} {one.role} {one.why}" for one in plan.left]
        kept = [f"kept {one.index}" for one in plan.kept]
        empty = [f"empty {' '.join(str(one.index) for one in plan.empty)}"]
        told.append(", ".join((*filled, *left, *kept, *empty)))
    return told


def surest(control):
    """Return the surest role of a control, and how sure it is."""
    ranked = sorted(scores(control).items(), key=lambda pair: (-pair[1], pair[0]))
    return ranked[0] if ranked and ranked[0][1] >= MIN_ROLE else ("", 0.0)


def drawn_neighbours(seed):
    """Return what the boxes around each box change about it."""
    told = []
    for controls in drawn_forms(seed, 90):
        before = {control.index: surest(control) for control in controls}
        weighed = dict(before)
        resolve_neighbours(controls, weighed, controls, POST)
        changed = [
            f"{index} {role} {score:.2f}"
            for index, (role, score) in weighed.items()
            if before[index] != (role, score)
        ]
        rows = [
            f"row {one.index}"
            for one, other in pairwise(controls)
            if same_row(one, other, weighed[one.index][0])
        ]
        sign_in = [f"sign-in {index}" for index in sorted(sign_in_boxes(controls))]
        told.append(", ".join((*changed, *rows, *sign_in)))
    return told


def drawn_roles(seed):
    """Return what the boxes around each change about roles that are drawn too."""
    chooser = Random(seed)
    told = []
    for controls in drawn_forms(seed, 150):
        before = {
            control.index: (chooser.choice(ROLES), 0.5) if chooser.random() < 0.5 else ("", 0.0)
            for control in controls
        }
        weighed = dict(before)
        resolve_neighbours(controls, weighed, controls, POST)
        told.append(
            ", ".join(
                f"{index} {role} {score:.2f}"
                for index, (role, score) in weighed.items()
                if before[index] != (role, score)
            )
        )
    return told


def drawn_scores(seed):
    """Return the two surest roles of drawn boxes, in hundredths."""
    told = []
    for controls in drawn_forms(seed):
        for control in controls[:8]:
            ranked = sorted(scores(control).items(), key=lambda pair: (-pair[1], pair[0]))
            told.append(" ".join(f"{role} {score:.2f}" for role, score in ranked[:2]))
    return told


def said_texts():
    return sorted(
        {
            text
            for controls in forms()
            for control in controls
            for text in (control.label, control.near, control.hint, control.placeholder)
            if text
        }
    )


def drawn_words(seed):
    """Return what texts beside boxes name: each alone, two of them together, words of them."""
    chooser = Random(seed)
    texts = said_texts()
    alone = chooser.sample(texts, 120)
    pairs = [f"{chooser.choice(texts)} {chooser.choice(texts)}" for _ in range(60)]
    pieces = [" ".join(chooser.sample(" ".join(alone).split(), 3)) for _ in range(120)]
    return [
        f"{text[:30]}: {' '.join(f'{role} {score:.2f}' for role, score in score_words(text))}"
        for text in (*alone, *pairs, *pieces)
    ]


def drawn_chances(seed):
    """Return how likely texts ask for what, as it was learnt, and how many features they have."""
    told = []
    for text in Random(seed).sample(said_texts(), 60):
        for tag in ("input", "select", "name"):
            ranked = sorted(role_chances(text, tag).items(), key=lambda pair: -pair[1])
            likely = " ".join(f"{role} {share:.2f}" for role, share in ranked[:2])
            told.append(f"{len(label_features(text, tag))} {likely}")
    return told


def drawn_values(seed):
    """Return what boxes of all roles are filled with, for several posts."""
    chooser = Random(seed)
    roles = (*POST, "summary", "location_free")
    told = []
    for controls in drawn_forms(seed):
        control, role = chooser.choice(controls), chooser.choice(roles)
        post = chooser.choice(POSTS)
        step = make_step(control, role, post, has_title=chooser.random() < 0.5)
        shown = f"{step.value[:40]} / {step.option} / {'|'.join(step.others)}" if step else "-"
        told.append(f"{role}: {shown}")
    return told


def drawn_lists(seed):
    """Return what lists ask for, and which of several take a choice."""
    chooser = Random(seed)
    told = []
    for _ in range(80):
        lists = [draw_list_box(chooser, at) for at in range(3)]
        role, score = role_of_list(lists[0], scores(lists[0]))
        chosen = option_lists_to_choose(lists, chooser.choice(POSTS))
        told.append(f"{role} {score:.2f} {holds_hours(lists[0]):d} {[one.index for one in chosen]}")
    return told


def drawn_splits(seed):
    """Return how days and hours are put into boxes that ask for them in parts."""
    chooser = Random(seed)
    told = []
    for _ in range(80):
        runs = [box for _ in range(2) for box in chooser.choice(RUNS[:2])(chooser)]
        found = find_split_dates(runs, chooser.choice(POSTS))
        told.append(
            "; ".join(
                f"{one.role}: {' '.join(f'{part.value}={part.option}' for part in one.parts)}"
                for one in found
            )
        )
    return told


def drawn_lessons(seed):
    """Return what is learnt where a person changed drawn boxes, and what it does to another."""
    chooser = Random(seed)
    told = []
    for controls in drawn_forms(seed):
        post = chooser.choice(POSTS)
        steps = make_plan(controls, post).steps
        filled = {step.control.index: step.option or step.value for step in steps}
        values = {
            control.index: chooser.choice(
                (
                    filled.get(control.index, ""),
                    "",
                    chooser.choice(list(post.values())),
                    chooser.choice(control.options).value if control.options else "iets anders",
                )
            )
            for control in controls
            if chooser.random() < 0.9
        }
        touched = {control.index for control in controls if chooser.random() < 0.5}
        lessons = add_learned((), corrections(steps, controls, values, post, touched))
        found = [match_learned(control, lessons, post["kind"], "tools") for control in controls]
        told.append(
            ", ".join(f"{one.role} {one.choice} {one.kind} {one.subject}" for one in lessons)
            + f" -> {[one.role if one else '' for one in found]}"
        )
    return told


DRAWS = {
    "plans": drawn_plans,
    "neighbours": drawn_neighbours,
    "roles": drawn_roles,
    "scores": drawn_scores,
    "words": drawn_words,
    "chances": drawn_chances,
    "values": drawn_values,
    "lists": drawn_lists,
    "splits": drawn_splits,
    "lessons": drawn_lessons,
}


@pytest.mark.parametrize("seed", range(1, 5))
@pytest.mark.parametrize("name", DRAWS)
def test_drawn_forms_are_decided_as_it_was_kept(name, seed):
    check_kept("forms", f"{name} {seed}", DRAWS[name](seed))


@pytest.mark.parametrize("seed", range(1, 4))
def test_no_drawn_box_is_filled_twice_nor_one_that_is_nobodys(seed):
    for controls in drawn_forms(seed):
        steps = make_plan(controls, POST).steps
        filled = [step.control.index for step in steps]
        assert len(filled) == len(set(filled))
        assert all(step.control.type not in ("password", "hidden", "file") for step in steps)
