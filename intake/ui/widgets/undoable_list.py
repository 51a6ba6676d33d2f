"""A section with a list that was made elsewhere: what can be done with it can be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtWidgets import QFrame, QVBoxLayout

from intake.ui.widgets.act_note import ActNote
from intake.ui.widgets.basics import button, clear, label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtCore import SignalInstance
    from PySide6.QtWidgets import QWidget

    from intake.kit.translations import Translations
    from intake.ui.models.undo_stack import UndoStack


class _Presenter(Protocol):
    """What such a section needs of its presenter."""

    undo_stack: UndoStack

    @property
    def done(self) -> SignalInstance: ...
    def undo(self) -> None: ...


class UndoableList(QFrame):
    """Shows a title, why it is there, the entries, and a link that undoes the last act.

    ``name`` is the name of the section and the topic of its undo; its sentences are
    ``section-<name>``, ``<name>-why``, ``<name>-none`` and ``<name>-undo``.
    """

    def __init__(self, presenter: _Presenter, translate: Translations, name: str) -> None:
        super().__init__()
        self.setObjectName("column")
        self._stack = presenter.undo_stack
        self._topic = name
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 16)
        lines.addWidget(label(translate(f"section-{name}"), "title"))
        lines.addWidget(label(translate(f"{name}-why"), "soft"))

        self.note = ActNote()
        lines.addWidget(self.note)
        self._empty_line = label(translate(f"{name}-none"), "soft")
        lines.addWidget(self._empty_line)

        self._list = QVBoxLayout()
        lines.addLayout(self._list)
        self.undo = button(translate(f"{name}-undo"), "link")
        self.undo.clicked.connect(presenter.undo)
        lines.addWidget(self.undo)

        presenter.done.connect(self.note.tell)
        self._stack.changed.connect(self._show_undo)
        self._show_undo()

    def show_parts(self, parts: Iterable[QWidget]) -> None:
        """Show what the entries are made of; without any, that there is nothing."""
        clear(self._list)
        shown = list(parts)
        self._empty_line.setVisible(not shown)
        for part in shown:
            self._list.addWidget(part)

    def _show_undo(self) -> None:
        self.undo.setVisible(bool(self._stack.next_label(self._topic)))
