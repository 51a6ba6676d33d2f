"""A column of entries that a centre keeps itself: each can be taken off and put back, and the fields below add one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFrame, QGridLayout, QVBoxLayout

from intake.ui.parts import announce, button, clear, label, row
from intake.ui.views.fields import NamedFields

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from intake.kit.words import Words


class KeptList(QFrame):
    """The column itself; ``one`` begins the names of its sentences, and whoever keeps the list wires it."""

    def __init__(self, words: Words, one: str, fields: Sequence[str]) -> None:
        super().__init__()
        self.setObjectName("column")
        self._words, self._one = words, one
        lines = QVBoxLayout(self)
        lines.setContentsMargins(16, 14, 16, 16)
        lines.addWidget(label(words(f"{one}-title"), "title"))
        lines.addWidget(label(words(f"{one}-hint"), "soft"))
        self._entries = QVBoxLayout()
        lines.addLayout(self._entries)
        self.fields, grid = NamedFields(), QGridLayout()
        for at, name in enumerate(fields):
            self.fields.add(grid, name, words(f"{one}-{name.replace('_', '-')}"), (at, 0, 1))
        lines.addLayout(grid)
        self._ticks = QVBoxLayout()
        lines.addLayout(self._ticks)
        self._boxes: list[QCheckBox] = []
        self._said = label("", "good")
        self._said.hide()
        self.add, self.undo = button(words(f"{one}-add"), "second"), button(words(f"{one}-undo"), "link")
        self.add.setAccessibleName(words(f"{one}-add-name"))
        for part in (self._said, self.add, self.undo):
            lines.addWidget(part)

    def add_box(self, shown: str, spoken: str) -> QCheckBox:
        """Add a box to tick for a new entry."""
        box = QCheckBox(shown)
        box.setAccessibleName(spoken)
        self._ticks.addWidget(box)
        self._boxes.append(box)
        return box

    def add_heading(self, shown: str) -> None:
        """Say what the boxes below it are about."""
        self._ticks.addWidget(label(shown, "label"))

    def show_entries(self, entries: Iterable[tuple[str, str, Callable[[], object]]]) -> None:
        """Show each entry: its name, what else there is to know, and what takes it off."""
        clear(self._entries)
        for name, about, take_off in entries:
            away = button(self._words(f"{self._one}-remove"), "link")
            away.setAccessibleName(self._words(f"{self._one}-remove-of", name=name))
            away.clicked.connect(take_off)
            self._entries.addWidget(label(name, "strong"))
            self._entries.addWidget(label(about, "soft"))
            self._entries.addLayout(row(away))

    def empty(self) -> None:
        """Empty the fields for the next entry."""
        self.fields.show({})
        for box in self._boxes:
            box.setChecked(False)

    def tell(self, sentence: str) -> None:
        self._said.setText(sentence)
        self._said.setVisible(bool(sentence))
        announce(self._said, sentence)
