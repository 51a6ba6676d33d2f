"""Find what stands where a postcode should and is none: a digit or letter too few or too many."""

from __future__ import annotations

import re

_ADDITIONS = "HS|BG|ZW|II|IV|VI"
"""Letters behind a house number that are no letters of a postcode: "112 HS"."""

_BEFORE_TOWN = r"(?=\s+[A-Z][a-z])"
_FAULTY = (
    # at the beginning, before a town: "105 ED Amsterdam,"
    r"^\d{2,3}\s?[A-Z]{2}(?=\s+[A-Z][a-z]+[^\d,\n]*[,\n])",
    # a letter O for a zero: "1O53 ED"
    r"(?<![\w-])[1-9](?=\d*O)[\dO]{3}\s?[A-Z]{1,2}(?!\w)",
    # a zero in front, or five digits: "0153 ED", "10533 ED"
    r"(?<![\w-])(?:0\d{3}|\d{5})\s?[A-Z]{2}(?!\w)",
    # three letters, or a digit for a letter: "1053 EDA", "1053 3D"
    r"(?<![\w-])\d{4}\s?(?:[A-Z]{3}|\d[A-Z])(?!\w)",
    # a space within the digits: "12, 10 53 ED Amsterdam"
    rf"(?<![\w-])(?<=[,;-] )\d{{1,2}}\s\d{{1,2}}\s?[A-Z]{{2}}{_BEFORE_TOWN}(?!\w)",
    # three digits behind a number or a comma: "12 153 ED Amsterdam"
    (
        r"(?<![\w-])(?:(?<=\d )|(?<=\d\w )|(?<=\d\w\w )|(?<=[,;-] )|(?<=[,;\n]))"
        rf"\d{{3}}\s?(?!{_ADDITIONS})[A-Z]{{2}}{_BEFORE_TOWN}(?!\w)"
    ),
    # one letter on a line of its own: "\n1053 E"
    r"(?<![\w-])(?<=[\n,])\s*\d{4}\s?[A-Z](?!\w)",
)
_FAULTY_POSTCODE = re.compile("|".join(_FAULTY))
_FAULTY_BEFORE_TOWN = re.compile(
    r"\s*(?:\d{1,6}\s?(?:\d[A-Z]|[A-Za-z]{1,3})(?![a-z])|\d{4})[\s,]+(?=[^\W\d])"
)


def split_faulty_postcode(address: str) -> tuple[str, str]:
    """Return a faulty postcode in an address, or an empty text, and the address without it."""
    match = _FAULTY_POSTCODE.search(address)
    return match[0] if match else "", _FAULTY_POSTCODE.sub(", ", address)


def split_faulty_before_town(place: str) -> tuple[str, str]:
    """Return a faulty postcode before a town, or an empty text, and the town."""
    match = _FAULTY_BEFORE_TOWN.match(place)
    return (match[0].strip(" ,"), place[match.end() :]) if match else ("", place)
