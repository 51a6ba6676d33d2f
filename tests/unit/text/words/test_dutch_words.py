"""Which words are Dutch, and which one was meant by a word with one letter wrong."""

from __future__ import annotations

import pytest

from intake.text.words.dutch_words import correct_spelling, is_dutch_word


@pytest.mark.parametrize("word", ["aan", "ui", "vangkooi", "stokbrood", "kippenhok", "één", "mug"])
def test_a_word_or_a_compound_is_known(word):
    assert is_dutch_word(word)


@pytest.mark.parametrize("word", ["nie", "t", "mw", "ivm", "etn", "wasm", "doun", "do", "9u"])
def test_dialect_and_abbreviations_are_not(word):
    assert not is_dutch_word(word)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("maaltjid", "maaltijd"),
        ("sollicitasie", "sollicitatie"),
        ("stofzuger", "stofzuiger"),
        ("lennen", "lennen"),
        ("begraafpl", "begraafplaats"),
        ("slaapkmr", "slaapkamer"),
        ("telefn", "telefoon"),
        ("hebbn", "hebben"),
        ("trug", "terug"),
        ("boodschpn", "boodschappen"),
        ("damesfts", "damesfiets"),
        ("zwr", "zwr"),
        ("etn", "etn"),
        ("pierogi", "pierogi"),
        ("fiets", "fiets"),
    ],
)
def test_one_wrong_letter_is_mended_where_only_one_word_can_be_meant(typed, meant):
    assert correct_spelling(typed) == meant
