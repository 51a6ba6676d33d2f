"""A time as neighbours say it, with the part of the day where the hour alone would not tell."""

from __future__ import annotations

from datetime import time

import pytest

from intake.text.grammar.clock_words import clock_words

BY_HOUR = """twaalf uur 's nachts|één uur 's nachts|twee uur 's nachts|drie uur 's nachts
vier uur 's nachts|vijf uur 's ochtends|zes uur 's ochtends|zeven uur|acht uur|negen uur|tien uur
elf uur|twaalf uur|één uur|twee uur|drie uur|vier uur|vijf uur|zes uur|zeven uur 's avonds
acht uur 's avonds|negen uur 's avonds|tien uur 's avonds|elf uur 's avonds"""


@pytest.mark.parametrize(("hour", "said"), list(enumerate(BY_HOUR.replace("\n", "|").split("|"))))
def test_each_whole_hour_of_a_day(hour, said):
    assert clock_words(time(hour)) == said


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (time(9, 5), "vijf over negen"),
        (time(9, 14), "veertien over negen"),
        (time(9, 15), "kwart over negen"),
        (time(9, 20), "tien voor half tien"),
        (time(9, 29), "één voor half tien"),
        (time(9, 30), "half tien"),
        (time(9, 35), "vijf over half tien"),
        (time(9, 44), "veertien over half tien"),
        (time(9, 45), "kwart voor tien"),
        (time(9, 50), "tien voor tien"),
        (time(12, 30), "half één"),
        (time(11, 45), "kwart voor twaalf"),
        (time(18, 59), "één voor zeven"),
        (time(19, 30), "half acht 's avonds"),
        (time(4, 59), "één voor vijf 's nachts"),
        (time(6, 59), "één voor zeven 's ochtends"),
    ],
)
def test_minutes_are_told_from_the_nearest_half_or_hour(at, said):
    assert clock_words(at) == said
