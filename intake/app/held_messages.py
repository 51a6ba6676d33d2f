"""What is told while the desk is locked waits for who signs in: it may name somebody."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.ui.desk_session import ENDS_SIGN_IN

if TYPE_CHECKING:
    from intake.kit.translations import Translate

_MAX_HELD = 3
"""So many sentences wait, the newest: a night with a server away says one thing often."""


class HeldMessages:
    """Holds sentences, each once."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate
        self._held: list[str] = []

    def hold(self, sentence: str) -> bool:
        """Keep a sentence for later; False where it is for everybody.

        Why somebody must sign in anew names nobody, and is for them.
        """
        if sentence in {self._translate(f"error-{key}") for key in ENDS_SIGN_IN}:
            return False
        others = [one for one in self._held if one != sentence]
        self._held = [*others, sentence][-_MAX_HELD:]
        return True

    def take(self) -> str:
        """Return what waited, a line each, and hold nothing any more."""
        sentences = "\n".join(self._held)
        self._held = []
        return sentences
