"""Dutch days as they are spoken.

"zaterdag", "over twee weken", "24 t/m 26 juli", "volgende week vrijdag", "kerst".

A small grammar of our own: dateparser takes "volgende week vrijdag" for this week's and knows no
"over twee weken" (house.md). A day without its week is the next one of that name; a date without
its year is the next one that comes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from intake.text.reading.day_rules import RULES, UNTIL, dated, day_of_month, holiday
from intake.text.words.calendar_words import (
    HOLIDAY_SPANS,
    HOLIDAYS,
    NUMBER,
    number_of,
)


@dataclass(frozen=True)
class DayMatch:
    """A day or a stretch of days in a text, and where it stands."""

    start: int
    end: int
    first: date
    last: date | None = None
    feast: bool = False
    """Named as a feast; a date that is named as well says more."""


_HOLIDAY_SPAN_RULE = re.compile(
    r"\b(?:de |met de |beide )?(" + "|".join(sorted(HOLIDAY_SPANS, key=len, reverse=True)) + r")\b"
)
_HOLIDAY_RULE = re.compile(
    r"\b(?:met |op |voor )?(" + "|".join(sorted(HOLIDAYS, key=len, reverse=True)) + r")\b"
)
_PAST = re.compile(r"\b(?:sinds|afgelopen|vorige)\s*$")


def find_days(text: str, today: date) -> list[DayMatch]:
    """Find each day and stretch of days in a lower-case text, in their order.

    "van … tot …" joins two into one.
    """
    matches: list[DayMatch] = []
    used = [False] * len(text)

    def keep(start: int, end: int, first: date, last: date | None, *, feast: bool = False) -> None:
        if not any(used[start:end]):
            used[start:end] = [True] * (end - start)
            matches.append(DayMatch(start, end, first, last, feast))

    for match in _HOLIDAY_SPAN_RULE.finditer(text):
        keep(
            match.start(),
            match.end(),
            *(holiday(name, today) for name in HOLIDAY_SPANS[match[1]]),
            feast=True,
        )
    for match in _HOLIDAY_RULE.finditer(text):
        keep(match.start(), match.end(), holiday(HOLIDAYS[match[1]], today), None, feast=True)
    for rule, read in RULES:
        for match in rule.finditer(text):
            if _PAST.search(text[: match.start()]):
                days = None
            else:
                days = read(match, today)
            if days:
                keep(match.start(), match.end(), *days)
    return _joined(sorted(matches, key=lambda day: day.start), text)


_FROM = "van "
_LASTING = re.compile(
    rf"(?:voor )?(?P<count>{NUMBER}) (?P<unit>dag(?:en)?|weken|week)(?: lang)?(?: [\w "
    rf"]{{0,24}},?)?(?: vanaf)\s*$|(?:voor )?(?P<count2>{NUMBER}) "
    rf"(?P<unit2>dag(?:en)?|weken|week)(?: lang)?\s*$"
)
_LASTING_AFTER = re.compile(
    rf"^,?\s*(?:voor |gedurende )?(?P<count>{NUMBER}) (?P<unit>dagen|weken|week|dag)\b(?: lang)?"
)


def _joined(found: list[DayMatch], text: str) -> list[DayMatch]:
    joined: list[DayMatch] = []
    for day in found:
        before = None
        if joined:
            before = joined[-1]
        if (
            before
            and before.last is None
            and day.last is None
            and _goes_on(text[before.end : day.start], before, day)
        ):
            if day.first >= before.first:
                last = day.first
            else:
                last = day.first + timedelta(7)
            start = before.start
            if text[:start].endswith(_FROM):
                start -= len(_FROM)
            joined[-1] = DayMatch(start, day.end, before.first, last)
            continue
        joined.append(day)
    return [_lengthened(day, text) for day in joined]


def _goes_on(between: str, before: DayMatch, day: DayMatch) -> bool:
    """Tell whether two days are the ends of one stretch.

    "van … tot …", "vrijdag op zaterdag", "vandaag en morgen".
    """
    if re.fullmatch(UNTIL, between):
        return True
    return between.strip() in ("en", "op") and day.first == before.first + timedelta(1)


def _lengthened(day: DayMatch, text: str) -> DayMatch:
    """Let "2 dagen vanaf maandag" and "maandag 2 dagen" last two days, the first counted."""
    if day.last is not None:
        return day
    before = _LASTING.search(text[: day.start])
    after = _LASTING_AFTER.search(text[day.end :])
    lasting = before or after
    if lasting is None:
        return day
    # Other words between the two are not part of the time.
    is_apart = before is not None and before["count"] is not None
    if before and not is_apart:
        days = _count_days(lasting["count2"], lasting["unit2"])
    else:
        days = _count_days(lasting["count"], lasting["unit"])
    start = day.start
    end = day.end
    if before is None:
        end += lasting.end()
    elif not is_apart:
        start = lasting.start()
    return DayMatch(start, end, day.first, day.first + timedelta(days - 1))


def _count_days(count: str, unit: str) -> int:
    if unit.startswith("we"):
        return 7 * number_of(count)
    return number_of(count)


def parse_day(typed: str, today: date) -> date | None:
    """Understand one day as typed into a field.

    "morgen", "di", "3 6", "28 nov", "28-11-2026"; None where it is none.
    """
    text = typed.strip().lower()
    if iso := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        if 1 <= int(iso[2]) <= 12:
            return dated(int(iso[3]), int(iso[2]), iso[1], today)
        return None
    if pair := re.fullmatch(r"(\d{1,2})[ .](\d{1,2})(?:[ .](\d{4}|\d{2}))?", text):
        if 1 <= int(pair[2]) <= 12:
            return dated(int(pair[1]), int(pair[2]), pair[3], today)
        return None
    if re.fullmatch(r"\d{1,2}", text):
        return day_of_month(int(text), today)
    matches = find_days(text, today)
    covers_all = (
        len(matches) == 1
        and not text[: matches[0].start].strip(" op")
        and not text[matches[0].end :].strip()
    )
    if covers_all:
        return matches[0].first
    return None
