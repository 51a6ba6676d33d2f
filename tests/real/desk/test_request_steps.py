"""Walks over the states of a request: each turn follows another as the domain says it does."""

from __future__ import annotations

import os
import random
from collections import defaultdict

import pytest

from intake.domain.request_steps import NEXT, STEPS, draw_steps
from tests.paths import ROOT
from tests.request_acts import ACTS, Walk

_ACTS_OF_A_WALK = 14
_BEGIN, _END = "<!-- steps -->\n", "<!-- /steps -->"


def walked(practice, walks, seed):
    """Do acts at random; give by (turn, act) the turns that were seen to follow."""
    seen = defaultdict(set)
    rng = random.Random(seed)
    for _ in range(walks):
        walk = Walk(practice)
        for _ in range(_ACTS_OF_A_WALK):
            name = rng.choice(list(ACTS))
            before = walk.turn
            if walk.do(name):
                seen[before, name].add(walk.turn)
    return seen


@pytest.mark.parametrize("seed", [1, 2])
def test_what_follows_is_what_the_domain_says_can_follow(practice, seed, long):
    seen = walked(practice, 200 if long else 20, seed)
    assert len(seen) > 15
    for (turn, name), after in seen.items():
        assert after <= NEXT[turn].get(name, {turn}), (turn, name)


def test_every_turn_says_who_must_do_what_and_by_when():
    reached = {turn for acts in NEXT.values() for after in acts.values() for turn in after}
    assert reached <= set(STEPS)
    assert set(NEXT) == set(STEPS)
    for turn, step in STEPS.items():
        assert step.who
        assert step.what
        assert bool(step.by) is not step.is_end, turn


def test_the_picture_of_the_steps_is_the_one_in_the_architecture():
    file = ROOT / "ARCHITECTURE.md"
    text = file.read_text(encoding="utf8")
    before, _, rest = text.partition(_BEGIN)
    kept, end, after = rest.partition(_END)
    assert end
    if os.environ.get("INTAKE_REDRAW"):
        file.write_text(f"{before}{_BEGIN}{draw_steps()}{_END}{after}", encoding="utf8")
        kept = draw_steps()
    assert kept == draw_steps()
