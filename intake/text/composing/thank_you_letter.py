"""The words of the letter that thanks a lender, and tells the truth about what they lent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from intake.domain.phone import format_phone
from intake.kit.text_normalization import join_list
from intake.text.composing.date_phrases import day_phrase
from intake.text.composing.no_answer_letter import LetterText
from intake.text.composing.practice_mark import practice_mark

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from intake.domain.centre import Centre
    from intake.domain.project import Project
    from intake.kit.translations import BoundTranslations

_SIZE = 14


class Thanked(NamedTuple):
    """A lender with what they lent, what of it is lost, and how many households it helped."""

    lender: str
    address: tuple[str, ...]
    lent: Sequence[str]
    lost: Sequence[str]


def thank_you_letter(
    thanked: Thanked,
    project: Project,
    households: int,
    centre: Centre,
    made: tuple[date, BoundTranslations],
) -> LetterText:
    """Return the letter to a lender; ``made`` is the day and the language."""
    today, translate = made
    sentences = [
        translate(
            "thanks-lent", what=join_list(list(thanked.lent), translate("and")), name=project.name
        ),
        translate("thanks-helped", count=households),
    ]
    if thanked.lost:
        lost = join_list(list(thanked.lost), translate("and"))
        sentences.append(translate("thanks-lost", what=lost))
    sentences.append(translate("thanks-again"))
    town = f"{centre.postcode} {centre.city}".strip()
    phone = format_phone(centre.phone) if centre.phone else ""
    return LetterText(
        sender=tuple(line for line in (centre.name, centre.address_line, town, phone) if line),
        address=(thanked.lender, *thanked.address),
        day=f"{day_phrase(today)} {today.year}",
        title=translate("thanks-title"),
        dear=translate("letter-dear", name=thanked.lender),
        sentences=tuple(sentences),
        close=translate("letter-greeting", centre=centre.name),
        size=_SIZE,
        practice_mark=practice_mark(centre, translate),
    )
