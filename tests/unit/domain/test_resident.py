"""Postcodes, and what a resident is called by whom."""

from __future__ import annotations

import pytest

from intake.domain.resident import Resident, formal_name, parse_postcode


@pytest.mark.parametrize("typed", ["1052xk", "1052 XK", "  1052  xk ", "1052Xk"])
def test_a_postcode_is_read_however_it_is_typed(typed):
    assert parse_postcode(typed) == "1052 XK"


@pytest.mark.parametrize(
    "typed",
    ["", "0123 AB", "1052 SS", "1052sa", "1052 Sd", "1052", "1052 X", "x1052 XK", "1052 XKA"],
)
def test_what_is_no_postcode_is_none(typed):
    assert parse_postcode(typed) is None


@pytest.mark.parametrize(
    ("person", "name"),
    [
        (
            {"salutation": "mevrouw", "first_name": "Annie", "infix": "de", "last_name": "Vries"},
            "mevrouw De Vries",
        ),
        ({"salutation": "meneer", "first_name": "Jan", "last_name": "Bakker"}, "meneer Bakker"),
        ({"salutation": "mevrouw", "first_name": "Annie"}, "mevrouw Annie"),
        (
            {"first_name": "Annie", "infix": "van der", "last_name": "Berg"},
            "Annie van der Berg",
        ),
        ({"infix": "van der", "last_name": "Berg"}, "Van der Berg"),
    ],
)
def test_a_desk_addresses_somebody_formally(person, name):
    assert formal_name(Resident(**person)) == name


def test_a_neighbour_may_know_the_neighbourhood_else_four_digits_else_the_town():
    assert Resident(neighbourhood="De Baarsjes", postcode="1052 XK", city="Amsterdam").area == (
        "De Baarsjes"
    )
    assert Resident(postcode="1052 XK", city="Amsterdam").area == "1052"
    assert Resident(city="Amsterdam").area == "Amsterdam"


def test_an_empty_part_of_a_name_or_address_leaves_no_gap():
    assert Resident(first_name="Annie", last_name="Vries").full_name == "Annie Vries"
    assert Resident(street="Dam", house_number="1").address_line == "Dam 1"
    assert Resident(street="Dam", house_number="1", addition="hs").address_line == "Dam 1 hs"
    assert Resident(street="Dam").address_line == "Dam"
