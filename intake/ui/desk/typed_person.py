"""Split what was typed in the search field into the fields of a new resident."""

from __future__ import annotations

import re

from intake.domain.phone import parse_phone

_INFIX = re.compile(
    r"^(?P<infix>(?:(?:van|de|den|der|het|'t|ten|ter|te|la|le|el|al)\s+)+)(?P<last>.+)$",
    re.IGNORECASE,
)
_SALUTATION = re.compile(r"(mevrouw|mevr\.?|mw\.?|meneer|dhr\.?|de heer)\s+", re.IGNORECASE)
_ADDRESS = re.compile(r"([1-9]\d{3}\s?[A-Za-z]{2})\s*(\d+)?")
_DIGITS = re.compile(r"[\d\s+()./-]{6,}")


def split_typed(typed: str) -> dict[str, str]:
    """Return the fields: digits are the phone, four digits and two letters the postcode."""
    text = typed.strip()
    if parse_phone(text) or _DIGITS.fullmatch(text):
        return {"phone": text}
    address = _ADDRESS.fullmatch(text)
    if address:
        return {"postcode": address[1], "house_number": address[2] or ""}
    salutation = _SALUTATION.match(text)
    if salutation is None:
        return _split_name(text, first_alone="first_name")
    name = _split_name(text[salutation.end() :], first_alone="last_name")
    return {"salutation": _full_salutation(salutation[1]), **name}


def _full_salutation(typed: str) -> str:
    lower = typed.lower()
    if lower.startswith("m") and "meneer" not in lower:
        return "mevrouw"
    return "meneer"


def _split_name(text: str, *, first_alone: str) -> dict[str, str]:
    """Split a name; ``first_alone`` is the field of a single word."""
    with_infix = _split_infix(text)
    if with_infix:
        return with_infix
    first, _, rest = text.partition(" ")
    if not rest:
        return {first_alone: first}
    return {"first_name": first, **(_split_infix(rest) or {"last_name": rest})}


def _split_infix(text: str) -> dict[str, str]:
    match = _INFIX.match(text)
    if match is None:
        return {}
    return {"infix": match["infix"].strip().lower(), "last_name": match["last"]}
