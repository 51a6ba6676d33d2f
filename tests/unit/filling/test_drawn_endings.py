"""Thousands of pages after a button was pressed, drawn and judged as it was kept.

A change here is no fault by itself: see whether it is for the better, and keep it with
``INTAKE_REDRAW=1``. What must hold on every one of them is said by the last test.
"""

from __future__ import annotations

from random import Random

import pytest

from intake.filling.evidence import Outcome, weigh
from tests.unit.filling.drawn_endings import draw_ending
from tests.unit.filling.kept_draws import check_kept


@pytest.mark.parametrize("seed", range(1, 7))
def test_drawn_endings_are_judged_as_it_was_kept(seed):
    chooser = Random(seed)
    ends = (weigh(*draw_ending(chooser)) for _ in range(400))
    now = [
        f"{end.outcome} {end.sentence} {end.address} {end.shows_code:d}{end.shows_post:d}"
        for end in ends
    ]
    check_kept("endings", str(seed), now)


def test_no_drawn_page_that_still_holds_the_form_is_taken_for_a_success():
    chooser = Random(11)
    ends = [(now, weigh(now, before)) for now, before in (draw_ending(chooser) for _ in range(800))]
    held = [end for now, end in ends if now.in_boxes and not now.links]
    assert len(held) > 30
    assert {end.outcome for end in held}.isdisjoint({Outcome.STANDS, Outcome.DRAFT})
