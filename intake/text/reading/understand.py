"""Parse one typed line into the fields of a form. What is uncertain stays empty and is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from intake.domain.request import Kind
from intake.text.grammar.destination_phrase import written_out
from intake.text.reading.beneficiary import extract_beneficiary
from intake.text.reading.chores import extract_chores
from intake.text.reading.days import find_days
from intake.text.reading.details import (
    extract_aids,
    extract_delivery_method,
    extract_diet,
    extract_quantity,
    extract_reason,
    without_spans,
)
from intake.text.reading.extract_cost import Cost, find_cost
from intake.text.reading.extract_keep import extract_keep
from intake.text.reading.extract_object import extract_object
from intake.text.reading.kind import classify_kind
from intake.text.reading.normalize_line import normalize_line
from intake.text.reading.recurrence import find_recurrence
from intake.text.reading.taken_back import without_taken_back
from intake.text.reading.thresholds import MAX_LINE_LENGTH
from intake.text.reading.times import day_part_of, find_time
from intake.text.reading.tokenizer import TokenizedLine

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from intake.text.reading.days import DayMatch
    from intake.text.reading.recurrence import RecurrenceMatch
    from intake.text.reading.times import TimeMatch
    from intake.text.words.lexicon import Lexicon

# What stands before or behind a day

_UNTIL = re.compile(  # "tot en met … zondag", "terug op … maandag"; not "heen en terug zondag"
    r"\b(?:tot en met|t/m|tm|tot|(?<!heen en )(?<!heen & )terug)\W*(?:op |uiterlijk )?$"
)
_BACK = re.compile(  # "maandag … breng ik hem terug"
    r"^,?\s*(?:(?:breng|brengen|komt|gaat|gaan|krijgt|krijgen|is|zijn|moet|ik|hij|ze|zij|we|wij|het"
    r"|hem|alles|dan|weer)\s+){0,4}(?:terug|retour)(?:brengen|gebracht|gaan)?\b"
)
_RINGS = re.compile(  # "ik bel … maandag terug": the day of a call, not of bringing back
    r"\b(?:bel|belt|bellen|gebeld)(?: \w+){0,2}\s*$"
)
_DEADLINE = re.compile(  # "voor … vrijdag"
    r"\b(?:voor|vóór|uiterlijk|niet later dan|op zijn laatst)(?:\s+op)?\s*$"
)
_SURE_DEADLINE = re.compile(  # "uiterlijk … vrijdag"
    r"\b(?:uiterlijk|niet later dan|op zijn laatst)(?:\s+op)?\s*$"
)
_HAVE_DEADLINES = (Kind.HELP, Kind.OFFER)
"""What may be done on any day before a deadline; a loan or a meal "voor vrijdag" is for that day.
"""

_ON_SUFFIX = " op"
_DAYS_OF_WEEK = 7

# What is not asked for

_TITLED_NAME = re.compile(  # "mevrouw de Graaf … wil wel oppassen": a name, and no thing
    r"\b(?:mevrouw|meneer|familie) (?:(?:van|de|der|den|ten|ter|el|van de|van den) )*"
    r"(?!wil|kan|zoekt|vraagt|heeft|moet|gaat|komt|is|belt|zegt|die|en|met|van|zou|mag)"
    r"[^\W\d]{3,}(?= (?:wil|kan|zoekt|vraagt|heeft|moet|gaat|zou|mag|belt|zegt|biedt|geeft)\b)",
    re.IGNORECASE,
)
_UNCLEAR = re.compile(
    r"\b(?:we?et|wist|weten) (?:\w+ ){0,3}(?:niet|niks) (?:meer )?"  # "weet niet meer …"
    r"(?:waarvoor|waarom|wat (?:ze|hij|zij))"  # "… waarvoor ze belde"
    r"|\bbelt (?:\w+ ){0,2}terug\b"  # "belt straks terug"
    r"|\bterugbellen\b(?! (?:na|als|over|voor))"
    r"|\bverbinding (?:\w+ )?(?:weg|verbroken|slecht)\b"
    r"|\bverkeerd verbonden\b|\bhing op\b|\bniet te verstaan\b"
    r"|\b(?:coördinator|coordinator|baas|chef|leiding\w*) spreken\b"
)
"""What tells that nothing is asked yet."""

_HAS_OWN = re.compile(  # "gaatje boren … , heeft zelf wel een boormachine"
    r"[,.;] ?(?:(?:ze|zij|hij|ik|mevrouw|meneer|die) )?(?:heeft|heb|hebben) "
    r"(?:(?:zelf|al|wel) ){1,3}(?!geen|over|te leen)(?:een |de |het )?[\w-]+(?= ?(?:[,.;]|$))"
)
"""What somebody has already is not what is asked for."""


@dataclass(frozen=True)
class Understood:
    """What a line says.

    ``what`` is one thing; ``chores`` are all tasks if there are several. Dates and times are in ISO
    form, costs in cents; empty means that nothing was said.
    """

    kind: Kind | None = None
    what: str = ""
    chores: str = ""
    quantity: int = 1
    first: str = ""
    until: str = ""
    time: str = ""
    repeat: str = ""
    way: str = ""
    whom: str = ""
    why: str = ""
    diet: str = ""
    aids: str = ""
    keep: str = ""
    cost: str = ""


@dataclass(frozen=True)
class _When:
    """What a line says about time and money, and the line at three stages of reading.

    Of "elke di om 3 uur soep koken tot 1 december" ``text`` is the line written out, ``with_days``
    lacks "elke dinsdag" (the repetition), and ``rest`` is "soep koken". What is left out is blank,
    so that every word keeps its place.
    """

    text: str
    with_days: str
    rest: str
    repeat: RecurrenceMatch | None
    days: list[DayMatch]
    time: TimeMatch | None
    cost: Cost | None


def understand(line: str, today: date, words: Lexicon) -> Understood:
    """Parse a hastily typed line; ``today`` is the day of the call.

    Of a line longer than ``MAX_LINE_LENGTH`` the beginning is read.
    """
    line = line[:MAX_LINE_LENGTH]
    when = _find_when(line, today)
    rest = _blank_out(when.rest, [owned.span() for owned in _HAS_OWN.finditer(when.rest)])
    line_tokens = TokenizedLine(rest, words)
    kind = classify_kind(line_tokens, words)
    if _UNCLEAR.search(when.text):
        return Understood(whom=extract_beneficiary(when.text, words))

    names = [name.span() for name in _TITLED_NAME.finditer(rest)]
    asked = _blank_out(rest, [*without_spans(rest), *names])
    what = extract_object(kind, TokenizedLine(asked, words), words)
    if kind is Kind.RIDE:
        what = written_out(what)
    first, until = _first_and_until(when, kind)
    if not until and _is_deadline(when, kind):
        first, until = "", first
    return Understood(
        kind=kind,
        what=what,
        chores=extract_chores(line_tokens, words) if kind is Kind.HELP else "",
        quantity=extract_quantity(kind, line_tokens, what, words),
        first="" if kind is Kind.OFFER and not _names_a_day(when) else first,
        until=until,
        time=when.time.at.strftime("%H:%M") if when.time else "",
        repeat=when.repeat.rule if when.repeat else "",
        way=extract_delivery_method(kind, when.text),
        whom=extract_beneficiary(when.text, words),
        why=extract_reason(line, rest) if kind is Kind.BORROW else "",
        diet=extract_diet(rest) if kind is Kind.MEAL else "",
        aids=extract_aids(rest, kind),
        keep=extract_keep(kind, when.text),
        cost=when.cost.cents if when.cost else "",
    )


def without_when(line: str, today: date, words: Lexicon) -> TokenizedLine:
    """Return a line without its days, times and repetitions, from which the kind is told."""
    return TokenizedLine(_find_when(line, today).rest, words)


def _find_when(line: str, today: date) -> _When:
    text = without_taken_back(normalize_line(line), today)
    repeat = find_recurrence(text, today)
    with_days = _blank_out(text, [(repeat.start, repeat.end)]) if repeat else text
    days = find_days(with_days, today)
    rest = _blank_out(with_days, [(_start_with_on(with_days, day), day.end) for day in days])
    time = find_time(rest, day_part_of(text))
    if time:
        rest = _blank_out(rest, [(time.start, time.end)])
    cost = find_cost(rest)
    if cost:
        rest = _blank_out(rest, [(cost.start, cost.end)])
    return _When(
        text=text, with_days=with_days, rest=rest, repeat=repeat, days=days, time=time, cost=cost
    )


def _start_with_on(text: str, day: DayMatch) -> int:
    """Return where a day begins, with the "op" before it: what follows is not a place."""
    before = text[: day.start].rstrip()
    return day.start if not before.endswith(_ON_SUFFIX) else len(before) - len(_ON_SUFFIX)


def _blank_out(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _is_deadline(when: _When, kind: Kind | None) -> bool:
    """Tell whether the named day is a deadline."""
    rule = _DEADLINE if kind in _HAVE_DEADLINES else _SURE_DEADLINE
    return bool(when.days) and bool(rule.search(when.with_days[: when.days[0].start]))


def _names_a_day(when: _When) -> bool:
    """Tell whether a line names a day, also one that is repeated: "elke dinsdag"."""
    return bool(when.days) or bool(when.repeat and "BYDAY" in when.repeat.rule)


def _first_and_until(when: _When, kind: Kind | None) -> tuple[str, str]:
    """Return the first and the last day in ISO form; empty where none is said."""
    begins = when.repeat.first.isoformat() if when.repeat and when.repeat.first else ""
    if not when.days:
        return begins, ""
    day_in_week = _day_in_named_week(when.days)
    if day_in_week:
        return day_in_week.isoformat(), ""

    # A date beside a holiday is more precise.
    first = next((day for day in when.days if not day.is_holiday), when.days[0])
    if first.last is None and _UNTIL.search(when.with_days[: first.start]):
        return begins, first.first.isoformat()  # "tot zondag": an end without a beginning
    until = first.last or _find_last_day(when, first, kind)
    if until and until < first.first:
        until = _next_of_that_name(when, until)
    return first.first.isoformat(), until.isoformat() if until else ""


def _find_last_day(when: _When, first: DayMatch, kind: Kind | None) -> date | None:
    """Return the day behind the first that is said to be the last: "maandag tot woensdag"."""
    for day in when.days[when.days.index(first) + 1 :]:
        if _is_end(when.with_days, day, kind):
            return day.last or day.first
    return None


def _next_of_that_name(when: _When, until: date) -> date | None:
    """Return the last day a week later if it was named by its weekday; a date is not invented."""
    day = next(day for day in when.days if until in (day.first, day.last))
    written = when.with_days[day.start : day.end]
    if any(sign.isdigit() for sign in written):
        return None
    return until + timedelta(days=_DAYS_OF_WEEK)


def _is_end(text: str, day: DayMatch, kind: Kind | None) -> bool:
    """Tell whether a day is the last: "tot maandag"; for a loan "maandag terug" as well."""
    before, behind = text[: day.start], text[day.end :]
    is_back = kind is Kind.BORROW and _BACK.search(behind) and not _RINGS.search(before)
    return bool(_UNTIL.search(before) or is_back)


def _day_in_named_week(days: list[DayMatch]) -> date | None:
    """Return the day of "volgende week dinsdag", if a week and one day of it are named."""
    if len(days) != 2 or days[0].last is None or days[1].last is not None:
        return None
    week, weekday = days
    all_days = [week.first + timedelta(days=number) for number in range(_DAYS_OF_WEEK)]
    if week.last != all_days[-1]:
        return None
    return next(day for day in all_days if day.weekday() == weekday.first.weekday())
