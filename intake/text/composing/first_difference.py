"""Tell in a few words what changed between two texts."""

from __future__ import annotations

from difflib import SequenceMatcher

_MAX_WORDS = 8


def first_difference(before: str, after: str) -> tuple[str, str]:
    """Return the first words that were and the words that are now.

    Either may be empty, both are where nothing changed.
    """
    old = before.split()
    new = after.split()
    for what, old_from, old_to, new_from, new_to in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if what != "equal":
            return _first_words(old[old_from:old_to]), _first_words(new[new_from:new_to])
    return "", ""


def _first_words(words: list[str]) -> str:
    return " ".join(words[:_MAX_WORDS]) + (" …" if len(words) > _MAX_WORDS else "")
