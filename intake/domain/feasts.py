"""Days on which a Dutch desk is closed without anybody having to say so."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from dateutil.easter import easter


@lru_cache(maxsize=64)
def feast_days(year: int) -> dict[str, date]:
    """Name the feast days of a year: the official ones, and Sinterklaas and oudejaarsavond, which callers name as well."""
    sunday = easter(year)
    king = date(year, 4, 27)
    return {
        "nieuwjaarsdag": date(year, 1, 1),
        "goede vrijdag": sunday - timedelta(2),
        "pasen": sunday,
        "tweede paasdag": sunday + timedelta(1),
        "koningsdag": king - timedelta(1) if king.weekday() == 6 else king,
        "bevrijdingsdag": date(year, 5, 5),
        "hemelvaartsdag": sunday + timedelta(39),
        "pinksteren": sunday + timedelta(49),
        "tweede pinksterdag": sunday + timedelta(50),
        "sinterklaas": date(year, 12, 5),
        "kerst": date(year, 12, 25),
        "tweede kerstdag": date(year, 12, 26),
        "oudejaarsavond": date(year, 12, 31),
    }


_OPEN_DESPITE = frozenset({"goede vrijdag", "bevrijdingsdag", "sinterklaas", "oudejaarsavond"})


def closed_feasts(first: int, last: int) -> frozenset[date]:
    """Give the days on which Dutch offices are shut, from year to year."""
    return frozenset(day for year in range(first, last + 1) for name, day in feast_days(year).items() if name not in _OPEN_DESPITE)
