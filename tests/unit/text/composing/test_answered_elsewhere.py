"""What another answer tells does not stand in what is asked."""

from __future__ import annotations

import pytest

from intake.text.composing.answered_elsewhere import without_answered
from tests.text_facts import post

WEDNESDAYS = {"first": "2027-01-06", "repeat": "FREQ=WEEKLY;BYDAY=WE"}


@pytest.mark.parametrize(
    ("kind", "what", "answers", "left"),
    [
        ("ride", "naar zwembad en weer terug, elke wo", {**WEDNESDAYS, "back": "yes"},
            "naar zwembad"),
        ("ride", "naar zwembad en terug", {}, "naar zwembad en terug"),
        ("ride", "ritje naar zus in Raalte", {}, "naar zus in Raalte"),
        ("ride", "Apeldoorn zondagmiddag", {"first": "2026-12-20"}, "Apeldoorn"),
        ("ride", "Apeldoorn zondagmiddag", {}, "Apeldoorn zondagmiddag"),
        ("ride", "kapper + boodschapje AH", {}, "kapper en daarna naar de supermarkt"),
        ("meal", "kerstdiner voor 2", {"quantity": "2"}, "kerstdiner"),
        ("meal", "kerstdiner voor 2", {"quantity": "3"}, "kerstdiner voor 2"),
        ("meal", "soep of stamppot, niks bijzonders", {}, "soep of stamppot"),
        ("help", "elke week", {"first": "2026-12-20"}, "elke week"),
    ],
)  # fmt: skip
def test_it_is_left_out_only_where_it_is_answered(kind, what, answers, left):
    assert without_answered(kind, what, answers) == left


@pytest.mark.parametrize(
    ("kind", "answers", "said"),
    [
        ("meal", {"what": "samen eten bij mij thuis", "way": "together"}, " thuis"),
        ("help", {"what": "logeeradres voor mijn parkiet", "first": "2026-12-14",
            "until": "2026-12-22", "pets": "een parkiet"}, "de parkiet in huis"),
        ("help", {"what": "samen een brief lezen en het formulier invullen"},
            "het lezen van een brief en het invullen van een formulier"),
        ("help", {"what": "fietsband plakken + achterlicht nakijkn damesfts"},
            "een fietsband van een damesfiets plakken en het achterlicht nakijken"),
        ("offer", {"what": "kl klusjes in huis: lamp ophngn, lekke kraan, plank"},
            "Denk aan een lamp ophangen, een lekke kraan of een plank."),
        ("offer", {"what": "tuin klusjes snoeien blad ruimen heg ed"},
            "Denk aan snoeien, blad ruimen of een heg."),
        ("offer", {"what": "sta op stoel elektr., bruin leer", "keep": "keep"},
            "elektrische sta-opstoel"),
        ("offer", {"what": "sta op stoel elektr., bruin leer", "keep": "keep"},
            "Hij is van bruin leer."),
        ("offer", {"what": "taalles geven", "free": "ma tm do ochtnd"},
            "van maandag tot en met donderdag, 's ochtends"),
        ("offer", {"what": "bankstel", "keep": "keep", "free": "na 18u en zat"},
            "na zes uur en op zaterdag"),
        ("help", {"what": "stoep vegen en container buitn zetten"},
            "de stoep vegen en de container buitenzetten"),
        ("offer", {"what": "kleding verstellen: zomen, ritsen en knopen"},
            "Denk aan zomen, ritsen en knopen."),
        ("offer", {"what": "statafels", "keep": "loan", "free": "hele dec, beh. 24 tm 26"},
            "heel december"),
        ("meal", {"what": "kerstmaal", "diet": "vegetarisch, ook gn vis"}, "vegetarisch zijn."),
        ("help", {"what": "hond uitlaten sochtends", "time": "08:30", "first": "2026-12-14"},
            "om half negen 's ochtends de hond"),
        ("meal", {"what": "Op zondag meeëten bij iemand in de buurt", "way": "together",
            "first": "2026-12-20", "repeat": "FREQ=WEEKLY;BYDAY=SU"}, "graag bij iemand aan."),
        ("offer", {"what": "Kleine klussen in huis en fietsen repareren"},
            "kleine klussen in huis doen en fietsen repareren"),
        ("offer", {"what": "Zelfgebreide sjaals", "keep": "keep"}, "zelfgebreide sjaals"),
        ("borrow", {"what": "stoomapp vr behang"}, "stoomapparaat voor behang"),
        ("borrow", {"what": "winterjas hr mt 56", "keep": "keep"}, "herenwinterjas in maat 56"),
        ("meal", {"what": "warm eten", "diet": "gn varken, groente zacht gekookt"},
            "De groente moet zacht gekookt zijn."),
    ],
)  # fmt: skip
def test_hurried_words_are_said_as_they_are_meant(kind, answers, said):
    assert said in post(kind, **answers).text


def test_a_pet_that_is_asked_about_is_no_warning():
    made = post("help", what="logeeradres voor mijn parkiet", pets="een parkiet")
    assert "Er is een parkiet in huis" not in made.text


def test_a_title_names_where_a_thing_is_fetched_from():
    assert "zolder" in post("help", what="kerstboom van zolder halen en opzetten").title
    assert "uit elkaar" in post("help", what="kast uit elkaar halen en naar beneden sjouwen").title


def test_how_somebody_chews_is_for_the_cook_alone():
    made = post("meal", what="stamppot", diet="zacht, kauwt moeilijk")
    assert "zacht" in made.text
    assert "kauwt" not in made.text
    assert "diet" in made.withheld


def test_too_much_for_one_does_not_tell_that_somebody_lives_alone():
    made = post("offer", what="pompoenen", keep="keep", why="Het is veel te veel voor mij alleen.")
    assert "te veel" in made.text
    assert "alleen" not in made.text


def test_that_a_warm_bath_helps_is_of_the_health_of_somebody():
    made = post("ride", what="naar het zwembad", why="reuma, warm bad helpt")
    assert "helpt" not in made.text
