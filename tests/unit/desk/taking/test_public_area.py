"""Where somebody lives, as far as strangers may know."""

from __future__ import annotations

import pytest

from intake.desk.taking.public_area import public_area
from intake.domain.centre import Centre
from intake.domain.resident import Resident

CENTRE = Centre(name="De Linde", city="Amsterdam")


@pytest.mark.parametrize(
    ("resident", "area"),
    [
        ({"neighbourhood": "De Baarsjes", "postcode": "1052 XK"}, "De Baarsjes"),
        ({"postcode": "1052 XK", "city": "Haarlem"}, "Haarlem (1052)"),
        ({"postcode": "1052 XK"}, "Amsterdam (1052)"),
        ({"city": "Haarlem"}, "Haarlem"),
        ({}, "Amsterdam"),
    ],
)
def test_a_neighbourhood_else_a_town_with_four_digits(resident, area):
    assert public_area(Resident(**resident), CENTRE) == area
