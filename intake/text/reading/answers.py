"""Parse what is typed into a field, and format it again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from intake.forms.field import Field, Type
from intake.kit.time_zone import AMSTERDAM, to_local_time
from intake.text.composing.date_phrases import (
    money_phrase,
    recurrence_phrase,
    short_day,
    short_moment,
    short_time,
)
from intake.text.reading.days import parse_day
from intake.text.reading.recurrence import parse_recurrence
from intake.text.reading.thresholds import MAX_YEARS_AWAY
from intake.text.reading.times import DayPart, day_part_of, find_time, parse_time

if TYPE_CHECKING:
    from intake.kit.translations import Translate

_MAX_NUMBER = 999
_MONEY = re.compile(
    r"(?:€|eur|euro)?\s*(\d{1,4})(?:[.,](\d{1,2}))?\s*(?:€|eur|euro|,-)?", re.IGNORECASE
)
MAX_MOMENT_LENGTH = 100
"""Maximum length of a typed day, hour or price."""

_NOTHING = {"niets", "gratis", "0", "geen", "nee", "free", "none"}


@dataclass(frozen=True)
class FieldReading:
    """The value of a field, or the key of the sentence that tells what to correct."""

    value: str = ""
    fault: str = ""


_RING_BACK_TIMES = {
    DayPart.MORNING: time(10),
    DayPart.AFTERNOON: time(15),
    DayPart.EVENING: time(19),
}


def parse_answer(field: Field, typed: str, now: datetime) -> FieldReading:
    """Parse what was typed; an empty field is no error, it becomes a question or a task."""
    text = typed.strip()
    if not text:
        return FieldReading()
    if field.type in (Type.LINE, Type.TEXT):
        if len(text) > field.most:
            return FieldReading(fault="answer-too-long")
        return FieldReading(text)
    if field.type is Type.CHOICE:
        if text in field.choices:
            return FieldReading(text)
        return FieldReading(fault="answer-choose")
    reader = _READERS[field.type]
    value = reader(text, now) if len(text) <= MAX_MOMENT_LENGTH else None
    if value is None:
        return FieldReading(fault=f"answer-{field.type}")
    return FieldReading(value)


def _parse_number(text: str, _now: datetime) -> str | None:
    if not (text.isascii() and text.isdigit()):
        return None
    digits = text.lstrip("0")
    is_within = len(digits) <= len(str(_MAX_NUMBER)) and 0 < int(digits or "0") <= _MAX_NUMBER
    return digits if is_within else None


def _parse_day(text: str, now: datetime) -> str | None:
    found = parse_day(text, to_local_time(now).date())
    if found:
        return found.isoformat()
    return None


def _parse_time(text: str, _now: datetime) -> str | None:
    found = parse_time(text)
    if found:
        return found.strftime("%H:%M")
    return None


def _parse_repeat(text: str, now: datetime) -> str | None:
    return parse_recurrence(text, to_local_time(now).date())


def parse_cents(text: str) -> int | None:
    """Return an amount of euros in cents ("5", "2,50", "€ 7,5", "gratis"); None if it is none."""
    if text.lower() in _NOTHING:
        return 0
    match = _MONEY.fullmatch(text)
    if match:
        return int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0"))
    return None


def _parse_money(text: str, _now: datetime) -> str | None:
    cents = parse_cents(text)
    return None if cents is None else str(cents)


def parse_moment(text: str, now: datetime) -> datetime | None:
    """Parse a moment.

    "vr 12", "morgen om half drie", "vrijdag"; without a time it is noon, without a day today or
    tomorrow. A text longer than anybody types is none.
    """
    if len(text) > MAX_MOMENT_LENGTH:
        return None
    text = text.lower().strip()
    written = _parse_iso(text, now)
    if written is not None:
        return written
    here = to_local_time(now)
    for cut in range(len(text.split()), 0, -1):
        day_text = " ".join(text.split()[:cut]).rstrip(",")
        rest = " ".join(text.split()[cut:])
        day = None
        if not re.fullmatch(r"\d{1,2}", day_text):
            day = parse_day(day_text, here.date())
        if day is None:
            continue
        at = parse_time(rest) if rest else _day_part_time(day_text)
        if at:
            return datetime.combine(day, at, AMSTERDAM)
        return None
    return _next_clock_time(text, here)


def _parse_iso(text: str, now: datetime) -> datetime | None:
    """Parse a stored moment; None for one that is further away than anybody plans."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    if abs(moment.year - now.year) > MAX_YEARS_AWAY:
        return None
    if moment.tzinfo:
        return moment
    return moment.replace(tzinfo=AMSTERDAM)


def _next_clock_time(text: str, here: datetime) -> datetime | None:
    """Parse a time without a day: today, or tomorrow if it has passed."""
    found = find_time(text, day_part_of(text))
    is_whole = found is not None and found.start == 0 and found.end == len(text)
    at = found.at if found and is_whole else parse_time(text)
    if at is None:
        return None
    moment = datetime.combine(here.date(), at, AMSTERDAM)
    if moment > here:
        return moment
    return moment + timedelta(days=1)


def _day_part_time(text: str) -> time:
    """Return when somebody is rung back in a part of the day; at noon if the text names none."""
    part = day_part_of(text)
    return _RING_BACK_TIMES.get(part, time(12)) if part else time(12)


def _parse_spoken_moment(text: str, now: datetime) -> str | None:
    found = parse_moment(text, now)
    if found:
        return found.isoformat(timespec="minutes")
    return None


_READERS = {
    Type.NUMBER: _parse_number,
    Type.DAY: _parse_day,
    Type.TIME: _parse_time,
    Type.REPEAT: _parse_repeat,
    Type.MONEY: _parse_money,
    Type.MOMENT: _parse_spoken_moment,
}


def format_answer(field: Field, value: str, translate: Translate, language: str = "nl") -> str:
    """Return a stored answer as the screen shows it."""
    if not value:
        return ""
    if field.type is Type.DAY:
        return short_day(date.fromisoformat(value), language)
    if field.type is Type.TIME:
        return short_time(time.fromisoformat(value))
    if field.type is Type.MOMENT:
        return short_moment(datetime.fromisoformat(value), language)
    if field.type is Type.REPEAT:
        return recurrence_phrase(value, language)
    if field.type is Type.MONEY:
        if value == "0":
            return translate("money-nothing")
        return money_phrase(int(value))
    if field.type is Type.CHOICE:
        return translate(field.choice_key(value))
    return value
