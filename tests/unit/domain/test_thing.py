"""Which of the centre's own things a request asks for."""

from __future__ import annotations

import pytest

from intake.domain.thing import OwnStock, Thing


@pytest.mark.parametrize(
    ("name", "what", "is_named"),
    [
        ("Rolstoel", "een rolstoel", True),
        ("Rolstoel", "twee rolstoelen", True),
        ("Tenten", "een tent voor vier", True),
        ("Boormachine", "klopboormachine", False),
        ("Tent", "tentharingen", False),
        ("Rolstoel", "hulp in de tuin", False),
        ("Rolstoel", "", False),
        ("", "een rolstoel", False),
    ],
)
def test_a_thing_is_found_in_singular_and_plural(name, what, is_named):
    assert Thing(name=name).is_named_in(what) is is_named


def test_what_is_lent_too_often_leaves_none_free():
    assert OwnStock(Thing(name="Tent", count=2), lent=1).free == 1
    assert OwnStock(Thing(name="Tent", count=1), lent=3).free == 0
