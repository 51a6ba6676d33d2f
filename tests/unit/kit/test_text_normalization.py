"""Folding, shortening and listing plain text."""

from __future__ import annotations

import pytest

from intake.kit.text_normalization import (
    capitalize_first,
    fold_accents,
    join_list,
    normalize_words,
    shorten,
)


def test_thousands_of_marks_on_a_letter_are_dropped():
    assert fold_accents("e" + "\u0301" * 20_000 + "\u0327" * 20_000 + "n") == "en"


def test_accents_and_case_fall_away_and_letters_take_their_cousin():
    assert fold_accents("Çağdaş Łódź Straße ærø Ø ï") == "cagdas lodz strasse aero o i"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("contactNaam", "contact naam"),
        ("contact_naam[0]", "contact naam 0"),
        ("  E-mail\n adres ", "e mail adres"),
        ("BSN", "bsn"),
        ("", ""),
    ],
)
def test_words_come_apart(text, words):
    assert normalize_words(text) == words


@pytest.mark.parametrize(
    ("limit", "short"),
    [
        (None, "Een boor. Voor zaterdag. Graag."),
        (31, "Een boor. Voor zaterdag. Graag."),
        (30, "Een boor. Voor zaterdag."),
        (24, "Een boor. Voor zaterdag."),
        (23, "Een boor."),
        (8, "Een…"),
        (0, "…"),
    ],
)
def test_a_text_is_cut_at_a_sentence_else_at_a_word(limit, short):
    assert shorten("Een boor. Voor zaterdag. Graag.", limit) == short


@pytest.mark.parametrize(
    ("parts", "text"),
    [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")],
)
def test_things_are_listed_as_people_do(parts, text):
    assert join_list(parts, "en") == text


def test_only_the_first_letter_is_made_large():
    assert capitalize_first("de Vries-Bakker") == "De Vries-Bakker"
    assert capitalize_first("") == ""
