"""The province of a postcode, where its first two digits tell it."""

from __future__ import annotations

import pytest

from intake.domain.provinces import province_of


@pytest.mark.parametrize(
    ("postcode", "province"),
    [("1052 XK", "Noord-Holland"), ("3011 AA", "Zuid-Holland"), ("9712", "Groningen"),
        ("6211 LK", "Limburg"), ("8011PK", "Overijssel")],
)  # fmt: skip
def test_the_province_is_told_by_two_digits(postcode, province):
    assert province_of(postcode) == province


@pytest.mark.parametrize("postcode", ["1411 AA", "3811 BB", "", "x"])
def test_of_an_area_in_two_provinces_nothing_is_told(postcode):
    assert province_of(postcode) == ""
