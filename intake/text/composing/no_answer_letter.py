"""The words of the letter to a resident who does not answer the telephone.

Who writes, to whom, what it is about, one short sentence on each line at level A2 (docs/sources.md,
"Paper").
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from intake.domain.phone import format_phone
from intake.kit.codes import format_code
from intake.kit.errors import UserFacingError
from intake.kit.text_normalization import capitalize_first
from intake.kit.translations import LANGUAGES
from intake.text.composing.opening_hours_text import opening_hours_lines
from intake.text.composing.paper_words import paper_day, quoted
from intake.text.composing.practice_mark import practice_mark
from intake.text.composing.read_back import asked_sentence
from intake.text.composing.slip_text import MAX_SIZE, MIN_SIZE, form_of_address

if TYPE_CHECKING:
    from datetime import date

    from intake.domain.request import Request
    from intake.kit.translations import BoundTranslations, Translations
    from intake.text.composing.slip_text import SlipFacts

_SENTENCE_ENDS = re.compile(r"(?<=[.?؟])\s+(?=[^\W\d_a-zà-ÿ]|¿)|(?<=[።?])\s+")


@dataclass(frozen=True)
class LetterText:
    """All words of a letter, in the resident's language.

    ``size`` is in points; each of the ``sentences`` begins a line; an empty one
    leaves a gap.
    """

    sender: tuple[str, ...]
    address: tuple[str, ...]
    day: str
    title: str
    dear: str
    sentences: tuple[str, ...]
    close: str
    size: int
    practice_mark: str = ""
    language: str = "nl"


def no_answer_letter(
    translations: Translations, facts: SlipFacts, times: int, today: date
) -> LetterText:
    """Return the letter to a resident who could not be reached by telephone.

    Raises ``UserFacingError`` if the address is not known.
    """
    resident, request, centre = facts.resident, facts.request, facts.centre
    if not (resident.street and resident.house_number):
        raise UserFacingError("letter-no-address")
    if not (centre.phone and centre.hours):
        raise UserFacingError("letter-no-phone")

    translate = translations.bound_to(facts.language)
    phone = format_phone(centre.phone)
    text = translate(
        "letter-no-answer-text-other" if request.caller_id else "letter-no-answer-text",
        asked=_request_sentence(request, translate),
        times=str(times),
        phone=phone,
        code=format_code(request.code),
        open=", ".join(opening_hours_lines(centre, translate)),
    )
    place = " ".join(part for part in (resident.postcode, resident.city) if part)
    name = form_of_address(translate, resident)

    return LetterText(
        sender=tuple(
            line
            for line in (
                centre.name,
                centre.address_line,
                f"{centre.postcode} {centre.city}".strip(),
                phone,
            )
            if line
        ),
        address=tuple(
            line for line in (capitalize_first(name), resident.address_line, place) if line
        ),
        day=f"{paper_day(today, translate)} {today.year}",
        title=translate("letter-no-answer-title"),
        dear=translate("letter-dear", name=name),
        sentences=(
            *_SENTENCE_ENDS.split(text),
            *_SENTENCE_ENDS.split(translate("letter-no-answer-close")),
        ),
        close=translate("letter-greeting", centre=centre.name),
        size=max(MIN_SIZE, min(MAX_SIZE, resident.text_size)),
        practice_mark=practice_mark(centre, translate),
        language=translate.language,
    )


def _request_sentence(request: Request, translate: BoundTranslations) -> str:
    """Return the sentence that tells what it is about."""
    if translate.language in LANGUAGES:
        return asked_sentence(replace(request, caller_id=None), "", translate)
    return translate("letter-asked", what=quoted(request.what, translate))
