"""The words of the Dutch calendar: weekdays, months, numbers and holidays, as they are typed."""

from __future__ import annotations

import re
from datetime import date, timedelta

_DAY_NAMES = (
    r"ma(?:andag)?", r"di(?:nsdag)?", r"wo(?:e|ensdag)?", r"do(?:nderdag)?", r"vr(?:ijdag)?",
    r"za(?:terdag)?", r"zo(?:ndag)?",
)  # fmt: skip
WEEKDAYS = {
    "ma": "maandag", "di": "dinsdag", "wo": "woensdag", "do": "donderdag", "vr": "vrijdag",
    "za": "zaterdag", "zo": "zondag",
}  # fmt: skip
"""The weekdays by their short names."""

WEEKDAY = rf"(?:{'|'.join(_DAY_NAMES)})"
PART = r"(?:ochtend|morgen|middag|avond|nacht)"
MONTH_NAMES = (
    "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september",
    "oktober", "november", "december",
)  # fmt: skip
MONTHS = ("jan", "feb", "maart|mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
MONTH = (
    r"(?:jan(?:uari)?|feb(?:ruari)?|maart|mrt|apr(?:il)?|mei|juni?|juli?|aug(?:ustus)?"
    r"|sept?(?:ember)?|okt(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
NUMBERS = {
    "een": 1, "één": 1, "twee": 2, "drie": 3, "vier": 4, "vijf": 5, "zes": 6, "zeven": 7, "acht": 8,
    "negen": 9, "tien": 10, "elf": 11, "twaalf": 12, "dertien": 13, "veertien": 14,
    "vijftien": 15, "zestien": 16, "zeventien": 17, "achttien": 18, "negentien": 19, "twintig": 20,
    "vijfentwintig": 25, "dertig": 30, "veertig": 40, "vijftig": 50, "zestig": 60, "honderd": 100,
}  # fmt: skip
NUMBER = r"(?:\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")"
NUMBERS_ENDING_IN_EN = {
    "enen": 1, "tweeën": 2, "tweeen": 2, "drieën": 3, "drieen": 3, "vieren": 4, "vijven": 5,
    "zessen": 6, "zevenen": 7, "achten": 8, "negenen": 9, "tienen": 10, "elven": 11, "twaalven": 12,
}  # fmt: skip
HOLIDAYS = {
    "eerste kerstdag": "kerst", "1e kerstdag": "kerst", "tweede kerstdag": "tweede kerstdag",
    "2e kerstdag": "tweede kerstdag", "kerstmis": "kerst", "kerst": "kerst",
    "kerstavond": "kerstavond", "oud en nieuw": "oudejaarsavond", "oudjaarsavond": "oudejaarsavond",
    "oudejaarsavond": "oudejaarsavond", "oudejaarsdag": "oudejaarsavond",
    "oudjaarsdag": "oudejaarsavond", "oudjaar": "oudejaarsavond", "oudejaar": "oudejaarsavond",
    "nieuwjaarsdag": "nieuwjaarsdag", "nieuwjaar": "nieuwjaarsdag",
    "sinterklaas": "sinterklaas", "sinterklaasavond": "sinterklaas", "pakjesavond": "sinterklaas",
    "eerste paasdag": "pasen", "1e paasdag": "pasen", "paaszondag": "pasen",
    "tweede paasdag": "tweede paasdag", "2e paasdag": "tweede paasdag",
    "paasmaandag": "tweede paasdag", "pasen": "pasen", "koningsdag": "koningsdag",
    "dodenherdenking": "dodenherdenking", "bevrijdingsdag": "bevrijdingsdag",
    "hemelvaart": "hemelvaartsdag", "hemelvaartsdag": "hemelvaartsdag",
    "eerste pinksterdag": "pinksteren", "1e pinksterdag": "pinksteren",
    "tweede pinksterdag": "tweede pinksterdag", "2e pinksterdag": "tweede pinksterdag",
    "pinkstermaandag": "tweede pinksterdag", "pinksteren": "pinksteren",
    "goede vrijdag": "goede vrijdag", "moederdag": "moederdag", "vaderdag": "vaderdag",
    "dierendag": "dierendag", "sint maarten": "sint-maarten", "sint-maarten": "sint-maarten",
    "driekoningen": "driekoningen", "valentijnsdag": "valentijnsdag",
}  # fmt: skip
HOLIDAY_SPANS = {
    "kerstdagen": ("kerst", "tweede kerstdag"),
    "eerste en tweede kerstdag": ("kerst", "tweede kerstdag"),
    "paasdagen": ("pasen", "tweede paasdag"),
    "pinksterdagen": ("pinksteren", "tweede pinksterdag"),
}


def number_of(word: str) -> int:
    """Parse a number in digits or in one of the words of ``NUMBERS``."""
    return NUMBERS[word] if word in NUMBERS else int(word)


def weekday_of(name: str) -> int:
    """Return 0 for maandag to 6 for zondag."""
    return next(index for index, pattern in enumerate(_DAY_NAMES) if re.fullmatch(pattern, name))


def month_of(name: str) -> int:
    """Return 1 for januari to 12 for december."""
    return next(index + 1 for index, start in enumerate(MONTHS) if re.match(start, name))


def monday_of(day: date) -> date:
    """Return the Monday of the week of a day."""
    return day - timedelta(day.weekday())


def next_weekday(weekday: int, today: date) -> date:
    """Return the next such weekday, never today: today is called "vandaag"."""
    return today + timedelta((weekday - today.weekday() - 1) % 7 + 1)
