"""A new resident's fields.

Sorted out of what was typed to find them, and what is wrong with one.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.domain.phone import parse_phone
from intake.domain.resident import parse_postcode

if TYPE_CHECKING:
    from intake.kit.translations import Translations

_INFIXES = re.compile(
    r"^(?P<infix>(?:(?:van|de|den|der|het|'t|ten|ter|te|la|le|el|al)\s+)+)(?P<last>.+)$",
    re.IGNORECASE,
)


_MOST = 120


def fault_of(name: str, value: str, translate: Translations) -> str:
    """Say what is wrong with a field; nothing where it will do."""
    if len(value) > _MOST:
        return translate("answer-too-long", most=_MOST)
    if name == "phone" and value and parse_phone(value) is None:
        return translate("error-invalid-phone", typed=value[:40])
    if name == "postcode" and value and parse_postcode(value) is None:
        return translate("error-invalid-postcode", typed=value[:40])
    return ""


def split_typed(typed: str) -> dict[str, str]:
    """Sort what was typed into a new resident's fields."""
    text = typed.strip()
    if parse_phone(text) or re.fullmatch(r"[\d\s+()./-]{6,}", text):
        return {"phone": text}
    if address := re.fullmatch(r"([1-9]\d{3}\s?[A-Za-z]{2})\s*(\d+)?", text):
        return {"postcode": address[1], "house_number": address[2] or ""}
    found: dict[str, str] = {}
    if title := re.match(r"(mevrouw|mevr\.?|mw\.?|meneer|dhr\.?|de heer)\s+", text, re.IGNORECASE):
        if title[1].lower().startswith("m") and "meneer" not in title[1].lower():
            found["salutation"] = "mevrouw"
        else:
            found["salutation"] = "meneer"
        text = text[title.end() :]
    if infixed := _INFIXES.match(text):
        return {**found, "infix": infixed["infix"].strip().lower(), "last_name": infixed["last"]}
    first, _, rest = text.partition(" ")
    if not rest:
        if found:
            return {**found, "last_name": first}
        return {**found, "first_name": first}
    inside = _INFIXES.match(rest)
    if inside:
        return {
            **found,
            "first_name": first,
            "infix": inside["infix"].strip().lower(),
            "last_name": inside["last"],
        }
    return {**found, "first_name": first, "last_name": rest}
