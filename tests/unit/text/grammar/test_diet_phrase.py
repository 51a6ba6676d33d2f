"""A diet as a cook hears it."""

from __future__ import annotations

import pytest

from intake.text.grammar.diet_phrase import read_diet


@pytest.mark.parametrize(
    ("typed", "eats", "allergies", "rest"),
    [
        ("zonder varken", "geen varkensvlees", "", ()),
        ("zonder varken, rund", "geen varkensvlees of rund", "", ()),
        ("zonder varken, 1 kind notenallergie", "geen varkensvlees", "", ("1 kind notenallergie",)),
        ("zoutarm en geen noten of ei", "zoutarm en geen noten of ei", "", ()),
        ("vega", "vegetarisch", "", ()),
        ("pinda-allergie", "", "pinda's", ()),
        ("allergisch voor schaaldieren, zoutarm", "zoutarm", "schaaldieren", ()),
        ("zonder vis, pinda-allergie, melk", "geen vis", "pinda's", ("melk",)),
        ("zonder vis, weinig zout, ui", "geen vis", "", ("weinig zout", "ui")),
        ("zonder vis, zacht, ui", "geen vis", "", ("ui",)),
        ("geen graten", "", "", ()),
        ("eet alles", "", "", ()),
        ("suikerarm, zonder suiker", "geen suiker", "", ()),
    ],
)
def test_what_is_eaten_what_may_not_be_in_it_and_what_is_told_by_itself(
    typed, eats, allergies, rest
):
    read = read_diet(typed)
    assert (read.eats, read.allergies, read.rest) == (eats, allergies, rest)


@pytest.mark.parametrize(
    ("typed", "must_be", "may_not_be", "without"),
    [
        ("zoutarm, zacht, geen graten", "zoutarm en zacht", "", "graten"),
        ("niet te scherp", "", "niet te scherp", ""),
        ("liefst gemalen", "gemalen", "", ""),
        ("zacht of gemalen", "zacht of gemalen", "", ""),
        ("glutenvrij ivm coeliakie", "glutenvrij", "", ""),
    ],
)
def test_how_the_food_must_be(typed, must_be, may_not_be, without):
    read = read_diet(typed)
    assert (read.must_be, read.may_not_be, read.without) == (must_be, may_not_be, without)
