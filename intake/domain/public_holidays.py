"""Days on which a Dutch desk is closed without anybody having to say so."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter


def _nth_sunday(year: int, month: int, count: int) -> date:
    first = date(year, month, 1)
    return first + timedelta((6 - first.weekday()) % 7 + 7 * (count - 1))


@lru_cache(maxsize=64)
def public_holidays(year: int) -> dict[str, date]:
    """Name the feast days of a year.

    The official ones, and the others that callers name a day by.
    """
    sunday = easter(year)
    king = date(year, 4, 27)
    return {
        "nieuwjaarsdag": date(year, 1, 1),
        "driekoningen": date(year, 1, 6),
        "valentijnsdag": date(year, 2, 14),
        "goede vrijdag": sunday - timedelta(2),
        "pasen": sunday,
        "tweede paasdag": sunday + timedelta(1),
        "koningsdag": king - timedelta(1) if king.weekday() == 6 else king,
        "dodenherdenking": date(year, 5, 4),
        "bevrijdingsdag": date(year, 5, 5),
        "moederdag": _nth_sunday(year, 5, 2),
        "vaderdag": _nth_sunday(year, 6, 3),
        "hemelvaartsdag": sunday + timedelta(39),
        "pinksteren": sunday + timedelta(49),
        "tweede pinksterdag": sunday + timedelta(50),
        "dierendag": date(year, 10, 4),
        "sint-maarten": date(year, 11, 11),
        "sinterklaas": date(year, 12, 5),
        "kerstavond": date(year, 12, 24),
        "kerst": date(year, 12, 25),
        "tweede kerstdag": date(year, 12, 26),
        "oudejaarsavond": date(year, 12, 31),
    }


_CLOSING = frozenset(
    {
        "nieuwjaarsdag",
        "pasen",
        "tweede paasdag",
        "koningsdag",
        "hemelvaartsdag",
        "pinksteren",
        "tweede pinksterdag",
        "kerst",
        "tweede kerstdag",
    }
)


def closing_holidays(first: int, last: int) -> frozenset[date]:
    """Return the days on which Dutch offices are shut, from year to year."""
    return frozenset(
        day
        for year in range(first, last + 1)
        for name, day in public_holidays(year).items()
        if name in _CLOSING
    )
