"""Which words of a text were changed."""

from __future__ import annotations

import pytest

from intake.text.composing.changed_parts import changed_parts
from intake.text.composing.first_difference import first_difference
from intake.text.composing.merge_edits import merge_edits


@pytest.mark.parametrize(
    ("old", "new", "parts"),
    [
        ("a b c", "a b c", []),
        ("a b c", "a x c", [(1, 2, 1, 2)]),
        ("a b c", "a c", [(1, 2, 1, 1)]),
        ("a c", "a b c", [(1, 1, 1, 2)]),
        ("a b c d e", "a x c y e", [(1, 2, 1, 2), (3, 4, 3, 4)]),
        ("", "a", [(0, 0, 0, 1)]),
        ("a a", "a a a", [(2, 2, 2, 3)]),
    ],
)
def test_what_differs_is_told_by_its_words(old, new, parts):
    assert changed_parts(old.split(), new.split()) == parts


def test_of_a_very_long_text_the_middle_is_one_change():
    old = ["begin", *["nee", "ja"] * 300, "eind"]
    new = ["begin", *["ja", "ja", "nee"] * 200, "eind"]
    assert changed_parts(old, new) == [(1, 601, 1, 601)]


def test_a_long_text_that_says_the_same_again_and_again_is_merged_without_comparing_each_word():
    base, mine, fresh = ("a. " * 5_000, "b a. " * 4_000, "a. c " * 4_000)
    assert merge_edits(base, mine, fresh) == fresh
    assert first_difference(": " * 20_000, ". " * 20_000)[0].endswith(" …")
