"""A line of a card with its size, which may be larger for a number."""

from __future__ import annotations

from typing import NamedTuple


class SizedLine(NamedTuple):
    """A line of text, its size in points, and whether it is bold."""

    text: str
    size: float
    is_bold: bool = False
