"""How many of what, as it stands on a receipt and is said in a call."""

from __future__ import annotations

import pytest

from intake.text.composing.thing_words import parts_phrase, pieces_phrase, the_thing
from intake.text.reading.parts import parse_parts


@pytest.mark.parametrize(
    ("name", "pieces", "said"),
    [
        ("tent", 1, "tent"),
        ("tent", 2, "2 tenten"),
        ("haringen", 12, "12 haringen"),
        ("rolstoel", 2, "2 rolstoelen"),
        ("slaapmat", 4, "4 slaapmatten"),
        ("tent 4 personen", 2, "2 tenten 4 personen"),
        ("tent, 4 personen", 2, "2 tenten, 4 personen"),
        ("pan voor 10 liter", 3, "3 pannen voor 10 liter"),
        ("tent 4 personen", 1, "tent 4 personen"),
        ("slaapmat, dik", 4, "4 × slaapmat, dik"),
        ("Xyqz", 3, "3 × Xyqz"),
    ],
)
def test_a_number_of_things_is_said_as_one_says_it(name, pieces, said):
    assert pieces_phrase(name, pieces) == said


def test_parts_with_none_of_them_are_left_out():
    assert parts_phrase([("stok", 1), ("zeil", 0), ("haringen", 12)]) == "stok, 12 haringen"


def test_a_thing_has_its_article_where_it_is_known():
    assert the_thing("tent") == "de tent"
    assert the_thing("Xyqz") == "Xyqz"


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("2 stokken, 12 haringen, zeil", (("stokken", 2), ("haringen", 12), ("zeil", 1))),
        ("4x poot en dak.", (("poot", 4), ("dak", 1))),
        ("3 x mat; ", (("mat", 3),)),
        ("", ()),
        (" , ,", ()),
    ],
)
def test_parts_are_read_as_they_are_typed(typed, parts):
    assert parse_parts(typed) == parts
