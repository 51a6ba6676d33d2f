"""Days, stretches, times and moments as they are said; TODAY is Monday 23 November 2026."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from intake.kit.time_zone import AMSTERDAM
from intake.text.reading.answers import parse_moment
from intake.text.reading.days import find_days, parse_day
from intake.text.reading.times import DayPart, find_time, parse_time
from intake.text.reading.understand import understand
from intake.text.words.lexicon import lexicon
from tests.fakes import MONDAY
from tests.text_facts import TODAY


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("ma", "2026-11-30"), ("morgen", "2026-11-24"), ("overmorgen", "2026-11-25"),
        ("volgende week vrijdag", "2026-12-04"), ("over twee weken", "2026-12-07"),
        ("3 6", "2027-06-03"),
        ("28 nov", "2026-11-28"), ("24-7", "2027-07-24"), ("eerste kerstdag", "2026-12-25"),
        ("30", "2026-11-30"), ("as woensdag", "2026-11-25"), ("31 2", None), ("ooit", None),
        ("99-99-99", None),
    ],
)  # fmt: skip
def test_a_day_is_understood_as_it_is_said(typed, day):
    found = parse_day(typed, TODAY)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("van 5 tot 12 december", "2026-12-05", "2026-12-12"),
        ("24 t/m 26 juli", "2027-07-24", "2027-07-26"),
        ("2 dagen vanaf maandag", "2026-11-30", "2026-12-01"),
        ("dit weekend", "2026-11-28", "2026-11-29"),
    ],
)
def test_a_stretch_of_days(text, first, last):
    found = find_days(text, TODAY)[0]
    assert (found.first.isoformat(), found.last.isoformat()) == (first, last)


def test_a_stretch_that_ends_on_an_earlier_weekday_ends_a_week_on():
    saturday = date(2026, 11, 28)
    found = find_days("van vrijdag tot maandag", saturday)[0]
    assert (found.first, found.last) == (date(2026, 12, 4), date(2026, 12, 7))


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("half drie", time(14, 30)),
        ("kwart over negen", time(9, 15)),
        ("tien voor half elf", time(10, 20)),
        ("14.30", time(14, 30)),
        ("8 uur 's avonds", time(20)),
        ("25", None),
        ("straks", None),
    ],
)
def test_a_time_is_understood_as_it_is_said(typed, at):
    assert parse_time(typed) == at


def test_a_moment_without_a_time_is_noon_and_a_past_time_is_tomorrow():
    assert parse_moment("vr", MONDAY) == datetime(2026, 11, 27, 12, tzinfo=AMSTERDAM)
    assert parse_moment("10 uur", MONDAY) == datetime(2026, 11, 24, 10, tzinfo=AMSTERDAM)
    for no_moment in ("zomaar eens", "45 uur", "morgen 25 uur", "32 december"):
        assert parse_moment(no_moment, MONDAY) is None


@pytest.mark.parametrize(
    ("line", "first", "until", "clock"),
    [
        ("dinsdag over een week naar de dokter", "2026-12-01", "", ""),
        ("vandaag over een week", "2026-11-30", "", ""),
        ("om 1430 naar de huisarts", "", "", "14:30"),
        ("om 930 kapper", "", "", "09:30"),
        ("over twee uur naar het ziekenhuis", "", "", ""),
        ("tuin opknappen 3 uur werk", "", "", ""),
        ("1 uur wandelen vrijdag", "2026-11-27", "", ""),
        ("dinsdag 1.12 om 10 uur naar de dokter", "2026-12-01", "", "10:00"),
        ("naar prikpost do 8.10u", "2026-11-26", "", "08:10"),
        ("24.11.2026 om 10 uur rit", "2026-11-24", "", "10:00"),
        ("van 10-12 uur ramen lappen", "", "", "10:00"),
        ("van 10 tot en met 12 uur ramen lappen", "", "", "10:00"),
        ("om 12 uur 's nachts", "", "", "00:00"),
        ("vannacht om 2 uur", "2026-11-23", "", "02:00"),
        ("vr 27 - zo 29 nov boormachine", "2026-11-27", "2026-11-29", ""),
    ],
)
def test_days_and_hours_are_read_as_they_are_meant(line, first, until, clock):
    found = understand(line, TODAY, lexicon())
    assert (found.first, found.until, found.time) == (first, until, clock)


def test_today_said_without_a_year_is_today():
    assert parse_day("23 nov", date(2026, 11, 23)) == date(2026, 11, 23)
    assert parse_day("22 nov", date(2026, 11, 23)) == date(2027, 11, 22)
    assert parse_day("23", date(2026, 11, 23)) == date(2026, 11, 23)
    assert parse_day("24-11-2026", date(2026, 11, 23)) == date(2026, 11, 24)


def test_what_is_no_day_is_none():
    assert parse_day("31 13", date(2026, 11, 23)) is None
    assert parse_day("po maandag", date(2026, 11, 23)) is None


@pytest.mark.parametrize("code", ["AY5-5J4", "AB2-3M4", "A12-5XK", "rek B2-3"])
def test_a_code_or_a_shelf_holds_no_day(code):
    assert find_days(f"dat kan. code {code.lower()}", TODAY) == []
    assert [day.first.isoformat() for day in find_days(f"{code.lower()} op za 5-5", TODAY)] == [
        "2027-05-05"
    ]


def test_what_is_longer_than_any_day_is_none():
    assert parse_day("maandag " * 5_000, TODAY) is None


@pytest.mark.parametrize("typed", ["0001-01-01", "9999-12-31", "1-1-1900"])
def test_a_day_that_nobody_plans_is_none(typed):
    assert parse_day(typed, MONDAY.date()) is None


@pytest.mark.parametrize("typed", ["9999-12-31T23:59-05:00", "0001-01-01T00:00+05:00"])
def test_a_moment_that_nobody_plans_is_none(typed):
    assert parse_moment(typed, MONDAY) is None


@pytest.mark.parametrize(
    "line",
    [
        "gordijnen ophangen, plafond 3.20 hoog",
        "verhuizing, mevrouw is te bereiken op 06.47.31.20.88",
        "dozen boeken weg, tussen 2-4 bellen",
        "imker gezocht, niet bellen tussen 12-1 dan slaapt hij",
        "bed verschonen, dinsdagochtend 2u",
    ],
)
def test_a_size_a_number_and_when_to_ring_are_no_time_of_the_request(line):
    assert understand(line, TODAY, lexicon()).time == ""


@pytest.mark.parametrize(
    ("line", "first", "until"),
    [
        ("vouwtafels te leen vr zat 28 nov", date(2026, 11, 28), None),
        ("luchtbed lenen, vrijdg tm zondg", date(2026, 11, 27), date(2026, 11, 29)),
        ("grondboor lenen, weekend 12/13 dec", date(2026, 12, 12), date(2026, 12, 13)),
        ("boodschappen doen vr zieke zus", None, None),
        ("naar de pedicure brengen, morgne om half vijf", date(2026, 11, 24), None),
    ],
)
def test_days_are_read_from_hasty_notes(line, first, until):
    found = understand(line, TODAY, lexicon())
    assert found.first == (first.isoformat() if first else "")
    assert found.until == (until.isoformat() if until else "")


@pytest.mark.parametrize(
    ("line", "day_part", "at"),
    [
        ("om 8.30", "avond", "20:30"),
        ("om half 9", "avond", "20:30"),
        ("om elf uur 's nachts", "", "23:00"),
        ("om twee uur 's nachts", "", "02:00"),
        ("om twaalf uur 's nachts", "", "00:00"),
        ("om half een 's nachts", "", "00:30"),
        ("om 12:30 's nachts", "", "00:30"),
        ("om 12:30", "middag", "12:30"),
        # the end of an evening is no moment of the day that is named
        ("om 12 uur 's avonds", "", None),
        ("om 12.00", "avond", None),
        ("om half een 's avonds", "", None),
        ("om 24 uur", "", None),
        ("van 8 tot 12 uur 's avonds", "", None),
        ("bel mij om 1430", "", None),
        ("bel mij om 14:30", "", None),
        ("bel rond drieën", "", None),
    ],
)
def test_digits_and_words_are_read_alike(line, day_part, at):
    match = find_time(line, DayPart(day_part) if day_part else None)
    assert (f"{match.at:%H:%M}" if match else None) == at


@pytest.mark.parametrize(
    ("line", "ends"),
    [
        ("van 11 tot 1 's middags", "11:00-13:00"),
        ("tussen 11 en 1 's middags", "11:00-13:00"),
        ("van 10 tot 2 's middags", "10:00-14:00"),
        ("van 10 tot 12 uur", "10:00-12:00"),
        ("ongeveer van 2 tot 4", "14:00-16:00"),
        ("ongeveer tussen 2 en 4", "14:00-16:00"),
        ("van 7 tot 9 's avonds", "19:00-21:00"),
    ],
)
def test_a_range_ends_after_it_begins(line, ends):
    match = find_time(line)
    assert f"{match.at:%H:%M}-{match.until:%H:%M}" == ends


@pytest.mark.parametrize("line", ["plafond hoog 2.40", "kast 3.20 breed", "ongeveer 2.40 hoog"])
def test_a_size_is_no_time(line):
    assert find_time(line) is None
