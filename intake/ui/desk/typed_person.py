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
_POSTCODE_AND_NUMBER = re.compile(r"([1-9]\d{3}\s?[A-Za-z]{2})[\s,]+(\d+)\s*(\S*)")
_BEHIND_A_NAME = re.compile(
    r"(?P<name>[^\d,]*[^\W\d_]),?\s+"
    r"(?P<rest>[1-9]\d{3}\s?[A-Za-z]{2}[\s,]+\d+.*|[\d+(][\d\s+()./-]{8,})"
)
_BEGINNING = re.compile(r"(?<![^\s-])(?!(?:van|de|den|der|het|ten|ter|te|la|le|el|al)\b)[^\W\d_]")
_DIGITS = re.compile(r"[\d\s+()./-]{6,}")


def split_typed(typed: str) -> dict[str, str]:
    """Return the fields: digits are the phone, four digits and two letters the postcode.

    A name may be before either: ``Fatma Yilmaz, 1031eb 8``.
    """
    text = typed.strip()
    behind = _BEHIND_A_NAME.fullmatch(text)
    if behind:
        return {**split_typed(behind["name"]), **_split_reached(behind["rest"])}
    if parse_phone(text) or _DIGITS.fullmatch(text):
        return {"phone": text}
    address = _ADDRESS.fullmatch(text)
    if address:
        return {"postcode": address[1], "house_number": address[2] or ""}
    salutation = _SALUTATION.match(text)
    if salutation is None:
        return _split_name(with_capitals(text), first_alone=_field_of_one_word(text))
    name = _split_name(with_capitals(text[salutation.end() :]), first_alone="last_name")
    return {"salutation": _full_salutation(salutation[1]), **name}


def _split_reached(text: str) -> dict[str, str]:
    """Return a telephone number, or a postcode with what follows it."""
    if not _POSTCODE_AND_NUMBER.fullmatch(text):
        return {"phone": text}
    return {name: said for name, said in split_postcode(text).items() if said}


def with_capitals(name: str) -> str:
    """Return a name that was typed without capitals as it is written on paper."""
    if name != name.lower():
        return name
    return _BEGINNING.sub(lambda begin: begin[0].upper(), name)


def split_postcode(typed: str) -> dict[str, str]:
    """Return what follows a postcode: ``1031eb 8 hs`` has a number and an addition."""
    match = _POSTCODE_AND_NUMBER.fullmatch(typed.strip())
    if match is None:
        return {"postcode": typed.strip()}
    return {"postcode": match[1], "house_number": match[2], "addition": match[3]}


def split_caller(typed: str) -> dict[str, str]:
    """Return the fields of a caller, typed with commas: ``Mehmet Yilmaz, zoon, 06 12345678``."""
    name, *others = (part.strip() for part in typed.split(","))
    split = {"name": with_capitals(name)}
    for part in others:
        if part:
            split["phone" if parse_phone(part) else "relation"] = part
    return split


def _full_salutation(typed: str) -> str:
    lower = typed.lower()
    if lower.startswith("m") and "meneer" not in lower:
        return "mevrouw"
    return "meneer"


def _field_of_one_word(text: str) -> str:
    """Return the field of a single word: a caller gives "Kaya" as surname, "Mehmet" as first name.

    A word that is in no list of first names is a surname.
    """
    from intake.text.guarding.first_names import is_first_name

    return "first_name" if is_first_name(with_capitals(text)) else "last_name"


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
