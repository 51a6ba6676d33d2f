"""Hundreds of drawn lists of categories, read and chosen from as it was kept.

A change here is no fault by itself: see whether it is for the better, and keep it with
``INTAKE_REDRAW=1``.
"""

from __future__ import annotations

from functools import cache
from random import Random

import pytest

from intake.filling.category_choice import (
    category_words,
    choose_category,
    fits_category,
    holds_categories,
    names_category,
)
from intake.filling.category_names import (
    is_known,
    is_rest,
    name_parts,
    stem,
    subject_certainty,
    subjects_named,
)
from intake.filling.category_options import read_category_options
from intake.filling.field_values import nearest_option
from intake.filling.subjects import load_subjects, main_subject, subjects_of
from tests.unit.filling.drawn_lists import ASKED, draw_list, read_names
from tests.unit.filling.kept_draws import check_kept


@cache
def names():
    return read_names()


def drawn_choices(seed):
    chooser = Random(seed)
    told = []
    for _ in range(150):
        options, post = draw_list(chooser, names())
        chosen = choose_category(options, post)
        signs = (fits_category(options, post), names_category(options, post))
        told.append(f"{chosen.text if chosen else '-'} {signs[0]:d} {signs[1]:d}")
    return told


def drawn_readings(seed):
    """Return how each option of drawn lists is read, and whether the list is one of categories."""
    chooser = Random(seed)
    told = []
    for _ in range(30):
        options, _ = draw_list(chooser, names())
        told.append(f"categories: {holds_categories(options):d}")
        told += [
            f"{' > '.join(one.path)} | {one.side} {one.mode.value} {one.examples}"
            f" {one.has_parts:d}{one.is_for_money:d}{one.is_only_mode:d}{one.is_only_side:d}"
            for one in read_category_options(options)
        ]
    return told


def drawn_names(seed):
    """Return what names of categories mean."""
    chooser = Random(seed)
    every = sorted(load_subjects())
    told = []
    for name in chooser.sample(names(), 100):
        parts = [text for text, _ in name_parts(name)]
        plain = " ".join(parts).lower()
        keys = subjects_named(plain)
        sure = [
            f"{key} {subject_certainty(plain, key):.2f}"
            for key in (*keys, *chooser.sample(every, 3))
        ]
        stems = " ".join(stem(word) for word in plain.split())
        told.append(f"{stems} {sure} {is_rest(name):d} {is_known(name):d}")
    return told


def drawn_subjects(seed):
    """Return what drawn posts are about, and what is typed where categories are suggested."""
    chooser = Random(seed)
    told = []
    for _ in range(80):
        kind, what, *_ = chooser.choice(ASKED)
        other = chooser.choice(ASKED)[1]
        post = {
            "kind": chooser.choice((kind, kind, "", "company", "help")),
            "what": chooser.choice((what, f"{what} en {other}", other, "iets")),
            "title": chooser.choice(("", what)),
            "category": chooser.choice(("", "", "Gereedschap", "Tuin")),
        }
        weights = " ".join(f"{key} {weight:.2f}" for key, weight in subjects_of(post).items())
        told.append(f"{main_subject(post)}: {weights}: {'|'.join(category_words(post))}")
    return told


def drawn_nearest(seed):
    """Return which option of drawn lists is nearest to a name, whole, in part or with a slip."""
    chooser = Random(seed)
    told = []
    for _ in range(100):
        options, _ = draw_list(chooser, names())
        wanted = chooser.choice(options).text or "Niets"
        slipped = wanted[:3] + wanted[4:]
        want = chooser.choice((wanted, slipped, wanted[:6], wanted.split()[-1], "Niets"))
        chosen = nearest_option(options, ["Nergens", want])
        told.append(f"{want}: {chosen.text if chosen else '-'}")
    return told


DRAWS = {
    "choices": drawn_choices,
    "readings": drawn_readings,
    "names": drawn_names,
    "subjects": drawn_subjects,
    "nearest": drawn_nearest,
}


@pytest.mark.parametrize("seed", range(1, 5))
@pytest.mark.parametrize("name", DRAWS)
def test_drawn_lists_are_read_as_it_was_kept(name, seed):
    check_kept("lists", f"{name} {seed}", DRAWS[name](seed))
