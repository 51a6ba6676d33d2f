"""Keep messages of a locked desk until somebody signs in, because they may name a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from intake.ui.desk_session import ENDS_SIGN_IN

if TYPE_CHECKING:
    from intake.kit.translations import Translate

_MAX_HELD = 3
"""Only the newest messages are kept: when a server is away all night, one is repeated often."""


class MessagesWhileLocked:
    """Holds messages, each once."""

    def __init__(self, translate: Translate) -> None:
        self._translate = translate
        self._held: list[str] = []

    def hold(self, sentence: str) -> bool:
        """Hold a message for later; return False if everybody may see it.

        Why somebody must sign in again names nobody, so it is shown.
        """
        if sentence in {self._translate(f"error-{key}") for key in ENDS_SIGN_IN}:
            return False
        others = [held for held in self._held if held != sentence]
        self._held = [*others, sentence][-_MAX_HELD:]
        return True

    def take(self) -> str:
        """Return the held messages, one on each line, and empty the list."""
        sentences = "\n".join(self._held)
        self._held = []
        return sentences
