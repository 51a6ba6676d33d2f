"""Remove characters that databases refuse, and those that nobody sees: a paste may contain them."""

from __future__ import annotations

import unicodedata

_CONTROLS = (code for code in (*range(32), *range(0x7F, 0xA0)) if chr(code) not in "\t\n\r")
_INVISIBLE = (
    *(0x061C, 0x200B, 0x200E, 0x200F, 0x2060, 0xFEFF),
    *(*range(0x202A, 0x202F), *range(0x2066, 0x206A)),
)
"""Spaces without width, and codes that turn the direction of what follows (Unicode 16, Cf).

What joins letters or the parts of a picture (U+200C, U+200D) stays.
"""
_FILLERS = "\u115f\u1160\u2800\u3164\uffa0"
"""Letters and signs that are drawn as nothing: fillers of Korean, and empty Braille."""

_REMOVED = dict.fromkeys((*_CONTROLS, *_INVISIBLE))


def storable_text(text: str) -> str:
    """Return a text without control characters, invisible ones and surrogates.

    A server refuses NUL and surrogates when it writes or reads them. No person types the other
    control characters, and one of them marks encrypted entries. A name of invisible characters is
    no name, and one that turns the direction of text makes others of the words beside it.
    """
    cleaned = text.translate(_REMOVED)
    if cleaned.isascii():
        return cleaned
    return cleaned.encode("utf8", "ignore").decode("utf8")


def is_blank(text: str) -> bool:
    """Tell whether nothing of a text is seen: no letter, number, sign or picture."""
    return not any(_is_seen(sign) for sign in storable_text(text))


def _is_seen(sign: str) -> bool:
    """Tell whether a character draws something by itself (Unicode's general categories)."""
    return unicodedata.category(sign)[0] not in "CZM" and sign not in _FILLERS
