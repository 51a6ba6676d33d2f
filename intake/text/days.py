"""Dutch days as they are spoken: "zaterdag", "over twee weken", "24 t/m 26 juli", "volgende week vrijdag", "kerst".

A small grammar of our own: dateparser takes "volgende week vrijdag" for this week's and knows no "over twee weken" (house.md). A day
without its week is the next one of that name; a date without its year is the next one that comes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from intake.domain.feasts import feast_days

_DAY_NAMES = (
    r"ma(?:andag)?", r"di(?:nsdag)?", r"wo(?:ensdag)?", r"do(?:nderdag)?", r"vr(?:ijdag)?", r"za(?:terdag)?", r"zo(?:ndag)?",
)  # fmt: skip
WEEKDAY = r"(?:ma(?:andag)?|di(?:nsdag)?|wo(?:ensdag)?|do(?:nderdag)?|vr(?:ijdag)?|za(?:terdag)?|zo(?:ndag)?)"
PART = r"(?:ochtend|morgen|middag|avond|nacht)"
_MONTHS = ("jan", "feb", "maart|mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_MONTH = r"(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
NUMBERS = {"een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8, "negen": 9, "tien": 10, "elf": 11, "twaalf": 12}
NUMBER = r"(?:\d{1,3}|" + "|".join(NUMBERS) + r")"
_FEASTS = {"eerste kerstdag": "kerst", "tweede kerstdag": "tweede kerstdag", "kerstmis": "kerst", "kerst": "kerst", "oud en nieuw": "oudejaarsavond", "oudejaarsavond": "oudejaarsavond", "oudjaar": "oudejaarsavond",
           "nieuwjaarsdag": "nieuwjaarsdag", "sinterklaas": "sinterklaas", "pakjesavond": "sinterklaas", "tweede paasdag": "tweede paasdag", "paasmaandag": "tweede paasdag", "pasen": "pasen", "koningsdag": "koningsdag",
           "bevrijdingsdag": "bevrijdingsdag", "hemelvaart": "hemelvaartsdag", "hemelvaartsdag": "hemelvaartsdag", "pinksteren": "pinksteren", "goede vrijdag": "goede vrijdag"}  # fmt: skip


@dataclass(frozen=True)
class Found:
    """A day or a stretch of days in a text, and where it stands."""

    start: int
    end: int
    first: date
    last: date | None = None


def number_of(word: str) -> int:
    """Read a number in digits or a Dutch word up to twelve."""
    return int(word) if word.isdigit() else NUMBERS[word]


def weekday_of(name: str) -> int:
    """Give 0 for maandag to 6 for zondag."""
    return next(at for at, pattern in enumerate(_DAY_NAMES) if re.fullmatch(pattern, name))


def _month_of(name: str) -> int:
    return next(at + 1 for at, start in enumerate(_MONTHS) if re.match(start, name))


def _monday(day: date) -> date:
    return day - timedelta(day.weekday())


def coming(weekday: int, today: date) -> date:
    """Give the next day of this name, never today: who means today says "vandaag"."""
    return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)


def _dated(day: int, month: int, year: str | None, today: date) -> date | None:
    try:
        if year:
            return date(int(year) + (2000 if len(year) == 2 else 0), month, day)
        this = date(today.year, month, day)
        return this if this >= today else date(today.year + 1, month, day)
    except ValueError:
        return None


def _feast(name: str, today: date) -> date:
    day = feast_days(today.year)[_FEASTS[name]]
    return day if day >= today else feast_days(today.year + 1)[_FEASTS[name]]


def _add_months(day: date, months: int) -> date:
    from dateutil.relativedelta import relativedelta

    return day + relativedelta(months=months)


def _relative(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    count, unit = number_of(found["count"] or "een"), found["unit"]
    if unit.startswith("da"):
        return today + timedelta(count), None
    if unit.startswith("we"):
        return today + timedelta(7 * count), None
    return _add_months(today, count), None


def _named_week(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    word, weekday = found["which"], found["weekday"]
    monday = _monday(today) + timedelta(7 if word.startswith(("volgend", "komend")) else 0)
    if weekday:
        return monday + timedelta(weekday_of(weekday)), None
    return max(monday, today), monday + timedelta(6)


def _weekend(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    saturday = _monday(today) + timedelta(5 + (7 if (found["which"] or "").startswith("volgend") else 0))
    return max(saturday, today), saturday + timedelta(1)


def _simple(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    word = found[0]
    return today + timedelta(2 if word.startswith("overmorgen") else 1 if word.startswith("morgen") else 0), None


def _weekday(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    return coming(weekday_of(found["weekday"]), today), None


def _month_day(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    day = _dated(int(found["day"]), _month_of(found["month"]), found["year"], today)
    return (day, None) if day else None


def _numeric(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    month = int(found["month"])
    day = _dated(int(found["day"]), month, found["year"], today) if 1 <= month <= 12 else None
    return (day, None) if day else None


def _month_span(found: re.Match[str], today: date) -> tuple[date, date | None] | None:
    last = _dated(int(found["last"]), _month_of(found["month"]), found["year"], today)
    if last is None:
        return None
    try:
        first = last.replace(day=int(found["first"]))
    except ValueError:
        return None
    return (first, last) if first <= last else None


_SOON = r"(?:a\.?s\.?|aanstaande|aankomende|komende|deze)?\s*"
_TO = r"\s*(?:tot en met|t/m|tm|tot|en|-|–)\s*"
_RULES = [
    (re.compile(rf"(?:van |tussen )?(?:de )?(?P<first>\d{{1,2}}){_TO}(?:de )?(?P<last>\d{{1,2}}) (?P<month>{_MONTH})(?: (?P<year>20\d\d))?\b"), _month_span),
    (re.compile(rf"\b(?:over|binnen) (?P<count>{NUMBER}) (?P<unit>dag(?:en)?|week|weken|maand(?:en)?)\b"), _relative),
    (re.compile(rf"\b(?P<which>volgende week|komende week|deze week)(?: (?:op )?(?P<weekday>{WEEKDAY})(?:{PART})?)?\b"), _named_week),
    (re.compile(rf"\b(?P<weekday>{WEEKDAY})(?:{PART})? (?:in |van )?(?P<which>volgende week|deze week)\b"), _named_week),
    (re.compile(r"\b(?P<which>dit|komend|volgend|aankomend|aanstaand|het)? ?weekend\b"), _weekend),
    (re.compile(r"\b(?:vandaag|vanavond|vanmiddag|vanochtend|vanmorgen|overmorgen|morgen(?:ochtend|middag|avond)?)(?: ?(?:ochtend|middag|avond))?\b"), _simple),
    (re.compile(rf"\b(?:{WEEKDAY} )?(?P<day>\d{{1,2}})(?:e|ste|de)? (?P<month>{_MONTH})(?: (?P<year>20\d\d))?\b"), _month_day),
    (re.compile(r"(?<![\d-])(?P<day>\d{1,2})[-/](?P<month>\d{1,2})(?:[-/](?P<year>(?:20)?\d\d))?(?![\d-])"), _numeric),
    (re.compile(rf"\b{_SOON}(?P<weekday>{WEEKDAY})(?:{PART})?\b"), _weekday),
]
_FEAST_RULE = re.compile(r"\b(?:met |op |voor )?(" + "|".join(sorted(_FEASTS, key=len, reverse=True)) + r")\b")


def find_days(text: str, today: date) -> list[Found]:
    """Find each day and stretch of days in a lower-case text, in their order; "van … tot …" joins two into one."""
    found: list[Found] = []
    taken = [False] * len(text)

    def keep(start: int, end: int, first: date, last: date | None) -> None:
        if not any(taken[start:end]):
            taken[start:end] = [True] * (end - start)
            found.append(Found(start, end, first, last))

    for match in _FEAST_RULE.finditer(text):
        keep(match.start(), match.end(), _feast(match[1], today), None)
    for rule, read in _RULES:
        for match in rule.finditer(text):
            days = read(match, today)
            if days:
                keep(match.start(), match.end(), *days)
    return _joined(sorted(found, key=lambda day: day.start), text)


_LASTING = re.compile(rf"(?:voor )?(?P<count>{NUMBER}) (?P<unit>dag(?:en)?|weken|week)(?: lang)?(?: vanaf)?\s*$")
_LASTING_AFTER = re.compile(rf"^\s*(?:voor |gedurende )?(?P<count>{NUMBER}) (?P<unit>dagen|weken|week|dag)\b(?: lang)?")


def _joined(found: list[Found], text: str) -> list[Found]:
    joined: list[Found] = []
    for day in found:
        before = joined[-1] if joined else None
        if before and before.last is None and day.last is None and re.fullmatch(_TO.replace("|en", ""), text[before.end : day.start]):
            last = day.first if day.first >= before.first else day.first + timedelta(7)
            start = before.start - 4 if text[: before.start].endswith("van ") else before.start
            joined[-1] = Found(start, day.end, before.first, last)
            continue
        joined.append(day)
    return [_lengthened(day, text) for day in joined]


def _lengthened(day: Found, text: str) -> Found:
    """Let "2 dagen vanaf maandag" and "maandag 2 dagen" last two days, the first counted."""
    if day.last is not None:
        return day
    before, after = _LASTING.search(text[: day.start]), _LASTING_AFTER.search(text[day.end :])
    lasting = before or after
    if lasting is None:
        return day
    days = number_of(lasting["count"]) * (7 if lasting["unit"].startswith("we") else 1)
    start, end = (lasting.start(), day.end) if before else (day.start, day.end + lasting.end())
    return Found(start, end, day.first, day.first + timedelta(days - 1))


def read_day(typed: str, today: date) -> date | None:
    """Understand one day as typed into a field: "morgen", "di", "3 6", "28 nov", "28-11-2026"; None where it is none."""
    text = typed.strip().lower()
    if iso := re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", text):
        return _dated(int(iso[3]), int(iso[2]), iso[1], today) if 1 <= int(iso[2]) <= 12 else None
    if pair := re.fullmatch(r"(\d{1,2})[ .](\d{1,2})(?:[ .](\d{4}|\d{2}))?", text):
        return _dated(int(pair[1]), int(pair[2]), pair[3], today) if 1 <= int(pair[2]) <= 12 else None
    if re.fullmatch(r"\d{1,2}", text):
        return _day_of_month(int(text), today)
    found = find_days(text, today)
    whole = len(found) == 1 and not text[: found[0].start].strip(" op") and not text[found[0].end :].strip()
    return found[0].first if whole else None


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
