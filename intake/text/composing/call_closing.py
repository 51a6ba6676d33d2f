"""Write what is read back at the end of a call, so that a mistake is heard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.domain.task import ABOUT_THINGS, ABOUT_VISITS, FOLLOW_UPS, PROJECT_OFF, TaskKind
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import day_phrase
from intake.text.composing.read_back import name_request
from intake.text.composing.ring_back import place_for_resident
from intake.text.grammar.clock_words import clock_words

if TYPE_CHECKING:
    from intake.domain.agreement import Agreement
    from intake.domain.request import Request
    from intake.kit.translations import Translations

_WITH_AGREEMENT = {
    TaskKind.RING_BACK: "say-closing-agreed",
    TaskKind.DAY_BEFORE: "say-closing-day-before",
    TaskKind.DAY_BEFORE_NEIGHBOUR: "say-closing-day-before-neighbour",
}
"""Calls at whose end the meeting is said once more."""


def call_closing(
    kind: TaskKind, request: Request, agreement: Agreement | None, translations: Translations
) -> str:
    """Return it in Dutch, which is what the caller speaks (docs/sources.md, "Speaking")."""
    translate = translations.bound_to("nl")
    if kind in FOLLOW_UPS:
        return translate("say-closing-follow-up")
    if kind in ABOUT_THINGS | PROJECT_OFF or kind in ABOUT_VISITS:
        return translate("say-closing-thing")
    if kind is TaskKind.ASK_MISSING:
        return translate("say-closing-missing")
    if agreement and kind in _WITH_AGREEMENT:
        meet_at = to_local_time(agreement.meet_at)
        return translate(
            _WITH_AGREEMENT[kind],
            helper=agreement.helper,
            day=day_phrase(meet_at.date()),
            clock=clock_words(meet_at.time()),
            place=place_for_resident(agreement.place, translate),
        )
    if kind is TaskKind.ASK_RESIDENT:
        return translate("say-closing-ask-resident", asked=name_request(request, translate))
    if kind in (TaskKind.RING_BACK, TaskKind.STILL_NEEDED):
        return translate("say-closing-news", asked=name_request(request, translate))
    return ""
