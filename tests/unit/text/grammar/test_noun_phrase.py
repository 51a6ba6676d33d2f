"""Articles, plurals and pronouns of what is asked for."""

from __future__ import annotations

import pytest

from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.nouns import find_noun, find_singular
from intake.text.words.word_lists import extend_from


@pytest.mark.parametrize(
    ("typed", "quantity", "indefinite", "definite", "pronoun"),
    [
        ("boormachine", 1, "een boormachine", "de boormachine", "hem"),
        ("groot luchtbed", 1, "een groot luchtbed", "het luchtbed", "het"),
        ("een groot luchtbed", 1, "een groot luchtbed", "het luchtbed", "het"),
        ("grote luchtbed", 1, "een groot luchtbed", "het luchtbed", "het"),
        ("groot soeppan", 1, "een grote soeppan", "de soeppan", "hem"),
        ("tweepersoons laken", 1, "een tweepersoons laken", "het laken", "het"),
        ("vouwtafel", 4, "vier vouwtafels", "de vouwtafels", "ze"),
        ("4 vouwtafels", 1, "vier vouwtafels", "de vouwtafels", "ze"),
        ("krukken", 1, "krukken", "de krukken", "ze"),
        ("Ladder", 1, "een ladder", "de ladder", "hem"),
        ("soep", 1, "soep", "de soep", "hem"),
        ("warm eten", 1, "warm eten", "het eten", "het"),
        ("kopje", 1, "een kopje", "het kopje", "het"),
        ("kinderslaapzakje", 1, "een kinderslaapzakje", "het kinderslaapzakje", "het"),
        ("gourmetstel voor 8 personen", 1, "een gourmetstel voor 8 personen", "het gourmetstel",
            "het"),
        ("partytent 3x3", 1, "een partytent 3x3", "de partytent", "hem"),
        ("zwiebelhark", 1, "een zwiebelhark", "de zwiebelhark", "hem"),
        ("wit rond tafel", 1, "een witte ronde tafel", "de tafel", "hem"),
        ("stoelen rond de tafel", 1, "stoelen rond de tafel", "de stoelen", "ze"),
        ("blorp", 1, "een blorp", "dit", "dit"),
        ("blorpen", 1, "blorpen", "dit", "dit"),
        ("", 1, "een", "dit", "dit"),
    ],
)  # fmt: skip
def test_a_thing_has_its_article_and_its_pronoun(typed, quantity, indefinite, definite, pronoun):
    phrase = read_noun_phrase(typed, quantity)
    assert phrase.indefinite.strip() == indefinite
    assert (phrase.definite, phrase.object_pronoun) == (definite, pronoun)


@pytest.mark.parametrize(
    ("word", "article", "plural"),
    [
        ("stoel", "de", "stoelen"), ("bed", "het", "bedden"), ("glas", "het", "glazen"),
        ("stad", "de", "steden"), ("havenstad", "de", "havensteden"), ("foto", "de", "foto's"),
        ("keukentrap", "de", "keukentrappen"), ("bingospel", "het", "bingospellen"),
        ("regenlaars", "de", "regenlaarzen"), ("buurthuis", "het", "buurthuizen"),
    ],
)  # fmt: skip
def test_a_noun_has_its_article_and_its_plural(word, article, plural):
    assert find_noun(word)[:2] == (article, plural)
    assert find_singular(plural) == word


def test_a_centre_adds_nouns_of_its_own(tmp_path):
    (tmp_path / "nouns.toml").write_text('het = ["blorp"]\n[plurals]\nblorp = "blorpjes"\n')
    extend_from(tmp_path)
    try:
        assert read_noun_phrase("blorp").definite == "het blorp"
        assert read_noun_phrase("blorp", 3).indefinite == "drie blorpjes"
    finally:
        extend_from(None)
    assert find_noun("blorp") is None


@pytest.mark.parametrize(
    ("one", "several"),
    [("pot", "potten"), ("mat", "matten"), ("tak", "takken"), ("ton", "tonnen"), ("bom", "bommen")],
)
def test_a_short_vowel_stays_short_in_the_plural(one, several):
    assert read_noun_phrase(one, 2).indefinite == f"twee {several}"
    assert find_singular(several) == one
