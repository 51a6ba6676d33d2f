"""Which of two sayings of a fact stands chosen before anybody chooses."""

from __future__ import annotations

import pytest

from intake.ui.person.pair_values import FactChoice


@pytest.mark.parametrize(
    ("left", "right", "says_more"),
    [
        ("A.", "Annie", True),
        ("Annie", "A.", False),
        ("Annie", "Anja", False),
        ("020 618 4217", "020 618 4217 · 06 12345678", True),
        ("Vries", "Vries", False),
    ],
)
def test_the_fuller_saying_of_the_same_is_chosen(left, right, says_more):
    assert FactChoice("first_name", "Voornaam", left, right).right_says_more is says_more
