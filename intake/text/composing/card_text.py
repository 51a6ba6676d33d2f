"""The words of a card: where else somebody can go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.phone import format_phone, parse_phone
from intake.text.composing.practice_mark import practice_mark

if TYPE_CHECKING:
    from intake.domain.centre import Centre, Contact
    from intake.kit.translations import Translate, Translations


@dataclass(frozen=True)
class Place:
    """A place to go to: its name, its number in groups, and further lines."""

    name: str
    phone: str
    lines: tuple[str, ...]


@dataclass(frozen=True)
class CardText:
    """All words of a card."""

    title: str
    places: tuple[Place, ...]
    from_whom: str
    practice_mark: str = ""
    language: str = "nl"


def make_card_text(
    translations: Translations,
    contacts: tuple[Contact, ...],
    centre: Centre | None,
    *,
    crisis: bool,
    language: str = "nl",
) -> CardText:
    """Write the card of one contact, or of every crisis line.

    What the centre wrote about a place stays as it wrote it.
    """
    translate = translations.bound_to(language)

    return CardText(
        translate("card-crisis" if crisis else "card-title"),
        tuple(
            Place(
                "" if contact.name == contact.phone else contact.name,
                _grouped(contact.phone),
                tuple(line for line in (contact.for_what, contact.hours) if line),
            )
            for contact in contacts
        ),
        _sender_line(centre, translate),
        practice_mark(centre, translate),
        language,
    )


def _grouped(phone: str) -> str:
    """Return a number in groups; a short one (112, 113, 0800) is not grouped."""
    kept = parse_phone(phone)
    if kept:
        return format_phone(kept)
    return phone


def _sender_line(centre: Centre | None, translate: Translate) -> str:
    if centre is None:
        return ""
    if centre.phone:
        return translate("card-from", centre=centre.name, phone=_grouped(centre.phone))
    return centre.name
