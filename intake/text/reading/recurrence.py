"""Find how often something is asked for.

"elke dinsdag", "3 keer per week", "om de week", "di en do elke week", as a rule of RFC 5545.

One part has another meaning here: ``COUNT`` is how often in each week or month ("3 keer per week"),
not the total number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.text.words.calendar_words import NUMBER, WEEKDAY, next_weekday, number_of, weekday_of

if TYPE_CHECKING:
    from datetime import date

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PART_OF_DAY = r"(?:ochtend|morgen|middag|avond)?"
_LISTED_DAYS = (  # "di en do", "maandagochtend, woensdagen en elke vrijdag"
    rf"{WEEKDAY}{_PART_OF_DAY}s?"
    rf"(?:(?:, ?| en |, en | )(?:elke |iedere )?{WEEKDAY}{_PART_OF_DAY}s?(?![\w.]))*"
)
_EACH_OF_DAYS = re.compile(  # "elke maandag en donderdag"
    rf"\b(?:elke|iedere|op alle|alle) (?P<days>{_LISTED_DAYS})(?![\w])"
)
_NTH_OF_MONTH = re.compile(  # "elke eerste dinsdag van de maand"
    rf"\b(?:elke |iedere |de )?(?P<nth>eerste|tweede|derde|vierde|laatste|1e|2e|3e|4e) "
    rf"(?P<day>{WEEKDAY}){_PART_OF_DAY} (?:van de|van elke|vd|v\.d\.|van iedere|in de|per) "
    rf"maand\b"
    rf"|\b(?:elke|iedere) (?P<nth2>eerste|tweede|derde|vierde|laatste|1e|2e|3e|4e) "
    rf"(?P<day2>{WEEKDAY}){_PART_OF_DAY}\b"
)
_WHOLE_WEEKDAY = r"(?:maan|dins|woens|donder|vrij|zater|zon)dag"
_PLURAL_DAYS = re.compile(  # "op dinsdagen en donderdagen"
    rf"\b(?:op )?(?P<days>{_WHOLE_WEEKDAY}{_PART_OF_DAY}(?:en|s)"
    rf"(?: en {_WHOLE_WEEKDAY}{_PART_OF_DAY}(?:en|s))*)\b"
)
_DAYS_IN_A_ROW = re.compile(  # "maandag, woensdag en vrijdag"
    rf"\b(?P<days>{WEEKDAY}(?:,? | en |, en ){WEEKDAY}(?:,? | en |, en "
    rf"){WEEKDAY}(?:(?:,? | en |, en ){WEEKDAY})*)\b"
)
_EVERY_SECOND_WEEK = re.compile(  # "om de week op vrijdag"
    rf"\bom de (?:andere |twee )?(?:week|weken)(?: op)?(?: (?P<days>{_LISTED_DAYS}))?"
)
_TIMES_PER_UNIT = re.compile(  # "3 keer per week", "2x p/w", "3 uur per week"
    rf"\b(?P<count>{NUMBER}|eens|eenmaal|tweemaal|driemaal) ?"
    r"(?P<per>x|keer|maal|uurtjes?|uur|dag|dagen|(?:ochtend|middag|avond)(?:en)?|uren|) ?"
    r"(?:per|p/|p\.?(?=w\b)|in de|in een|elke|iedere|de) ?"
    r"(?P<unit>dag|week|maand|w\b|(?<=/)m\b|jaar)\b"
)
_EVERY_FEW_UNITS = re.compile(  # "elke drie weken", "1x per 2 weken"
    rf"\b(?:elke|iedere|om de|(?:eens|eenmaal|(?:een|één|1) keer|1 ?x) (?:in de|per)) "
    rf"(?P<count>{NUMBER}) (?P<unit>dagen|weken|week|maanden|maand)\b"
)
_PLAIN_RULES = (
    (
        re.compile(
            r"\b(?:elke|iedere) (?:werkdag|doordeweekse dag)\b|\b(?:op "
            r"werkdagen|doordeweeks|door de week)\b"
        ),
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    ),
    (re.compile(r"\b(?:elk|ieder) weekend\b|\bin de weekenden\b"), "FREQ=WEEKLY;BYDAY=SA,SU"),
    (
        re.compile(r"\b(?:elke|iedere) (?:dag|ochtend|morgen|middag|avond)\b|\bdagelijks\b"),
        "FREQ=DAILY",
    ),
    (re.compile(r"\bom de dag\b"), "FREQ=DAILY;INTERVAL=2"),
    (
        re.compile(r"\b(?:elke|iedere) twee weken\b|\b(?:tweewekelijks|veertiendaags)\b"),
        "FREQ=WEEKLY;INTERVAL=2",
    ),
    (re.compile(r"\b(?:elke|iedere) week\b|\bwekelijks\b"), "FREQ=WEEKLY"),
    (re.compile(r"\b(?:elke|iedere) maand\b|\bmaandelijks\b"), "FREQ=MONTHLY"),
    (re.compile(r"\b(?:elk|ieder|per) kwartaal\b"), "FREQ=MONTHLY;INTERVAL=3"),
    (re.compile(r"\b(?:elk|ieder) jaar\b|\bjaarlijks\b"), "FREQ=YEARLY"),
)
_HABIT_BEFORE = re.compile(
    r"\b(?:normaal|normaliter|altijd|vroeger|tot nu "
    r"toe|voorheen)\b[^,.;]*$|\b(?:valt|loopt|slaat|slaan|vergeet|vergeten|hapert|lekt"
    r"|piept|draait|keek|ging|paste|at|stopt|zeurt)(?: \w+){0,2} $"
)
"""What stands before a frequency that tells a habit of before, or a complaint.

"normaal rijdt haar zoon elke week, maar …", "de kraan lekt elke dag".
"""

_CONTRAST_AFTER_HABIT = re.compile(
    r"^ ?last\b|\b(?:maar|nu|dit keer|deze keer|eenmalig|is verhuisd|is ziek|is weg)\b|, | - "
)
"""What follows such a frequency, if something else is asked for than the habit."""

_UNITS = {
    "dag": "DAILY",
    "dagen": "DAILY",
    "week": "WEEKLY",
    "w": "WEEKLY",
    "weken": "WEEKLY",
    "maand": "MONTHLY",
    "m": "MONTHLY",
    "maanden": "MONTHLY",
    "jaar": "YEARLY",
}
_NTHS = {
    "eerste": 1,
    "1e": 1,
    "tweede": 2,
    "2e": 2,
    "derde": 3,
    "3e": 3,
    "vierde": 4,
    "4e": 4,
    "laatste": -1,
}
_ONCE = {"eens": 1, "eenmaal": 1, "tweemaal": 2, "driemaal": 3}


@dataclass(frozen=True)
class RecurrenceMatch:
    """A rule (RRULE without its name), its position, and the first day if one is named."""

    start: int
    end: int
    rule: str
    first: date | None = None


def _weekdays(text: str) -> list[int]:
    return sorted(
        {
            weekday_of(word)
            for word in re.findall(rf"\b({WEEKDAY})(?={_PART_OF_DAY}(?:s|en)?\b)", text)
        }
    )


def _nth_of_a_month(weekday: int, nth: int, today: date) -> date:
    """Return the next such day from today on: the second Tuesday of this month, or of the next."""
    for month in (today.replace(day=1), (today.replace(day=1) + timedelta(days=31)).replace(day=1)):
        days = [
            day
            for day in (month + timedelta(days=ahead) for ahead in range(31))
            if day.month == month.month and day.weekday() == weekday
        ]
        if len(days) >= abs(nth) and (found := days[nth - 1 if nth > 0 else nth]) >= today:
            return found
    return today


def find_recurrence(text: str, today: date) -> RecurrenceMatch | None:
    """Return how often something is asked for in a lower-case text."""
    match = _find_any(text, today)
    if match and _tells_of_a_habit(text, match):
        blank = " " * (match.end - match.start)
        return _find_any(f"{text[: match.start]}{blank}{text[match.end :]}", today)
    return match


def _tells_of_a_habit(text: str, match: RecurrenceMatch) -> bool:
    """Tell whether this frequency is of what was done until now, or of what goes wrong."""
    before, after = text[: match.start], text[match.end :]
    is_habit = _HABIT_BEFORE.search(before) or after.lstrip().startswith("last van ")
    return bool(is_habit and (_CONTRAST_AFTER_HABIT.search(after) or not after.strip(" .")))


def _find_any(text: str, today: date) -> RecurrenceMatch | None:
    if match := _NTH_OF_MONTH.search(text):
        day = weekday_of(match["day"] or match["day2"])
        nth = _NTHS[match["nth"] or match["nth2"]]
        return RecurrenceMatch(
            match.start(),
            match.end(),
            f"FREQ=MONTHLY;BYDAY={nth}{_CODES[day]}",
            _nth_of_a_month(day, nth, today),
        )

    for rule, interval in (
        (_EVERY_SECOND_WEEK, ";INTERVAL=2"),
        (_EACH_OF_DAYS, ""),
        (_PLURAL_DAYS, ""),
        (_DAYS_IN_A_ROW, ""),
    ):
        if match := rule.search(text):
            days = _weekdays(match["days"] or "")
            by_day = ""
            if days:
                by_day = f";BYDAY={','.join(_CODES[day] for day in days)}"
            first = min((next_weekday(day, today) for day in days), default=None)
            return RecurrenceMatch(
                match.start(), match.end(), f"FREQ=WEEKLY{interval}{by_day}", first
            )

    if match := _EVERY_FEW_UNITS.search(text):
        count = number_of(match["count"])
        unit = match["unit"]
        count, frequency = (
            (count // 7, "WEEKLY") if unit == "dagen" and count % 7 == 0 else (count, _UNITS[unit])
        )
        return RecurrenceMatch(
            match.start(),
            match.end(),
            f"FREQ={frequency}" + (f";INTERVAL={count}" if count > 1 else ""),
        )
    if match := _TIMES_PER_UNIT.search(text):
        # "3 uur per week" is once, for three hours
        if match["per"].startswith("u"):
            count = 1
        else:
            count = _ONCE.get(match["count"]) or number_of(match["count"])
        return RecurrenceMatch(
            match.start(),
            match.end(),
            f"FREQ={_UNITS[match['unit']]}" + (f";COUNT={count}" if count > 1 else ""),
        )

    for plain, meaning in _PLAIN_RULES:
        if match := plain.search(text):
            return RecurrenceMatch(match.start(), match.end(), meaning)
    return None


def parse_recurrence(typed: str, today: date) -> str | None:
    """Parse a rule as typed into its field.

    "di en do", "elke week"; an empty field means once.
    """
    text = typed.strip().lower()
    if re.fullmatch(r"[A-Z=;,0-9]+", typed) and typed.startswith("FREQ="):
        return typed
    if text in ("", "eenmalig", "een keer", "1 keer", "once"):
        return ""
    if re.fullmatch(_LISTED_DAYS, text):
        return f"FREQ=WEEKLY;BYDAY={','.join(_CODES[day] for day in _weekdays(text))}"
    found = find_recurrence(text, today)
    if found:
        return found.rule
    return None
