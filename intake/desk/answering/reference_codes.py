"""Find reference codes in what neighbours write."""

from __future__ import annotations

import re

from intake.kit.codes import parse_code

_CODE = re.compile(r"(?<![\w-])([0-9A-Za-z]{3})[- ]?([0-9A-Za-z]{3})(?![\w-])")


def find_reference_codes(text: str) -> tuple[str, ...]:
    """Return what may be reference codes, in order and without duplicates.

    A number or a colour of six characters can have a valid check character by accident.
    """
    groups = [match for match in _CODE.finditer(text) if any(ch.isdigit() for ch in match[0])]
    codes = [parse_code(match[1] + match[2]) for match in groups]
    return tuple(dict.fromkeys(code for code in codes if code))
