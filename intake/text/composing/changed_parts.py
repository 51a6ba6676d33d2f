"""Find which words of a text were changed, in a time that does not run away."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_COMPARED = 400
"""Words on each side up to which they are compared one by one: more take seconds where the same
words come again and again."""


class ChangedPart(NamedTuple):
    """The words ``begin`` to ``end`` of the old text became ``start`` to ``stop`` of the new."""

    begin: int
    end: int
    start: int
    stop: int


def changed_parts(old: Sequence[str], new: Sequence[str]) -> list[ChangedPart]:
    """Return what differs between two texts in words; of very long ones the middle as a whole."""
    first = _common(old, new)
    last = _common(old[first:][::-1], new[first:][::-1])
    middle, other = old[first : len(old) - last], new[first : len(new) - last]
    if not middle and not other:
        return []
    if max(len(middle), len(other)) > _MAX_COMPARED:
        return [ChangedPart(first, first + len(middle), first, first + len(other))]
    opcodes = SequenceMatcher(a=middle, b=other, autojunk=False).get_opcodes()
    return [
        ChangedPart(first + begin, first + end, first + start, first + stop)
        for kind, begin, end, start, stop in opcodes
        if kind != "equal"
    ]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many words two texts have in common from their beginning."""
    count = 0
    for word, twin in zip(one, other, strict=False):
        if word != twin:
            break
        count += 1
    return count
