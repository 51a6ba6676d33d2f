"""A guest's route tells in order where to be, at what time, and who comes to fetch them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from intake.domain.centre import Centre
from intake.domain.project import Project
from intake.kit.paths import resources
from intake.kit.translations import Translations
from intake.text.composing.route_card import Guest, RouteStep, route_card, sort_by_time

CENTRE = Centre(name="De Linde", phone="+31206184217", street="Plein", city="Amsterdam")
DINNER = Project(name="de proeverij", first=date(2026, 12, 12), last=date(2026, 12, 12))
WORDS = Translations(resources() / "words").bound_to("nl")


def steps(*slots):
    return [RouteStep(slot, f"gang {at}", "Ans", "Plein 3") for at, slot in enumerate(slots)]


def card(*told, persons=1, centre=CENTRE):
    guest = Guest("mevrouw Bakker", ("Kade 1",), persons, told, 18)
    return route_card(guest, DINNER, centre, (date(2026, 12, 1), WORDS))


@pytest.mark.parametrize(
    ("slots", "order"),
    [
        (("20.00", "18.30", "19:15"), [1, 2, 0]),
        (("om 20 uur", "half tien", "18 u"), [2, 0, 1]),
        (("19 uur", "van 18 tot 20 uur", "18u30"), [1, 2, 0]),
        (("5.12 om 18.30", "17-19 uur", "za 12 december 18:00"), [1, 2, 0]),
        (("", "zaterdag 17.00-18.00", ""), [1, 0, 2]),
    ],
)
def test_the_stops_stand_by_their_time_and_the_others_after_them(slots, order):
    told = steps(*slots)
    assert sort_by_time(told) == [told[at] for at in order]


def test_each_stop_is_numbered_with_its_time_and_its_door():
    text = card(
        RouteStep("20.00", "toetje", "Piet", "Kade 9, Amsterdam"),
        RouteStep("18.00", "soep", "Ans de Boer", "Plein 3, Amsterdam", fetches=True),
    )
    assert text.title == "Uw route op zaterdag 12 december"
    assert text.sentences == (
        "U doet mee met de proeverij.",
        "",
        "1. 18.00: soep.",
        "Bij Ans de Boer, Plein 3, Amsterdam.",
        "Ans de Boer haalt u thuis op.",
        "",
        "2. 20.00: toetje.",
        "Bij Piet, Kade 9, Amsterdam.",
        "",
        "Kunt u niet komen? Bel ons dan: 020 618 4217.",
    )


def test_who_comes_with_others_reads_with_how_many_and_no_time_is_made_up():
    text = card(RouteStep("", "een plek aan tafel", "Ans", ""), persons=3)
    assert "U komt met 3 personen." in text.sentences
    assert text.sentences[2:5] == ("", "1. Een plek aan tafel.", "Bij Ans.")


def test_without_a_telephone_nobody_is_told_to_ring():
    text = card(RouteStep("", "soep", "Ans", ""), centre=replace(CENTRE, phone=""))
    assert not any("Bel" in sentence for sentence in text.sentences)
