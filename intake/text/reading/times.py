"""Find Dutch clock times in a line: "om half drie", "tien voor half elf", "tussen 2 en 4".

The words are explained in ``time_patterns``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from intake.text.reading import time_patterns
from intake.text.words.calendar_words import NUMBER, NUMBERS_ENDING_IN_EN, number_of

_LAST_HOUR = 23
_MINUTES_OF_A_DAY = 24 * 60
_NOON = 12
_FIRST_LATE_HOUR = 9
"""From so many hours on, "'s nachts" is before midnight: "elf uur 's nachts"."""
_MAX_CONTEXT = 40
"""Characters before a time in which words are looked at; more would take quadratic time."""

_LONGEST_JOB = 4
"""Hours: "dinsdagochtend 2 uur" is how long something takes, "dinsdagochtend 9 uur" is a time."""


class DayPart(StrEnum):
    """A part of the day, by its Dutch word."""

    MORNING = "ochtend"
    AFTERNOON = "middag"
    EVENING = "avond"
    NIGHT = "nacht"


_LATER_THAN_NOON = frozenset({DayPart.AFTERNOON, DayPart.EVENING})

_TIMES_BY_DAY_PART = {
    "ochtend": time(9),
    "morgen": time(9),
    "middag": time(14),
    "avond": time(18),
    "nacht": time(22),
}


@dataclass(frozen=True)
class TimeMatch:
    """A clock time in a text, its position, and the later end of "tussen 2 en 4"."""

    start: int
    end: int
    at: time
    until: time | None = None


def find_time(text: str, day_part: DayPart | None = None) -> TimeMatch | None:
    """Return a clock time in a lower-case text: a range if there is one, else the clearest time.

    Digits are clearer than "rond drieën", and that is clearer than "om drie". ``day_part`` is a
    part of the day that is named elsewhere ("vanavond").
    """
    text = time_patterns.PHONE_NUMBER.sub(lambda number: " " * len(number[0]), text)
    for pattern in (time_patterns.BETWEEN, time_patterns.FROM_TO):
        between = _find_appointment(pattern, text)
        if between and (both := _read_between(between, day_part)):
            return TimeMatch(between.start(), between.end(), *both)
    for pattern in (time_patterns.WITH_MINUTES, time_patterns.FOUR_DIGITS):
        digits = _find_appointment(pattern, text)
        if digits and (at := _read_digits(digits, day_part)):
            return TimeMatch(digits.start(), digits.end(), at)
    if around := _find_appointment(time_patterns.AROUND, text):
        hour = NUMBERS_ENDING_IN_EN[around["hour"]]
        if at := _to_24_hours(hour, 0, _day_parts_of(around, day_part)):
            return TimeMatch(around.start(), around.end(), at)
    for spoken in time_patterns.SPOKEN.finditer(text):
        if not _is_of_a_phone_call(spoken) and (said := _read_spoken(spoken, day_part)):
            return TimeMatch(spoken.start(), spoken.end(), said)
    return None


def _find_appointment(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the first match that is no size and not when somebody may be rung."""
    for match in pattern.finditer(text):
        may_be_size = match.groupdict().get("separator") == "."  # "3.20", not "3:20" or "3u20"
        if may_be_size and time_patterns.SIZE_BEFORE.search(_text_before(match)):
            continue
        if time_patterns.SIZE_AFTER.match(text, match.end()):
            continue
        if not _is_of_a_phone_call(match):
            return match
    return None


def _is_of_a_phone_call(match: re.Match[str]) -> bool:
    """Tell whether it is when somebody may be rung: "bel om tien uur"."""
    is_before = time_patterns.PHONE_CALL_BEFORE.search(_text_before(match))
    return bool(is_before or time_patterns.PHONE_CALL_AFTER.match(match.string, match.end()))


def _text_before(match: re.Match[str]) -> str:
    """Return the last characters before a match."""
    return match.string[max(0, match.start() - _MAX_CONTEXT) : match.start()]


def _read_between(match: re.Match[str], day_part: DayPart | None) -> tuple[time, time] | None:
    """Return both ends of a range; None if a number is no hour ("van 30 tot 40").

    None as well for a range that ends at midnight or later, which no form can hold.
    """
    first, last = (number_of(match[name]) for name in ("hour", "last"))
    if max(first, last) > _LAST_HOUR:
        return None
    parts = _day_parts_of(match, day_part)
    at, until = _to_24_hours(first, 0, parts), _to_24_hours(last, 0, parts)
    if at is None or until is None:
        return None
    if at >= until:  # "van 11 tot 1 's middags": the part of the day is of the end, so 11 is 11:00
        earlier = [hour for hour in (first, first - 12, first + 12) if 0 <= hour < until.hour]
        if not earlier:
            return None
        at = time(max(earlier))
    return at, until


def _read_digits(match: re.Match[str], day_part: DayPart | None) -> time | None:
    """Return a time of hour and minutes; a small hour without a part of the day stays as it is.

    None for the end of an evening ("12.00 's avonds").
    """
    hour, minute = int(match["hour"]), int(match["minute"])
    parts = _day_parts_of(match, day_part)
    if hour >= _NOON:
        return _to_24_hours(hour, minute, parts)
    if parts & _LATER_THAN_NOON:
        hour += 12
    return time(hour, minute)


def _read_spoken(match: re.Match[str], day_part: DayPart | None) -> time | None:
    """Return the time; None if the number means something else."""
    after = match.end()
    if not _is_surely_a_time(match) or time_patterns.COUNTED_AFTER.match(match.string, after):
        return None
    is_bare_hour = not any(match[name] for name in ("lead", "half", "minutes", "part"))
    if is_bare_hour and _is_duration(match):
        return None
    hour = number_of(match["hour"])
    if is_bare_hour and hour <= _LONGEST_JOB and day_part is DayPart.MORNING:
        return None
    if hour > _LAST_HOUR:
        return None
    minutes = hour * 60
    if match["half"]:
        minutes -= 30
    if match["side"] == "over":
        minutes += time_patterns.MINUTES_BY_WORD[match["minutes"]]
    elif match["side"] == "voor":
        minutes -= time_patterns.MINUTES_BY_WORD[match["minutes"]]
    hour_on_clock, minute = divmod(minutes % _MINUTES_OF_A_DAY, 60)
    parts = _day_parts_of(match, day_part)
    if hour_on_clock == 0 and hour == 1 and DayPart.NIGHT not in parts:
        hour_on_clock = _NOON  # "half een" and "tien voor een" are around lunch
    return _to_24_hours(hour_on_clock, minute, parts)


def _day_parts_of(match: re.Match[str], day_part: DayPart | None) -> frozenset[DayPart]:
    """Return the parts of the day that are named beside a time and elsewhere."""
    beside = (match["part"] or "").replace("morgen", DayPart.MORNING)
    named = {part for part in DayPart if part in beside}
    return frozenset(named | ({day_part} if day_part else set()))


def _to_24_hours(hour: int, minute: int, parts: frozenset[DayPart]) -> time | None:
    """Convert a spoken hour, 0 to 23, to the 24-hour clock; ``parts`` are those that were named.

    1 to 6 without a part of the day is in the afternoon, as callers of a desk mean it. None for
    the end of an evening ("twaalf uur 's avonds"): that moment is 0:00 of the day after.
    """
    is_night = DayPart.NIGHT in parts
    if hour == _NOON and is_night:
        return time(0, minute)
    if hour == _NOON and DayPart.EVENING in parts:
        return None
    is_later_than_noon = not _LATER_THAN_NOON.isdisjoint(parts)
    is_late_night = is_night and _FIRST_LATE_HOUR <= hour < _NOON
    is_small = 1 <= hour <= 6 and not (DayPart.MORNING in parts or is_night)
    if is_small or is_late_night or (is_later_than_noon and hour < _NOON):
        hour += 12
    return time(hour, minute)


def _is_surely_a_time(match: re.Match[str]) -> bool:
    """Tell a time from a number.

    "rond 3" may be three of anything; "om een" is a time only at the end of a sentence.
    """
    if match["unit"] or match["half"] or match["minutes"] or match["part"]:
        return True
    if match["lead"] != "om ":
        return False
    is_article = match["hour"] in ("een", "één")
    ends = time_patterns.END_OF_SENTENCE.match(match.string, match.end())
    return not is_article or bool(ends)


def _is_duration(match: re.Match[str]) -> bool:
    """Tell a duration from a time: "3 uur werk", "over twee uur", "max 2 uur rijden"."""
    is_before = time_patterns.DURATION_BEFORE.search(_text_before(match))
    return bool(is_before or time_patterns.DURATION_AFTER.match(match.string, match.end()))


def day_part_of(text: str) -> DayPart | None:
    """Return the first part of the day that a text names; None if it names none."""
    match = re.search(r"(ochtend|middag|avond|nacht\b)", text)  # not a "nachtkastje"
    if match:
        return DayPart(match[1])
    if re.search(r"vanmorgen|'s morgens", text):
        return DayPart.MORNING
    return None


def parse_time(typed: str) -> time | None:
    """Parse one time as typed into a field.

    "14.30", "half 3", "1430", "10", "middag"; None if it is none.
    """
    text = typed.strip().lower().removesuffix("uur").strip()
    if text in _TIMES_BY_DAY_PART:
        return _TIMES_BY_DAY_PART[text]
    if four_digits := re.fullmatch(r"([01]?\d|2[0-3])([0-5]\d)", text):
        return time(int(four_digits[1]), int(four_digits[2]))
    if re.fullmatch(NUMBER, text):
        hour = number_of(text)
        if hour > _LAST_HOUR:
            return None
        return _to_24_hours(hour, 0, frozenset())
    found = find_time(text)
    if found and found.start == 0 and found.end == len(text):
        return found.at
    return None
