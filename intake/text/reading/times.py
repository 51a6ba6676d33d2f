"""Find Dutch clock times in a line.

"om half drie", "kwart over negen", "tien voor half elf", "tussen 2 en 4".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from intake.text.words.calendar_words import NUMBER, NUMBERS_ENDING_IN_EN, number_of

_LAST_HOUR = 23
_HOUR = r"(?:\d{1,2}(?!\d)|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
_MINUTES_OFF_BY_WORD = {
    "vijf": 5,
    "tien": 10,
    "kwart": 15,
    "twintig": 20,
    "5": 5,
    "10": 10,
    "15": 15,
    "20": 20,
}
_PART = (
    r"(?P<part>'?s? ?(?:ochtends|morgens|middags|avonds|nachts)|in de "
    r"(?:ochtend|morgen|middag|avond|nacht))"
)
_CLOCK = re.compile(  # "om 14.30", "8.10u", "9:15 in de avond"
    r"\b(?:om |vanaf |rond |tegen )?"
    r"(?P<hour>[01]?\d|2[0-3])(?:[:.]|u(?=\d))(?P<minute>[0-5]\d)"
    r"(?: ?(?:uur|u|h)\b)?(?!\d)"
    rf"(?: ?{_PART})?"
)
_PACKED = re.compile(  # "om 1430"
    r"\b(?:om|vanaf|rond|tegen) "
    r"(?P<hour>[01]?\d|2[0-3])(?P<minute>[0-5]\d)\b"
    r"(?! ?(?:euro|personen|mensen|meter|stuks))"
    r"(?: ?uur\b)?"
    rf"(?: ?{_PART})?"
)
_LASTS = re.compile(  # "3 uur werk", "2 uur in de week"
    r"\s*(?:"
    r"lang|werk|klussen|hulp|wandelen|rijden|bezig|oppassen"
    r"|per|achter elkaar|aan een stuk|in de (?:week|maand)|de tijd|of (?:langer|meer)"
    r")\b"
)
_LASTING_LEAD = re.compile(  # "over twee uur", "max 2 uur"
    r"\b(?:"
    r"over|max|maximaal|hoogstens|ongeveer|zeker|minstens|duurt|ruim|elke|om de|zo'n|een|paar"
    r")\s$"
)
_SPOKEN = re.compile(  # "half drie", "kwart over negen", "om tien uur"
    r"\b(?P<lead>om |rond |tegen |vanaf |voor |vóór )?"
    rf"(?:(?P<off>{'|'.join(_MINUTES_OFF_BY_WORD)}) (?P<side>over|voor) )?"
    rf"(?P<half>half )?(?P<hour>{_HOUR})"
    r"(?P<unit> ?uur\b| ?u\b)?"
    rf"(?: ?{_PART})?"
)
_COUNTED = re.compile(  # "3 personen": a number of something
    r" ?(?:personen|dagen|weken|keer|meter|cm|kg|watt|stuks|jaar|maanden|euro|porties|mensen)"
)
_A_SIZE_BEFORE = re.compile(
    r"\b(?:hoog|hoogte|plafond|breed|breedte|lang|lengte|diep|diepte|dik|ongeveer|ca\.?) $"
)
_A_SIZE_AFTER = re.compile(
    r" ?(?:m|mtr|meter|cm|hoog|breed|lang|diep|dik|euro|eur|kg|kilo|liter|ltr|€|br|bij (?=\d))\b"
)
"""Beside such a word "3.20" is a size or a price."""

_A_CALL_BEFORE = re.compile(r"\b(?:bellen|bel|belt|bereikbaar|telefonisch) (?:\w+ )?$")
_A_CALL_AFTER = re.compile(r"\s*(?:te )?(?:bellen|bereikbaar|terugbellen)\b")
"""Beside such a word a time is when somebody may be rung."""

_PHONE = re.compile(r"(?<![\d.])(?:\+31|0)[1-9](?:[ .-]{0,3}\d){7,8}\b(?!\.\d)")

_END_OF_SENTENCE = re.compile(r"\s*(?:$|[,.?!])")
_BETWEEN = re.compile(  # "tussen 2 en 4"
    rf"\btussen (?P<hour>{_HOUR})(?: uur)? "
    rf"en (?P<last>{_HOUR})(?: uur)?"
    rf"(?: ?{_PART})?"
    r"(?!\s*(?:personen|dagen|weken))"
)
_FROM_TO = re.compile(  # "van 10 tot 12 uur"
    rf"\b(?:van|tussen|vanaf) (?P<hour>{_HOUR})(?: ?uur| ?u)?"
    r" ?(?:tot en met|tot|t/m|-|–) ?"
    rf"(?P<last>{_HOUR})\b(?: ?uur| ?u)?"
    rf"(?: ?{_PART})?"
    r"(?!\s*(?:personen|dagen|weken|jaar|kg|meter))"
)
_AROUND = re.compile(  # "rond drieën"
    rf"\b(?:om|rond|tegen|na|voor) (?:een uur of )?(?P<hour>{'|'.join(NUMBERS_ENDING_IN_EN)})\b"
    rf"(?: ?{_PART})?"
)
_PARTS = {
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


_HOURS_OF_A_DAY = 24
_LONGEST_JOB = 4
"""Up to so many hours a number beside "ochtend" is how long something takes."""


def _on_the_clock(hour: int, minute: int, part: str, day_part: str) -> time:
    """Convert a spoken hour, 0 to 23, to the 24-hour clock.

    1 to 6 without a part of the day is in the afternoon, as callers of a desk mean it.
    """
    if hour == 12 and "nacht" in part + day_part:
        return time(0, minute)
    later = any(word in part + day_part for word in ("middag", "avond")) and hour < 12
    early = any(word in part + day_part for word in ("ochtend", "morgen", "nacht"))
    if later or (1 <= hour <= 6 and not early):
        hour += 12
    return time(hour, minute)


def find_time(text: str, day_part: str = "") -> TimeMatch | None:
    """Return the first clock time in a lower-case text.

    ``day_part`` is a part of the day that is named elsewhere ("vanavond").
    """
    text = _PHONE.sub(lambda number: " " * len(number[0]), text)
    for rule in (_BETWEEN, _FROM_TO):
        between = _first_of_the_request(rule, text)
        if between and (both := _read_between(between, day_part)):
            return TimeMatch(between.start(), between.end(), *both)
    if clock := _first_of_the_request(_CLOCK, text) or _PACKED.search(text):
        return TimeMatch(clock.start(), clock.end(), _read_clock(clock))
    if around := _AROUND.search(text):
        hour = NUMBERS_ENDING_IN_EN[around["hour"]]
        at = _on_the_clock(hour, 0, around["part"] or "", day_part)
        return TimeMatch(around.start(), around.end(), at)
    for spoken in _SPOKEN.finditer(text):
        if not _is_of_a_call(spoken) and (said := _read_spoken(spoken, day_part)):
            return TimeMatch(spoken.start(), spoken.end(), said)
    return None


def _first_of_the_request(rule: re.Pattern[str], text: str) -> re.Match[str] | None:
    """Return the first match that is no size and not when somebody may be rung."""
    for match in rule.finditer(text):
        before = text[: match.start()]
        if _A_SIZE_BEFORE.search(before) and ":" not in match[0] and "u" not in match[0]:
            continue
        if _A_SIZE_AFTER.match(text, match.end()):
            continue
        if not _is_of_a_call(match):
            return match
    return None


def _is_of_a_call(match: re.Match[str]) -> bool:
    """Tell whether it is when somebody may be rung."""
    before = match.string[: match.start()]
    return bool(_A_CALL_BEFORE.search(before) or _A_CALL_AFTER.match(match.string, match.end()))


def _read_between(match: re.Match[str], day_part: str) -> tuple[time, time] | None:
    """Return both ends; None if a number is no hour ("van 30 tot 40")."""
    first = number_of(match["hour"])
    last = number_of(match["last"])
    if max(first, last) > _LAST_HOUR:
        return None
    part = match["part"] or ""
    return _on_the_clock(first, 0, part, day_part), _on_the_clock(last, 0, part, day_part)


def _read_clock(match: re.Match[str]) -> time:
    hour = int(match["hour"])
    if hour < 12 and any(word in (match["part"] or "") for word in ("middag", "avond")):
        hour += 12
    return time(hour, int(match["minute"]))


def _read_spoken(match: re.Match[str], day_part: str) -> time | None:
    """Return the time; None if the number means something else."""
    if not _is_surely_a_time(match) or _COUNTED.match(match.string, match.end()):
        return None
    only_unit = not any(match[name] for name in ("lead", "half", "off", "part"))
    if only_unit and _is_duration(match):
        return None
    hour = number_of(match["hour"])
    if only_unit and hour <= _LONGEST_JOB and day_part == "ochtend":
        return None  # "dinsdagochtend 2 uur" is how long
    if hour > _HOURS_OF_A_DAY:
        return None
    minutes = hour * 60
    if match["half"]:
        minutes -= 30
    off = _MINUTES_OFF_BY_WORD.get(match["off"] or "", 0)
    if match["side"] == "over":
        minutes += off
    else:
        minutes -= off
    spoken_hour, spoken_minute = divmod(minutes % (24 * 60), 60)
    if spoken_hour == 0 and hour == 1 and "nacht" not in f"{match['part'] or ''}{day_part}":
        spoken_hour = 12  # "half een" is after lunch
    return _on_the_clock(spoken_hour, spoken_minute, match["part"] or "", day_part)


def _is_surely_a_time(match: re.Match[str]) -> bool:
    """Tell a time from a number: "om een" is a time only at the end of a sentence."""
    if match["unit"] or match["half"] or match["off"] or match["part"]:
        return True
    if match["lead"] != "om ":
        return False
    is_article = match["hour"] in ("een", "één")
    return not is_article or bool(_END_OF_SENTENCE.match(match.string, match.end()))


def _is_duration(match: re.Match[str]) -> bool:
    """Tell a duration from a time.

    "3 uur werk", "over twee uur", "max 2 uur rijden".
    """
    return bool(
        _LASTS.match(match.string, match.end())
        or _LASTING_LEAD.search(match.string[: match.start()])
    )


def day_part_of(text: str) -> str:
    """Return the part of the day in a text: ochtend, middag, avond, nacht, or nothing."""
    match = re.search(r"(ochtend|middag|avond|nacht\b)", text)
    if match:
        return match[1]
    if re.search(r"vanmorgen|'s morgens", text):
        return "ochtend"
    return ""


def parse_time(typed: str) -> time | None:
    """Parse one time as typed into a field.

    "14.30", "half 3", "1430", "10", "middag"; None if it is none.
    """
    text = typed.strip().lower().removesuffix("uur").strip()
    if text in _PARTS:
        return _PARTS[text]
    if packed := re.fullmatch(r"([01]?\d|2[0-3])([0-5]\d)", text):
        return time(int(packed[1]), int(packed[2]))
    if re.fullmatch(NUMBER, text):
        hour = number_of(text)
        return _on_the_clock(hour, 0, "", "") if hour <= _LAST_HOUR else None
    found = find_time(text)
    if found and found.start == 0 and found.end == len(text):
        return found.at
    return None
