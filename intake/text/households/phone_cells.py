"""Read the telephone number that a household can be rung on from the cells of a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from intake.domain.phone import parse_phone

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_PHONE = frozenset(
    {"", "-", "--", "geen", "nvt", "n.v.t", "onbekend", "?", "geen telefoon", "x", "geheim",
     "geheim nummer", "geheim nr", "niet", "n.b", "heeft geen telefoon", "geen tel"}
)  # fmt: skip
"""What people write where there is no number to ring."""

_PARTS = re.compile(
    r"\s*(?:/|;|\||\bof\b|\ben\b|\n|,|\s[-–]\s|\bb\.?g\.?g\b\.?:?)\s*", re.IGNORECASE
)
_BRACKETS = re.compile(r"\([^()]*\)")
_LOST_ZERO = re.compile(r"^[1-9]\d{8}$")
_MIN_DIGITS = 3


def first_number(written: Sequence[str]) -> str | None:
    """Return the first number that is one; an empty text if none is written, None if it is wrong.

    ``written`` are the cells that hold a letter or a digit.
    """
    for cell in written:
        for part in [cell, *_PARTS.split(cell)]:
            number = _number_of(part)
            if number:
                return number
    is_told = any(len(re.sub(r"\D", "", cell)) >= _MIN_DIGITS for cell in written)
    if not is_told and all(cell.lower().strip(" .") in NO_PHONE for cell in written):
        return ""
    return None


def _without_words(bracketed: re.Match[str]) -> str:
    """Leave out what stands in brackets if it holds words; "(020)" belongs to a number."""
    return " " if re.search("[A-Za-z]", bracketed[0]) else bracketed[0]


def _number_of(written: str) -> str | None:
    """Return a number in E.164; one that lost its zero in a spreadsheet gets it back."""
    text = _BRACKETS.sub(_without_words, written)
    text = re.sub(r"[A-Za-z][\w.]*:?", " ", text).strip()
    digits = re.sub(r"[\s().-]", "", text)
    if digits.startswith("00"):
        text = f"+{digits[2:]}"
    elif _LOST_ZERO.match(digits):
        text = f"0{digits}"
    elif re.fullmatch(r"31[1-9]\d{8}", digits):
        text = f"+{digits}"
    return parse_phone(text) if digits else None
