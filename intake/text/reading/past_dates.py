"""Read a day in the past as it is said and written: of a birth, a certificate, a period.

Days to come are read by ``days``.
"""

from __future__ import annotations

import re
from datetime import date

from intake.text.words.calendar_words import MONTH_NAMES

_NUMBERS = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(r"(\d{1,2})\s+([a-z]{3,9})\.?\s+(\d{4}|\d{2})", re.IGNORECASE)
_MAX_YEARS_AGO = 120


def parse_past_date(typed: str, today: date) -> date | None:
    """Parse a day in the past: ``3-4-1942``, ``3 april 42``.

    None if it is no day, is in the future or longer ago than anybody lives. Two digits of a year
    mean the last such year that is not in the future.
    """
    text = typed.strip()
    if match := _ISO.fullmatch(text):
        year = match[1]
        month = int(match[2])
        day = int(match[3])
    elif match := _NUMBERS.fullmatch(text):
        day = int(match[1])
        month = int(match[2])
        year = match[3]
    elif match := _WORDS.fullmatch(text):
        day = int(match[1])
        month = _month_number(match[2])
        year = match[3]
    else:
        return None

    try:
        past = date(_four_digit_year(year, today), month, day)
    except ValueError:
        return None

    if past <= today and today.year - past.year <= _MAX_YEARS_AGO:
        return past
    return None


def parse_latest_day(typed: str, until: date) -> date | None:
    """Parse a day of a period; without a year ("1 december") it is the last such until a day."""
    years = ("", f" {until.year}", f" {until.year - 1}")
    return next((day for year in years if (day := parse_past_date(typed + year, until))), None)


def _month_number(said: str) -> int:
    name = said.lower().replace("mrt", "maart")
    return next((number for number, full in enumerate(MONTH_NAMES, 1) if full.startswith(name)), 0)


def _four_digit_year(year: str, today: date) -> int:
    if len(year) == 4:
        return int(year)
    century = today.year // 100 * 100
    if century + int(year) <= today.year:
        return century + int(year)
    return century - 100 + int(year)
