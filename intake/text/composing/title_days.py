"""Shorten days for a title that would be too long: ``ma, wo en vr``, ``24 t/m 27 dec``."""

from __future__ import annotations

import re
from datetime import date, datetime, time

_SHORT_MONTHS = (
    "jan", "feb", "mrt", "apr", "mei", "juni", "juli", "aug", "sep", "okt", "nov", "dec",
)  # fmt: skip

_SHORT_NAME_PATTERN = re.compile(
    r"\b(?:jan|feb|mrt|apr|aug|sep|okt|nov|dec|ma|di|wo|do|vr|za|zo)\b"
)
"""A shortened day in a title."""


def is_shortened(title: str) -> bool:
    """Tell whether a day in a title is shortened."""
    return bool(_SHORT_NAME_PATTERN.search(title))


def with_short_days(often: str) -> str:
    """Return ``elke ma, wo en vr``, for a title that would be too long otherwise."""
    return re.sub(r"\b(ma|di|wo|do|vr|za|zo)(?:an|ns|en|nder|ij|ter|n)\w*dag\b", r"\1", often)


_MANY_DAYS = 5
"""Commas in the days of a rule for six days a week or more."""


def is_daily(rule: str) -> bool:
    """Tell whether something is asked nearly each day; nobody pays the same amount each time."""
    return "DAILY" in rule or rule.count(",") >= _MANY_DAYS


def last_of_repetition(rule: str, first: date | None, until: date | None) -> date | None:
    """Return the last day of a repetition; a period too short for two is not changed."""
    if first is None or until is None:
        return until
    last = last_time(rule, first, until)
    if last <= first:
        return until
    return last


def last_time(rule: str, first: date, until: date) -> date:
    """Return the last day of a repetition that is not after ``until``.

    How often in a week or month (``COUNT``) names no days; then it is ``until`` itself.
    """
    is_plain = rule in ("FREQ=DAILY", "FREQ=WEEKLY") or "COUNT" in rule
    if is_plain:
        return until
    # Imported when the first rule is read: a call begins without it.
    from dateutil.rrule import rrulestr

    times = rrulestr(rule, dtstart=datetime.combine(first, time()))
    last = times.before(datetime.combine(until, time()), inc=True)
    return last.date() if last else until


def shorter_span(first: date, until: date) -> str:
    """Return ``24 t/m 27 dec`` or ``30 nov t/m 2 dec``."""
    if first == until:
        return f"{first.day} {_SHORT_MONTHS[first.month - 1]}"
    begins, ends = (f"{day.day} {_SHORT_MONTHS[day.month - 1]}" for day in (first, until))
    if first.month == until.month:
        begins = str(first.day)
    return f"{begins} t/m {ends}"
