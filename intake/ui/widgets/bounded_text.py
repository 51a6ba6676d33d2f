"""Limit what others wrote before it is shown, so that no text makes a window grow."""

from __future__ import annotations

import re

from intake.kit.text_normalization import without_controls

MAX_PARAGRAPH = 20_000
MAX_LINE = 200
"""Maximum characters of a wrapped text, and of a single line."""

_LONGEST_WORD = 40
"""Longer words may be broken; Dutch has few with more than thirty letters."""

_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")
_PIECE = re.compile(rf".{{{_LONGEST_WORD}}}(?=.)")
_BREAK_HERE = "\N{ZERO WIDTH SPACE}"


def bounded_paragraph(text: str) -> str:
    """Return a text that can be wrapped anywhere, cut if it is far too long."""
    cut = _cut(text, MAX_PARAGRAPH)
    return _LONG_WORD.sub(lambda word: _PIECE.sub(rf"\g<0>{_BREAK_HERE}", word[0]), cut)


def bounded_line(text: str, most: int = MAX_LINE) -> str:
    """Return a text of one line, cut if it would make its window too wide."""
    return _cut(text, most)


def _cut(text: str, most: int) -> str:
    text = without_controls(text[: 2 * most])
    return text if len(text) <= most else f"{text[: most - 1]}…"
