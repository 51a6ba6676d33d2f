"""Write the sentence that reads a request back at the end of a call.

It repeats what was asked in plain words (docs/sources.md, "Speaking").
"""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from intake.domain.request import Kind
from intake.kit.numerals import is_numeral
from intake.kit.time_zone import to_local_time
from intake.text.composing.counted_people import CountedPeople
from intake.text.composing.date_phrases import (
    day_phrase,
    money_phrase,
    recurrence_phrase,
)
from intake.text.composing.public_wording import public_wording
from intake.text.composing.request_phrases import (
    asked_phrase,
    offer_phrases,
    request_phrases,
    wording_of,
)
from intake.text.grammar.clock_words import clock_words
from intake.text.grammar.numbers import number_word
from intake.text.grammar.task_phrase import read_task

if TYPE_CHECKING:
    from intake.domain.request import Request
    from intake.domain.resident import Resident
    from intake.kit.translations import Translate, Translations


def summarize_request(request: Request, translate: Translate) -> str:
    """Return what is asked and when, for a platform that takes posts by telephone.

    It contains no private facts.
    """
    what, answers = public_wording(request.kind, request.what, translate), request.answers
    return " ".join(
        [
            translate("script-what", asked=asked_phrase(request.kind, what, answers, translate)),
            *_when_phrase(request, translate),
        ]
    )


def read_back(
    request: Request, resident: Resident, translations: Translations, *, asks: bool = True
) -> str:
    """Return a request in short Dutch sentences, to be read back to the caller.

    It contains every answer of the caller, so that a mistake is heard. With ``asks`` it ends with
    the question whether it is right: before it is placed, not after.
    """
    translate = translations.bound_to("nl")
    who = resident.first_name or resident.full_name
    sentences = [
        asked_sentence(request, who, translate),
        *_when_phrase(request, translate),
        *_how_phrase(request, translate),
    ]
    if request.call_back_before:
        at = to_local_time(request.call_back_before)
        day, clock = day_phrase(at.date()), clock_words(at.time())
        sentences.append(translate("say-back-ring", day=day, clock=clock))
    else:
        sentences.append(translate("say-back-ring-when"))
    if asks:
        sentences.append(translate("say-back-right"))
    return " ".join(sentences)


def name_request(request: Request, translate: Translate) -> str:
    """Name the request to the person who asked it: "vraag om een boormachine te lenen"."""
    return asked_phrase(request.kind, request.what, request.answers, translate)


def asked_sentence(request: Request, who: str, translate: Translate) -> str:
    """Return what was asked as a sentence: "U wilt graag een boormachine lenen."."""
    phrases = request_phrases(request.what, request.answers)
    key = f"say-back-{wording_of(request.kind, request.what, request.answers)}"
    if request.kind is Kind.OFFER:
        phrases |= offer_phrases(request.what, request.answers)
    if request.kind is Kind.MEAL:
        phrases["thing"] = phrases["dish"]
    if request.kind is Kind.HELP and read_task(request.what).together:
        key = "say-back-help-together"
    if request.caller_id:
        key = f"{key}-other"
    return translate(key, name=who, **phrases)


def _when_phrase(request: Request, translate: Translate) -> list[str]:
    answers = request.answers
    parts = []
    first = answers.get("first") and day_phrase(date.fromisoformat(answers["first"]))
    if answers.get("repeat"):
        often = recurrence_phrase(answers["repeat"])
        parts.append(translate("say-back-repeat", repeat=often))
        if first:
            parts.append(translate("say-back-starting", day=first))
    elif first:
        lasts = request.kind is Kind.BORROW or bool(answers.get("until"))
        parts.append(translate("say-back-from" if lasts else "say-back-day", day=first))
    if answers.get("until"):
        until = day_phrase(date.fromisoformat(answers["until"]))
        key = "say-back-until" if request.kind is Kind.BORROW else "say-back-until-other"
        parts.append(translate(key, day=until))
    if answers.get("time"):
        clock = clock_words(time.fromisoformat(answers["time"]))
        parts.append(translate("say-back-time", clock=clock))
    return parts


def _how_phrase(request: Request, translate: Translate) -> list[str]:
    """Return the other answers, each as a sentence."""
    answers, kind = request.answers, request.kind
    parts = []
    if answers.get("way") and kind in (Kind.BORROW, Kind.MEAL):
        parts.append(translate(f"say-back-way-{kind}-{answers['way']}"))
    if answers.get("back"):
        parts.append(translate(f"say-back-trip-{answers['back']}"))
    for name in ("persons", "helpers"):
        number = int(answers[name]) if is_numeral(answers.get(name, "")) else 1
        if number > 1:
            values = {"persons": CountedPeople(number).persons, "helpers": number_word(number)}
            parts.append(translate(f"say-back-{name}", **values))

    if answers.get("aids", "none") not in ("", "none"):
        parts.append(translate(f"say-back-aids-{answers['aids'].replace('_', '-')}"))
    if answers.get("diet"):
        parts.append(translate("say-back-diet", diet=answers["diet"]))
    if answers.get("free"):
        parts.append(translate("say-back-free", free=answers["free"]))
    if answers.get("why"):
        parts.append(translate("say-back-why", why=answers["why"].rstrip(".")))
    if answers.get("cost") and kind is not Kind.OFFER:
        parts.append(_cost(int(answers["cost"]), translate))
    return parts


def _cost(cents: int, translate: Translate) -> str:
    if cents == 0:
        return translate("say-free")
    return translate("say-back-cost", money=money_phrase(cents))
