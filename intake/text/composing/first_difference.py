"""Tell in a few words what changed between two texts."""

from __future__ import annotations

from difflib import SequenceMatcher

_MAX_WORDS = 8


def first_difference(before: str, after: str) -> tuple[str, str]:
    """Return the first words that were and the words that are now.

    Either may be empty, both are where nothing changed.
    """
    old, new = _first_lines(before, after)
    for what, old_from, old_to, new_from, new_to in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if what != "equal":
            return _first_words(old[old_from:old_to]), _first_words(new[new_from:new_to])
    return "", ""


def _first_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the words of the first line that is other, so that no title runs on into a text.

    All words where the texts have not as many lines.
    """
    lines = before.splitlines(), after.splitlines()
    if len(lines[0]) == len(lines[1]):
        for old, new in zip(*lines, strict=True):
            if old.split() != new.split():
                return old.split(), new.split()
    return before.split(), after.split()


def _first_words(words: list[str]) -> str:
    return " ".join(words[:_MAX_WORDS]) + (" …" if len(words) > _MAX_WORDS else "")
