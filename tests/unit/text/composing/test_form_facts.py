"""What the form's own choices tell is said; what a post leaves out is told truly."""

from __future__ import annotations

import pytest

from tests.text_facts import post

WEEKLY = {"repeat": "FREQ=WEEKLY;BYDAY=SA", "first": "2027-01-09"}


@pytest.mark.parametrize(
    ("kind", "answers", "said"),
    [
        ("help", {"what": "tuin harken", "stairs": "few"}, "Er zijn een paar treden."),
        ("ride", {"what": "naar de markt", "stairs": "lift"}, "Er is een lift."),
        ("help", {"what": "lamp ophangen", "pets": "een kat die niet naar buiten mag"},
            "Er is een kat in huis."),
        ("help", {"what": "lamp ophangen", "pets": "hond, blaft maar doet nix"},
            "Er is een hond in huis, die niets doet."),
        ("help", {"what": "lamp ophangen", "need": "very"}, "Het is hard nodig."),
        ("help", {"what": "lamp ophangen", "stairs": "many"}, "Er is een hele trap."),
        ("help", {"what": "lamp ophangen", "pets": "2 kanaries"}, "Er zijn kanaries in huis."),
        ("help", {"what": "samen wandelen", "same_helper": "yes", **WEEKLY},
            "Het liefst komt elke keer dezelfde persoon."),
        ("meal", {"what": "warm eten", "allergies": "pinda"},
            "Er is iets dat niet in het eten mag. Wij vertellen"),
        ("help", {"what": "kat voeren", "cost": "2500", "first": "2027-01-09",
            "repeat": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU"}, "elke dag"),
        ("help", {"what": "kat voeren", "cost": "2500", "repeat": "FREQ=DAILY"},
            "krijgt er 25 euro voor."),
        ("meal", {"what": "warm eten", "diet": "geen vis", "allergies": "pinda"},
            "Er is nog iets dat niet in het eten mag. Wij vertellen"),
        ("help",
            {"what": "Op zaterdag meegaan naar de markt", **WEEKLY},
            "elke zaterdag samen naar de markt te gaan"),
        ("help", {"what": "3 lampen ophangen + spiegel"}, "drie lampen en een spiegel op"),
        ("offer", {"what": "fietsen maken", "free": "za 9.30-11.30"},
            "van half tien tot half twaalf"),
        ("borrow", {"what": "3 nee 4 stoelen", "quantity": "4"}, "vier stoelen"),
    ],
)  # fmt: skip
def test_it_stands_in_the_post(kind, answers, said):
    assert said in post(kind, **answers).text


@pytest.mark.parametrize(
    ("kind", "answers", "private"),
    [
        ("meal", {"what": "warm eten", "allergies": "pinda"}, "pinda"),
        ("help", {"what": "lamp ophangen", "pets": "bang voor honden"}, "hond"),
        ("help", {"what": "samen wandelen", "why": "haar tas is gestolen, durft niet meer"}, "tas"),
        (
            "meal",
            {"what": "warm eten", "why": "hij heeft twee keer het gas aan laten staan"},
            "gas",
        ),
        ("help", {"what": "lamp ophangen", "why": "haar ex heeft het gereedschap"}, "ex "),
        ("help", {"what": "gezelschap", "why": "mantelzorger is op, moet er even uit"}, "uit."),
        ("ride", {"what": "naar de tandarts", "why": "is bang, twee keer afgezegd"}, "afgezegd"),
        ("offer", {"what": "taart bakken", "why": "mevrouw 78 was bakker"}, "78"),
    ],
)
def test_it_stays_away_and_is_told(kind, answers, private):
    made = post(kind, **answers)
    assert private not in made.text
    assert set(answers) - {"what"} <= set(made.withheld)


def test_what_is_said_in_other_words_is_not_told_as_left_out():
    made = post("meal", what="2 porties nasi", quantity="2", diet="zonder varken")
    assert "Er mag geen varken" in made.text
    assert made.withheld == ()


def test_a_note_of_the_desk_is_told_as_left_out():
    assert post("help", what="tuin harken", note="de potten wegen tien kilo").withheld == ("note",)


@pytest.mark.parametrize("what", ["warm eten 2p ma wo, nee ma + do", "1x p wk warm eten, halen"])
def test_a_note_that_names_no_dish_is_a_meal_and_told(what):
    made = post("meal", what=what, repeat="FREQ=WEEKLY;BYDAY=MO")
    assert "wk" not in made.text
    assert "nee" not in made.text
    assert "what" in made.withheld


def test_what_the_name_of_a_dish_tells_is_no_second_secret():
    told = post("meal", what="pannenkoeken zonder gluten", allergies="kan niet tegen gluten")
    assert "mag iets niet in" not in told.text


@pytest.mark.parametrize(
    ("why", "private"),
    [
        ("man is ernstig ziek, het wordt hun laatste feest", "feest"),
        ("zit in de bijstand, baby 4 mnd", "baby"),
        ("Haar dochter, die anders rijdt, moet werken.", "De buurtgenoot moet werken"),
    ],
)
def test_what_is_private_or_untrue_of_who_asks_stays_out(why, private):
    assert private not in post("borrow", what="beamer", why=why).text
    assert private not in post("ride", what="naar het ziekenhuis", why=why).text
