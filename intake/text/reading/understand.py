"""From one spoken line to a filled-in form. What it is unsure of stays empty and is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.request import Kind
from intake.text.reading.days import find_days
from intake.text.reading.details import (
    extract_aids,
    extract_diet,
    extract_quantity,
    extract_reason,
    extract_way,
    without_spans,
)
from intake.text.reading.extract_beneficiary import extract_beneficiary
from intake.text.reading.extract_object import extract_object
from intake.text.reading.kind import classify_kind
from intake.text.reading.recurrence import find_recurrence
from intake.text.reading.times import day_part_of, find_time
from intake.text.reading.tokenizer import TokenizedLine, expand_abbreviations

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from intake.text.reading.days import DayMatch
    from intake.text.reading.recurrence import RecurrenceMatch
    from intake.text.words.lexicon import Lexicon

_UNTIL = re.compile(r"\b(?:tot en met|t/m|tm|tot|terug)\W*(?:op |uiterlijk )?$")
_HAS_OWN = re.compile(
    r"[,.;] ?(?:(?:ze|zij|hij|ik|mevrouw|meneer|die) )?(?:heeft|heb|hebben) "
    r"(?:(?:zelf|al|wel) ){1,3}(?!geen|over|te leen)(?:een |de |het )?[\w-]+(?= "
    r"?(?:[,.;]|$))"
)
"""What somebody has already is not what is asked for.

"gaatje boren, heeft zelf wel een boormachine".
"""


@dataclass(frozen=True)
class Understood:
    """What a line says. Dates and times in ISO form; empty means that nothing was said."""

    kind: Kind | None = None
    what: str = ""
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


def understand(line: str, today: date, words: Lexicon) -> Understood:
    """Understand a line as it is typed in haste; ``today`` is the day of the call."""
    text = expand_abbreviations(line)
    repeat = find_recurrence(text, today)
    unread = text
    if repeat:
        unread = _without(text, [(repeat.start, repeat.end)])
    days = find_days(unread, today)
    at = find_time(_without(unread, [(day.start, day.end) for day in days]), day_part_of(text))
    rest = _without(unread, [(day.start, day.end) for day in days])
    if at:
        rest = _without(rest, [(at.start, at.end)])
    rest = _without(rest, [own.span() for own in _HAS_OWN.finditer(rest)])
    line_tokens = TokenizedLine(rest, words)
    kind = classify_kind(line_tokens, words)
    what = extract_object(kind, TokenizedLine(_without(rest, without_spans(rest)), words), words)
    first, until = _from_until(unread, days, repeat)
    return Understood(
        kind=kind,
        what=what,
        quantity=extract_quantity(kind, line_tokens, what, words),
        first="" if kind is Kind.OFFER and not days else first,
        until=until,
        time=at.at.strftime("%H:%M") if at else "",
        repeat=repeat.rule if repeat else "",
        way=extract_way(kind, text),
        whom=extract_beneficiary(text, words),
        why=extract_reason(line, rest) if kind is Kind.BORROW else "",
        diet=extract_diet(rest) if kind is Kind.MEAL else "",
        aids=extract_aids(rest, kind),
    )


def bare(line: str, today: date, words: Lexicon) -> TokenizedLine:
    """Return a line with its days, times and repeats blanked out, as the kind is told from it."""
    text = expand_abbreviations(line)
    repeat = find_recurrence(text, today)
    unread = text
    if repeat:
        unread = _without(text, [(repeat.start, repeat.end)])
    days = find_days(unread, today)
    rest = _without(unread, [(day.start, day.end) for day in days])
    at = find_time(rest, day_part_of(text))
    return TokenizedLine(_without(rest, [(at.start, at.end)]) if at else rest, words)


def _without(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _from_until(text: str, days: list[DayMatch], repeat: RecurrenceMatch | None) -> tuple[str, str]:
    """Say from when until when.

    A date that is named beside a feast says more, and "tot zondag" alone is an end without a
    beginning.
    """
    starts = ""
    if repeat and repeat.first:
        starts = repeat.first.isoformat()
    if not days:
        return starts, ""
    first = next((day for day in days if not day.is_holiday), days[0])
    if first.last is None and _UNTIL.search(text[: first.start]):
        return starts, first.first.isoformat()
    until = first.last
    if until is None and len(days) > 1:
        until = next(
            (
                day.last or day.first
                for day in days[days.index(first) + 1 :]
                if _UNTIL.search(text[: day.start])
            ),
            None,
        )
    return first.first.isoformat(), until.isoformat() if until else ""
