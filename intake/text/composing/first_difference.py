"""Tell in a few words what differs between two texts."""

from __future__ import annotations

from intake.text.composing.changed_parts import changed_parts

_MAX_WORDS = 8


def first_difference(before: str, after: str) -> tuple[str, str]:
    """Return the first words that differ, before and after.

    Either may be empty; both are if nothing changed.
    """
    old, new = _words_that_differ(before, after)
    for change in changed_parts(old, new):
        was, now = old[change.begin : change.end], new[change.start : change.stop]
        return _first_words(was), _first_words(now)
    return "", ""


def _words_that_differ(before: str, after: str) -> tuple[list[str], list[str]]:
    """Return the words of both titles, the first lines, if these differ; else all words.

    So no title is joined with its text.
    """
    old, _, _ = before.partition("\n")
    new, _, _ = after.partition("\n")
    if old.split() != new.split() and "\n" in before and "\n" in after:
        return old.split(), new.split()
    return before.split(), after.split()


def _first_words(words: list[str]) -> str:
    return " ".join(words[:_MAX_WORDS]) + (" …" if len(words) > _MAX_WORDS else "")
