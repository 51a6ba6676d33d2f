"""The words of a letter about a thing: it is late, or a part of it is missing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.domain.phone import format_phone
from intake.domain.task import TaskKind
from intake.kit.errors import UserFacingError
from intake.kit.text_normalization import capitalize_first
from intake.text.composing.date_phrases import day_phrase
from intake.text.composing.no_answer_letter import LetterText
from intake.text.composing.opening_hours_text import opening_hours_lines
from intake.text.composing.practice_mark import practice_mark
from intake.text.composing.slip_text import MAX_SIZE, MIN_SIZE, form_of_address
from intake.text.composing.thing_words import the_thing

if TYPE_CHECKING:
    from datetime import date

    from intake.domain.centre import Centre
    from intake.domain.resident import Resident
    from intake.kit.translations import Translations
    from intake.text.composing.thing_script import ThingCall

_SENTENCE_ENDS = re.compile(r"(?<=[.?])\s+(?=[A-Z])")


def thing_letter(
    translations: Translations, call: ThingCall, resident: Resident, centre: Centre, today: date
) -> LetterText:
    """Return the letter about what a resident could not be rung about.

    Raises ``UserFacingError`` if the address is not known, or the centre's number and hours.
    """
    if not (resident.street and resident.house_number):
        raise UserFacingError("letter-no-address")
    if not (centre.phone and centre.hours):
        raise UserFacingError("letter-no-phone")
    translate = translations.bound_to("nl")
    phone = format_phone(centre.phone)
    about = "missing" if call.kind is TaskKind.MISSING_PART else "overdue"
    text = translate(
        f"letter-{about}-text",
        what=the_thing(call.name, call.pieces),
        day=day_phrase(call.day) if call.day else "…",
        parts=call.about,
        phone=phone,
        open=", ".join(opening_hours_lines(centre, translate)),
    )
    place = " ".join(part for part in (resident.postcode, resident.city) if part)
    name = form_of_address(translate, resident)
    town = f"{centre.postcode} {centre.city}".strip()
    return LetterText(
        sender=tuple(line for line in (centre.name, centre.address_line, town, phone) if line),
        address=tuple(
            line for line in (capitalize_first(name), resident.address_line, place) if line
        ),
        day=f"{day_phrase(today)} {today.year}",
        title=translate(f"letter-{about}-title"),
        dear=translate("letter-dear", name=name),
        sentences=(*_SENTENCE_ENDS.split(text), translate("letter-overdue-close")),
        close=translate("letter-greeting", centre=centre.name),
        size=max(MIN_SIZE, min(MAX_SIZE, resident.text_size)),
        practice_mark=practice_mark(centre, translate),
    )
