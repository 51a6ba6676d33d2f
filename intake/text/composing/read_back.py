"""Write the sentence that reads a request back at the end of a call.

What was asked, said back in plain words (docs/sources.md, "Speaking").
"""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from intake.domain.request import Kind
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import (
    day_phrase,
    money_phrase,
    recurrence_phrase,
    time_phrase,
)
from intake.text.composing.public_wording import public_wording

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.domain.request import Request
    from intake.domain.resident import Resident
    from intake.kit.translations import Translate, Translations


def asked_in_short(request: Request, translate: Translate) -> str:
    """Say what is asked and when, for who hears it at a platform's own desk.

    In words that give nothing away.
    """
    return " ".join(
        [
            translate("script-what", what=public_wording(request.kind, request.what, translate)),
            *_when_phrase(request.answers, translate),
        ]
    )


def _when_phrase(answers: Mapping[str, str], translate: Translate) -> list[str]:
    parts = []
    if answers.get("repeat"):
        parts.append(translate("say-back-repeat", repeat=recurrence_phrase(answers["repeat"])))
    elif answers.get("first"):
        parts.append(
            translate("say-back-day", day=day_phrase(date.fromisoformat(answers["first"])))
        )
    if answers.get("time"):
        parts.append(
            translate("say-back-time", time=time_phrase(time.fromisoformat(answers["time"])))
        )
    return parts


def read_back(request: Request, resident: Resident, translations: Translations) -> str:
    """Say a request back, in short sentences, in Dutch: that is what the caller speaks."""
    translate = translations.bound_to("nl")

    answers = request.answers
    who = resident.first_name or resident.full_name
    sentences = [
        translate(
            f"say-back-{request.kind}{'-other' if request.caller_id else ''}",
            what=request.what,
            name=who,
        )
    ]
    sentences += _when_phrase(answers, translate)
    if request.kind is Kind.BORROW and answers.get("until"):
        sentences.append(
            translate("say-back-until", day=day_phrase(date.fromisoformat(answers["until"])))
        )
    if answers.get("diet"):
        sentences.append(translate("say-back-diet", diet=answers["diet"]))
    if answers.get("cost") and request.kind is not Kind.OFFER:
        sentences.append(
            translate("say-free")
            if answers["cost"] == "0"
            else translate("say-back-cost", money=money_phrase(int(answers["cost"])))
        )
    if request.call_back_before:
        at = to_local_time(request.call_back_before)
        sentences.append(
            translate("say-back-ring", day=day_phrase(at.date()), time=time_phrase(at.time()))
        )
    else:
        sentences.append(translate("say-back-ring-when"))
    sentences.append(translate("say-back-right"))
    return " ".join(sentences)
