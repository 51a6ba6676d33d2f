"""What a post is planned as: titles to choose from, sentences that may be missed, a closing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

NEVER_LEFT_OUT = -1


class Sentence(NamedTuple):
    """A sentence and how much it may be missed: 0 where the whole cannot do without it.

    ``NEVER_LEFT_OUT`` stays where the whole is but a title: a diet.
    """

    text: str
    importance: int
    otherwise: str = ""
    """What must be said all the same where a title stands instead of it."""


@dataclass(frozen=True)
class PostPlan:
    """Titles from the fullest to the shortest, sentences in their order, and the closing.

    ``short_closing`` is for a platform that takes few characters.
    """

    titles: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    closing: str
    short_closing: str
