"""Read a count that somebody typed, within what any record can hold."""

from __future__ import annotations

from intake.kit.numerals import is_numeral

_MAX_DIGITS = 5
"""More is a slip of the keys: nobody hands out a hundred thousand pieces."""


def read_count(text: str) -> int | None:
    """Return a count; None for anything that is not one."""
    bare = text.strip()
    if not (bare.isascii() and is_numeral(bare)) or len(bare.lstrip("0")) > _MAX_DIGITS:
        return None
    return int(bare)
