"""Tell whether a note names a dish, or holds so much else that only a meal can be asked for."""

from __future__ import annotations

import re

_MAX_WORDS = 6
"""A dish with its particulars is shorter; what is longer tells a story."""

_NO_DISH = re.compile(
    r"\d ?[xp]\b|(?:^|\s)[a-z](?:\s|$)|\+|[!?]"
    r"|\b(?:maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag)\b"
    r"|\b(?:ma|di|wo|do|vr|za|zo)\b|\b(?:keer|wk|pw|pm|nee|niet)\b|\bwat er\b"
)
"""How many, how often, on which day: that is asked in fields of its own."""

_A_PLACE_AT_TABLE = re.compile(r"^(?:een plek|plek|aanschuiven|meeeten|mee-eten|mee eten)\b")


def is_clear_dish(typed: str, *, is_together: bool) -> bool:
    """Tell whether a post can name it: "pan soep", and not "1x p wk warm eten"."""
    if is_together and _A_PLACE_AT_TABLE.match(typed.lower()) and len(typed.split()) > 1:
        return False
    return not _NO_DISH.search(typed.lower()) and len(typed.split()) <= _MAX_WORDS
