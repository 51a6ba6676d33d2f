"""Telephone numbers: as people type them, as they are stored (E.164) and as they are shown.

phonenumbers is imported when the first number is parsed. Searching does not need it, because the
grouped form is stored as well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_REGION = "NL"

_MAX_TYPED = 60
"""Maximum length of a typed number with its extension; parsing takes time in its square."""

_EXTENSION = re.compile(
    r"[,;]?\s*\b(?:toestel|tst|doorkies(?:nummer)?|intern)\b[.:]?\s*(?:nummer|nr)?[.:]?\s*(?=\d)",
    re.IGNORECASE,
)
"""The Dutch words for an extension, as people type them and as this program shows them."""


@dataclass(frozen=True, slots=True)
class Phone:
    """One telephone number of a person.

    ``number`` is E.164, followed by ``;ext=`` and the extension if there is one. ``whose`` tells
    who answers it.

    ``grouped`` is the number as it is read aloud. It is stored, so that a list of people needs no
    library to show it.
    """

    number: str
    whose: str = ""
    wrong: bool = False
    grouped: str = ""


def make_phone(kept: str, whose: str = "") -> Phone:
    """Return the phone of a number in E.164, with its grouped form."""
    return Phone(kept, whose, grouped=format_phone(kept))


def parse_phone(typed: str) -> str | None:
    """Parse a telephone number: any Dutch spelling, or a foreign number with its country code.

    Returns None if it is not a number.

    >>> parse_phone("020 - 618 42 17")
    '+31206184217'
    """
    import phonenumbers

    if len(typed.strip()) > _MAX_TYPED:
        return None
    typed = re.sub(r"^\s*(tel|telefoon|mobiel|t|m)[.:]?\s*", "", typed.strip(), flags=re.IGNORECASE)
    typed = _EXTENSION.sub(" ext ", typed)
    try:
        number = phonenumbers.parse(typed, _REGION)
    except phonenumbers.NumberParseException:
        return None
    if not phonenumbers.is_possible_number(number) or not phonenumbers.is_valid_number(number):
        return None
    e164 = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    if number.extension:
        return f"{e164};ext={number.extension}"
    return e164


def format_phone(kept: str) -> str:
    """Return a stored number in groups, as it is read aloud; a Dutch one without country code.

    An empty number stays empty.

    >>> format_phone("+31206184217")
    '020 618 4217'
    """
    import phonenumbers

    base, _, extension = kept.partition(";ext=")
    try:
        number = phonenumbers.parse(base, _REGION)
    except phonenumbers.NumberParseException:
        return kept
    if number.country_code == 31:
        text = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.NATIONAL).replace(
            "-", " "
        )
    else:
        text = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    if extension:
        return f"{text}, toestel {extension}"
    return text
