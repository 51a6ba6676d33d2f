"""A post that begins with the person and why they ask."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from intake.text.composing.compose import compose
from intake.text.composing.person_first import about_person, read_wish
from intake.text.composing.wanted import Wanted
from tests.text_facts import TRANSLATE

STYLE = SimpleNamespace(informal=False, title_limit=60, text_limit=None)


def posted(kind, answers, code="K7QF25"):
    wanted = Wanted(kind, answers, "Lombok", "De Linde", "020 555 0100", code)
    return compose(wanted, STYLE, TRANSLATE.bound_to("nl")).text


@pytest.mark.parametrize(
    ("purpose", "wish"),
    [
        ("om de lamp op te hangen", "de lamp ophangen"),
        ("om de gordijnen korter te maken", "de gordijnen korter maken"),
        ("om een kast in elkaar te zetten in de hal", "een kast in elkaar zetten in de hal"),
        ("om te lenen", ""),
        ("om de stad in te kunnen", ""),
        ("voor een feest", ""),
    ],
)
def test_a_purpose_becomes_a_wish(purpose, wish):
    assert read_wish(purpose) == wish


@pytest.mark.parametrize(
    ("reason", "first"),
    [
        ("De kleinzoon komt logeren.", "De kleinzoon van een buurtgenoot in Lombok komt logeren."),
        ("Het achterkleinkind komt.", "Het achterkleinkind van een buurtgenoot in Lombok komt."),
        ("De zoon komt dan boren.", "De zoon van een buurtgenoot in Lombok komt boren."),
        ("De buurtgenoot is net verhuisd.", "Een buurtgenoot in Lombok is net verhuisd."),
        ("De zoon helpt.", ""),
        ("De buurtgenoot heeft zelf geen auto.", ""),
        ("De buurtgenoot zou er graag een te leen hebben.", ""),
        ("Het is voor een dag.", ""),
    ],
)
def test_what_is_told_of_a_person_opens_a_post(reason, first):
    assert about_person(reason, "een buurtgenoot in Lombok") == first


def test_who_lacks_a_car_asks_for_a_ride_with_it():
    told = about_person(
        "De buurtgenoot heeft geen auto.", "een buurtgenoot uit Lombok", is_way_told=True
    )
    assert told == "Een buurtgenoot uit Lombok heeft geen auto."


@pytest.mark.parametrize(
    ("kind", "answers", "begins"),
    [
        (
            "borrow",
            {"what": "droger", "first": "2027-01-04", "why": "de oude is stuk"},
            "De droger van een buurtgenoot in Lombok is stuk.",
        ),
        (
            "borrow",
            {
                "what": "trap",
                "first": "2027-01-04",
                "until": "2027-01-06",
                "why": "zolder opruimen",
            },
            "Een buurtgenoot in Lombok wil de zolder opruimen.",
        ),
        (
            "help",
            {"what": "lamp ophangen", "first": "2027-01-04", "why": "durft niet op een trap"},
            "Een buurtgenoot in Lombok durft niet op een trap. ",
        ),
        (
            "ride",
            {"what": "kringloop", "first": "2027-01-04", "why": "heeft geen auto"},
            "Een buurtgenoot uit Lombok heeft geen auto. ",
        ),
    ],
)
def test_a_question_follows_with_its_days_and_without_the_person_again(kind, answers, begins):
    texts = [posted(kind, answers, code=f"K7QF2{letter}") for letter in "0123456789ABCDEF"]
    asked = [text.removeprefix(begins) for text in texts if text.startswith(begins)]
    assert len(asked) > 3, texts
    for rest in asked:
        assert "een buurtgenoot" not in rest.lower()
        assert "maandag 4" in rest.split("?")[0]


def test_a_party_borrows_for_its_day():
    answers = {"what": "statafels", "quantity": "6", "first": "2027-01-04", "why": "buurtborrel"}
    assert "op maandag 4 januari" in posted("borrow", answers)
    kept = answers | {"keep": "keep"}
    assert "vanaf maandag 4 januari" in posted("borrow", kept | {"way": "brought"})
