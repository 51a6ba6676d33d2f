"""Keep a person's edits in a text when the answers behind it change.

Both changes are kept, unless they overlap.
"""

from __future__ import annotations

import re

from intake.text.composing.changed_parts import changed_parts

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


def merge_edits(base: str, mine: str, fresh: str) -> str:
    """Apply a person's edits (``base`` to ``mine``) to the text that is composed now.

    Where both changed the same words the new text is used: a corrected date must never be posted as
    it was before.
    """
    if fresh == base:
        return mine
    words = _TOKEN.findall(base)
    typed = _changes(words, mine)
    made = _changes(words, fresh)
    kept = [
        edit for edit in typed if all(edit[1] < other[0] or edit[0] > other[1] for other in made)
    ]
    for begin, end, instead in sorted(kept + made, reverse=True):
        words[begin:end] = instead
    return "".join(words)


def _changes(words: list[str], other: str) -> list[tuple[int, int, list[str]]]:
    theirs = _TOKEN.findall(other)
    return [
        (change.begin, change.end, theirs[change.start : change.stop])
        for change in changed_parts(words, theirs)
    ]
