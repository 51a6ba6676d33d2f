"""Amounts and days in words."""

from __future__ import annotations

import pytest

from intake.text.composing.date_phrases import money_phrase


@pytest.mark.parametrize(
    ("cents", "said"),
    [(500, "5 euro"), (250, "2,50 euro"), (205, "2,05 euro"), (5, "0,05 euro"), (0, "0 euro")],
)
def test_an_amount_is_said_in_euros_and_two_figures_of_cents(cents, said):
    assert money_phrase(cents) == said
