"""Find Dutch clock times in a line, as they are spoken.

"om half drie", "kwart over negen", "tien voor half elf", "tussen 2 en 4".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import time

from intake.text.words.calendar_words import ENDED_IN_EN, NUMBER, number_of

_HOUR = r"(?:\d{1,2}(?!\d)|een|één|twee|drie|vier|vijf|zes|zeven|acht|negen|tien|elf|twaalf)"
_OFFS = {"vijf": 5, "tien": 10, "kwart": 15, "twintig": 20, "5": 5, "10": 10, "15": 15, "20": 20}
_PART = (
    r"(?P<part>'?s? ?(?:ochtends|morgens|middags|avonds|nachts)|in de "
    r"(?:ochtend|morgen|middag|avond|nacht))"
)
_CLOCK = re.compile(
    rf"\b(?:om |vanaf |rond |tegen )?(?P<hour>[01]?\d|2[0-3])(?:[:.]"
    rf"|u(?=\d))(?P<minute>[0-5]\d)(?: ?(?:uur|u|h)\b)?(?!\d)(?: ?{_PART})?"
)
_PACKED = re.compile(
    rf"\b(?:om|vanaf|rond|tegen) (?P<hour>[01]?\d|2[0-3])(?P<minute>[0-5]\d)\b(?! "
    rf"?(?:euro|personen|mensen|meter|stuks))(?: ?uur\b)?(?: ?{_PART})?"
)
_LASTS = re.compile(
    r"\s*(?:lang|werk|klussen|hulp|wandelen|rijden|per|achter elkaar|aan een "
    r"stuk|bezig|oppassen|in de (?:week|maand)|de tijd|of (?:langer|meer))\b"
)
_LASTING_LEAD = re.compile(
    r"\b(?:over|max|maximaal|hoogstens|ongeveer|zeker|minstens|duurt|ruim|elke|om "
    r"de|zo'n|een|paar)\s$"
)
_SPOKEN = re.compile(
    rf"\b(?P<lead>om |rond |tegen |vanaf |voor |vóór )?(?:(?P<off>{'|'.join(_OFFS)}) "
    rf"(?P<side>over|voor) )?(?P<half>half )?(?P<hour>{_HOUR})(?P<unit> ?uur\b| "
    rf"?u\b)?(?: ?{_PART})?"
)
_BETWEEN = re.compile(
    rf"\btussen (?P<hour>{_HOUR})(?: uur)? en (?P<last>{_HOUR})(?: uur)?(?: "
    rf"?{_PART})?(?!\s*(?:personen|dagen|weken))"
)
_FROM_TO = re.compile(
    rf"\b(?:van|tussen|vanaf) (?P<hour>{_HOUR})(?: ?uur| ?u)? ?(?:tot en "
    rf"met|tot|t/m|-|–) ?(?P<last>{_HOUR})\b(?: ?uur| ?u)?(?: "
    rf"?{_PART})?(?!\s*(?:personen|dagen|weken|jaar|kg|meter))"
)
_AROUND = re.compile(
    rf"\b(?:om|rond|tegen|na|voor) (?:een uur of )?(?P<hour>{'|'.join(ENDED_IN_EN)})\b"
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
    """A clock time in a text, where it stands, and the later edge of "tussen 2 en 4"."""

    start: int
    end: int
    at: time
    until: time | None = None


def _on_the_clock(hour: int, minute: int, part: str, day_part: str) -> time | None:
    """Put a spoken hour on the 24-hour clock.

    1 to 6 without a part of the day is the afternoon, as a desk's callers mean it.
    """
    if hour > 23:
        return None
    if hour == 12 and "nacht" in part + day_part:
        return time(0, minute)
    later = any(word in part + day_part for word in ("middag", "avond")) and hour < 12
    early = any(word in part + day_part for word in ("ochtend", "morgen", "nacht"))
    if later or (1 <= hour <= 6 and not early):
        hour += 12
    return time(hour % 24, minute)


def find_time(text: str, day_part: str = "") -> TimeMatch | None:
    """Find the first clock time in a lower-case text.

    ``day_part`` is a part of the day named elsewhere ("vanavond").
    """
    if between := _BETWEEN.search(text) or _FROM_TO.search(text):
        first = number_of(between["hour"])
        last = number_of(between["last"])
        part = between["part"] or ""
        opens = _on_the_clock(first, 0, part, day_part)
        closes = _on_the_clock(last, 0, part, day_part)
        if opens and closes:
            return TimeMatch(between.start(), between.end(), opens, closes)
    if clock := _CLOCK.search(text) or _PACKED.search(text):
        hour = int(clock["hour"])
        part = clock["part"] or ""
        later = hour < 12 and any(word in part for word in ("middag", "avond"))
        return TimeMatch(
            clock.start(), clock.end(), time(hour + 12 if later else hour, int(clock["minute"]))
        )
    if around := _AROUND.search(text):
        at = _on_the_clock(ENDED_IN_EN[around["hour"]], 0, around["part"] or "", day_part)
        if at:
            return TimeMatch(around.start(), around.end(), at)
        return None
    for match in _SPOKEN.finditer(text):
        if read := _read_spoken(match, day_part):
            return TimeMatch(match.start(), match.end(), read)
    return None


def _read_spoken(match: re.Match[str], day_part: str) -> time | None:
    lead = match["lead"] == "om " and (
        match["hour"] not in ("een", "één")
        or re.match(r"\s*(?:$|[,.?!])", match.string[match.end() :])
    )
    sure = match["unit"] or match["half"] or match["off"] or match["part"] or lead
    if not sure or re.match(
        r" ?(?:personen|dagen|weken|keer|meter|cm|kg|watt|stuks|jaar|maanden|euro|porties|mensen)",
        match.string[match.end() :],
    ):
        return None
    if (
        match["unit"]
        and not (match["half"] or match["off"] or match["part"])
        and not match["lead"]
        and _is_duration(match)
    ):
        return None
    hour = number_of(match["hour"])
    minute = _OFFS.get(match["off"] or "", 0)
    if match["half"]:
        base = (hour - 1) * 60 + 30
    else:
        base = hour * 60
    total = base + (minute if match["side"] == "over" else -minute)
    spoken_hour, spoken_minute = divmod(total % (24 * 60), 60)
    if spoken_hour == 0 and hour == 1 and "nacht" not in f"{match['part'] or ''}{day_part}":
        spoken_hour = 12  # "half een" is after lunch
    return _on_the_clock(spoken_hour, spoken_minute, match["part"] or "", day_part)


def _is_duration(match: re.Match[str]) -> bool:
    """Tell how long something takes from when it is.

    "3 uur werk", "over twee uur", "max 2 uur rijden".
    """
    return bool(
        _LASTS.match(match.string, match.end())
        or _LASTING_LEAD.search(match.string[: match.start()])
    )


def day_part_of(text: str) -> str:
    """Return the part of the day that a text names: ochtend, middag, avond, nacht, or nothing."""
    found = re.search(r"(ochtend|middag|avond|nacht\b)", text)
    if found:
        return found[1]
    if re.search(r"vanmorgen|'s morgens", text):
        return "ochtend"
    return ""


def parse_time(typed: str) -> time | None:
    """Understand one time as typed into a field.

    "14.30", "half 3", "1430", "10", "middag"; None where it is none.
    """
    text = typed.strip().lower().removesuffix("uur").strip()
    if text in _PARTS:
        return _PARTS[text]
    if packed := re.fullmatch(r"([01]?\d|2[0-3])([0-5]\d)", text):
        return time(int(packed[1]), int(packed[2]))
    if re.fullmatch(NUMBER, text):
        return _on_the_clock(number_of(text), 0, "", "")
    found = find_time(text)
    if found and found.start == 0 and found.end == len(text):
        return found.at
    return None
