"""Days, times, numbers and things on paper, in the language of who reads it.

Dutch and English have a grammar of their own (``date_phrases``). In any other language a sentence
is built so that it needs no grammar of what is filled in: days and months are those of CLDR, and
what was asked stands in the words in which it was written down, between quotation marks, so that
neighbour and desk recognise it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.numerals import is_numeral
from intake.kit.translations import LANGUAGES
from intake.text.composing.counted_people import CountedPeople
from intake.text.composing.date_phrases import (
    day_phrase,
    money_phrase,
    recurrence_phrase,
    time_phrase,
)
from intake.text.composing.request_phrases import offer_phrases, request_phrases
from intake.text.grammar.noun_phrase import read_noun_phrase
from intake.text.grammar.task_phrase import read_task

if TYPE_CHECKING:
    from datetime import date, time

    from intake.domain.request import Request
    from intake.kit.translations import BoundTranslations

_DAY_PATTERNS = {
    "tr": "d MMMM EEEE",
    "es": "EEEE d 'de' MMMM",
    "pap": "EEEE d 'di' MMMM",
}
_DAY_PATTERN = "EEEE d MMMM"
"""The day of a week, a day and a month in the order of a language (CLDR, date field symbols)."""

_PARTS = ("night", "morning", "afternoon", "evening")
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_PHRASES = ("thing", "dish", "infinitive", "in_clause", "with_te", "finite", "own")


def paper_day(day: date, translate: BoundTranslations) -> str:
    """Return a day in full, as ``day_phrase`` does."""
    language = translate.language
    if language in LANGUAGES:
        return day_phrase(day, language)
    from babel.dates import format_date

    return format_date(day, _DAY_PATTERNS.get(language, _DAY_PATTERN), language)


def paper_time(at: time, translate: BoundTranslations) -> str:
    """Return a time by the clock face, with its part of the day."""
    if translate.language in LANGUAGES:
        return time_phrase(at, translate.language)
    part = translate(f"time-{_PARTS[at.hour // 6]}")
    hour = str(at.hour % 12 or 12)
    if at.minute:
        return translate("time-minutes", hour=hour, minutes=f"{at.minute:02d}", part=part)
    return translate("time-hour", hour=hour, part=part)


def paper_money(cents: int, translate: BoundTranslations) -> str:
    """Return an amount in euros."""
    amount = money_phrase(cents)
    if translate.language in LANGUAGES:
        return amount
    return translate("money-euro", amount=amount.removesuffix(" euro"))


def paper_persons(number: int, translate: BoundTranslations) -> str:
    """Return a number of people."""
    if translate.language == "nl":
        return CountedPeople(number).persons
    return translate("slip-persons", count=number)


def paper_recurrence(rule: str, translate: BoundTranslations) -> str:
    """Return how often; a rule that has no words in a language stands in Dutch."""
    if translate.language in LANGUAGES:
        return recurrence_phrase(rule, translate.language)
    if rule == "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR":
        return translate("repeat-workdays")
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    days = [code for code in parts.get("BYDAY", "").split(",") if code]
    plain = _plain_recurrence(parts, days, translate)
    return plain or quoted(recurrence_phrase(rule), translate)


def _plain_recurrence(parts: dict[str, str], days: list[str], translate: BoundTranslations) -> str:
    """Return the words of a rule, or an empty text if there are none."""
    unit = parts.get("FREQ", "WEEKLY").lower()
    interval = parts.get("INTERVAL", "1")
    if "COUNT" in parts and unit in ("weekly", "monthly"):
        key = f"repeat-times-{unit.removesuffix('ly')}"
        return translate(key, count=parts["COUNT"])
    if unit == "monthly" and len(days) == 1 and interval == "1":
        return _nth_day(days[0], translate)
    if unit == "weekly" and interval == "2":
        if days:
            return translate("repeat-other-week-days", days=_days(days, translate))
        return translate("repeat-other-week")
    if unit == "weekly" and interval == "1" and days:
        return translate("repeat-days", days=_days(days, translate))
    if interval == "1" and not days and unit in ("daily", "weekly", "monthly"):
        return translate(f"repeat-{unit}")
    return ""


def _nth_day(code: str, translate: BoundTranslations) -> str:
    day = _weekday(code[-2:], translate)
    if code[:-2] == "-1":
        return translate("repeat-last", day=day)
    return translate("repeat-nth", nth=code[:-2] or "1", day=day)


def _days(codes: list[str], translate: BoundTranslations) -> str:
    names = [_weekday(code, translate) for code in codes]
    if len(names) == 1:
        return names[0]
    return translate("list-and", first=", ".join(names[:-1]), last=names[-1])


def _weekday(code: str, translate: BoundTranslations) -> str:
    from babel.dates import get_day_names

    return str(get_day_names("wide", locale=translate.language)[_WEEKDAYS.index(code)])


def weekday_name(weekday: int, translate: BoundTranslations) -> str:
    """Return the name of a day, 0 being Monday."""
    if translate.language in LANGUAGES:
        return translate(f"weekday-{_WEEKDAY_KEYS[weekday]}")
    return _weekday(_WEEKDAYS[weekday], translate)


_WEEKDAY_KEYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def quoted(text: str, translate: BoundTranslations) -> str:
    """Return words as they were written down, between quotation marks."""
    if translate.language == "nl":
        return text
    return translate("quoted", text=text)


def paper_phrases(request: Request, translate: BoundTranslations) -> dict[str, str]:
    """Return what a request asks for in the forms that the sentences of a slip need.

    ``what`` and ``own`` name the thing ("boormachine"), ``thing`` and ``dish`` with its article and
    number, ``finite``, ``infinitive`` and ``in_clause`` the task, ``persons`` how many.
    """
    answers = request.answers
    if translate.language == "nl":
        phrases = request_phrases(request.what, answers)
        if request.kind == "offer":
            phrases |= offer_phrases(request.what, answers)
        number = _number(answers.get("quantity", ""))
        own = read_noun_phrase(request.what, number).own
        return {**phrases, "own": own, "finite": read_task(request.what).finite}

    number = _number(answers.get("quantity", ""))
    named = quoted(request.what, translate)
    if number > 1:
        named = f"{number} × {named}"
    persons = paper_persons(_number(answers.get("persons", "")), translate)
    return {
        **dict.fromkeys(_PHRASES, named),
        "what": named,
        "destination": request.what,
        "persons": persons,
    }


def _number(typed: str) -> int:
    return int(typed) if is_numeral(typed) else 1
