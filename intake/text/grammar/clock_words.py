"""Write a time as neighbours say it: ``half zes``, ``kwart over acht``, ``tien voor half drie``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.text.grammar.numbers import number_word

if TYPE_CHECKING:
    from datetime import time

_EVENING = 19
_MORNING = 7
_NIGHT_ENDS = 5
_QUARTER = 15


def clock_words(at: time) -> str:
    """Return the time in words, with the part of the day if the hour alone is ambiguous."""
    hour = at.hour % 12 or 12
    following = hour % 12 + 1
    this, then = number_word(hour), number_word(following)
    said = {
        0: f"{this} uur",
        15: f"kwart over {this}",
        30: f"half {then}",
        45: f"kwart voor {then}",
    }.get(at.minute, "")
    if not said:
        said = _minutes_phrase(at.minute, this, then)
    if at.hour >= _EVENING:
        return f"{said} 's avonds"
    if at.hour < _NIGHT_ENDS:
        return f"{said} 's nachts"
    if at.hour < _MORNING:
        return f"{said} 's ochtends"
    return said


def _minutes_phrase(minute: int, this: str, then: str) -> str:
    if minute < _QUARTER:
        return f"{number_word(minute)} over {this}"
    if minute < 2 * _QUARTER:
        return f"{number_word(30 - minute)} voor half {then}"
    if minute < 3 * _QUARTER:
        return f"{number_word(minute - 30)} over half {then}"
    return f"{number_word(60 - minute)} voor {then}"
