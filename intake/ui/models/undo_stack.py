"""Acts that can be undone, each with the words that tell what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

_MAX_KEPT = 50

EVERYWHERE = None
"""The topic of acts that can also be undone from any page, by Ctrl Z of the frame."""


class _Entry(NamedTuple):
    label: str
    undo: Callable[[], object]
    topics: frozenset[object]


class UndoStack(QObject):
    """Acts of the signed-in person that can be undone, the last first.

    Each belongs to topics: the page it was done on, the request it is about. A page undoes its own
    acts, in their order.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[_Entry] = []

    def push(self, label: str, undo: Callable[[], object], *topics: object) -> None:
        """Store an act; ``label`` names it, ``undo`` undoes it."""
        self._entries.append(_Entry(label, undo, frozenset(topics)))
        del self._entries[:-_MAX_KEPT]
        self.changed.emit()

    def next_label(self, topic: object) -> str:
        """Return the label of the next act of a topic to undo; empty if there is none."""
        entry = self._last(topic)
        return entry.label if entry else ""

    def undo(self, topic: object) -> None:
        """Undo the last act of a topic."""
        entry = self._last(topic)
        if entry is not None:
            self._entries.remove(entry)
            self.changed.emit()
            entry.undo()

    def clear(self) -> None:
        """Forget all: another person is signed in, who did none of it."""
        self._entries.clear()
        self.changed.emit()

    def _last(self, topic: object) -> _Entry | None:
        return next((entry for entry in self._entries[::-1] if topic in entry.topics), None)
