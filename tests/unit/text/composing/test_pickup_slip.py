"""What stands on the slip of an agreement, block by block."""

from __future__ import annotations

from dataclasses import replace

import pytest

from intake.text.composing.pickup_slip import pickup_slip
from intake.text.composing.slip_text import SlipFacts
from tests.real.paper.paper_facts import ANNIE, DRILL, FRIDAY, LINDE, TRANSLATE

ELSEWHERE = "Buurthuis De Boom, Linnaeusstraat 4"


def lines(agreement, *, language="nl"):
    resident = replace(ANNIE, paper_language=language)
    slip = pickup_slip(TRANSLATE, SlipFacts(resident, DRILL, LINDE), agreement)
    return [line for block in slip.blocks for line in block.lines]


@pytest.mark.parametrize(("place", "is_told"), [(FRIDAY.place, True), (ELSEWHERE, False)])
def test_how_to_come_in_is_told_of_the_centre_alone(place, is_told):
    told = lines(replace(FRIDAY, place=place))
    assert (LINDE.entrance in told) is is_told
    assert any(place in line for line in told)


def test_a_sentence_of_the_centres_own_is_not_put_among_another_language():
    assert LINDE.entrance not in lines(FRIDAY, language="en")
