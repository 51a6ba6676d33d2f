"""The order in which a line is drawn, from its first glyph at the left to its last."""

from __future__ import annotations

import pytest
from arabic_reshaper import reshape

from intake.paper.text_direction import drawing_order

RING = "اتصل بنا"


def drawn(text):
    return drawing_order(text, right_to_left=True)


def test_the_first_word_stands_at_the_right_and_the_number_is_not_turned():
    assert drawn(f"{RING}: 020 555 0100") == f"020\u00a0555\u00a00100 :{reshape(RING)[::-1]}"


def test_dutch_words_within_arabic_keep_their_order():
    assert drawn(f"{RING}: De Linde, Kinkerstraat 120") == (
        f"De Linde, Kinkerstraat 120 :{reshape(RING)[::-1]}"
    )


@pytest.mark.parametrize(
    ("written", "seen"), [("«boor»", "«boor»"), ("(020 618 4217)", "(020\u00a0618\u00a04217)")]
)
def test_marks_in_pairs_open_to_the_side_from_which_they_are_read(written, seen):
    assert drawn(f"{RING}: {written}") == f"{seen} :{reshape(RING)[::-1]}"


def test_a_code_is_read_as_it_is_typed():
    assert drawn("K7Q-F20") == "K7Q-F20"


def test_an_arabic_name_within_dutch_is_turned_alone():
    assert drawing_order(f"Voor {RING}.") == f"Voor {reshape(RING)[::-1]}."


def test_dutch_is_not_touched():
    assert drawing_order("Bel ons: 020 555 0100") == "Bel ons: 020 555 0100"
