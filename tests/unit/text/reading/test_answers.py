"""What is typed into a field of the form, by its type."""

from __future__ import annotations

import pytest

from intake.forms.field import Field, Type
from intake.text.reading.answers import parse_answer, parse_moment
from tests.fakes import MONDAY

COST = Field(key="cost", type=Type.MONEY)


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("2,50", "250"),
        ("2,5", "250"),
        ("€ 2.05", "205"),
        ("12 euro", "1200"),
        ("gratis", "0"),
        ("0", "0"),
    ],
)
def test_a_price_is_kept_in_cents(typed, cents):
    assert parse_answer(COST, typed, MONDAY).value == cents


@pytest.mark.parametrize("typed", ["veel", "2,555", "12345"])
def test_what_is_no_price_is_told(typed):
    read = parse_answer(COST, typed, MONDAY)
    assert (read.value, bool(read.fault)) == ("", True)


def test_what_is_longer_than_a_moment_is_none():
    assert parse_moment("maandag " * 5_000, MONDAY) is None
    assert parse_answer(Field(key="when", type=Type.DAY), "maandag " * 5_000, MONDAY).fault
