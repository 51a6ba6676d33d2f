"""Days that are shortened for a title, and the last day of a repeat."""

from __future__ import annotations

from datetime import date

import pytest

from intake.text.composing.title_days import (
    is_shortened,
    last_time,
    shorter_span,
    with_short_days,
)

SUNDAY = date(2026, 12, 20)


@pytest.mark.parametrize(
    ("rule", "last"),
    [
        ("FREQ=WEEKLY;BYDAY=MO,WE,FR", date(2026, 12, 18)),
        ("FREQ=WEEKLY;BYDAY=MO", date(2026, 12, 14)),
        ("FREQ=WEEKLY;BYDAY=SU,MO", SUNDAY),
        ("FREQ=WEEKLY", SUNDAY),
        ("FREQ=WEEKLY;COUNT=3", SUNDAY),
        ("FREQ=DAILY", SUNDAY),
        ("FREQ=DAILY;INTERVAL=2", date(2026, 12, 20)),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO", date(2026, 12, 14)),
        ("FREQ=MONTHLY", date(2026, 11, 30)),
        ("FREQ=MONTHLY;BYDAY=1SA", date(2026, 12, 5)),
    ],
)
def test_a_repeat_ends_on_the_last_of_its_days(rule, last):
    assert last_time(rule, date(2026, 11, 30), SUNDAY) == last


@pytest.mark.parametrize(
    ("first", "until", "span"),
    [
        (date(2026, 12, 24), date(2026, 12, 27), "24 t/m 27 dec"),
        (date(2026, 11, 30), date(2026, 12, 2), "30 nov t/m 2 dec"),
        (date(2026, 6, 5), date(2026, 6, 5), "5 juni"),
    ],
)
def test_a_span_is_written_short(first, until, span):
    assert shorter_span(first, until) == span


@pytest.mark.parametrize(
    ("often", "short"),
    [
        ("elke maandag, woensdag en vrijdag", "elke ma, wo en vr"),
        ("elke dinsdag en donderdag", "elke di en do"),
        ("elke zaterdag en zondag", "elke za en zo"),
        ("elke dag", "elke dag"),
    ],
)
def test_days_of_a_week_are_written_short(often, short):
    assert with_short_days(often) == short
    assert is_shortened(short) is (often != short)
