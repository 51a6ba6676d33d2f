"""What is typed behind the thing stands in a sentence of its own, or stays out and is told."""

from __future__ import annotations

import pytest

from intake.text.composing.typed_sentences import split_typed_sentences
from tests.text_facts import post


@pytest.mark.parametrize(
    ("typed", "what", "sentences"),
    [
        ("Twee bedjes. Lakens en dekens zijn er genoeg", "Twee bedjes",
            ("Lakens en dekens zijn er genoeg.",)),
        ("Een kast dragen. De bus en een steekwagen zijn geregeld", "Een kast dragen",
            ("De bus en een steekwagen zijn geregeld.",)),
        ("Een plaktafel; alleen een van de twee is ook al fijn", "Een plaktafel",
            ("Alleen een van de twee is ook al fijn.",)),
        ("Fietsen repareren. Geen elektrische fietsen", "Fietsen repareren",
            ("Elektrische fietsen horen er niet bij.",)),
        ("Nederlands praten. Afspreken in de bibliotheek", "Nederlands praten",
            ("Afspreken kan in de bibliotheek.",)),
        ("Lampen ophangen. Een trap moet de helper meebrengen", "Lampen ophangen",
            ("Een trap moet u meebrengen.",)),
        ("Naar de dierenarts, Dr. Poelsma in Joure", "Naar de dierenarts, Dr. Poelsma in Joure",
            ()),
        ("een maaltijd, bijvoorbeeld moksi alesi of roti",
            "een maaltijd, bijvoorbeeld moksi alesi of roti", ()),
    ],
)  # fmt: skip
def test_whole_sentences_stand_apart(typed, what, sentences):
    assert split_typed_sentences(typed) == (what, sentences, True)


@pytest.mark.parametrize(
    "typed",
    ["kat voeren, ± 20 min", "rit, 16.40 graag", "tuin, heg knppn", "stoel, m 3 man"],
)
def test_a_note_that_nobody_reads_stays_out_and_is_told(typed):
    split = split_typed_sentences(typed)
    assert "," not in split.what
    assert not split.is_whole


def test_a_sentence_that_tells_too_much_stays_out_and_is_told():
    split = split_typed_sentences("Samen koken. Haar man is overleden")
    assert split == ("Samen koken", (), False)


@pytest.mark.parametrize(("neighbours", "who"), [(1, "De buurtgenoot"), (2, "Eén van hen")])
def test_who_asks_is_named_as_a_neighbour_knows_them(neighbours, who):
    split = split_typed_sentences("Aanschuiven; ze maakt een nagerecht", neighbours)
    assert split.sentences == (f"{who} maakt een nagerecht.",)


def test_a_post_says_them_after_what_is_asked_and_to_whom_it_speaks():
    told = post("help", what="Lampen ophangen. Een trap moet de helper meebrengen")
    assert "Een trap moet u meebrengen." in told.text
    assert "what" not in told.withheld
    assert "what" in post("help", what="lampen ophangen, ± 20 min").withheld


@pytest.mark.parametrize(
    ("kind", "answers", "said"),
    [
        ("offer", {"what": "Bijles wiskunde. Neem je eigen boek mee"},
            "Eigen boek graag meenemen."),
        ("offer", {"what": "bijles, 2 leerlingen tegelijk"},
            "Er is plek voor twee leerlingen tegelijk."),
        ("offer", {"what": "pan soep over, zelf bakje meenemen"},
            "Graag zelf een bakje meenemen."),
        ("offer", {"what": "soep over", "free": "wo 17-18u afh, niet 30/12"}, "niet 30 december"),
        ("help", {"what": "Een uur Nederlands met hem praten"}, "Nederlands oefenen"),
        ("help", {"what": "Voorlezen aan een blinde man"}, "voorlezen"),
        ("meal", {"what": "Zes porties gewone pot", "quantity": "6"},
            "Het gaat om zes porties gewone pot."),
        ("ride", {"what": "notaris sneek"}, "naar de notaris in Sneek"),
        ("help", {"what": "Elke woensdagochtend samen boodschappen doen",
            "repeat": "FREQ=WEEKLY;BYDAY=WE"}, "elke woensdag"),
    ],
)  # fmt: skip
def test_it_reads_as_it_was_meant(kind, answers, said):
    told = post(kind, **answers).text
    assert said in told
    assert "Elke woensdagochtend" not in told


def test_a_condition_stands_before_its_own_clause_and_a_day_of_the_form_is_not_told_twice():
    lesson = post("offer", what="Gitaarles. Als u geen gitaar hebt, kunt u er een lenen")
    assert "Als u geen gitaar hebt, kunt u er een lenen." in lesson.text
    ladder = post("borrow", what="ladder, za (zo kan ook)", first="2026-12-19")
    assert "Zondag kan ook." in ladder.text
    assert ", za" not in ladder.text


@pytest.mark.parametrize(
    "typed",
    [
        "De sleutel ligt bij de buren", "Hij draagt luiers", "De huur is niet betaald",
        "Ze slapen op de grond", "Neem haar insuline mee", "Breng het geld mee",
        "Afspreken in flat De Horst", "Hij is de hele dag alleen", "De baby komt in maart",
        "De politie komt langs", "Wat niemand ooit eerder opschreef, gebeurt hier",
    ],
)  # fmt: skip
@pytest.mark.parametrize("kind", ["borrow", "help", "meal"])
def test_a_typed_sentence_is_practical_or_it_stays_at_the_desk(kind, typed):
    told = post(kind, what=f"Pan soep. {typed}" if kind == "meal" else f"Lamp ophangen. {typed}")
    assert typed.split()[-1].lower() not in told.text.lower()
    assert "what" in told.withheld


@pytest.mark.parametrize("key", ["what", "why"])
def test_of_a_note_without_an_end_the_beginning_is_read_and_that_is_told(key):
    answers = {"what": "boormachine", "why": "", key: "boormachine, heel fijn " * 2_000}
    told = post("borrow", **answers)
    assert len(told.text) < 4_000
    assert key in told.withheld
