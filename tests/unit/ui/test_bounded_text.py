"""What somebody else wrote makes no window grow."""

from __future__ import annotations

import pytest

from intake.ui.widgets.bounded_text import (
    MAX_LINE,
    MAX_PARAGRAPH,
    bounded_line,
    bounded_paragraph,
)


@pytest.mark.parametrize("text", ["", "Een gewone zin van ons.", "x" * 40, "een " * 100])
def test_what_is_ordinary_stays(text):
    assert bounded_paragraph(text) == text


def test_a_long_word_may_be_broken_and_loses_no_letter():
    shown = bounded_paragraph("kijk " + "a" * 3_000 + " daar")
    assert shown.replace("\u200b", "") == "kijk " + "a" * 3_000 + " daar"
    assert max(len(piece) for piece in shown.replace("\u200b", " ").split()) == 40


@pytest.mark.parametrize(
    ("bound", "most"), [(bounded_line, MAX_LINE), (bounded_paragraph, MAX_PARAGRAPH)]
)
def test_what_is_far_too_long_is_cut(bound, most):
    shown = bound("ab " * most)
    assert len(shown) == most
    assert shown.endswith("…")
