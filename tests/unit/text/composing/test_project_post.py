"""A project's post: whole sentences, its thing, its days and its code, within the limits."""

from __future__ import annotations

import re
from datetime import date
from types import SimpleNamespace

import pytest

from intake.text.composing.project_post import ProjectWanted, project_post
from tests.text_facts import TRANSLATE

DUTCH = TRANSLATE.bound_to("nl")

STYLES = (
    SimpleNamespace(informal=True, title_limit=None, text_limit=None),
    SimpleNamespace(informal=False, title_limit=40, text_limit=160),
    SimpleNamespace(informal=False, title_limit=20, text_limit=90),
)
ITEMS = (
    ("tent 4 personen", 45, "tenten voor vier personen"),
    ("4-persoons tent", 2, "twee tenten voor vier personen"),
    ("slaapmat", 130, "slaapmatten"),
    ("koelbox", 1, "een koelbox"),
    ("stoel", 12, "twaalf stoelen"),
)


def wanted(item="slaapmat", pieces=7, **values):
    told = {
        "project": "Buurtcamping Rembrandtpark",
        "place": "Rembrandtpark",
        "first": date(2027, 7, 9),
        "last": date(2027, 7, 11),
        "households": 40,
        "centre": "De Linde",
        "phone": "020 555 0100",
        "code": "AQ42VT",
    }
    return ProjectWanted(item=item, pieces=pieces, **{**told, **values})


@pytest.mark.parametrize("style", STYLES)
@pytest.mark.parametrize("is_place", [False, True])
@pytest.mark.parametrize("variant", range(6))
@pytest.mark.parametrize(("item", "pieces", "_said"), ITEMS)
def test_every_post_is_whole_sentences_with_its_code(style, is_place, variant, item, pieces, _said):
    asked = wanted(item, pieces, variant=variant, is_place=is_place)
    post = project_post(asked, style, DUTCH)
    assert "AQ4-2VT" in post.text
    sentences = re.split(r"(?<=[.?]) ", post.text)
    for sentence in sentences:
        assert sentence[0].isupper() or sentence[0].isdigit(), sentence
        assert sentence[-1] in ".?", sentence
        assert len(sentence.split()) > 2, sentence
    assert not re.search(r"\b(\w+) \1\b", post.text.casefold()), "no word twice"
    for odd in ("  ", "{", " ,", ": ,", "None"):
        assert odd not in post.text + post.title
    familiar = re.search(r"\b(?:je|jou|jouw)\b", post.text)
    formal = re.search(r"\b(?:u|uw)\b", post.text)
    assert not (familiar and formal)
    assert not (formal if style.informal else familiar)
    assert len(post.title) <= (style.title_limit or 60)


@pytest.mark.parametrize(("item", "pieces", "said"), ITEMS)
def test_the_thing_is_said_as_a_neighbour_says_it(item, pieces, said):
    post = project_post(wanted(item, pieces), STYLES[0], DUTCH)
    assert said in post.text


def test_six_posts_of_one_day_begin_with_six_other_sentences():
    texts = [project_post(wanted(variant=at), STYLES[0], DUTCH).text for at in range(6)]
    assert len({text.split(".")[0].split("?")[0] for text in texts}) == 6


def test_the_days_stand_in_title_and_text():
    post = project_post(wanted(), STYLES[0], DUTCH)
    assert "9 tot en met 11 juli" in post.title
    assert "vrijdag 9 tot en met zondag 11 juli" in post.text
    one_day = project_post(wanted(last=date(2027, 7, 9)), STYLES[0], DUTCH)
    assert "vrijdag 9 juli" in one_day.text


def test_few_households_are_not_counted_in_public():
    assert "veertig huishoudens" in project_post(wanted(), STYLES[0], DUTCH).text
    assert "huishoudens" not in project_post(wanted(households=4), STYLES[0], DUTCH).text


def test_who_fetches_is_as_the_centre_has_it():
    assert "Wij komen halen" in project_post(wanted(desk_fetches=True), STYLES[0], DUTCH).text
    assert "onze balie" in project_post(wanted(), STYLES[0], DUTCH).text


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Kerstdiner", "het Kerstdiner"),
        ("De Buurtcamping", "de Buurtcamping"),
        ("Straatfeest Lindestraat", "het Straatfeest Lindestraat"),
        ("Xyzzy 2027", "voor Xyzzy 2027"),
    ],
)
def test_the_project_has_its_article_within_a_sentence(name, said):
    assert said in project_post(wanted(project=name, variant=1), STYLES[0], DUTCH).text
