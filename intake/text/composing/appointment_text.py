"""The words of the appointment card: a small one for beside the telephone or in a purse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.phone import format_phone
from intake.kit.codes import format_code
from intake.kit.text_normalization import capitalize_first
from intake.kit.time_zone import to_local_time
from intake.text.composing.icons import KIND_ICONS
from intake.text.composing.paper_words import paper_day, paper_phrases, paper_time
from intake.text.composing.practice_mark import practice_mark
from intake.text.composing.ring_back import is_at_home
from intake.text.composing.slip_text import form_of_address, full_stop

if TYPE_CHECKING:
    from datetime import time

    from intake.domain.agreement import Agreement
    from intake.kit.translations import Translations
    from intake.text.composing.slip_text import SlipFacts


@dataclass(frozen=True)
class AppointmentText:
    """All words of the card: whose it is, the day and the hour, with whom, where and for what."""

    icon: str
    title: str
    name: str
    day: str
    hour: str
    clock: time
    lines: tuple[str, ...]
    cancel: str
    phone: str
    centre: str
    code: str
    language: str = "nl"
    practice_mark: str = ""


def appointment_text(
    translations: Translations, facts: SlipFacts, agreement: Agreement
) -> AppointmentText:
    """Return the words of a card in the resident's language."""
    translate = translations.bound_to(facts.language)
    at = to_local_time(agreement.meet_at)
    place = agreement.place
    if is_at_home(place):
        place = translate("place-with-you")
    what = capitalize_first(paper_phrases(facts.request, translate)["own"])
    stop = full_stop(translate)
    return AppointmentText(
        icon=KIND_ICONS[facts.request.kind],
        title=translate("appointment-title"),
        name=form_of_address(translate, facts.resident),
        day=capitalize_first(paper_day(at.date(), translate)),
        hour=capitalize_first(paper_time(at.time(), translate)),
        clock=at.time(),
        lines=(
            f"{what}{stop}",
            translate("appointment-with", name=agreement.helper),
            translate("slip-at", place=place),
        ),
        cancel=translate("slip-cancel"),
        phone=format_phone(facts.centre.phone),
        centre=facts.centre.name,
        code=format_code(facts.request.code),
        language=facts.language,
        practice_mark=practice_mark(facts.centre, translate),
    )
