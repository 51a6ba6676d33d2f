"""Telephone numbers as people say them, as they are kept (E.164) and as they are shown.

phonenumbers is loaded with the first number that is read: looking somebody up shows the groups that
were kept with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_REGION = "NL"
_MAX_TYPED = 60
"""Characters of a number with its extension; the work on it grows with their square."""
_EXTENSION = re.compile(
    r"[,;]?\s*\b(?:toestel|tst|doorkies(?:nummer)?|intern)\b[.:]?\s*(?:nummer|nr)?[.:]?\s*(?=\d)",
    re.IGNORECASE,
)
"""The Dutch words for an extension, as somebody types them and as this program shows it."""


@dataclass(frozen=True, slots=True)
class Phone:
    """One number of a person.

    ``number`` is E.164, with ``;ext=`` behind it where there is an extension; ``whose`` says whom
    it rings.

    ``grouped`` is how it is read aloud, kept with the number so that a list of people needs no
    library to show it.
    """

    number: str
    whose: str = ""
    wrong: bool = False
    grouped: str = ""


def make_phone(kept: str, whose: str = "") -> Phone:
    """Make the phone of a number in E.164, with the groups it is read in."""
    return Phone(kept, whose, grouped=format_phone(kept))


def parse_phone(typed: str) -> str | None:
    """Understand any Dutch way of writing a number, and foreign ones with their country.

    ``None`` where it is none.

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
    """Write a kept number in groups, as it is read aloud: a Dutch one without its country.

    No number stays empty.

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
