"""Codes in what neighbours write."""

from __future__ import annotations

import pytest

from intake.desk.answering.reference_codes import find_reference_codes
from intake.kit.codes import format_code, next_code

CODE, _ = next_code("A", 0)
OTHER, _ = next_code("B", 0)


@pytest.mark.parametrize(
    "written",
    [
        format_code(CODE),
        format_code(CODE).lower(),
        CODE,
        format_code(CODE).replace("-", " "),
        f"Re: vraag ({format_code(CODE)}), dat kan.",
    ],
)
def test_a_code_is_found_however_it_is_written(written):
    assert find_reference_codes(written) == (CODE,)


def test_several_codes_come_in_their_order_each_once():
    text = f"{format_code(OTHER)} of {format_code(CODE)}? {OTHER}"
    assert find_reference_codes(text) == (OTHER, CODE)


@pytest.mark.parametrize("text", ["", "kunnen morgen", f"x{CODE}", f"{CODE}9", "123456789"])
def test_other_words_and_numbers_are_no_codes(text):
    assert find_reference_codes(text) == ()
