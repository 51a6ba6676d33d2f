"""What the main button of the hand-over page does next."""

from __future__ import annotations

import pytest

from intake.ui.handovers.main_act import MainAct, choose_main_act
from intake.ui.handovers.people_to_come import PeopleToCome


@pytest.mark.parametrize(
    ("can_move", "takes_in", "has_next", "is_choosing", "act"),
    [
        (True, False, True, False, MainAct.HAND_OUT),
        (True, True, True, False, MainAct.TAKE_IN),
        (False, False, True, False, MainAct.OPEN_NEXT_PERSON),
        (False, True, True, True, MainAct.NONE),
        (False, False, False, False, MainAct.NONE),
    ],
)
def test_what_is_shown_comes_first_and_a_choice_before_the_next_person(
    can_move, takes_in, has_next, is_choosing, act
):
    chosen = choose_main_act(
        PeopleToCome(),
        can_move=can_move,
        takes_in=takes_in,
        has_next=has_next,
        is_choosing=is_choosing,
    )
    assert chosen is act
