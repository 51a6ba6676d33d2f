"""What is read aloud, once more in the resident's own language, for who hears no Dutch well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.text_normalization import capitalize_first
from intake.kit.time_zone import to_local_time
from intake.text.composing.lending_terms import deposit_and_damage
from intake.text.composing.paper_words import paper_day, paper_money, paper_time, quoted
from intake.text.composing.ring_back import place_for_resident
from intake.text.composing.slip_text import full_stop

if TYPE_CHECKING:
    from intake.domain.agreement import Agreement
    from intake.domain.request import Request
    from intake.kit.translations import BoundTranslations, Translations


def in_own_language(translations: Translations, language: str, text: str) -> str:
    """Return a sentence that tells in which language a text is; empty without a text."""
    if not text:
        return ""
    name = translations(f"person-language-{language}")
    return translations("say-in-language", name=name, text=text)


def spoken_agreement(request: Request, agreement: Agreement, translate: BoundTranslations) -> str:
    """Return what is agreed, in sentences that need no grammar of what is filled in."""
    meet_at = to_local_time(agreement.meet_at)
    cost = translate("slip-free")
    if agreement.cost_cents:
        money = paper_money(agreement.cost_cents, translate)
        cost = translate("slip-cost", money=money, name=agreement.helper)
    stop = full_stop(translate)
    return " ".join(
        (
            f"{capitalize_first(quoted(request.what, translate))}{stop}",
            translate("appointment-with", name=agreement.helper),
            f"{capitalize_first(paper_day(meet_at.date(), translate))}{stop}",
            translate("slip-time", time=paper_time(meet_at.time(), translate)),
            translate("slip-at", place=place_for_resident(agreement.place, translate)),
            cost,
            *deposit_and_damage(agreement, translate, paper_money),
            translate("say-suits"),
        )
    )


def still_needed(request: Request, translate: BoundTranslations) -> str:
    """Return the question whether somebody still needs what they asked for."""
    return translate("say-still-needed", what=quoted(request.what, translate))
