"""What stands where a postcode should and is none is told, and is part of no street."""

from __future__ import annotations

import pytest

from intake.text.households.faulty_postcodes import (
    split_faulty_before_town,
    split_faulty_postcode,
)


@pytest.mark.parametrize(
    ("address", "faulty"),
    [
        ("105 ED Amsterdam, Kade 1", "105 ED"),
        ("Kade 1, 1O53 ED Amsterdam", "1O53 ED"),
        ("Kade 1, 0153 ED Amsterdam", "0153 ED"),
        ("Kade 1, 10533 ED Amsterdam", "10533 ED"),
        ("Kade 1, 1053 EDA Amsterdam", "1053 EDA"),
        ("Kade 1, 1053 3D Amsterdam", "1053 3D"),
        ("Kade 1, 10 53 ED Amsterdam", "10 53 ED"),
        ("Kade 12 153 ED Amsterdam", "153 ED"),
        ("Kade 1,\n1053 E", "1053 E"),
        ("Kade 1, 1053 ED Amsterdam", ""),
        ("Kade 112 HS", ""),
    ],
)
def test_a_faulty_postcode_is_cut_out_of_an_address(address, faulty):
    found, rest = split_faulty_postcode(address)
    assert found.strip() == faulty
    assert not faulty or faulty not in rest


@pytest.mark.parametrize(
    ("place", "parts"),
    [
        ("1053 E Amsterdam", ("1053 E", "Amsterdam")),
        ("1053 Amsterdam", ("1053", "Amsterdam")),
        ("Amsterdam", ("", "Amsterdam")),
    ],
)
def test_a_faulty_postcode_is_cut_off_before_a_town(place, parts):
    assert split_faulty_before_town(place) == parts
