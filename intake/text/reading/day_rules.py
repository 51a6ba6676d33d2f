"""The rules that read a day: a pattern for each way to say it, and its meaning.

``RULES`` are tried in order; letters that an earlier rule has read are not read again.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from intake.domain.public_holidays import public_holidays
from intake.kit.numerals import is_numeral
from intake.text.reading.thresholds import MAX_YEARS_AWAY
from intake.text.words.calendar_words import (
    MONTH,
    NUMBER,
    PART,
    WEEKDAY,
    monday_of,
    month_of,
    next_weekday,
    number_of,
    weekday_of,
)


class DaySpan(NamedTuple):
    """One day, or a period with its last day."""

    first: date
    last: date | None = None


_ORDINALS = {
    "eerste": 1, "1e": 1, "tweede": 2, "2e": 2, "derde": 3, "3e": 3, "vierde": 4, "4e": 4,
}  # fmt: skip
_BEFORE_SUNDAY = re.compile(
    r"(?:\bop|a\.?s\.?|aanstaande|komende|elke|tot|t/m|tm|en met|vanaf|\bza en|\bvr en|\bza,|-) ?$"
)
_AFTER_SUNDAY = re.compile(r" (?:\d|om |half |kwart |ochtend|middag|avond|rond )")
"""Beside such words "zo" is a Sunday; elsewhere it is far more often "so"."""

_BEFORE_MOTHER = re.compile(r"(?:mijn|mn|haar|zijn|m'n) $")
"""After such a word "ma" is not Monday but a mother."""

Reader = Callable[[re.Match[str], date], DaySpan | None]
RULES: list[tuple[re.Pattern[str], Reader]] = []

_ORDINAL = r"(?:e|ste|de)?"
_DAY = rf"(?P<day>\d{{1,2}}){_ORDINAL}"
_MONTH = rf"(?P<month>{MONTH})"
_YEAR = r"(?: (?P<year>20\d\d))?"
_ANY_YEAR = r"(?P<year>(?:20)?\d\d)"
_WEEKDAY_PART = rf"(?P<weekday>{WEEKDAY})(?:{PART})?"
_COUNT = rf"(?P<count>{NUMBER})"
_NO_DAY_OF_MONTH = (
    rf"(?:{WEEKDAY}|maand|week|verdieping|etage|verjaardag|keer|kerstdag|paasdag|pinksterdag|jaar"
    r"|van de maand|klas|rij|hoog)"
)
"""What follows "de derde" if that is no day of the month: a floor, a row, a birthday."""

_COMING_PREFIX = r"(?:a\.?s\.?|aanstaande|aankomende|komende|deze)?\s*"
_TO = r"\s*(?:tot en met|t/m|tm|tot|en|-|–)\s*"

UNTIL = r"\s*(?:tot en met|t/m|tm|tot|-|–)\s*"
"""Between two whole dates; there "en" joins no period ("maandag en vrijdag")."""


def _rule(*patterns: str) -> Callable[[Reader], Reader]:
    """Add a rule: a function of a match of one of these patterns, and of the day of the call."""

    def add(reader: Reader) -> Reader:
        RULES.extend((re.compile(pattern), reader) for pattern in patterns)
        return reader

    return add


def _first_weekday(name: str, start: date) -> date:
    """Return the first such weekday from a day on, that day included."""
    return start + timedelta((weekday_of(name) - start.weekday()) % 7)


def next_date(day: int, month: int, year: str | None, today: date) -> date | None:
    """Return a date; without a year the next one. None if there is no such date."""
    try:
        if year:
            there = date(int(year) + (2000 if len(year) == 2 else 0), month, day)
            return there if abs(there.year - today.year) <= MAX_YEARS_AWAY else None
        this = date(today.year, month, day)
        if this >= today:
            return this
        return date(today.year + 1, month, day)
    except ValueError:
        return None


def next_holiday(name: str, today: date) -> date:
    """Return the next holiday of this name."""
    day = public_holidays(today.year)[name]
    if day >= today:
        return day
    return public_holidays(today.year + 1)[name]


def day_of_month(day: int, today: date) -> date | None:
    """Return the next day with this number in its month, None if no month has it."""
    month = today.replace(day=1)
    for ahead in range(3):
        there = _add_months(month, ahead)
        try:
            day_there = there.replace(day=day)
        except ValueError:
            continue
        if day_there >= today:
            return day_there
    return None


def _add_months(day: date, months: int) -> date:
    # Imported when the first month is read: a call begins without it.
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=months)


@_rule(
    rf"(?:\b(?:het )?weekend (?:van )?)?(?:van |tussen )?(?:de )?(?:\b{WEEKDAY} )?"
    rf"(?P<first>\d{{1,2}}){_ORDINAL}(?:{_TO}|/)(?:de )?(?:{WEEKDAY} )?"
    rf"(?P<last>\d{{1,2}}){_ORDINAL} "
    rf"{_MONTH}{_YEAR}\b",
)
def _month_span(match: re.Match[str], today: date) -> DaySpan | None:
    """Read "24 t/m 26 juli"."""
    last = next_date(int(match["last"]), month_of(match["month"]), match["year"], today)
    if last is None:
        return None
    try:
        first = last.replace(day=int(match["first"]))
    except ValueError:
        return None
    if first <= last:
        return DaySpan(first, last)
    return None


@_rule(
    rf"\b(?:de )?(?P<nth>eerste|tweede|derde|vierde|[1-4]e) (?P<weekday>{WEEKDAY}) "
    rf"(?P<of>(?:van|in) (?:de maand )?"
    rf"(?:{_MONTH}|het nieuwe jaar|volgend jaar|volgende maand|de volgende maand))\b",
)
def _nth_weekday(match: re.Match[str], today: date) -> DaySpan | None:
    """Read "de eerste zaterdag van december", "van het nieuwe jaar", "van volgende maand"."""
    if match["month"]:
        start = next_date(1, month_of(match["month"]), None, today.replace(day=1))
    elif "jaar" in match["of"]:
        start = date(today.year + 1, 1, 1)
    else:
        start = _add_months(today.replace(day=1), 1)
    if start is None:
        return None
    first = _first_weekday(match["weekday"], start)
    return DaySpan(first + timedelta(weeks=_ORDINALS[match["nth"]] - 1))


@_rule(
    rf"\b{_WEEKDAY_PART} over {_COUNT} (?P<unit>week|weken|dagen)\b",
)
def _weekday_after(match: re.Match[str], today: date) -> DaySpan | None:
    """Add whole weeks to the next such weekday, today included: "dinsdag over een week"."""
    days = number_of(match["count"])
    if match["unit"] != "dagen":
        days *= 7
    if days % 7:
        return None  # "dinsdag over drie dagen" names two days
    return DaySpan(_first_weekday(match["weekday"], today) + timedelta(days))


@_rule(
    rf"\b(?P<near>overmorgen|morgen) over {_COUNT} (?:week|weken)\b",
)
def _tomorrow_after(match: re.Match[str], today: date) -> DaySpan | None:
    """Add whole weeks to a day that is near: "morgen over een week"."""
    days = 2 if match["near"] == "overmorgen" else 1
    return DaySpan(today + timedelta(days, weeks=number_of(match["count"])))


@_rule(
    rf"\b(?:vandaag )?over {_COUNT} (?P<unit>dag(?:en)?|week|weken|maand(?:en)?)\b",
)
def _days_from_now(match: re.Match[str], today: date) -> DaySpan | None:
    """Read "over twee weken"."""
    count = number_of(match["count"])
    unit = match["unit"]
    if unit.startswith("da"):
        return DaySpan(today + timedelta(count))
    if unit.startswith("we"):
        return DaySpan(today + timedelta(7 * count))
    return DaySpan(_add_months(today, count))


@_rule(
    rf"\b(?P<which>volgende week|komende week|deze week)(?: (?:op )?{_WEEKDAY_PART})?\b",
    rf"\b{_WEEKDAY_PART} (?:in |van )?(?P<which>volgende week|deze week)\b",
)
def _named_week(match: re.Match[str], today: date) -> DaySpan | None:
    """Read "volgende week", "volgende week vrijdag", "vrijdag volgende week"."""
    monday = monday_of(today)
    if match["which"] != "deze week":
        monday += timedelta(weeks=1)
    if match["weekday"]:
        return DaySpan(monday + timedelta(weekday_of(match["weekday"])))
    return DaySpan(max(monday, today), monday + timedelta(6))


@_rule(
    r"\bweek (?P<week>\d{1,2})\b",
)
def _week_number(match: re.Match[str], today: date) -> DaySpan | None:
    """Read "week 31"."""
    for year in (today.year, today.year + 1):
        try:
            monday = date.fromisocalendar(year, int(match["week"]), 1)
        except ValueError:
            continue
        if monday + timedelta(6) >= today:
            return DaySpan(max(monday, today), monday + timedelta(6))
    return None


@_rule(
    rf"\b(?:(?:de hele |de |heel )?maand|hele|heel) {_MONTH}(?! \d)\b",
)
def _whole_month(match: re.Match[str], today: date) -> DaySpan | None:
    """Read "de maand december"."""
    first = next_date(1, month_of(match["month"]), None, today.replace(day=1))
    if first:
        return DaySpan(max(first, today), _add_months(first, 1) - timedelta(1))
    return None


@_rule(
    r"\b(?:het )?einde? van (?:de|deze) maand\b",
)
def _end_of_month(_match: re.Match[str], today: date) -> DaySpan | None:
    """Read "het einde van de maand"."""
    last = _add_months(today.replace(day=1), 1) - timedelta(1)
    return DaySpan(last)


@_rule(
    rf"\b(?:het )?weekend van (?:za(?:terdag)? )?{_DAY} {_MONTH}{_YEAR}\b",
)
def _weekend_of(match: re.Match[str], today: date) -> DaySpan | None:
    """Read "het weekend van 12 juli"."""
    day = next_date(int(match["day"]), month_of(match["month"]), match["year"], today)
    if day:
        return DaySpan(day, day + timedelta(6 - day.weekday()))
    return None


@_rule(
    r"\b(?P<which>dit|komend|volgend|aankomend|aanstaand|het)? ?weekend\b",
)
def _weekend(match: re.Match[str], today: date) -> DaySpan | None:
    """Read "dit weekend", "volgend weekend"."""
    saturday = monday_of(today) + timedelta(5)
    if match["which"] == "volgend":
        saturday += timedelta(weeks=1)
    return DaySpan(max(saturday, today), saturday + timedelta(1))


@_rule(
    r"\b(?:vandaag|vanavond|vanmiddag|vanochtend|vanmorgen|vannacht|overmorgen"
    r"|morgen(?:ochtend|middag|avond|vroeg)?)"
    r"(?: ?(?:ochtend|middag|avond))?\b",
)
def _simple(match: re.Match[str], today: date) -> DaySpan | None:
    """Read "vandaag", "morgenochtend", "overmorgen"."""
    word = match[0]
    days = 0
    if word.startswith("overmorgen"):
        days = 2
    elif word.startswith("morgen"):
        days = 1
    return DaySpan(today + timedelta(days))


@_rule(
    rf"\b(?:{WEEKDAY}(?:{PART})?,? )?(?:de )?{_DAY} {_MONTH}{_YEAR}\b",
    rf"(?:\b{WEEKDAY} )?(?<![\d-])(?<!\b[a-z])(?<!tussen )(?P<day>\d{{1,2}})[-/]"
    rf"(?P<month>\d{{1,2}})(?:[-/]{_ANY_YEAR})?(?![\w-]| ?uur)",
    rf"(?:\b{WEEKDAY} )?(?<![\d.:])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\."
    rf"{_ANY_YEAR}(?![\d.])",
)
def _day_and_month(match: re.Match[str], today: date) -> DaySpan | None:
    """Read "3 juni", "28-11-2026", "28.11.2026"."""
    month = int(match["month"]) if is_numeral(match["month"]) else month_of(match["month"])
    day = next_date(int(match["day"]), month, match["year"], today)
    return DaySpan(day) if day else None


@_rule(
    rf"(?:\b(?P<weekday>{WEEKDAY}) (?P<day>\d{{1,2}})|(?<![\d.:€])(?P<late>2[4-9]|3[01]))"
    r"\.(?P<month>1[0-2]|0?[1-9])(?![\d.:]| ?uur)",
)
def _dotted_date(match: re.Match[str], today: date) -> DaySpan | None:
    """Read "dinsdag 1.12" and "24.11" as a date, the first only if it is a Tuesday.

    Anything else may be a time, and is left to that.
    """
    day = next_date(int(match["day"] or match["late"]), int(match["month"]), None, today)
    if day and (not match["weekday"] or day.weekday() == weekday_of(match["weekday"])):
        return DaySpan(day)
    return None


@_rule(
    rf"\b(?:{WEEKDAY} )?(?:de|den) (?P<day>[0-3]?\d)(?:e|ste|de)\b(?! {_NO_DAY_OF_MONTH})",
    r"(?<=, )(?P<day>[0-3]?\d)(?:e|ste|de)(?=$|,)",
)
def _day_of_next(match: re.Match[str], today: date) -> DaySpan | None:
    """Read "de 24e": of this month, or of the next one that has it."""
    day = day_of_month(int(match["day"]), today)
    if day:
        return DaySpan(day)
    return None


@_rule(
    rf"\b{_COMING_PREFIX}{_WEEKDAY_PART}\b",
)
def _weekday(match: re.Match[str], today: date) -> DaySpan | None:
    """Read "zaterdag", "komende di"."""
    if _is_a_day(match):
        return DaySpan(next_weekday(weekday_of(match["weekday"]), today))
    return None


def _is_a_day(match: re.Match[str]) -> bool:
    """Tell whether a short weekday is one: "zo" may be "so", and "ma" a mother."""
    before = match.string[: match.start("weekday")]
    after = match.string[match.end("weekday") :]
    if match["weekday"] == "ma":
        return not _BEFORE_MOTHER.search(before)
    if match["weekday"] == "zo":
        return bool(_BEFORE_SUNDAY.search(before) or _AFTER_SUNDAY.match(after))
    return True
