"""Write in plain sentences what is agreed, for the call to the resident."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.kit.time_zone import to_local_time
from intake.text.composing.date_phrases import day_phrase, money_phrase
from intake.text.composing.lending_terms import deposit_and_damage
from intake.text.composing.paper_words import paper_money
from intake.text.composing.request_phrases import request_phrases, wording_of
from intake.text.grammar.clock_words import clock_words

if TYPE_CHECKING:
    from intake.domain.agreement import Agreement
    from intake.domain.request import Request
    from intake.kit.translations import Translate, Translations

_AT_HOME = re.compile(r"^(?:bij de bewoner )?thuis$|^bij (?:haar|hem|u) thuis$", re.IGNORECASE)


def ring_back(request: Request, agreement: Agreement, translations: Translations) -> str:
    """Return it in Dutch, which is what the caller speaks (docs/sources.md, "Speaking")."""
    translate = translations.bound_to("nl")
    meet_at = to_local_time(agreement.meet_at)
    cost = translate("say-free")
    if agreement.cost_cents:
        cost = translate("say-cost", money=money_phrase(agreement.cost_cents))
    terms = deposit_and_damage(agreement, translate, paper_money)
    cost = " ".join((cost, *terms))
    key = f"say-agreed-{request.kind}"
    if wording_of(request.kind, request.what, request.answers) == "borrow-keep":
        key = "say-agreed-borrow-keep"
    return translate(
        key,
        **request_phrases(request.what, request.answers),
        helper=agreement.helper,
        day=day_phrase(meet_at.date()),
        clock=clock_words(meet_at.time()),
        place=place_for_resident(agreement.place, translate),
        cost=cost,
    )


def place_for_resident(place: str, translate: Translate) -> str:
    """Return a place as the resident hears it: their own home is "bij u thuis"."""
    if is_at_home(place):
        return translate("place-with-you")
    return place


def is_at_home(place: str) -> bool:
    """Tell whether they meet where the resident lives."""
    return bool(_AT_HOME.match(place.strip()))
