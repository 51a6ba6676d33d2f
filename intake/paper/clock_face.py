"""Draw a clock face that shows a time: many who cannot read a bare number can read a clock.

Why: docs/sources.md, "Paper".
"""

from __future__ import annotations

from math import cos, pi, sin
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import time

    from intake.paper.pdf_document import Page

_MIN_SIZE_FOR_NUMERALS = 80.0
"""The smallest face in points on which numerals can be read."""

_MIN_NUMERAL = 14.0


def draw_clock(page: Page, left: float, bottom: float, size: float, at: time) -> None:
    """Draw a face with its hands in a square of ``size`` points."""
    middle_x, middle_y, radius = left + size / 2, bottom + size / 2, size * 0.47
    page.draw_circle(middle_x, middle_y, radius, size * 0.05)
    for hour in range(12):
        if hour % 3 == 0 and size >= _MIN_SIZE_FOR_NUMERALS:
            continue
        inner = 0.8 if hour % 3 == 0 else 0.88
        page.draw_rule(
            _on_face(page, middle_x, middle_y, radius * inner, hour / 12),
            _on_face(page, middle_x, middle_y, radius * 0.96, hour / 12),
            size * (0.035 if hour % 3 == 0 else 0.02),
        )
    if size >= _MIN_SIZE_FOR_NUMERALS:
        _draw_numerals(page, middle_x, middle_y, radius)
    minutes = at.minute / 60
    hours = (at.hour % 12 + minutes) / 12
    middle = (middle_x, middle_y)
    page.draw_rule(middle, _on_face(page, middle_x, middle_y, radius * 0.5, hours), size * 0.075)
    page.draw_rule(middle, _on_face(page, middle_x, middle_y, radius * 0.78, minutes), size * 0.045)


def _draw_numerals(page: Page, middle_x: float, middle_y: float, radius: float) -> None:
    size = max(_MIN_NUMERAL, radius * 0.26)
    for numeral, turn in (("12", 0.0), ("3", 0.25), ("6", 0.5), ("9", 0.75)):
        x, y = _on_face(page, middle_x, middle_y, radius * 0.76, turn)
        page.draw_text(numeral, (x, y - size * 0.36), size, bold=True, side="centre")


def _on_face(page: Page, x: float, y: float, length: float, turn: float) -> tuple[float, float]:
    """Return the point at a part of a turn from twelve o'clock; a mirrored page mirrors none."""
    across = length * sin(2 * pi * turn)
    if page.mirrored:
        across = -across
    return x + across, y + length * cos(2 * pi * turn)
