"""The sentence that ends a call.

What was asked, said back in plain words (teach-back, people.md 13).
"""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from intake.domain.request import Kind
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import day_said, money_said, repeat_said, time_said
from intake.text.composing.public_wording import discreet

if TYPE_CHECKING:
    from collections.abc import Mapping

    from intake.domain.request import Request
    from intake.domain.resident import Resident
    from intake.kit.translations import Say, Words


def asked_in_short(request: Request, say: Say) -> str:
    """Say what is asked and when, for who hears it at a platform's own desk.

    In words that give nothing away.
    """
    return " ".join(
        [
            say("script-what", what=discreet(request.kind, request.what, say)),
            *_when(request.answers, say),
        ]
    )


def _when(answers: Mapping[str, str], say: Say) -> list[str]:
    said = []
    if answers.get("repeat"):
        said.append(say("say-back-repeat", repeat=repeat_said(answers["repeat"])))
    elif answers.get("first"):
        said.append(say("say-back-day", day=day_said(date.fromisoformat(answers["first"]))))
    if answers.get("time"):
        said.append(say("say-back-time", time=time_said(time.fromisoformat(answers["time"]))))
    return said


def read_back(request: Request, resident: Resident, words: Words) -> str:
    """Say a request back, in short sentences, in Dutch: that is what the caller speaks."""

    def say(key: str, **values: object) -> str:
        return words.said("nl", key, **values)

    answers = request.answers
    who = resident.first_name or resident.full_name
    said = [
        say(
            f"say-back-{request.kind}{'-other' if request.caller_id else ''}",
            what=request.what,
            name=who,
        )
    ]
    said += _when(answers, say)
    if request.kind is Kind.BORROW and answers.get("until"):
        said.append(say("say-back-until", day=day_said(date.fromisoformat(answers["until"]))))
    if answers.get("diet"):
        said.append(say("say-back-diet", diet=answers["diet"]))
    if answers.get("cost") and request.kind is not Kind.OFFER:
        said.append(
            say("say-free")
            if answers["cost"] == "0"
            else say("say-back-cost", money=money_said(int(answers["cost"])))
        )
    if request.call_back_before:
        at = to_local_time(request.call_back_before)
        said.append(say("say-back-ring", day=day_said(at.date()), time=time_said(at.time())))
    else:
        said.append(say("say-back-ring-when"))
    said.append(say("say-back-right"))
    return " ".join(said)
