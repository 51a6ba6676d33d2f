"""Texts without what no database takes: a paste may bring it."""

from __future__ import annotations


def storable_text(text: str) -> str:
    """Return a text without NUL and without halves of a character.

    A server refuses them, at the writing or at each later reading.
    """
    if text.isascii() and "\x00" not in text:
        return text
    return text.replace("\x00", "").encode("utf8", "ignore").decode("utf8")
