"""The left side of a page: a titled list, and a sentence where it is empty."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from intake.ui.widgets.basics import column, label
from intake.ui.widgets.line_delegate import LineDelegate


class ListPane:
    """A list in a column of its own.

    ``frame`` is put on the page, ``lines`` takes what stands below the list.
    """

    def __init__(self, title: str, nothing: str, width: int) -> None:
        self.frame, self.lines = column(title, width)
        self.list = QListWidget()
        self.list.setAccessibleName(title)
        self.list.setObjectName("entries")
        self.list.setItemDelegate(LineDelegate(self.list))
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
        self.show_any(bool(rows))

    def show_any(self, any_rows: bool) -> None:  # noqa: FBT001 - what it shows
        """Show the list, or that there is nothing in it."""
        self.list.setVisible(any_rows)
        self._nothing.setVisible(not any_rows)
