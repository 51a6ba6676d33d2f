"""A street above a part of a list is the street of its rows."""

from __future__ import annotations

import pytest

from intake.text.households.addresses import Address
from intake.text.households.part_headings import read_section


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Lindestraat", Address("Lindestraat")),
        ("De Meeuw, Bergweg, 3036 BB Ede", Address("Bergweg", postcode="3036 BB", city="Ede")),
        ("Portiek Schiekade, 3032 AG Rotterdam",
         Address("Schiekade", postcode="3032 AG", city="Rotterdam")),
        ("Wijk Noord", None),
        ("bezocht door: Karin & Moes, 14 nov", None),
        ("Lindestraat 4", None),
    ],
)  # fmt: skip
def test_a_heading_is_read(text, address):
    assert read_section(text) == address
