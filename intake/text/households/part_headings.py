"""Read the address above a part of a list, whose rows tell the house number alone."""

from __future__ import annotations

import re

from intake.text.households.addresses import Address, split_place
from intake.text.households.column_contents import is_street

_BUILDING = re.compile(
    r"(?i)^(?:portiek|flat|complex|gebouw|blok|woonblok|trappenhuis|galerij|straat)\b[\s:]*(?=\w)"
)


def read_section(text: str) -> Address | None:
    """Return the street, postcode and place of a heading such as "De Meeuw, Bergweg, 3036 BB Ede".

    None if it names no street.
    """
    parts = [part.strip() for part in text.replace("\n", ",").split(",") if part.strip()]
    street = next((part for part in reversed(parts) if is_street(part)), "")
    if not street or ":" in text.partition(street)[0] or len(parts) > _MOST_PARTS:
        return None
    places = [split_place(part) for part in parts if part != street]
    postcode, city = next((place for place in places if place[0]), ("", ""))
    return Address(street=_BUILDING.sub("", street), postcode=postcode, city=city)


_MOST_PARTS = 4
