"""Keep a person's edits in a text when the answers behind it change.

Both changes are kept, unless they overlap.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from intake.text.composing.changed_parts import changed_parts

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


class _Edit(NamedTuple):
    """A change of a text: which words are replaced, and by which."""

    begin: int
    end: int
    words: list[str]


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
        edit
        for edit in typed
        if all(edit.end < other.begin or edit.begin > other.end for other in made)
    ]
    for edit in sorted(kept + made, reverse=True):
        words[edit.begin : edit.end] = edit.words
    return "".join(words)


def _changes(words: list[str], other: str) -> list[_Edit]:
    theirs = _TOKEN.findall(other)
    return [
        _Edit(change.begin, change.end, theirs[change.start : change.stop])
        for change in changed_parts(words, theirs)
    ]
