"""A value written as a box wants it, and a box that is read back."""

from __future__ import annotations

import pytest

from intake.filling.field_values import date_value, other_spellings, still_holds
from intake.filling.snapshot import Control
from intake.filling.step_values import make_step

POST = {"date_from": "2026-12-03", "house_number": "118", "description": "Wie helpt er?"}


def test_a_day_is_tried_as_it_is_written_here_before_the_month_comes_first():
    spelled = other_spellings("date_from", "2026-12-03", POST)
    assert spelled.index("03/12/2026") < spelled.index("12/03/2026")
    assert "2026-12-03" not in spelled, "that one was refused"


@pytest.mark.parametrize(
    ("pattern", "written"),
    [
        ("dd/mm/jjjj", "03/12/2026"),
        ("mm/dd/yyyy", "12/03/2026"),
        ("yyyy-mm-dd", "2026-12-03"),
    ],
)
def test_a_day_is_written_by_the_pattern_of_its_box(pattern, written):
    assert date_value("2026-12-03", Control(0, "input", "text", placeholder=pattern)) == written


@pytest.mark.parametrize(
    ("put_in", "held", "same"),
    [
        ("03-12-2026", "03/12/2026", True),
        ("03-12-2026", "12-03-2026", False),
        ("020 618 4217", "020-6184217", True),
        ("Wie helpt er met de tuin?", "wie helpt er met de tuin? Graag snel.", True),
        ("Wie helpt er met de tuin?", "Iets anders", False),
    ],
)
def test_a_box_still_holds_what_was_put_in_or_not(put_in, held, same):
    assert still_holds(put_in, held) is same


def test_a_number_that_does_not_fit_its_box_is_not_put_in_and_a_text_is_cut():
    short = Control(0, "input", "text", maxlength=2)
    assert make_step(short, "house_number", POST, has_title=True) is None
    fitting = Control(0, "input", "text", maxlength=3)
    assert make_step(fitting, "house_number", POST, has_title=True).value == "118"
    text = Control(0, "textarea", maxlength=8)
    assert len(make_step(text, "description", POST, has_title=True).value) <= 8
