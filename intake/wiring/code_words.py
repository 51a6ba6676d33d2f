"""Read the words with which somebody proves that a slip is theirs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.paths import resources

if TYPE_CHECKING:
    from collections.abc import Sequence


def code_words() -> Sequence[str]:
    """Return the code words, which are easy to say and to write."""
    return tuple((resources() / "words" / "code-words.txt").read_text(encoding="utf8").split())
