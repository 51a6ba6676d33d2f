"""Write in plain sentences what is said in a round of calls."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.domain.request import Kind
from intake.domain.task import TaskKind
from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import day_phrase
from intake.text.composing.read_back import name_request
from intake.text.composing.ring_back import place_for_resident
from intake.text.grammar.clock_words import clock_words

if TYPE_CHECKING:
    from intake.domain.agreement import Agreement
    from intake.domain.request import Request
    from intake.kit.translations import BoundTranslations

ROUND_CALLS = frozenset(
    {
        TaskKind.STILL_NEEDED,
        TaskKind.DAY_BEFORE,
        TaskKind.DAY_BEFORE_NEIGHBOUR,
        TaskKind.FOLLOW_UP,
        TaskKind.FOLLOW_UP_NEIGHBOUR,
    }
)
"""Calls that have a script here."""


def round_script(
    kind: TaskKind, request: Request, agreement: Agreement | None, dutch: BoundTranslations
) -> str:
    """Return what is said in a call of a round; empty if its agreement is gone."""
    asked = name_request(request, dutch)
    if kind is TaskKind.STILL_NEEDED:
        return dutch("say-no-news", asked=asked)
    if agreement is None:
        return ""
    meet_at = to_local_time(agreement.meet_at)
    return dutch(
        f"say-{str(kind).replace('_', '-')}",
        asked=dutch("the-asked-offer" if request.kind is Kind.OFFER else "the-asked", asked=asked),
        helper=agreement.helper,
        day=day_phrase(meet_at.date()),
        clock=clock_words(meet_at.time()),
        place=place_for_resident(agreement.place, dutch),
    )
