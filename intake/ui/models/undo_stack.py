"""What can be taken back, each with the words that say what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

_MAX_KEPT = 50


class _Entry(NamedTuple):
    said: str
    undo: Callable[[], object]
    topics: frozenset[object]


class UndoStack(QObject):
    """Acts of who sits here that can be taken back, the last first.

    Each belongs to topics: the page it was done on, the request it is about. A page takes back its
    own, in their order.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[_Entry] = []

    def push(self, said: str, undo: Callable[[], object], *topics: object) -> None:
        """Keep an act; ``said`` names it, ``undo`` takes it back."""
        self._entries.append(_Entry(said, undo, frozenset(topics)))
        del self._entries[:-_MAX_KEPT]
        self.changed.emit()

    def said(self, topic: object) -> str:
        """Name what is taken back next of a topic; empty where there is nothing."""
        entry = self._last(topic)
        return entry.said if entry else ""

    def undo(self, topic: object) -> None:
        """Take the last act of a topic back."""
        entry = self._last(topic)
        if entry is not None:
            self._entries.remove(entry)
            self.changed.emit()
            entry.undo()

    def clear(self) -> None:
        """Forget all: another person sits here, who did none of it."""
        self._entries.clear()
        self.changed.emit()

    def _last(self, topic: object) -> _Entry | None:
        return next((entry for entry in self._entries[::-1] if topic in entry.topics), None)
