"""How many people, and which things, as people write it."""

from __future__ import annotations

import pytest

from intake.text.households.amounts import count_in_cell, read_children, read_needs, read_persons


@pytest.mark.parametrize(
    ("written", "number"),
    [("4", 4), ("2+3", 5), ("vier", 4), ("2 volw + 1 kind", 3), ("4 pers.", 4), ("echtpaar", 2),
     ("4 (2 volw, 2 kind)", 4), ("alleen", 1), ("veel", None), ("3 à 4", None), ("0", None),
     ("400", None)],
)  # fmt: skip
def test_how_many_people(written, number):
    assert read_persons(written) == number


@pytest.mark.parametrize(
    ("written", "needs"),
    [
        ("2 matjes, 1 tent", {"matje": 2, "tent": 1}),
        ("tent + 4 slaapmatten", {"tent": 1, "slaapmat": 4}),
        ("3x luchtbed", {"luchtbed": 3}),
        ("5 x stoelen\n4 matjes", {"stoel": 5, "matje": 4}),
        ("een tent en twee stoelen", {"tent": 1, "stoel": 2}),
        ("stoelen (4)", {"stoel": 4}),
        ("tentje 2 pers.", {"tentje 2 pers.": 1}),
        ("geen", {}), ("", {}), ("-", {}),
    ],
)  # fmt: skip
def test_which_things(written, needs):
    assert read_needs(written) == needs


@pytest.mark.parametrize(
    ("written", "number"),
    [("", 0), ("x", 1), ("ja", 1), ("nee", 0), ("3", 3), ("2x", 2), ("x2", 2), ("twee", 2),
     ("groot", None)],
)  # fmt: skip
def test_the_cell_of_a_thing(written, number):
    assert count_in_cell(written) == number


@pytest.mark.parametrize(
    ("written", "count"),
    [("Sam (4), Noor (7)", 2), ("Adam (2)\nLina (5)\nYara (9)", 3), ("3", 3), ("Bo en Jip", 2)],
)
def test_children_are_counted_by_their_number_or_their_names(written, count):
    assert read_children(written) == count
