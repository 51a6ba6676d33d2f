"""What two commands changed, taken together."""

from __future__ import annotations

from intake.desk.result import Changes
from intake.kit.ids import new_id


def test_what_both_changed_stays_changed():
    both, one, other = new_id(), new_id(), new_id()
    left = Changes(requests=frozenset({both, one}), centre=True)
    right = Changes(requests=frozenset({both, other}), centre=True)
    together = left | right
    assert together.requests == {both, one, other}
    assert together.centre
    assert not Changes()
