"""How often: "elke dinsdag", "3 keer per week", "om de week", "di en do elke week", as a rule of RFC 5545."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.text.days import NUMBER, WEEKDAY, coming, number_of, weekday_of

if TYPE_CHECKING:
    from datetime import date

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_DAYS = rf"{WEEKDAY}(?:ochtend|middag|avond)?s?(?:(?:,| en|, en) (?:elke |iedere )?{WEEKDAY}(?:ochtend|middag|avond)?s?)*"
_EACH = re.compile(rf"\b(?:elke|iedere|op alle) (?P<days>{_DAYS})\b")
_PLURAL = re.compile(rf"\bop (?P<days>(?:{WEEKDAY})(?:ochtend|middag|avond)?en(?: en (?:{WEEKDAY})en)*)\b")
_OTHER_WEEK = re.compile(rf"\bom de (?:week|andere week)(?: op)?(?: (?P<days>{_DAYS}))?")
_TIMES = re.compile(rf"\b(?P<count>{NUMBER}) ?(?:x|keer|maal) (?:per|in de|de) (?P<unit>week|maand)\b")
_PLAIN = (
    (re.compile(r"\b(?:elke|iedere) dag\b|\bdagelijks\b"), "FREQ=DAILY"),
    (re.compile(r"\bom de dag\b"), "FREQ=DAILY;INTERVAL=2"),
    (re.compile(r"\b(?:elke|iedere) twee weken\b|\btweewekelijks\b"), "FREQ=WEEKLY;INTERVAL=2"),
    (re.compile(r"\b(?:elke|iedere) (?:week|ochtend|middag|avond)\b|\bwekelijks\b"), "FREQ=WEEKLY"),
    (re.compile(r"\b(?:elke|iedere) maand\b|\bmaandelijks\b"), "FREQ=MONTHLY"),
)


@dataclass(frozen=True)
class FoundRepeat:
    """A rule (RRULE without its name), where it stands, and the first day it falls on where one is named."""

    start: int
    end: int
    rule: str
    first: date | None = None


def _weekdays(text: str) -> list[int]:
    return sorted({weekday_of(word) for word in re.findall(rf"\b({WEEKDAY})(?=(?:ochtend|middag|avond)?(?:s|en)?\b)", text)})


def find_repeat(text: str, today: date) -> FoundRepeat | None:
    """Find how often something is asked for in a lower-case text."""
    for rule, interval in ((_OTHER_WEEK, ";INTERVAL=2"), (_EACH, ""), (_PLURAL, "")):
        if match := rule.search(text):
            days = _weekdays(match["days"] or "")
            by_day = f";BYDAY={','.join(_CODES[day] for day in days)}" if days else ""
            first = min((coming(day, today) for day in days), default=None)
            return FoundRepeat(match.start(), match.end(), f"FREQ=WEEKLY{interval}{by_day}", first)
    if match := _TIMES.search(text):
        return FoundRepeat(match.start(), match.end(), f"FREQ={'WEEKLY' if match['unit'] == 'week' else 'MONTHLY'};COUNT={number_of(match['count'])}")
    for plain, meaning in _PLAIN:
        if match := plain.search(text):
            return FoundRepeat(match.start(), match.end(), meaning)
    return None


def read_repeat(typed: str, today: date) -> str | None:
    """Understand a rule as typed into its field: "di en do", "elke week"; an empty field is once."""
    text = typed.strip().lower()
    if re.fullmatch(r"[A-Z=;,0-9]+", typed) and typed.startswith("FREQ="):
        return typed
    if text in ("", "eenmalig", "een keer", "1 keer", "once"):
        return ""
    if re.fullmatch(_DAYS, text):
        return f"FREQ=WEEKLY;BYDAY={','.join(_CODES[day] for day in _weekdays(text))}"
    found = find_repeat(text, today)
    return found.rule if found else None
