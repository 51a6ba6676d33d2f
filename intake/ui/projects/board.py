"""The board of a project: each item with what is needed, where it is, and what falls short."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QVBoxLayout, QWidget

from intake.ui.projects.pieces_bar import PiecesBar, PiecesLegend
from intake.ui.widgets.basics import button, clear, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from intake.kit.translations import Translations
    from intake.ui.projects.project_words import ItemRow

_HEADS = ("thing", "needed", "with-spare", "", "short")
_SHARES = (4, 1, 1, 6, 3)
_WHOLE = Qt.AlignmentFlag(0)
_MIN_WIDTH = 540
"""Pixels at 100 % that the columns need; on less each item stands in lines of its own."""


class Board(QWidget):
    """Shows the items; ``post_wanted`` carries the item of which there is not enough.

    ``item_chosen`` carries the item whose name was pressed.
    """

    post_wanted = Signal(object)  # item id
    item_chosen = Signal(object)  # item id: change it

    def __init__(self, translate: Translations, scale: int) -> None:
        super().__init__()
        self._translate = translate
        self._scale = scale
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._items: tuple[ItemRow, ...] = ()
        self._is_narrow = False

    def show_items(self, items: Sequence[ItemRow]) -> None:
        """Show the items of a project."""
        self._items = tuple(items)
        clear(self._grid)
        for index, share in enumerate(_SHARES):
            self._grid.setColumnStretch(index, 0 if self._is_narrow else share)
        if self._is_narrow:
            self._stack_items()
        elif items:
            self._show_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_narrow = event.size().width() < _MIN_WIDTH * self._scale / 100
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self.show_items(self._items)

    def _stack_items(self) -> None:
        """Put what is told of an item below its name."""
        self._grid.setColumnStretch(0, 1)
        parts = []
        for item in self._items:
            needed = self._translate("project-needed", needed=item.needed, total=item.total)
            parts += [self._name(item), label(needed, "softFact"), self._pieces_widget(item)]
            if item.to_ask:
                parts.append(self._shortage_widget(item))
        for row, part in enumerate(parts):
            is_button = isinstance(part, QPushButton)
            self._grid.addWidget(part, row, 0, Qt.AlignmentFlag.AlignLeft if is_button else _WHOLE)

    def _show_columns(self) -> None:
        for column, name in enumerate(_HEADS):
            part: QWidget = PiecesLegend(self._translate, self._scale)
            if name:
                part = label(self._translate(f"project-head-{name}"), "soft")
            self._grid.addWidget(part, 0, column)
        for row, item in enumerate(self._items, start=1):
            self._grid.addWidget(self._name(item), row, 0)
            self._grid.addWidget(label(item.needed), row, 1)
            self._grid.addWidget(label(item.total), row, 2)
            self._grid.addWidget(self._pieces_widget(item), row, 3)
            self._grid.addWidget(self._shortage_widget(item), row, 4, Qt.AlignmentFlag.AlignVCenter)

    def _name(self, item: ItemRow) -> QWidget:
        """Return the name, by which the item can be changed."""
        name = button(item.name, "link")
        name.setAccessibleName(self._translate("project-change-item", name=item.name))
        name.clicked.connect(partial(self.item_chosen.emit, item.item_id))
        return name

    def _pieces_widget(self, item: ItemRow) -> QWidget:
        """Return the bar with the same in words below it."""
        holder = QWidget()
        lines = QVBoxLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(2)
        lines.addWidget(PiecesBar(item.parts, item.where, self._scale))
        lines.addWidget(label(item.where, "softFact"))
        return holder

    def _shortage_widget(self, item: ItemRow) -> QWidget:
        if not item.to_ask:
            return label(str(item.short))
        key = "project-short-of" if self._is_narrow else "project-short"
        text = self._translate(key, count=item.to_ask)
        post = button(text, "answer")
        post.setAccessibleName(f"{item.name}: {text}")
        post.clicked.connect(partial(self.post_wanted.emit, item.item_id))
        return post
