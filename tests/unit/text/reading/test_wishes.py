"""What a neighbour offers, beside what a resident wishes."""

from __future__ import annotations

import pytest

from intake.text.reading.wishes import Wish, compare_wishes


@pytest.mark.parametrize(
    ("answers", "reply", "wish"),
    [
        ({"time": "14:00"}, "Ik kan om 14.30 uur.", Wish("time", True, "14:30")),
        ({"time": "14:00"}, "Tussen 1 en 5 uur 's middags.", Wish("time", True, "13:00")),
        ({"time": "14:00"}, "Alleen om 9 uur 's ochtends.", Wish("time", False, "09:00")),
        ({"time": "14:00"}, "Dat kan wel.", Wish("time", None)),
        ({"cost": "0"}, "Voor 5 euro mag het.", Wish("cost", False, "500")),
        ({"cost": "1000"}, "Voor 5 euro mag het.", Wish("cost", True, "500")),
        ({}, "Het kost niets hoor.", Wish("cost", True, "0")),
        ({"way": "brought"}, "Ik breng hem wel even langs.", Wish("way", True)),
        ({"way": "brought"}, "U kunt hem bij mij ophalen.", Wish("way", False)),
        ({"way": "fetched"}, "Kom hem maar ophalen.", Wish("way", True)),
        ({"way": "fetched"}, "Ik heb er een.", Wish("way", None)),
        ({"aids": "wheelchair"}, "Een rolstoel past in mijn auto.", Wish("aids", True)),
        ({"aids": "wheelchair"}, "Er past geen rolstoel in.", Wish("aids", False)),
        ({"aids": "wheelchair"}, "Een rolstoel kan helaas niet mee.", Wish("aids", False)),
        ({"aids": "rollator"}, "Ik rijd graag.", Wish("aids", None)),
    ],
)
def test_a_reply_is_held_against_a_wish(answers, reply, wish):
    assert wish in compare_wishes(answers, reply)


def test_what_nobody_wished_is_not_compared():
    assert compare_wishes({"way": "desk", "aids": "none"}, "Ik breng het om 3 uur.") == ()
