"""Tell in a few words what changed between two texts."""

from __future__ import annotations

from difflib import SequenceMatcher

_MAX_WORDS = 8


def first_difference(before: str, after: str) -> tuple[str, str]:
    """Return the first words that were and the words that are now.

    Either may be empty, both are where nothing changed.
    """
    old, new = _words_that_differ(before, after)
    for what, old_from, old_to, new_from, new_to in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if what != "equal":
            return _first_words(old[old_from:old_to]), _first_words(new[new_from:new_to])
    return "", ""


def _words_that_differ(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the words of both titles, the first lines, where these differ; else all words.

    So no title runs on into its text.
    """
    old, _, _ = before.partition("\n")
    new, _, _ = after.partition("\n")
    if old.split() != new.split() and "\n" in before and "\n" in after:
        return old.split(), new.split()
    return before.split(), after.split()


def _first_words(words: list[str]) -> str:
    return " ".join(words[:_MAX_WORDS]) + (" …" if len(words) > _MAX_WORDS else "")
