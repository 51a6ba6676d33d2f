"""A centre's own words: they guard and are understood like those that are shipped."""

from __future__ import annotations

import pytest

from intake.text.guarding.finding import PrivateFacts
from intake.text.guarding.guard import guard
from intake.text.words.word_lists import extend_from, faults


@pytest.fixture
def own_words(tmp_path):
    def extend(text):
        (tmp_path / "guard.toml").write_text(text, encoding="utf8")
        extend_from(tmp_path)

    yield extend
    extend_from(None)


TEXT = "Ik kom alleen langs op het Zonnehuis voor de boormachine"


def test_a_word_that_a_centre_forbids_is_found(own_words):
    assert guard(TEXT, PrivateFacts()) == ()
    own_words('health = ["zonnehuis"]')
    assert [TEXT[one.start : one.end] for one in guard(TEXT, PrivateFacts())] == ["Zonnehuis"]
    assert faults() == ()
    extend_from(None)
    assert guard(TEXT, PrivateFacts()) == ()


def test_a_star_stands_for_any_ending(own_words):
    own_words('health = ["zonne*"]')
    assert [TEXT[one.start : one.end] for one in guard(TEXT, PrivateFacts())] == ["Zonnehuis"]


def test_a_file_that_is_wrong_adds_nothing_and_is_told(own_words):
    own_words("health = [")
    assert guard(TEXT, PrivateFacts()) == ()
    assert [fault.key for fault in faults()]


def test_a_word_that_a_centre_forbids_is_never_let_go_as_innocent(own_words):
    plant = "De ficus is ziek, wie heeft er verstand van kamerplanten"
    assert guard(plant, PrivateFacts()) == (), "a plant may be ill"
    own_words('health = ["ziek"]')
    assert [plant[one.start : one.end] for one in guard(plant, PrivateFacts())] == ["ziek"]


@pytest.mark.parametrize("heading", ["health = []", "key = []", "[capitals]\nhealth = []"])
def test_a_heading_without_words_stops_nothing(own_words, heading):
    own_words(heading)
    assert not faults()
    assert not guard("Wie heeft een boormachine te leen?", PrivateFacts())


def test_a_phrase_of_the_centre_is_guarded(own_words):
    own_words('[wide]\nhealth = ["komt van de Zonneheuvel"]')
    assert guard("Hij komt van de Zonneheuvel.", PrivateFacts())
