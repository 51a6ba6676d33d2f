"""Texts without what no database takes: a paste may bring it."""

from __future__ import annotations

_CONTROL_SIGNS = {code: None for code in range(32) if chr(code) not in "\t\n\r"}


def storable_text(text: str) -> str:
    """Return a text without control signs and without halves of a character.

    A server refuses NUL and halves, at the writing or at each later reading; the others are nothing
    that a person writes, and one of them begins what is kept encrypted.
    """
    cleaned = text.translate(_CONTROL_SIGNS)
    if cleaned.isascii():
        return cleaned
    return cleaned.encode("utf8", "ignore").decode("utf8")
