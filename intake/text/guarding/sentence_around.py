"""Return the sentence that contains a part of a text."""

from __future__ import annotations


def sentence_around(text: str, span: tuple[int, int]) -> str:
    """Return the text from the mark before the part to the mark after it."""
    begin = max(text.rfind(mark, 0, span[0]) for mark in ".!?") + 1
    after = [at for mark in ".!?" if (at := text.find(mark, span[1])) >= 0]
    return text[begin : min(after, default=len(text))]
