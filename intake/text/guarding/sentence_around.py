"""Return the sentence in which a stretch of a text stands."""

from __future__ import annotations


def sentence_around(text: str, span: tuple[int, int]) -> str:
    """Return it from the mark before the stretch to the mark behind it."""
    begin = max(text.rfind(mark, 0, span[0]) for mark in ".!?") + 1
    after = [at for mark in ".!?" if (at := text.find(mark, span[1])) >= 0]
    return text[begin : min(after, default=len(text))]
