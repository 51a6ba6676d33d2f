"""Who stands in a list many times is one household, however often."""

from __future__ import annotations

from intake.text.households.doubles import find_doubles

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
