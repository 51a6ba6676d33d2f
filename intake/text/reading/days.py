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

from intake.domain.public_holidays import public_holidays
from intake.text.words.calendar_words import (
    HOLIDAY_SPANS,
    HOLIDAYS,
    MONTH,
    NUMBER,
    PART,
    WEEKDAY,
    coming,
    monday_of,
    month_of,
    number_of,
    weekday_of,
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


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        this = date(today.year, month, day)
        if this >= today:
            return this
        return date(today.year + 1, month, day)
    except ValueError:
        return None


def _holiday(name: str, today: date) -> date:
    day = public_holidays(today.year)[name]
    if day >= today:
        return day
    return public_holidays(today.year + 1)[name]


def _add_months(day: date, months: int) -> date:
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=months)


def _relative(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    count = number_of(found["count"] or "een")
    unit = found["unit"]
    if unit.startswith("da"):
        return today + timedelta(count), None
    if unit.startswith("we"):
        return today + timedelta(7 * count), None
    return _add_months(today, count), None


def _weekday_after(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    """Count whole weeks from the first day of that name, today too: "dinsdag over een week"."""
    days = number_of(found["count"]) * (1 if found["unit"] == "dagen" else 7)
    first = today + timedelta((weekday_of(found["weekday"]) - today.weekday()) % 7)
    if days % 7 == 0:
        return (first + timedelta(days), None)
    return None


def _named_week(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    word = found["which"]
    weekday = found["weekday"]
    monday = monday_of(today) + timedelta(7 if word.startswith(("volgend", "komend")) else 0)
    if weekday:
        return monday + timedelta(weekday_of(weekday)), None
    return max(monday, today), monday + timedelta(6)


def _weekend(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    saturday = monday_of(today) + timedelta(
        5 + (7 if (found["which"] or "").startswith("volgend") else 0)
    )
    return max(saturday, today), saturday + timedelta(1)


def _weekend_of(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    day = _dated(int(found["day"]), month_of(found["month"]), found["year"], today)
    if day:
        return (day, day + timedelta(6 - day.weekday()))
    return None


def _simple(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    word = found[0]
    return today + timedelta(
        2 if word.startswith("overmorgen") else 1 if word.startswith("morgen") else 0
    ), None


def _weekday(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    if _sunday_or_so(found):
        return (coming(weekday_of(found["weekday"]), today), None)
    return None


def _sunday_or_so(found: re.Match[str]) -> bool:
    """Tell whether a lone "zo" is a day.

    It is far more often "so"; and a lone "ma" may be somebody's mother.
    """
    word = found["weekday"]
    before = found.string[: found.start("weekday")]
    after = found.string[found.end("weekday") :]
    if word == "ma":
        return not re.search(r"(?:mijn|mn|haar|zijn|m'n) $", before)
    if word != "zo":
        return True
    return bool(
        re.search(
            r"(?:\bop|a\.?s\.?|aanstaande|komende|elke|tot|t/m|tm|en met|vanaf|\bza en|\bvr en|\bza,|-) ?$",
            before,
        )
        or re.match(r" (?:\d|om |half |kwart |ochtend|middag|avond|rond )", after)
    )


def _day_of_next(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    day = _day_of_month(int(found["day"]), today)
    if day:
        return (day, None)
    return None


def _week_number(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    for year in (today.year, today.year + 1):
        try:
            monday = date.fromisocalendar(year, int(found["week"]), 1)
        except ValueError:
            continue
        if monday + timedelta(6) >= today:
            return max(monday, today), monday + timedelta(6)
    return None


def _whole_month(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    first = _dated(1, month_of(found["month"]), None, today.replace(day=1))
    if first:
        return (max(first, today), _add_months(first, 1) - timedelta(1))
    return None


def _nth_weekday(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    """Read "de eerste zaterdag van december", "van het nieuwe jaar", "van volgende maand"."""
    count = {"eerste": 1, "1e": 1, "tweede": 2, "2e": 2, "derde": 3, "3e": 3, "vierde": 4, "4e": 4}[
        found["nth"]
    ]
    if found["month"]:
        start = _dated(1, month_of(found["month"]), None, today.replace(day=1))
    else:
        if "jaar" in found["of"]:
            start = date(today.year + 1, 1, 1)
        else:
            start = _add_months(today.replace(day=1), 1)
    if start is None:
        return None
    first = start + timedelta(
        (weekday_of(found["weekday"]) - start.weekday()) % 7 + 7 * (count - 1)
    )
    return first, None


def _day_and_month(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    if found["month"].isdigit():
        month = int(found["month"])
    else:
        month = month_of(found["month"])
    day = None
    if 1 <= month <= 12:
        day = _dated(int(found["day"]), month, found["year"], today)
    if day:
        return (day, None)
    return None


def _dotted(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    """Read "dinsdag 1.12" and "24.11" as a date, the first only where it is a Tuesday.

    The rest may as well be a time, and is left to it.
    """
    day = _dated(int(found["day"] or found["late"]), int(found["month"]), None, today)
    if day and (not found["weekday"] or day.weekday() == weekday_of(found["weekday"])):
        return (day, None)
    return None


def _month_span(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    last = _dated(int(found["last"]), month_of(found["month"]), found["year"], today)
    if last is None:
        return None
    try:
        first = last.replace(day=int(found["first"]))
    except ValueError:
        return None
    if first <= last:
        return (first, last)
    return None


_SOON = r"(?:a\.?s\.?|aanstaande|aankomende|komende|deze)?\s*"
_TO = r"\s*(?:tot en met|t/m|tm|tot|en|-|–)\s*"
_RULES = [
    (
        re.compile(
            rf"(?:van |tussen )?(?:de )?(?:\b{WEEKDAY} )?(?P<first>\d{{1,2}})(?:e|ste|de)?{_TO}(?:de )?(?:{WEEKDAY} )?(?P<last>\d{{1,2}})(?:e|ste|de)? (?P<month>{MONTH})(?: (?P<year>20\d\d))?\b"
        ),
        _month_span,
    ),
    (
        re.compile(
            rf"\b(?:de )?(?P<nth>eerste|tweede|derde|vierde|[1-4]e) (?P<weekday>{WEEKDAY}) (?P<of>(?:van|in) (?:de maand )?(?:(?P<month>{MONTH})|het nieuwe jaar|volgend jaar|volgende maand|de volgende maand))\b"
        ),
        _nth_weekday,
    ),
    (
        re.compile(
            rf"\b(?P<weekday>{WEEKDAY})(?:{PART})? over (?P<count>{NUMBER}) (?P<unit>week|weken|dagen)\b"
        ),
        _weekday_after,
    ),
    (
        re.compile(
            rf"\b(?:vandaag )?over (?P<count>{NUMBER}) (?P<unit>dag(?:en)?|week|weken|maand(?:en)?)\b"
        ),
        _relative,
    ),
    (
        re.compile(
            rf"\b(?P<which>volgende week|komende week|deze week)(?: (?:op )?(?P<weekday>{WEEKDAY})(?:{PART})?)?\b"
        ),
        _named_week,
    ),
    (
        re.compile(
            rf"\b(?P<weekday>{WEEKDAY})(?:{PART})? (?:in |van )?(?P<which>volgende week|deze week)\b"
        ),
        _named_week,
    ),
    (re.compile(r"\bweek (?P<week>\d{1,2})\b"), _week_number),
    (
        re.compile(
            rf"\b(?:de hele |de |heel )?maand (?P<month>{MONTH})(?! \d)\b|\bheel (?P<whole>{MONTH})\b"
        ),
        lambda found, today: _whole_month(found, today) if found["month"] else None,
    ),
    (
        re.compile(
            rf"\b(?:het )?weekend van (?:za(?:terdag)? )?(?P<day>\d{{1,2}})(?:e|ste|de)? (?P<month>{MONTH})(?: (?P<year>20\d\d))?\b"
        ),
        _weekend_of,
    ),
    (re.compile(r"\b(?P<which>dit|komend|volgend|aankomend|aanstaand|het)? ?weekend\b"), _weekend),
    (
        re.compile(
            r"\b(?:vandaag|vanavond|vanmiddag|vanochtend|vanmorgen|vannacht|overmorgen|morgen(?:ochtend|middag|avond|vroeg)?)(?: ?(?:ochtend|middag|avond))?\b"
        ),
        _simple,
    ),
    (
        re.compile(
            rf"\b(?:{WEEKDAY} )?(?:de )?(?P<day>\d{{1,2}})(?:e|ste|de)? (?P<month>{MONTH})(?: (?P<year>20\d\d))?\b"
        ),
        _day_and_month,
    ),
    (
        re.compile(
            rf"(?:\b{WEEKDAY} )?(?<![\d-])(?P<day>\d{{1,2}})[-/](?P<month>\d{{1,2}})(?:[-/](?P<year>(?:20)?\d\d))?(?![\d-]| ?uur)"
        ),
        _day_and_month,
    ),
    (
        re.compile(
            rf"(?:\b{WEEKDAY} )?(?<![\d.:])(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})\.(?P<year>(?:20)?\d\d)(?![\d.])"
        ),
        _day_and_month,
    ),
    (
        re.compile(
            rf"(?:\b(?P<weekday>{WEEKDAY}) (?P<day>\d{{1,2}})|(?<![\d.:€])(?P<late>2[4-9]|3[01]))\.(?P<month>1[0-2]|0?[1-9])(?![\d.:]| ?uur)"
        ),
        _dotted,
    ),
    (
        re.compile(
            rf"\b(?:{WEEKDAY} )?(?:de|den) (?P<day>[0-3]?\d)(?:e|ste|de)\b(?! (?:{WEEKDAY}|maand|week|verdieping|etage|verjaardag|keer|kerstdag|paasdag|pinksterdag|jaar|van de maand|klas|rij|hoog))"
        ),
        _day_of_next,
    ),
    (re.compile(rf"\b{_SOON}(?P<weekday>{WEEKDAY})(?:{PART})?\b"), _weekday),
]
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
    found: list[DayMatch] = []
    taken = [False] * len(text)

    def keep(start: int, end: int, first: date, last: date | None, *, feast: bool = False) -> None:
        if not any(taken[start:end]):
            taken[start:end] = [True] * (end - start)
            found.append(DayMatch(start, end, first, last, feast))

    for match in _HOLIDAY_SPAN_RULE.finditer(text):
        keep(
            match.start(),
            match.end(),
            *(_holiday(name, today) for name in HOLIDAY_SPANS[match[1]]),
            feast=True,
        )
    for match in _HOLIDAY_RULE.finditer(text):
        keep(match.start(), match.end(), _holiday(HOLIDAYS[match[1]], today), None, feast=True)
    for rule, read in _RULES:
        for match in rule.finditer(text):
            if _PAST.search(text[: match.start()]):
                days = None
            else:
                days = read(match, today)
            if days:
                keep(match.start(), match.end(), *days)
    return _joined(sorted(found, key=lambda day: day.start), text)


_LASTING = re.compile(
    rf"(?:voor )?(?P<count>{NUMBER}) (?P<unit>dag(?:en)?|weken|week)(?: lang)?(?: [\w ]{{0,24}},?)?(?: vanaf)\s*$|(?:voor )?(?P<count2>{NUMBER}) (?P<unit2>dag(?:en)?|weken|week)(?: lang)?\s*$"
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
            if text[: before.start].endswith("van "):
                start = before.start - 4
            else:
                start = before.start
            joined[-1] = DayMatch(start, day.end, before.first, last)
            continue
        joined.append(day)
    return [_lengthened(day, text) for day in joined]


def _goes_on(between: str, before: DayMatch, day: DayMatch) -> bool:
    """Tell whether two days are the ends of one stretch.

    "van … tot …", "vrijdag op zaterdag", "vandaag en morgen".
    """
    if re.fullmatch(_TO.replace("|en", ""), between):
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
    apart = (
        before is not None and before["count"] is not None
    )  # other words stand in between, and are not part of the time
    count, unit = (
        (lasting["count2"], lasting["unit2"])
        if before and not apart
        else (lasting["count"], lasting["unit"])
    )
    days = number_of(count) * (7 if unit.startswith("we") else 1)
    start, end = (
        (day.start if apart else lasting.start(), day.end)
        if before
        else (day.start, day.end + lasting.end())
    )
    return DayMatch(start, end, day.first, day.first + timedelta(days - 1))


def parse_day(typed: str, today: date) -> date | None:
    """Understand one day as typed into a field.

    "morgen", "di", "3 6", "28 nov", "28-11-2026"; None where it is none.
    """
    text = typed.strip().lower()
    if iso := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        if 1 <= int(iso[2]) <= 12:
            return _dated(int(iso[3]), int(iso[2]), iso[1], today)
        return None
    if pair := re.fullmatch(r"(\d{1,2})[ .](\d{1,2})(?:[ .](\d{4}|\d{2}))?", text):
        if 1 <= int(pair[2]) <= 12:
            return _dated(int(pair[1]), int(pair[2]), pair[3], today)
        return None
    if re.fullmatch(r"\d{1,2}", text):
        return _day_of_month(int(text), today)
    found = find_days(text, today)
    whole = (
        len(found) == 1
        and not text[: found[0].start].strip(" op")
        and not text[found[0].end :].strip()
    )
    if whole:
        return found[0].first
    return None


def _day_of_month(day: int, today: date) -> date | None:
    month = today.replace(day=1)
    for ahead in range(3):
        there = _add_months(month, ahead)
        try:
            found = there.replace(day=day)
        except ValueError:
            continue
        if found >= today:
            return found
    return None
