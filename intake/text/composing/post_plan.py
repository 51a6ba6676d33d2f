"""The plan of a post: titles to choose from, sentences with their importance, a closing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

NEVER_LEFT_OUT = -1


class Sentence(NamedTuple):
    """A sentence and how easily it can be left out: 0 for one that is necessary.

    ``NEVER_LEFT_OUT`` is used for a diet, which is kept even if the post is only a title.
    """

    text: str
    importance: int
    otherwise: str = ""
    """What must be added if only the title is used."""


@dataclass(frozen=True)
class PostPlan:
    """Titles from the longest to the shortest, sentences in order, and the closing.

    ``short_closing`` is for a platform with short texts.
    """

    titles: tuple[str, ...]
    sentences: tuple[Sentence, ...]
    closing: str
    short_closing: str
