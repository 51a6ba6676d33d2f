"""The left side of a page: a titled list, and a sentence where it is empty."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from intake.ui.widgets.basics import column, label


class ListPane:
    """A list in a column of its own.

    ``frame`` is put on the page, ``lines`` takes what stands below the list.
    """

    def __init__(self, title: str, nothing: str, width: int) -> None:
        self.frame, self.lines = column(title, width)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.lines.addWidget(self.list, 1)
        self._nothing = label(nothing, "soft")
        self.lines.addWidget(self._nothing, 1, Qt.AlignmentFlag.AlignTop)

    def show_rows(self, rows: list[str], current: int) -> None:
        """Show these rows with one chosen, without a signal; without any, say that."""
        self.list.blockSignals(True)
        self.list.clear()
        self.list.addItems(rows)
        if rows:
            self.list.setCurrentRow(min(current, len(rows) - 1))
        self.list.blockSignals(False)
        self.list.setVisible(bool(rows))
        self._nothing.setVisible(not rows)
