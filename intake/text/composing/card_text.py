"""What a card says: where else somebody can go, with the number large."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from intake.domain.phone import format_phone, parse_phone

if TYPE_CHECKING:
    from intake.domain.centre import Centre, Contact
    from intake.kit.translations import Translations


@dataclass(frozen=True)
class Place:
    """Where somebody can go: its name, its number in groups, and the lines below it."""

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


def make_card_text(
    translations: Translations,
    contacts: tuple[Contact, ...],
    centre: Centre | None,
    *,
    crisis: bool,
) -> CardText:
    """Write the card of one contact, or of every crisis line, in Dutch at level A2."""
    translate = translations.bound_to("nl")

    return CardText(
        translate("card-crisis" if crisis else "card-title"),
        tuple(
            Place(
                "" if one.name == one.phone else one.name,
                _grouped(one.phone),
                tuple(line for line in (one.for_what, one.hours) if line),
            )
            for one in contacts
        ),
        translate("card-from", centre=centre.name, phone=_grouped(centre.phone))
        if centre and centre.phone
        else centre.name
        if centre
        else "",
        translate("slip-practice") if centre and centre.is_practice else "",
    )


def _grouped(phone: str) -> str:
    """A short number (112, 113, 0800) is said as it is."""
    kept = parse_phone(phone)
    if kept:
        return format_phone(kept)
    return phone
