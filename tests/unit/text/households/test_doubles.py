"""Who stands in a list many times is one household, however often."""

from __future__ import annotations

import pytest

from intake.text.households.doubles import find_doubles, share_way

JAN = {"last_name": "Bakker", "first_name": "Jan", "phone": "+31206184217"}


def pairs(*rows):
    return find_doubles([(number, values) for number, values in enumerate(rows)])


def test_a_line_for_each_meal_is_one_household():
    for times in (60, 61, 400):
        assert len({second for _, second in pairs(*[JAN] * times)}) == times - 1


def test_a_name_alone_may_be_of_two_people():
    name = {"last_name": "Bakker", "first_name": "Jan"}
    assert not pairs(*[name] * 70)


def test_a_home_with_one_number_is_many_households():
    others = [JAN | {"last_name": f"{letter}ries{letter}", "first_name": letter * 3}
              for letter in "abcdefghijklmnopqrstuvwxyz"]  # fmt: skip
    assert not pairs(*others, *[row | {"house_number": "9"} for row in others[:0]])


@pytest.mark.parametrize(
    ("addition", "other", "is_same"), [("a", "b", False), ("a", "", True), ("A", "a", True)]
)
def test_two_doors_of_one_number_are_two_addresses(addition, other, is_same):
    home = {"postcode": "1052 XK", "house_number": "16"}
    assert share_way(home | {"addition": addition}, home | {"addition": other}) is is_same
