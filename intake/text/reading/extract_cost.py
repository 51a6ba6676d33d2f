"""The costs in a line: "5 euro", "hooguit €2,50", "mag niets kosten"."""

from __future__ import annotations

import re
from typing import NamedTuple

_AMOUNT = re.compile(
    r"(?:\b(?:heeft|hebben|heb|wil) er (?=[^,;.]{1,12} voor over\b))?"
    r"(?:\b(?:voor|maximaal|max\.?|hooguit|hoogstens|ongeveer|circa|tot|à)\s+)?"
    r"(?:€\s*(\d{1,3})(?:[.,](\d{1,2}))?\b|\b(\d{1,3})(?:[.,](\d{1,2}))?\s*(?:euro|eur|€)(?![\w-]))"
    r"(?:\s+(?:is|mag|kan|per (?:keer|dag|maaltijd|portie|uur)|kosten|prima|goed|voor over)\b)*",
    re.IGNORECASE,
)
_OR_ANOTHER = re.compile(r"\d\s*(?:of|à|-|tot|tot en met)\s*$", re.IGNORECASE)
_NOTHING = re.compile(
    r"\b(?:mag|moet|wil|kan)\s+(?:er\s+)?(?:niets|niks)\s+(?:voor\s+)?(?:kosten|betalen)\b"
    r"|\b(?:het\s+)?(?:mag|moet)\s+gratis(?:\s+zijn)?\b",
    re.IGNORECASE,
)


class Cost(NamedTuple):
    """An amount in cents, as the form stores it, and its position in the line."""

    cents: str
    start: int
    end: int


def find_cost(text: str) -> Cost | None:
    """Return the only amount in a line; two amounts are a range or a doubt, and are asked."""
    nothing = _NOTHING.search(text)
    amounts = list(_AMOUNT.finditer(text))
    if nothing and not amounts:
        return Cost("0", *nothing.span())
    if nothing or len(amounts) != 1:
        return None
    amount = amounts[0]
    if _OR_ANOTHER.search(text[: amount.start()]):
        return None
    euros = amount[1] or amount[3]
    rest = (amount[2] or amount[4] or "").ljust(2, "0")
    return Cost(str(int(euros) * 100 + int(rest)), *amount.span())
