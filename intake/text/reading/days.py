"""Find Dutch days in a line.

"zaterdag", "over twee weken", "24 t/m 26 juli", "volgende week vrijdag", "kerst".

It is a small grammar of our own: dateparser takes "volgende week vrijdag" for this week's and does
not know "over twee weken". A day without its week is the next one; a date without its year is the
next one.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from intake.text.reading.day_rules import RULES, UNTIL, day_of_month, next_date, next_holiday
from intake.text.words.calendar_words import (
    HOLIDAY_SPANS,
    HOLIDAYS,
    NUMBER,
    number_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class DayMatch:
    """A day or a period in a text, and its position."""

    start: int
    end: int
    first: date
    last: date | None = None
    is_holiday: bool = False
    """Whether it is a holiday; a date beside it is more precise."""


_HOLIDAY_SPAN_RULE = re.compile(
    r"\b(?:de |met de |beide )?(" + "|".join(sorted(HOLIDAY_SPANS, key=len, reverse=True)) + r")\b"
)
_HOLIDAY_RULE = re.compile(
    r"\b(?:met |op |voor )?(" + "|".join(sorted(HOLIDAYS, key=len, reverse=True)) + r")\b"
)
_PAST = re.compile(r"\b(?:sinds|afgelopen|vorige)\s*$")
"""Before a day in the past, which is no day of the request."""

_FROM = "van "
_DURATION = rf"(?P<count>{NUMBER}) (?P<unit>dagen|dag|weken|week)"

_LASTING_FROM = re.compile(rf"(?:voor )?{_DURATION}(?: lang)?(?: [\w ]{{0,24}},?)? vanaf\s*$")
"""Before a day: "2 dagen een tent vanaf"; other words between are not part of the time."""

_LASTING_BEFORE = re.compile(rf"(?:voor )?{_DURATION}(?: lang)?\s*$")
_LASTING_AFTER = re.compile(rf"^,?\s*(?:voor |gedurende )?{_DURATION}\b(?: lang)?")


_NEAR = 80
"""Characters beside a day in which words about it are looked for; more takes quadratic time."""

_MAX_TYPED_DAY = 100
"""Maximum length of a typed day."""


def find_days(text: str, today: date) -> list[DayMatch]:
    """Return each day and period in a lower-case text, in order.

    If a holiday and another rule read the same letters, the holiday counts; "van … tot …" joins two
    days into one period.
    """
    matches = [*_holiday_spans(text, today), *_holidays(text, today), *_read_days(text, today)]
    days = sorted(_without_overlaps(matches), key=lambda day: day.start)
    return [_with_length(day, text) for day in _join_ends(days, text)]


def _read_days(text: str, today: date) -> Iterator[DayMatch]:
    for rule, read in RULES:
        for match in rule.finditer(text):
            if _PAST.search(_text_before(text, match.start())):
                continue
            span = read(match, today)
            if span is not None:
                yield DayMatch(*match.span(), *span)


def _holiday_spans(text: str, today: date) -> Iterator[DayMatch]:
    for match in _HOLIDAY_SPAN_RULE.finditer(text):
        first, last = HOLIDAY_SPANS[match[1]]
        yield DayMatch(
            *match.span(), next_holiday(first, today), next_holiday(last, today), is_holiday=True
        )


def _holidays(text: str, today: date) -> Iterator[DayMatch]:
    for match in _HOLIDAY_RULE.finditer(text):
        yield DayMatch(*match.span(), next_holiday(HOLIDAYS[match[1]], today), is_holiday=True)


def _without_overlaps(matches: list[DayMatch]) -> list[DayMatch]:
    """Keep the match that is first in the list, if two overlap."""
    kept: list[DayMatch] = []
    for match in matches:
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return kept


def _join_ends(days: list[DayMatch], text: str) -> list[DayMatch]:
    """Join two days into a period if they are its ends."""
    joined: list[DayMatch] = []
    for day in days:
        if joined and _are_ends_of_period(joined[-1], day, text):
            joined[-1] = _join_days(joined[-1], day, text)
        else:
            joined.append(day)
    return joined


def _join_days(before: DayMatch, day: DayMatch, text: str) -> DayMatch:
    """Return two days as one period, "van" included; the last may be a week later."""
    last = day.first
    if last < before.first:
        last += timedelta(7)
    start = before.start
    if text[:start].endswith(_FROM):
        start -= len(_FROM)
    return DayMatch(start, day.end, before.first, last)


def _are_ends_of_period(before: DayMatch, day: DayMatch, text: str) -> bool:
    """Tell whether two days are the ends of a period.

    "van … tot …", "vrijdag op zaterdag", "vandaag en morgen".
    """
    if before.last is not None or day.last is not None:
        return False
    between = text[before.end : day.start]
    if re.fullmatch(UNTIL, between):
        return True
    return between.strip() in ("en", "op") and day.first == before.first + timedelta(1)


def _with_length(day: DayMatch, text: str) -> DayMatch:
    """Make "2 dagen vanaf maandag" and "maandag 2 dagen" two days, the first included."""
    if day.last is not None:
        return day
    before = _text_before(text, day.start)
    if lasting := _LASTING_FROM.search(before):
        return replace(day, last=_last_day(day, lasting))
    if lasting := _LASTING_BEFORE.search(before):
        start = day.start - len(before) + lasting.start()
        return replace(day, start=start, last=_last_day(day, lasting))
    if lasting := _LASTING_AFTER.search(text[day.end : day.end + _NEAR]):
        return replace(day, end=day.end + lasting.end(), last=_last_day(day, lasting))
    return day


def _text_before(text: str, index: int) -> str:
    """Return the text near before a position."""
    return text[max(0, index - _NEAR) : index]


def _last_day(day: DayMatch, lasting: re.Match[str]) -> date:
    days = number_of(lasting["count"])
    if lasting["unit"].startswith("we"):
        days *= 7
    return day.first + timedelta(days - 1)


def parse_day(typed: str, today: date) -> date | None:
    """Parse one day as typed into a field.

    "morgen", "di", "3 6", "28 nov", "28-11-2026"; None if it is none.
    """
    text = typed.strip().lower()
    if len(text) > _MAX_TYPED_DAY:
        return None
    if iso := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        return next_date(int(iso[3]), int(iso[2]), iso[1], today)
    if pair := re.fullmatch(r"(\d{1,2})[ .](\d{1,2})(?:[ .](\d{4}|\d{2}))?", text):
        return next_date(int(pair[1]), int(pair[2]), pair[3], today)
    if re.fullmatch(r"\d{1,2}", text):
        return day_of_month(int(text), today)
    matches = find_days(text, today)
    if len(matches) != 1:
        return None
    day = matches[0]
    is_whole = text[: day.start].strip() in ("", "op") and not text[day.end :].strip()
    return day.first if is_whole else None
