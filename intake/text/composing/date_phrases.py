"""Write days and times in words: short on the screen, in full on paper.

Why in full: docs/sources.md, "Dates and times".
"""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from intake.kit.time_zone import to_local_time
from intake.text.grammar.numbers import number_word
from intake.text.words.calendar_words import MONTH_NAMES

if TYPE_CHECKING:
    from datetime import datetime, time

_WEEKDAYS = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS = {
    "nl": MONTH_NAMES,
    "en": (
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ),
}
_PARTS = {
    "nl": ("in de nacht", "in de ochtend", "in de middag", "in de avond"),
    "en": ("at night", "in the morning", "in the afternoon", "in the evening"),
}
_UNITS = {
    "nl": {
        "DAILY": ("dag", "dagen"),
        "WEEKLY": ("week", "weken"),
        "MONTHLY": ("maand", "maanden"),
        "YEARLY": ("jaar", "jaar"),
    },
    "en": {
        "DAILY": ("day", "days"),
        "WEEKLY": ("week", "weeks"),
        "MONTHLY": ("month", "months"),
        "YEARLY": ("year", "years"),
    },
}
_NTHS = {
    "nl": {1: "eerste", 2: "tweede", 3: "derde", 4: "vierde", -1: "laatste"},
    "en": {1: "first", 2: "second", 3: "third", 4: "fourth", -1: "last"},
}
_ON_WORKDAYS = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
_EVERY_WORKDAY = {"nl": "elke werkdag", "en": "every weekday"}
_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def day_of(written: str | None) -> date | None:
    """Return the day of an ISO date; None without one."""
    if not written:
        return None
    return date.fromisoformat(written)


def day_phrase(day: date, language: str = "nl") -> str:
    """Return a day in full: ``vrijdag 27 november``."""
    return f"{_WEEKDAYS[language][day.weekday()]} {day.day} {MONTHS[language][day.month - 1]}"


def short_day(day: date, language: str = "nl") -> str:
    """Return a day for the screen: ``vr 27 november``."""
    weekday = _WEEKDAYS[language][day.weekday()]
    return f"{weekday[: 2 if language == 'nl' else 3]} {day.day} {MONTHS[language][day.month - 1]}"


def short_time(at: time) -> str:
    """Return a time for the screen: ``14.32 uur``."""
    return f"{at.hour}.{at.minute:02d} uur"


def short_moment(moment: datetime, language: str = "nl") -> str:
    """Return a moment for the screen: ``vr 27 nov, 12.00 uur``."""
    here = to_local_time(moment)
    weekday = _WEEKDAYS[language][here.weekday()][: 2 if language == "nl" else 3]
    if language == "nl":
        clock = short_time(here.time())
    else:
        clock = f"{here.hour}:{here.minute:02d}"
    return f"{weekday} {here.day} {MONTHS[language][here.month - 1][:3]}, {clock}"


def short_clock(moment: datetime, language: str = "nl") -> str:
    """Return the time of a moment for the screen."""
    here = to_local_time(moment)
    if language == "nl":
        return short_time(here.time())
    return f"{here.hour}:{here.minute:02d}"


def time_phrase(at: time, language: str = "nl") -> str:
    """Return a time for paper.

    ``10 uur in de ochtend``, ``5 uur 30 in de middag``; a 12-hour clock, as on a clock face.
    """
    part = _PARTS[language][at.hour // 6]
    hour = at.hour % 12 or 12
    if language == "nl":
        if at.minute:
            return f"{hour} uur {at.minute:02d} {part}"
        return f"{hour} uur {part}"
    if at.minute:
        return f"{hour}:{at.minute:02d} {part}"
    return f"{hour} o'clock {part}"


def span_phrase(first: date, last: date | None, language: str = "nl") -> str:
    """Return a period for a title: ``28 tot 30 november``."""
    if last is None or last == first:
        return day_phrase(first, language)
    to = "to"
    if language == "nl":
        to = "tot en met"
    if first.month == last.month and first.year == last.year:
        return f"{first.day} {to} {last.day} {MONTHS[language][last.month - 1]}"
    return (
        f"{first.day} {MONTHS[language][first.month - 1]} {to} {last.day} "
        f"{MONTHS[language][last.month - 1]}"
    )


_NAMED_DAYS = {
    (12, 25): "eerste kerstdag",
    (12, 26): "tweede kerstdag",
    (12, 31): "oudejaarsdag",
    (1, 1): "nieuwjaarsdag",
}


def named_day_phrase(day: date) -> str:
    """Return a day within a sentence, a holiday by name: ``eerste kerstdag (25 december)``."""
    name = _NAMED_DAYS.get((day.month, day.day))
    if name:
        return f"{name} ({day.day} {MONTHS['nl'][day.month - 1]})"
    return day_phrase(day)


def days_phrase(first: date, last: date) -> str:
    """Return a period within a Dutch sentence, with its month once.

    ``van zaterdag 28 tot en met maandag 30 november``, ``op zaterdag 12 en zondag 13 december``.
    """
    begins = day_phrase(first)
    if first == last:
        return f"op {named_day_phrase(first)}"
    if (first.month, first.year) == (last.month, last.year):
        begins = begins.rpartition(" ")[0]
    if (last - first).days == 1:
        return f"op {begins} en {day_phrase(last)}"
    return f"van {begins} tot en met {day_phrase(last)}"


def _every_unit(unit: str, language: str) -> str:
    if language != "nl":
        return "every"
    if unit == "jaar":
        return "elk"
    return "elke"


def recurrence_phrase(rule: str, language: str = "nl") -> str:
    """Return how often, in words that ``recurrence.parse_recurrence`` can read.

    ``elke dinsdag en donderdag``, ``3 keer per week``.
    """
    if rule == _ON_WORKDAYS:
        return _EVERY_WORKDAY[language]

    parts = _parts_of_rule(rule)
    dutch = language == "nl"
    interval = int(parts.get("INTERVAL", "1"))
    frequency = parts.get("FREQ", "WEEKLY")
    names = _list_days(
        [_weekday_phrase(code, language) for code in parts.get("BYDAY", "").split(",") if code],
        language,
    )
    unit, units = _UNITS[language][frequency]
    if frequency == "MONTHLY" and names:
        if dutch:
            return f"elke {names} van de maand"
        return f"every {names} of the month"
    if interval == 1 and names:
        return f"{'elke' if dutch else 'every'} {names}"
    if "COUNT" in parts:
        if dutch:
            return f"{parts['COUNT']} keer per {unit}"
        return f"{parts['COUNT']} times a {unit}"
    if interval == 1:
        return f"{_every_unit(unit, language)} {unit}"

    often = f"{'elke' if dutch else 'every'} {interval} {units}"
    if interval == 2 and frequency in ("DAILY", "WEEKLY"):
        often = f"{'om de' if dutch else 'every other'} {unit}"
    if names:
        return f"{often} {'op' if dutch else 'on'} {names}"
    return often


def spoken_recurrence(rule: str) -> str:
    """Return how often as a neighbour reads it: "elke drie weken" for "elke 3 weken"."""
    often = recurrence_phrase(rule)
    return re.sub(r"\b[2-9](?= )", lambda many: number_word(int(many[0])), often)


def _parts_of_rule(rule: str) -> dict[str, str]:
    """Return the parts of a rule by name; that of all seven days is that of each day."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    if rule.startswith("FREQ=WEEKLY;BYDAY=") and set(parts["BYDAY"].split(",")) == set(_CODES):
        return {"FREQ": "DAILY"}
    return parts


def _weekday_phrase(code: str, language: str) -> str:
    """Return dinsdag for ``TU``, eerste dinsdag for ``1TU``, laatste vrijdag for ``-1FR``."""
    name = _WEEKDAYS[language][_CODES.index(code[-2:])]
    if code[:-2]:
        return f"{_NTHS[language][int(code[:-2])]} {name}"
    return name


def _list_days(names: list[str], language: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {'en' if language == 'nl' else 'and'} {names[-1]}"


def money_phrase(cents: int) -> str:
    """Return an amount: ``5 euro``, ``2,50 euro``; the words for nothing are in the catalogue."""
    if cents % 100 == 0:
        return f"{cents // 100} euro"
    return f"{cents // 100},{cents % 100:02d} euro"
