"""A driver hears when to come, and when somebody is expected; the one is not told for the other."""

from __future__ import annotations

import pytest

from intake.text.composing.ride_hours import read_ride_hours
from tests.text_facts import post


@pytest.mark.parametrize(
    ("typed", "hours"),
    [
        ("Rit naar de markt", ("Rit naar de markt", "", "", "", "")),
        ("Rit naar de kapper; ophalen om tien over een, de afspraak is om kwart voor twee",
            ("Rit naar de kapper", "tien over één", "de afspraak", "kwart voor twee", "")),
        ("notaris, halen 13.15, afspr 14.00 ± 1 u, daarna terug",
            ("notaris", "kwart over één", "de afspraak", "twee uur", "")),
        ("Naar Lelystad; ophalen om half een, bezoek is om kwart voor twee en om drie uur terug",
            ("Naar Lelystad", "half één", "het bezoek", "kwart voor twee", "drie uur")),
        ("Rit naar haar zus; ophalen om twee uur en om vijf uur weer naar huis",
            ("Rit naar haar zus", "twee uur", "", "", "vijf uur")),
        ("club, 9.00 halen 15.30 terug", ("club", "negen uur", "", "", "half vier")),
        ("Rit naar de kapper, afspraak om 10.00", ("Rit naar de kapper, afspraak om 10.00",
            "", "", "", "")),
    ],
)  # fmt: skip
def test_the_hours_are_read(typed, hours):
    assert read_ride_hours(typed) == hours


def test_a_post_tells_each_hour_as_what_it_is():
    told = post(
        "ride",
        what="Rit naar de notaris in Sneek; ophalen om 13.15, de afspraak is om 14.00",
        time="13:15",
        first="2027-01-26",
    )
    assert "Ophalen is om kwart over één; de afspraak is om twee uur." in told.text
    assert "afspraak is om kwart over één" not in told.text


def test_where_the_destination_is_veiled_the_hour_of_fetching_is_not_that_of_the_appointment():
    told = post(
        "ride", what="Rit naar het ziekenhuis; ophalen om 13.15", time="13:15", first="2027-01-26"
    )
    assert "naar een afspraak?" in told.text
    assert "Ophalen is om kwart over één." in told.text


def test_how_long_the_way_is_stands_in_its_own_sentence():
    told = post("ride", what="Rit naar Helmond, ongeveer twintig minuten rijden")
    assert "Het is ongeveer twintig minuten rijden." in told.text


def test_what_somebody_does_there_is_no_task_of_the_driver():
    told = post("ride", what="Rit naar de notaris", why="papieren tekenen")
    assert "Tekent u" not in told.text
