"""Put text in the order in which it is drawn.

Arabic is written from right to left with joined letters; a font of reportlab draws the signs that
it gets, from left to right. Numbers and Dutch words within Arabic stay from left to right
(Unicode's bidirectional algorithm, docs/sources.md, "Scripts").
"""

from __future__ import annotations

import re
from functools import lru_cache

RIGHT_TO_LEFT = frozenset({"ar"})
"""The languages of paper that are written from right to left."""

_RIGHT_TO_LEFT_SIGN = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_BETWEEN_DIGITS = re.compile(r"(?<=\d) (?=\d)")
_NO_BREAK_SPACE = "\u00a0"
_MARK = "\u200f"
"""A mark without a sign: what follows a bracket belongs to the sentence, not to a Dutch word."""

_OPENS = re.compile(r"[«(\[“]")
_CLOSES = re.compile(r"[»)\]”]")


def has_right_to_left(text: str) -> bool:
    """Tell whether a text contains a letter that is written from right to left."""
    return not text.isascii() and bool(_RIGHT_TO_LEFT_SIGN.search(text))


@lru_cache(maxsize=4096)
def join_letters(text: str) -> str:
    """Return a text with each Arabic letter in the form that joins its neighbours."""
    if not has_right_to_left(text):
        return text
    import arabic_reshaper

    return str(arabic_reshaper.reshape(text))


@lru_cache(maxsize=4096)
def drawing_order(text: str, *, right_to_left: bool = False) -> str:
    """Return a line as it is drawn from left to right.

    ``right_to_left`` is the direction of the sentence. The groups of a telephone number are held
    together, because each would be put in the order of the sentence otherwise.
    """
    if not (right_to_left or has_right_to_left(text)):
        return text
    from bidi.algorithm import get_display  # this one turns brackets and quotation marks around

    isolated_text = _BETWEEN_DIGITS.sub(_NO_BREAK_SPACE, text)
    if right_to_left:
        isolated_text = _OPENS.sub(lambda sign: f"{_MARK}{sign[0]}", isolated_text)
        isolated_text = _CLOSES.sub(lambda sign: f"{sign[0]}{_MARK}", isolated_text)
    drawn = str(get_display(join_letters(isolated_text), base_dir="R" if right_to_left else "L"))
    return drawn.replace(_MARK, "")
