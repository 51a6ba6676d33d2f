"""Find the box of a page in which an answer to somebody is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.kit.text_normalization import normalize_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from intake.filling.snapshot import Control

_WRITTEN_IN = frozenset({"textarea", "contenteditable"})
_ANSWER_WORDS = frozenset(
    {"antwoord", "antwoorden", "bericht", "reactie", "reageer", "message", "reply", "answer"}
)


def find_answer_box(controls: Sequence[Control]) -> Control | None:
    """Return the box for a message; None if there is none, or if nothing tells which of several.

    A page for messages may have a box to search in and a box for a note as well: the one that is
    called a message counts, else the only one.
    """
    boxes = [box for box in controls if box.tag in _WRITTEN_IN and box.visible and not box.aside]
    named = [box for box in boxes if _ANSWER_WORDS & set(normalize_words(box.said).split())]
    fitting = named or boxes
    return fitting[0] if len(fitting) == 1 else None
