"""Shorten days for a title that would be too long: ``ma, wo en vr``, ``24 t/m 27 dec``."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_SHORT_MONTHS = (
    "jan", "feb", "mrt", "apr", "mei", "juni", "juli", "aug", "sep", "okt", "nov", "dec",
)  # fmt: skip

_SHORTENED = re.compile(r"\b(?:jan|feb|mrt|apr|aug|sep|okt|nov|dec|ma|di|wo|do|vr|za|zo)\b")
"""A shortened day in a title."""


def is_shortened(title: str) -> bool:
    """Tell whether a day in a title is shortened."""
    return bool(_SHORTENED.search(title))


def with_short_days(often: str) -> str:
    """Return ``elke ma, wo en vr``, for a title that would be too long otherwise."""
    return re.sub(r"\b(ma|di|wo|do|vr|za|zo)(?:an|ns|en|nder|ij|ter|n)\w*dag\b", r"\1", often)


_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def last_of_week(rule: str, until: date) -> date:
    """Return the last day of a weekly repetition that is not after ``until``."""
    named = re.search(r"\bFREQ=WEEKLY\b.*\bBYDAY=([A-Z,]+)$", rule)
    days = [code for code in named[1].split(",") if code in _WEEKDAYS] if named else []
    if not days or "INTERVAL" in rule:
        return until
    return max(
        until - timedelta(days=back)
        for back in range(7)
        if _WEEKDAYS[(until - timedelta(days=back)).weekday()] in days
    )


def shorter_span(first: date, until: date) -> str:
    """Return ``24 t/m 27 dec`` or ``30 nov t/m 2 dec``."""
    if first == until:
        return f"{first.day} {_SHORT_MONTHS[first.month - 1]}"
    begins, ends = (f"{day.day} {_SHORT_MONTHS[day.month - 1]}" for day in (first, until))
    if first.month == until.month:
        begins = str(first.day)
    return f"{begins} t/m {ends}"
