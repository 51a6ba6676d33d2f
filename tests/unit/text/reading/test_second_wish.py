"""Two wishes in one line are two; a wish and its reason are one."""

from __future__ import annotations

from datetime import date

import pytest

from intake.text.reading.second_wish import split_wishes
from intake.text.words.lexicon import lexicon


@pytest.mark.parametrize(
    ("line", "second"),
    [
        ("boor lenen en iemand die boodschappen doet", "iemand die boodschappen doet"),
        ("morgen naar de kapper, en ook een ladder lenen", "een ladder lenen"),
        ("ramen lappen, verder een warme maaltijd op vrijdag", "een warme maaltijd op vrijdag"),
        ("boormachine lenen zaterdag, gordijnrail ophangen", ""),
        ("tuin opruimen en gras maaien", ""),
        ("drie tafels en tien stoelen lenen", ""),
        ("krukken lenen, gebroken been", ""),
        ("", ""),
    ],
)
def test_a_second_wish_is_heard(line, second):
    found = split_wishes(line, date(2026, 11, 23), lexicon())
    assert found.second == second
    assert found.first if line else not found.first
