"""Find which words of a text were changed, in bounded time."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

_MAX_COMPARED = 400
"""Maximum words on each side that are compared one by one: more take seconds if words are repeated.
"""


class ChangedPart(NamedTuple):
    """The words ``begin`` to ``end`` of the old text became ``start`` to ``stop`` of the new."""

    begin: int
    end: int
    start: int
    stop: int


def changed_parts(old: Sequence[str], new: Sequence[str]) -> list[ChangedPart]:
    """Return the differences between two texts in words; for very long ones the whole middle."""
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
