"""Tell what ``int`` reads from what only looks like a number: "41²", thousands of digits."""

from __future__ import annotations

_MAX_DIGITS = 9
"""Far more than anything here is counted in; ``int`` refuses thousands of digits."""


def is_numeral(text: str) -> bool:
    """Tell whether a text is a number that ``int`` reads, in the digits of any script."""
    return text.isdecimal() and len(text) <= _MAX_DIGITS
