"""A clock face tells the same hour on every page."""

from __future__ import annotations

from datetime import time

import pytest

from intake.paper.clock_face import draw_clock


class PageThatMirrors:
    """Keeps the rules that are drawn as a reader sees them, from left to right."""

    def __init__(self, *, mirrored):
        self.mirrored = mirrored
        self.rules = []

    def draw_circle(self, *_):
        pass

    def draw_rule(self, begin, end, _weight):
        across = -1 if self.mirrored else 1
        self.rules.append((across * (end[0] - begin[0]), end[1] - begin[1]))


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize(("at", "side"), [(time(15), 1), (time(9), -1)])
def test_three_stands_at_the_right_and_nine_at_the_left(mirrored, at, side):
    page = PageThatMirrors(mirrored=mirrored)
    draw_clock(page, 0, 0, 60, at)
    hour_hand, minute_hand = page.rules[-2:]
    assert hour_hand[0] * side > 1
    assert abs(hour_hand[1]) < 0.01
    assert minute_hand[1] > 1
