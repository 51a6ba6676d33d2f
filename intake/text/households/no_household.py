"""Tell the rows of a list that hold nobody: sums, and where somebody signs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOTAL = re.compile(
    r"(?i)^\W*(?:sub|eind|tussen|hoofd)?(?:totaal|totalen|total|som)\b"
    r"|^\W*[\w.]{1,12}\s(?:sub)?totaal\W*$"
)
_SIGNATURE = re.compile(r"(?i)^\W*(?:handtekening|voor akkoord|paraaf|vragen\?)(?!\w)")
_MAX_SIGNED = 2
"""Cells of a row in which somebody signs; the remark of a household may say so as well."""

_EMPTY_HOME = re.compile(r"(?i)\W*(?:staat leeg|leegstand|onbewoond)\W*")
_SUM = re.compile(r"=.*|[\d.,\s]+")


def is_total(shown: Sequence[str]) -> bool:
    """Tell whether a row counts what stands above it: it begins so, or it is all sums but that."""
    if any(_TOTAL.match(cell) for cell in shown[:2]):
        return True
    others = [cell for cell in shown if not _TOTAL.match(cell) and cell.lower() != "samen"]
    return len(others) < len(shown) and all(_SUM.fullmatch(cell) for cell in others)


def is_signed(shown: Sequence[str]) -> bool:
    """Tell whether a row is where somebody signs or is asked, or of a home where nobody lives."""
    is_signature = len(shown) <= _MAX_SIGNED and any(map(_SIGNATURE.search, shown))
    return is_signature or any(map(_EMPTY_HOME.fullmatch, shown))
