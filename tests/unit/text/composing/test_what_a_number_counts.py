"""A number, a size or a moment is told of what it belongs to, and of nothing else."""

from __future__ import annotations

import pytest

from tests.text_facts import post

SERIES = {
    "first": "2027-01-14",
    "until": "2027-02-18",
    "time": "10:00",
    "repeat": "FREQ=WEEKLY;BYDAY=TH",
}


@pytest.mark.parametrize(
    ("kind", "answers", "said", "not_said"),
    [
        (
            "meal",
            {"what": "aan tafel mee-eten", "way": "together", "diet": "geen vlees, vis wel"},
            ("Er mag geen vlees in het eten. Vis mag wel.",),
            ("of vis",),
        ),
        (
            "offer",
            {"what": "Een stuk of dertig legpuzzels", "quantity": "30", "keep": "keep"},
            ("dertig legpuzzels",),
            ("dertig stukken", "dertig dertig"),
        ),
        (
            "meal",
            {"what": "een verjaardagstaart, genoeg voor tien", "quantity": "10", "way": "fetched"},
            ("genoeg voor tien",),
            ("tien buurtgenoten", "voor tien personen"),
        ),
        (
            "meal",
            {"what": "appeltaart", "quantity": "8", "way": "fetched"},
            ("Hij is voor acht personen.",),
            ("acht buurtgenoten",),
        ),
        (
            "offer",
            {
                "what": "Fietsen opknappen. Er is plaats voor vijf fietsen per ochtend",
                "quantity": "5",
                "free": "zaterdagochtend",
            },
            ("Er is plaats voor vijf fietsen per ochtend.",),
            ("vijf mensen",),
        ),
        (
            "help",
            {"what": "De beukenhaag snoeien, zes meter lang en schouderhoog"},
            ("Het stuk is zes meter lang en schouderhoog.",),
            ("lange meters",),
        ),
        (
            "help",
            {"what": "boodschappen doen, ongeveer 1 uur, 6 weken. lijstje ligt klaar", **SERIES},
            ("elke donderdag",),
            ("Het duurt zes weken",),
        ),
    ],
)
def test_it_is_told_of_its_own_thing(kind, answers, said, not_said):
    text = post(kind, **answers).text
    for part in said:
        assert part in text
    for part in not_said:
        assert part not in text


@pytest.mark.parametrize(
    "sentence",
    [
        "Versnellingen hoeven niet",
        "Twee mensen die elk een dag nemen mag ook",
        "Elektrische schaar en groene bak staan klaar",
    ],
)
def test_a_practical_sentence_stands_as_it_was_typed(sentence):
    written = post("help", what=f"De heg knippen. {sentence}")
    assert f"{sentence}." in written.text
    assert "what" not in written.withheld


def test_a_clause_that_lost_its_sentence_stays_at_the_desk_and_is_told():
    written = post(
        "help", what="Foto's op de laptop zetten en voordoen hoe het moet, zodat ze het later kan"
    )
    assert "Zodat" not in written.text
    assert "what" in written.withheld


def test_an_aside_at_the_end_of_a_question_has_no_comma_behind_it():
    written = post(
        "meal",
        what="een Surinaamse maaltijd, bijvoorbeeld moksi alesi of roti",
        repeat="FREQ=WEEKLY;INTERVAL=2;BYDAY=FR",
        way="brought",
        why="Mevrouw mist het eten van vroeger. Zij heeft MS.",
    )
    assert ",?" not in written.text
    assert ",." not in written.text


def test_the_weeks_of_a_series_without_an_end_are_told():
    series = {key: value for key, value in SERIES.items() if key != "until"}
    written = post("help", what="boodschappen doen, 6 weken. lijstje ligt klaar", **series)
    assert "zes weken" in written.text
