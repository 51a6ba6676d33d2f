"""A text as a reader sees it: without invisible characters, each letter as it looks."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from intake.kit.text_normalization import plain_look_alikes

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2065\u20e3\u2800\u3164\uffa0")
"""Characters that no font draws by themselves although their category is letter or mark."""

_UNSEEN_RANGES = (
    ("\u180b", "\u180f"),
    ("\ufe00", "\ufe0f"),
    ("\ufff0", "\ufff8"),
    ("\U000e0000", "\U000e0fff"),
)
"""Selectors of a variant and reserved places (Unicode 16, Default_Ignorable_Code_Point)."""


def _is_unseen(sign: str) -> bool:
    if sign < "\u00a0":
        return False
    return (
        any(first <= sign <= last for first, last in _UNSEEN_RANGES)
        or sign in _UNSEEN
        or unicodedata.category(sign) == "Cf"
    )


def _plain_digit(sign: str) -> str:
    """Return a digit in a circle or another script as an ordinary one; else the sign itself."""
    if sign < "\u00b2":
        return sign
    value = unicodedata.numeric(sign, -1.0)
    is_digit = unicodedata.category(sign) in ("Nd", "No") and value in range(10)
    return str(int(value)) if is_digit else sign


_WITH_MARKS = re.compile(r"[^\n][\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]+")
"""A letter and the marks that are written over it, as some programs spell an accent."""


def visible_characters(text: str) -> Iterator[tuple[int, str]]:
    """Yield each character that a reader sees, with its position in the text.

    An accent that is spelt apart is joined with its letter; any other mark (a line through it, a
    second accent) changes no letter. All spaces are one kind of space.
    """
    written_over = {match.start(): match.end() for match in _WITH_MARKS.finditer(text)}
    at = 0
    while at < len(text):
        end = written_over.get(at, at + 1)
        sign = text[at] if end == at + 1 else unicodedata.normalize("NFC", text[at:end])[0]
        if not _is_unseen(sign):
            yield at, " " if _is_space(sign) else _plain_digit(sign)
        at = end


def _is_space(sign: str) -> bool:
    return sign == "\t" or (sign > "\x7f" and unicodedata.category(sign) == "Zs")


def visible_text(text: str) -> str:
    """Return a text as a reader sees it: without invisible characters, letters as they look."""
    if text.isascii() and "\t" not in text:
        return text
    return plain_look_alikes("".join(sign for _, sign in visible_characters(text)))


def end_of_part(text: str, places: list[int], end: int) -> int:
    """Return where in the text a part ends, with the marks over its last letter."""
    after = places[end - 1] + 1
    while after < places[end] and unicodedata.category(text[after]).startswith("M"):
        after += 1
    return after
