"""What a post is about, and what is broader; names of categories without their endings."""

from __future__ import annotations

import pytest

from intake.filling.category_names import stem
from intake.filling.subjects import main_subject, name_of_subject, subjects_of


def a_post(kind, what):
    return {"kind": kind, "what": what, "title": what}


@pytest.mark.parametrize(
    ("kind", "what", "subjects"),
    [
        ("borrow", "boormachine", ["tools", "diy", "home", "goods"]),
        ("borrow", "tent", ["camping", "sports", "leisure", "goods"]),
        ("help", "tuin opknappen", ["gardening", "odd-jobs", "home", "services"]),
        ("ride", "ziekenhuis", ["ride-hospital", "transport", "ride-medical", "care", "services"]),
        ("meal", "soep", ["meal", "services"]),
        ("offer", "bank weg te geven", ["furniture", "home", "household", "goods"]),
        ("help", "iets onbekends xyz", ["services"]),
        ("borrow", "zwierelwap", ["goods"]),
    ],
)
def test_a_post_is_about_one_thing_most_and_less_about_what_is_broader(kind, what, subjects):
    weights = subjects_of(a_post(kind, what))
    assert sorted(weights, key=lambda key: -weights[key]) == subjects
    assert max(weights.values()) == 1.0
    assert main_subject(a_post(kind, what)) == subjects[0]


def test_a_category_that_somebody_named_tells_it_where_the_thing_does_not():
    post = a_post("borrow", "zwierelwap") | {"category": "gereedschap"}
    assert main_subject(post) == "tools"


def test_a_subject_has_a_name_that_people_use():
    assert name_of_subject("tools") == "gereedschap"
    assert name_of_subject("geen van ons") == "geen van ons"


@pytest.mark.parametrize(
    ("word", "without"),
    [("pannen", "pan"), ("boek", "boek"), ("fietsen", "fiets"),
        ("boeken", "boek"), ("huis", "huis"), ("tools", "tool")],
)  # fmt: skip
def test_one_and_several_are_the_same_name(word, without):
    assert stem(word) == without
