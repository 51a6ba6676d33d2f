"""Show the centre's facts as typed values, and parse them with their errors."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.centre import WEEKDAYS
from intake.domain.phone import format_phone, parse_phone
from intake.domain.resident import parse_postcode
from intake.kit.mail_address import is_mail_address
from intake.text.reading.days import parse_day
from intake.text.words.calendar_words import MONTH_NAMES

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.domain.centre import Centre
    from intake.kit.translations import Translations

FACTS = ("name", "street", "house_number", "postcode", "city", "phone", "email", "entrance")
_HOURS = re.compile(
    r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|tot)\s*(\d{1,2})(?:[:.](\d{2}))?(?:\s*uur)?"
)

_UNTIL_PATTERN = re.compile(r"\s*(?:t/m|tot en met|tot|–|—)\s*|\s+-\s+", re.IGNORECASE)
_FROM_PATTERN = re.compile(r"^(?:van|vanaf)\s+", re.IGNORECASE)

_LONGEST_CLOSURE = 92
"""Days; a longer closure is more likely a typing error in the year."""


class Read(NamedTuple):
    """The parsed facts, and an error sentence for each field that is invalid."""

    values: dict[str, object]
    faults: dict[str, str]


def read_facts(typed: Mapping[str, str], today: date, translate: Translations) -> Read:
    """Parse the given facts.

    The centre's name and address, ``hours-mon`` and the rest, ``closed``.
    """
    values: dict[str, object] = {name: typed[name].strip() for name in FACTS if name in typed}
    faults: dict[str, str] = {}
    if values.get("phone") and parse_phone(str(values["phone"])) is None:
        faults["phone"] = translate("error-invalid-phone", typed=str(values["phone"])[:40])
    if values.get("postcode") and parse_postcode(str(values["postcode"])) is None:
        faults["postcode"] = translate("error-invalid-postcode", typed=str(values["postcode"])[:40])
    if values.get("email") and not is_mail_address(str(values["email"])):
        faults["email"] = translate("error-invalid-mail", typed=str(values["email"])[:40])
    if "name" in values and not values["name"]:
        faults["name"] = translate("error-centre-no-name")
    if any(f"hours-{day}" in typed for day in WEEKDAYS):
        hours = {day: read_hours(typed.get(f"hours-{day}", "")) for day in WEEKDAYS}
        faults |= {
            f"hours-{day}": translate("settings-hours-wrong")
            for day, span in hours.items()
            if span is None
        }
        values["hours"] = {day: span for day, span in hours.items() if span}

    if "closed" in typed:
        closed = _read_closed(typed["closed"], today)
        if closed is None:
            faults["closed"] = translate("settings-closed-wrong")
        else:
            values["closed"] = closed

    return Read(values, faults)


def facts_as_typed(centre: Centre) -> dict[str, str]:
    """Return the facts as a person would type them."""
    values = {name: str(getattr(centre, name)) for name in FACTS}
    if centre.phone:
        values["phone"] = format_phone(centre.phone)
    else:
        values["phone"] = ""
    values |= {
        f"hours-{day}": centre.hours.get(day, "").replace(":00", "").replace(":", ".")
        for day in WEEKDAYS
    }
    values["closed"] = _format_closed_days(centre.closed)
    return values


def read_hours(typed: str) -> str | None:
    """Parse opening hours.

    ``9-17``, ``9.00 tot 16.30``; an empty text means closed, None is returned for an invalid one.
    """
    if not typed.strip():
        return ""
    match = _HOURS.fullmatch(typed.strip().lower())
    if not match:
        return None
    opens = (int(match[1]), int(match[2] or 0))
    closes = (int(match[3]), int(match[4] or 0))
    if closes == (24, 0):
        closes = (23, 59)  # a day has no hour 24
    if not (opens < closes <= (23, 59) and opens[1] < 60 and closes[1] < 60):
        return None
    return f"{opens[0]:02d}:{opens[1]:02d}-{closes[0]:02d}:{closes[1]:02d}"


def _read_closed(typed: str, today: date) -> dict[str, str] | None:
    reasons = {}
    for part in re.split(r"[,;\n]", typed):
        if not part.strip():
            continue
        days, _, reason = part.strip().partition(":")
        first, last = _span(days, today)
        if first is None or last is None or not 0 <= (last - first).days <= _LONGEST_CLOSURE:
            return None
        for after in range((last - first).days + 1):
            reasons[(first + timedelta(days=after)).isoformat()] = reason.strip()
    return reasons


def _span(days: str, today: date) -> tuple[date | None, date | None]:
    """Parse one day, or the first and the last of several.

    "24 dec t/m 2 jan"; the last comes after the first.
    """
    parts = _UNTIL_PATTERN.split(days.strip(), maxsplit=1)
    first = parse_day(_FROM_PATTERN.sub("", parts[0]), today)
    if len(parts) == 1 or first is None:
        return first, first
    last = parse_day(parts[1], first)
    return first, last


def _format_closed_days(closed: Mapping[str, str]) -> str:
    """Return closed days as a person writes them: days in a row with one reason as a period."""
    spans: list[tuple[date, date, str]] = []
    for iso, reason in sorted(closed.items()):
        day = date.fromisoformat(iso)
        if spans and spans[-1][2] == reason and day - spans[-1][1] == timedelta(days=1):
            spans[-1] = (spans[-1][0], day, reason)
        else:
            spans.append((day, day, reason))
    written = []
    for first, last, reason in spans:
        days = _written_day(first)
        if last != first:
            days = f"{days} t/m {_written_day(last)}"
        written.append(": ".join(part for part in (days, reason) if part))
    return ", ".join(written)


def _written_day(day: date) -> str:
    """Return a day with its year, which a closure may be in next: "2 januari 2027"."""
    return f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}"
