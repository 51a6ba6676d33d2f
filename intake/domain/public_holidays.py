"""Dutch public holidays, and other days that have a name."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

_OFFICIAL_NAMES = {
    "New Year's Day": "nieuwjaarsdag",
    "Good Friday": "goede vrijdag",
    "Easter Sunday": "pasen",
    "Easter Monday": "tweede paasdag",
    "King's Day": "koningsdag",
    "Ascension Day": "hemelvaartsdag",
    "Pentecost": "pinksteren",
    "Pentecost Monday": "tweede pinksterdag",
    "Christmas Day": "kerst",
    "Second Day of Christmas": "tweede kerstdag",
}
_OPEN_ON = ("goede vrijdag",)
"""Official holidays on which desks are open."""


def _nth_sunday(year: int, month: int, count: int) -> date:
    first = date(year, month, 1)
    return first + timedelta((6 - first.weekday()) % 7 + 7 * (count - 1))


@lru_cache(maxsize=64)
def _official_holidays(year: int) -> dict[str, date]:
    import holidays  # slow to import: only when a holiday is first needed

    official = holidays.country_holidays("NL", years=year, language="en_US")
    return {
        _OFFICIAL_NAMES[name]: day
        for day, names in official.items()
        for name in names.split("; ")
        if name in _OFFICIAL_NAMES
    }


@lru_cache(maxsize=64)
def public_holidays(year: int) -> dict[str, date]:
    """Return the official holidays of a year and the other days that callers refer to, by name."""
    return {
        **_official_holidays(year),
        "driekoningen": date(year, 1, 6),
        "valentijnsdag": date(year, 2, 14),
        "dodenherdenking": date(year, 5, 4),
        "bevrijdingsdag": date(year, 5, 5),
        "moederdag": _nth_sunday(year, 5, 2),
        "vaderdag": _nth_sunday(year, 6, 3),
        "dierendag": date(year, 10, 4),
        "sint-maarten": date(year, 11, 11),
        "sinterklaas": date(year, 12, 5),
        "kerstavond": date(year, 12, 24),
        "oudejaarsavond": date(year, 12, 31),
    }


def closing_holidays(first: int, last: int) -> frozenset[date]:
    """Return the days from one year to another on which Dutch offices are closed."""
    return frozenset(
        day
        for year in range(first, last + 1)
        for name, day in _official_holidays(year).items()
        if name not in _OPEN_ON
    )
