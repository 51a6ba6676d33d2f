"""The centre's facts as they are typed: read, or told field by field what is wrong."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from intake.domain.centre import WEEKDAYS
from intake.domain.phone import read_phone, shown_phone
from intake.domain.resident import read_postcode
from intake.text.days import read_day

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from intake.domain.centre import Centre
    from intake.kit.words import Words

FACTS = ("name", "street", "house_number", "postcode", "city", "phone", "email", "entrance")
_HOURS = re.compile(r"(\d{1,2})(?:[:.](\d{2}))?\s*(?:-|–|tot)\s*(\d{1,2})(?:[:.](\d{2}))?(?:\s*uur)?")


class Read(NamedTuple):
    """What was understood, ready to keep, and what was not, as a sentence by field."""

    values: dict[str, object]
    faults: dict[str, str]


def read_facts(typed: Mapping[str, str], today: date, say: Words) -> Read:
    """Read whichever facts are given: the centre's name and address, ``hours-mon`` and the rest, ``closed``."""
    values: dict[str, object] = {name: typed[name].strip() for name in FACTS if name in typed}
    faults: dict[str, str] = {}
    if values.get("phone") and read_phone(str(values["phone"])) is None:
        faults["phone"] = say("told-phone-is-none", typed=str(values["phone"])[:40])
    if values.get("postcode") and read_postcode(str(values["postcode"])) is None:
        faults["postcode"] = say("told-postcode-is-none", typed=str(values["postcode"])[:40])
    if "name" in values and not values["name"]:
        faults["name"] = say("told-centre-no-name")
    if any(f"hours-{day}" in typed for day in WEEKDAYS):
        hours = {day: read_hours(typed.get(f"hours-{day}", "")) for day in WEEKDAYS}
        faults |= {f"hours-{day}": say("settings-hours-wrong") for day, span in hours.items() if span is None}
        values["hours"] = {day: span for day, span in hours.items() if span}
    if "closed" in typed:
        closed = _read_closed(typed["closed"], today)
        if closed is None:
            faults["closed"] = say("settings-closed-wrong")
        else:
            values["closed"] = closed
    return Read(values, faults)


def shown_facts(centre: Centre) -> dict[str, str]:
    """Give the facts as somebody would type them."""
    values = {name: str(getattr(centre, name)) for name in FACTS}
    values["phone"] = shown_phone(centre.phone) if centre.phone else ""
    values |= {f"hours-{day}": centre.hours.get(day, "").replace(":00", "").replace(":", ".") for day in WEEKDAYS}
    values["closed"] = ", ".join(f"{day}: {reason}" if reason else day for day, reason in sorted(centre.closed.items()))
    return values


def read_hours(typed: str) -> str | None:
    """Understand opening hours: ``9-17``, ``9.00 tot 16.30``; an empty one is closed, None is none."""
    if not typed.strip():
        return ""
    found = _HOURS.fullmatch(typed.strip().lower())
    if not found:
        return None
    opens, closes = (int(found[1]), int(found[2] or 0)), (int(found[3]), int(found[4] or 0))
    if closes == (24, 0):
        closes = (23, 59)  # a day has no hour 24
    if not (opens < closes <= (23, 59) and opens[1] < 60 and closes[1] < 60):
        return None
    return f"{opens[0]:02d}:{opens[1]:02d}-{closes[0]:02d}:{closes[1]:02d}"


def _read_closed(typed: str, today: date) -> dict[str, str] | None:
    found = {}
    for part in re.split(r"[,;\n]", typed):
        if not part.strip():
            continue
        day, _, reason = part.strip().partition(":")
        read = read_day(day, today)
        if read is None:
            return None
        found[read.isoformat()] = reason.strip()
    return found
