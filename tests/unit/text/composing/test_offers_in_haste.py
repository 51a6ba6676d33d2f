"""Offers as they are noted in haste: a wish to do anything, and what can be made of a thing."""

from __future__ import annotations

import pytest

from intake.text.composing.offered import Form, read_offer


@pytest.mark.parametrize("typed", ["wil iets doen", "zou wel wat betekenen", "iets nuttigs doen"])
def test_who_wants_to_do_anything_does_something_for_another(typed):
    offered = read_offer(typed)
    assert offered.form is Form.TASK
    assert offered.task.infinitive == "iets voor een ander doen"


@pytest.mark.parametrize(
    ("typed", "thing", "made"),
    [
        ("kweeperen om gelei van te maken", "kweeperen", "gelei"),
        ("appels om taart van te maken, 5 kilo", "appels", "taart"),
    ],
)
def test_what_can_be_made_of_it_is_no_task_of_theirs(typed, thing, made):
    offered = read_offer(typed)
    assert offered.form is not Form.TASK
    assert offered.words.startswith(thing)
    assert offered.so_that == f"Daar is {made} van te maken."
